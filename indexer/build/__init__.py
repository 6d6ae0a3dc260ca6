"""Build: reports → the next generation of a knowledge base, in parallel, incrementally, and never half done."""

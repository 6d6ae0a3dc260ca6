"""Answers: queries evaluated on arrays over the literal index and Whoosh's postings, counted, ranked, explained."""

"""A knowledge base and search engine for Chinese policy reports."""

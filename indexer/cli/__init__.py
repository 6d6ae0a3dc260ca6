"""The commands that the indexer adds to `kb`: `kb index` and `kb clean`."""

from indexer.cli.cleaning import clean
from indexer.cli.indexing import index

__all__ = ["clean", "index"]

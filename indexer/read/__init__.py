"""Read: one file → the text of its report, or of each report of a table, with the encoding found and what the file says of it."""

from indexer.read.formats import SUFFIXES, is_candidate
from indexer.read.options import ReadOptions
from indexer.read.reader import read

__all__ = ["SUFFIXES", "ReadOptions", "is_candidate", "read"]

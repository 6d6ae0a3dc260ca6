"""Phrases: runs that are said again and again, found over the whole corpus, cut at clauses and words, ranked by what they are good for."""

from kb.phrases.mining import Asked, Mined, mine
from kb.phrases.values import Phrase, Shelf, Size

__all__ = ["Asked", "Mined", "Phrase", "Shelf", "Size", "mine"]

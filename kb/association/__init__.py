"""What goes together: collocates of a term, and what is typical of one part of the corpus beside another."""

from kb.association.collocates import Choice, find_collocates
from kb.association.keyness import Part, Wanted, find_keyness
from kb.association.lexicon import Lexicon
from kb.association.values import MEASURES, Collocate, Collocates, Key, Keyness, Side

__all__ = [
    "MEASURES", "Choice", "Collocate", "Collocates", "Key", "Keyness", "Lexicon", "Part", "Side", "Wanted", "find_collocates",
    "find_keyness",
]  # fmt: skip

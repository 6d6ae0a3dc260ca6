"""Texts laid beside each other, clause by clause: what is the same, changed, moved, or only in one of them."""

from kb.compare.chain import Pair
from kb.compare.comparing import compare
from kb.compare.matching import align
from kb.compare.sections import Fate, SectionPair, compare_sections
from kb.compare.values import Cell, Comparison, Kind, Part, Row, Similarity, Unit

__all__ = [
    "Cell", "Comparison", "Fate", "Kind", "Pair", "Part", "Row", "SectionPair", "Similarity", "Unit", "align", "compare",
    "compare_sections",
]  # fmt: skip

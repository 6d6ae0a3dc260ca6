"""Texts laid beside each other, clause by clause: what is the same, changed, moved, or only in one of them."""

from kb.compare.comparing import compare
from kb.compare.values import Cell, Comparison, Kind, Part, Row, Similarity, Unit

__all__ = ["Cell", "Comparison", "Kind", "Part", "Row", "Similarity", "Unit", "compare"]

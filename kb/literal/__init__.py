"""Any run of characters, found exactly: suffix arrays over the folded text of all passages, in immutable blocks."""

from kb.literal.index import LiteralIndex
from kb.literal.squeeze import IGNORED, squeeze
from kb.literal.update import compact, update
from kb.literal.values import Count, LiteralReport, Manner, Matches, merge

__all__ = [
    "IGNORED",
    "Count",
    "LiteralIndex",
    "LiteralReport",
    "Manner",
    "Matches",
    "compact",
    "merge",
    "squeeze",
    "update",
]

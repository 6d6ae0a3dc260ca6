"""Any run of characters, found exactly: suffix arrays over the folded text of all passages, in immutable blocks."""

from kb.literal.draft import Draft, read_draft, to_draft, write_draft
from kb.literal.index import LiteralIndex
from kb.literal.squeeze import IGNORED, squeeze
from kb.literal.update import compact, update
from kb.literal.values import Count, LiteralReport, Manner, Matches, merge

__all__ = [
    "IGNORED", "Count", "Draft", "LiteralIndex", "LiteralReport", "Manner", "Matches", "compact", "merge", "read_draft", "squeeze", "to_draft",
    "update", "write_draft",
]  # fmt: skip

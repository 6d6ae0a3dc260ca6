"""The examination of a draft: what it takes over from the knowledge base, what it left in, how it is formed, what is its own."""

from kb.check.checking import SOURCES, Compared, Wishes, examine
from kb.check.drafting import Draft, read_draft
from kb.check.owning import Said
from kb.check.taking import SHORTEST
from kb.check.values import Examination, Finding, Own, Part, PassageShare, Severity, SourceShare, Taken

__all__ = [
    "SHORTEST", "SOURCES", "Compared", "Draft", "Examination", "Finding", "Own", "Part", "PassageShare", "Said", "Severity", "SourceShare",
    "Taken", "Wishes", "examine", "read_draft",
]  # fmt: skip

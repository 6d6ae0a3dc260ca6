"""What a worker lays out for the literal indexes while it has the texts at hand: the passages of its reports, and their initials."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np

from kb.codec.texts import LINE_END, han_flags
from kb.initials import han_initials
from kb.literal import Draft, LiteralReport, to_draft, write_draft
from kb.literal.codes import Codes, to_codes, to_text
from kb.model import Report

TEXT, INITIALS = ".text", ".initials"
_AT_ONCE = 400_000
"""Characters whose initials are found at once."""


def write_drafts(stem: Path, reports: Sequence[LiteralReport]) -> None:
    """Write the drafts of reports, each under ``stem`` with an ending of its own."""
    draft = to_draft(reports)
    write_draft(stem.with_suffix(TEXT), draft)
    write_draft(stem.with_suffix(INITIALS), initials_draft(draft))


def literal_report(report: Report) -> LiteralReport:
    """A report as the literal index takes it."""
    return LiteralReport(report.info.id, [passage.text for passage in report.passages])


def initials_draft(draft: Draft) -> Draft:
    """The same passages in initials: those of ``kb.initials``."""
    bounds = draft.passages[np.append(_edges(draft), len(draft.passages) - 1)]
    parts = [_initials(draft.folded[start:end]) for start, end in pairwise(bounds.tolist())]
    letters = np.concatenate([np.empty(0, np.uint32), *parts])
    return replace(draft, letters=letters, folded=letters)


def _edges(draft: Draft) -> "np.typing.NDArray[np.int64]":
    """The passages at which a stretch of some _AT_ONCE characters begins."""
    stretches = draft.passages[:-1] // _AT_ONCE
    return np.flatnonzero(np.diff(stretches.astype(np.int64), prepend=-1))


def _initials(folded: Codes) -> Codes:
    han = han_flags(folded)
    kept = han | np.append(False, han[:-1])
    letters = to_codes(han_initials(to_text(np.where(han, folded, LINE_END)[kept])))
    found = folded.copy()
    found[han] = letters[han[kept]]
    return found


__all__ = ["INITIALS", "TEXT", "initials_draft", "literal_report", "write_drafts"]

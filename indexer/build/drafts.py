"""What a worker lays out for the literal indexes while it has the texts at hand: the passages of its reports, and their initials."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np

from kb.codec.cutting import Cut, Cutter, initials_of
from kb.codec.texts import LINE_END, Texts
from kb.literal import Draft, LiteralReport, to_draft, write_draft
from kb.literal.codes import SEPARATOR, Codes
from kb.model import Report

TEXT, INITIALS = ".text", ".initials"
_AT_ONCE = 400_000
"""Characters whose initials are found at once."""


class Initials:
    """The initials of the texts of a segment, which are cut into words for its terms."""

    def __init__(self) -> None:
        self._parts: list[Codes] = []

    def add(self, texts: Texts, cut: Cut) -> None:
        """Add texts."""
        self._parts.append(initials_of(texts, cut))

    @property
    def codes(self) -> Codes:
        """The initials of all texts end to end, a line end after each."""
        return _joined(self._parts)


def write_drafts(stem: Path, reports: Sequence[LiteralReport], initials: Codes | None = None) -> None:
    """Write the drafts of reports, each under ``stem`` with an ending of its own; ``initials`` of all passages where they are known."""
    draft = to_draft(reports)
    write_draft(stem.with_suffix(TEXT), draft)
    is_known = initials is not None and len(initials) == len(draft.letters)
    write_draft(stem.with_suffix(INITIALS), initials_draft(draft, initials if is_known else None))


def literal_report(report: Report) -> LiteralReport:
    """A report as the literal index takes it."""
    return LiteralReport(report.info.id, [passage.text for passage in report.passages])


def initials_draft(draft: Draft, initials: Codes | None = None) -> Draft:
    """The same passages in initials: those of ``kb.initials``."""
    letters = (_found(draft) if initials is None else initials).copy()
    letters[draft.passages[1:] - 1] = SEPARATOR
    return replace(draft, letters=letters, folded=letters)


def _found(draft: Draft) -> Codes:
    cutter = Cutter()
    codes = np.where(draft.folded == SEPARATOR, LINE_END, draft.folded)
    bounds = draft.passages[np.append(_edges(draft), len(draft.passages) - 1)].tolist()
    stretches = [Texts(codes[start:end], np.zeros(end - start, np.int64)) for start, end in pairwise(bounds)]
    return _joined([initials_of(texts, cutter.cut(texts)) for texts in stretches])


def _joined(parts: Sequence[Codes]) -> Codes:
    return np.concatenate([np.empty(0, np.uint32), *parts])


def _edges(draft: Draft) -> "np.typing.NDArray[np.int64]":
    """The passages at which a stretch of some _AT_ONCE characters begins."""
    stretches = draft.passages[:-1] // _AT_ONCE
    return np.flatnonzero(np.diff(stretches.astype(np.int64), prepend=-1))


__all__ = ["INITIALS", "TEXT", "Initials", "initials_draft", "literal_report", "write_drafts"]

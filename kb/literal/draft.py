"""Reports laid end to end: what every part of a block is built from."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from kb.literal.codes import SEPARATOR, Codes, Places, fold_codes, to_codes
from kb.literal.values import LiteralReport

BLOCK_CHARACTERS = 64_000_000
"""A block's most characters: its suffixes are sorted in memory, at about 30 bytes a character."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The passages of some reports in one text, a separator after each.

    ``letters`` as written and ``folded`` as compared have equal length; ``passages`` is where each passage begins, and
    the length of all; ``firsts`` the number of each report's first passage, and the number of all passages.
    """

    letters: Codes
    folded: Codes
    passages: Places
    firsts: Places
    keys: tuple[str, ...]


def to_draft(reports: Sequence[LiteralReport]) -> Draft:
    """Lay reports end to end. Raises ValueError beyond what 32 bits can number."""
    texts = list(chain.from_iterable(report.passages for report in reports))
    passages = _bounds(len(text) + 1 for text in texts)
    letters = to_codes("\0".join([*texts, ""])).copy()
    letters[passages[1:] - 1] = SEPARATOR
    firsts = _bounds(len(report.passages) for report in reports)
    return Draft(letters, fold_codes(letters), passages, firsts, tuple(report.key for report in reports))


def _bounds(lengths: Iterable[int]) -> Places:
    bounds = np.cumsum(np.fromiter(chain((0,), lengths), np.int64))
    if bounds[-1] >= 1 << 31:
        raise ValueError("a block holds fewer than 2^31 characters")
    return bounds.astype(np.uint32)


def batches(reports: Iterable[LiteralReport], limit: int = BLOCK_CHARACTERS) -> Iterator[list[LiteralReport]]:
    """Cut a stream of reports into blocks' worth; a report is never cut, so one beyond the limit stands alone."""
    batch: list[LiteralReport] = []
    size = 0
    for report in reports:
        length = sum(map(len, report.passages)) + len(report.passages)
        if batch and size + length > limit:
            yield batch
            batch, size = [], 0
        batch.append(report)
        size += length
    if batch:
        yield batch

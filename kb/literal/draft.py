"""Reports laid end to end: what every part of a block is built from."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np

from kb.literal.arrayfile import open_arrays, write_arrays
from kb.literal.codes import SEPARATOR, Codes, Flags, Numbers, Places, fold_codes, to_codes
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


def join_drafts(drafts: Sequence[Draft]) -> Draft:
    """Several drafts as one. Raises ValueError beyond what 32 bits can number."""
    passages = _chained([draft.passages for draft in drafts])
    if int(passages[-1]) >= 1 << 31:
        raise ValueError("a block holds fewer than 2^31 characters")
    keys = tuple(chain.from_iterable(draft.keys for draft in drafts))
    letters, folded = (np.concatenate([_NOTHING, *parts]) for parts in _texts(drafts))
    return Draft(
        letters,
        folded,
        passages.astype(np.uint32),
        _chained([draft.firsts for draft in drafts]).astype(np.uint32),
        keys,
    )


_NOTHING = np.empty(0, np.uint32)


def _texts(drafts: Sequence[Draft]) -> tuple[list[Codes], list[Codes]]:
    return [draft.letters for draft in drafts], [draft.folded for draft in drafts]


def _chained(bounds: Sequence[Places]) -> Numbers:
    """Bounds that begin at 0 each, one after another."""
    return np.cumsum(np.concatenate([np.zeros(1, np.int64), *map(_steps, bounds)]))


def _steps(bounds: Places) -> Numbers:
    wide = bounds.astype(np.int64)
    return np.asarray(wide[1:] - wide[:-1])


def without_reports(draft: Draft, dead: Flags) -> Draft:
    """A draft without the reports that are flagged."""
    if not dead.any():
        return draft
    counts, lengths = _steps(draft.firsts), _steps(draft.passages)
    alive = np.repeat(~dead, counts)
    inside = np.repeat(alive, lengths)
    keys = tuple(key for key, gone in zip(draft.keys, dead.tolist(), strict=True) if not gone)
    return Draft(draft.letters[inside], draft.folded[inside], _summed(lengths[alive]), _summed(counts[~dead]), keys)


def _summed(lengths: Numbers) -> Places:
    return np.append(0, np.cumsum(lengths)).astype(np.uint32)


def write_draft(path: Path, draft: Draft) -> None:
    """Write a draft, so that another process can take it on. Raises OSError where the disk refuses."""
    keys = np.frombuffer(json.dumps(draft.keys).encode("ascii"), np.uint8)
    folded = {} if draft.folded is draft.letters else {"folded": draft.folded}
    write_arrays(
        path, {"letters": draft.letters, "passages": draft.passages, "firsts": draft.firsts, "keys": keys, **folded}
    )


def read_draft(path: Path) -> Draft:
    """A draft that was written. Raises IndexDamagedError."""
    file = open_arrays(path)
    letters, passages, firsts = (file.array(name, "<u4") for name in ("letters", "passages", "firsts"))
    folded = file.array("folded", "<u4") if "folded" in file.columns else letters
    return Draft(letters, folded, passages, firsts, tuple(json.loads(file.array("keys", "|u1").tobytes())))


def gather(drafts: Iterable[Draft], limit: int = BLOCK_CHARACTERS) -> Iterator[Draft]:
    """Join a stream of drafts to blocks' worth; a draft is never cut, so one beyond the limit stands alone; empty ones go."""
    batch: list[Draft] = []
    size = 0
    for draft in (draft for draft in drafts if draft.keys):
        if batch and size + len(draft.letters) > limit:
            yield join_drafts(batch)
            batch, size = [], 0
        batch.append(draft)
        size += len(draft.letters)
    if batch:
        yield join_drafts(batch)


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

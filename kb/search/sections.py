"""Which section a passage lies in, as 同节 means it: the smallest one of the outline, points counted in words aside."""

import re
from collections.abc import Sequence

import numpy as np

from kb.model import Section
from kb.search.postings import Numbers

_POINT = re.compile(r"[一二三四五六七八九十]{1,3}(?:是|要|来)|第[一二三四五六七八九十]|首先|其次|再次|最后")
"""Numbers in words. What they count are points of an argument, not sections of a report: they belong to the section around them."""


def section_rows(outline: Sequence[Section], places: Numbers) -> Numbers:
    """For each place (ascending) the row in the outline of the section it lies in, -1 above the first heading."""
    rows = np.full(len(places), -1, np.int64)
    for row, section in zip(_owners(outline), outline, strict=True):
        first, last = np.searchsorted(places, [section.start, section.end]).tolist()
        rows[first:last] = row
    return rows


def _owners(outline: Sequence[Section]) -> list[int]:
    """For every section its own row, or that of the section around a point."""
    owners: list[int] = []
    for row, section in enumerate(outline):
        around = next((at for at in range(row - 1, -1, -1) if outline[at].level < section.level), None)
        is_point = around is not None and _POINT.fullmatch(section.number)
        owners.append(owners[around] if is_point and around is not None else row)
    return owners


__all__ = ["section_rows"]

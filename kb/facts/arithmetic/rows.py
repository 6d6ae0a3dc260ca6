"""The numbered rows of an outline: which sections stand beside each other under one head, and what their marks count."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.facts.numerals import chinese
from kb.model import Report, Section

SAID = "said"
"""The style of 一是 and 一要."""

_STYLES = (
    ("article", re.compile(r"第(?P<n>[0-9]+|[一二三四五六七八九十百零〇两]+)条")),
    ("chapter", re.compile(r"第(?P<n>[0-9]+|[一二三四五六七八九十百零〇两]+)[章节编]")),
    ("ordinal", re.compile(r"第(?P<n>[一二三四五六七八九十]+)")),
    (SAID, re.compile(r"(?P<n>[一二三四五六七八九十]+)[是要]")),
    ("bracketed", re.compile(r"[(（](?P<n>[一二三四五六七八九十]+)[)）]")),
    ("bracketed-digit", re.compile(r"[(（](?P<n>[0-9]+)[)）]")),
    ("han", re.compile(r"(?P<n>[一二三四五六七八九十]+)")),
    ("digit", re.compile(r"(?P<n>[0-9]+)")),
)
"""The styles of marks by name; a row is of one style."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a section: its style and what it counts."""

    style: str
    count: int


def read_mark(section: Section) -> Mark | None:
    """What a section's mark counts; None where it has none that counts."""
    for style, pattern in _STYLES:
        match = pattern.fullmatch(section.number)
        if match:
            digits = match["n"]
            return Mark(style, int(digits) if digits[0].isdecimal() else chinese(digits)[0])
    return None


@dataclass(frozen=True, slots=True)
class Head:
    """A section (None: the report as a whole) and the sections right under it, in order."""

    section: Section | None
    children: Sequence[Section]


def heads(report: Report) -> Iterator[Head]:
    """Every section that has others under it, and the report itself."""
    yield Head(None, _under(report.outline, 0, None))
    for place, section in enumerate(report.outline):
        children = _under(report.outline, place + 1, section)
        if children:
            yield Head(section, children)


def _under(outline: Sequence[Section], first: int, parent: Section | None) -> list[Section]:
    """The sections right under one: those no other section between them and it holds."""
    children: list[Section] = []
    for section in outline[first:]:
        if parent and section.start >= parent.end:
            break
        if not children or section.start >= children[-1].end:
            children.append(section)
    return children


def rows(children: Sequence[Section]) -> Iterator[list[tuple[Section, Mark]]]:
    """The rows among sections: a new one begins at 一 (or 1) and where the style changes."""
    row: list[tuple[Section, Mark]] = []
    for section in children:
        mark = read_mark(section)
        if mark is None or (row and (mark.style != row[-1][1].style or (mark.count == 1 and row[-1][1].count > 1))):
            if row:
                yield row
            row = []
        if mark:
            row.append((section, mark))
    if row:
        yield row


__all__ = ["SAID", "Head", "Mark", "heads", "read_mark", "rows"]

"""Lines that look like headings and are none: a table of contents, a list of annexes, a signature, captions."""

import re

from indexer.segment.lines import Line

_CONTENTS = re.compile(r"[\[（(【]?目\s{0,4}[录次][\]）)】]?[：:]?")
_ENTRY_TAIL = re.compile(r"[\s.．…·—\-_（(]*\d{0,4}[)）]?$")
_ANNEXES = re.compile(r"附\s{0,4}件\s{0,2}[：:]")
_ANNEX_ITEM = re.compile(r"(?:附件)?\s{0,4}[0-9０-９]{1,2}\s{0,2}[.．、：:]?")
_ENDS_SENTENCE = "。！？；!?;"
LONGEST_ENTRY = 60


def contents_lines(text: str, lines: tuple[Line, ...]) -> frozenset[int]:
    """The numbers of the lines of tables of contents, the line 目录 included."""
    found: set[int] = set()
    for number, line in enumerate(lines):
        if number not in found and line.length <= 10 and _CONTENTS.fullmatch(text, line.start, line.stop):
            found.update(range(number, _end_of_contents(text, lines, number)))
    return frozenset(found)


def _end_of_contents(text: str, lines: tuple[Line, ...], head: int) -> int:
    """The first line behind the table: where its first entry comes again, or a line that is no entry."""
    first = _entry(text, lines[head + 1]) if head + 1 < len(lines) else ""
    number = head + 2
    while (
        number < len(lines)
        and lines[number].length <= LONGEST_ENTRY
        and text[lines[number].stop - 1] not in _ENDS_SENTENCE
    ):
        if first and _entry(text, lines[number]) == first:
            return number
        number += 1
    return min(number, len(lines))


def _entry(text: str, line: Line) -> str:
    return _ENTRY_TAIL.sub("", "".join(text[line.start : min(line.stop, line.start + LONGEST_ENTRY)].split()))


def annex_lines(text: str, lines: tuple[Line, ...]) -> frozenset[int]:
    """The numbers of the lines of lists of annexes: 附件：1.申报书 and the numbered short lines after it."""
    found: set[int] = set()
    for number, line in enumerate(lines):
        if number not in found and _ANNEXES.match(text, line.start, line.stop):
            found.update(range(number, _end_of_annexes(text, lines, number)))
    return frozenset(found)


def _end_of_annexes(text: str, lines: tuple[Line, ...], head: int) -> int:
    number = head + 1
    while number < len(lines) and lines[number].length <= LONGEST_ENTRY and _is_annex(text, lines[number]):
        number += 1
    return number


def _is_annex(text: str, line: Line) -> bool:
    return bool(_ANNEX_ITEM.match(text, line.start, line.stop)) and text[line.stop - 1] not in _ENDS_SENTENCE

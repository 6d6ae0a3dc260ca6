"""Dates: how they are written, and which one is the date of publication.

Order of evidence: the page's own meta element; 成文日期 of the metadata table of the organ; the page's 发布时间; the date under
the signature; the day of the session at which a report was given.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from indexer.infer.acts import adoption_lines
from indexer.infer.document import Document, fold, inferred, of_fact, stated
from indexer.values import Fact
from kb.model import Claim

_HAN_DIGITS = {
    digit: str(value)
    for value, row in enumerate(("〇○零Ｏ0", "一1", "二2", "三3", "四4", "五5", "六6", "七7", "八8", "九9"))
    for digit in row
}
_HAN = "〇○零一二三四五六七八九十"
_YMD = r"(?<!\d)((?:19|20)\s?\d\s?\d)\s{0,3}年\s{0,3}(\d{1,2})\s{0,3}月\s{0,3}(\d{1,2})\s{0,3}日"
_HAN_YMD = rf"([一二][{_HAN}]{{3}})\s?年\s?([{_HAN}]{{1,3}})\s?月\s?([{_HAN}]{{1,3}})\s?日"
_NUMERIC = r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)"
_COMPACT = r"^\s*((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)"
_WRITTEN = re.compile(f"{_YMD}|{_HAN_YMD}")
_ANY = re.compile(f"{_YMD}|{_HAN_YMD}|{_NUMERIC}|{_COMPACT}")
_LINE_OPEN = r"(?:^|\n)[ \t\u3000（(—–-]{0,40}"
_OWN_LINE = re.compile(rf"(?P<open>{_LINE_OPEN})(?P<date>{_YMD}|{_HAN_YMD})[ \t\u3000）)]{{0,8}}(?=\n|$)")
_SIGNED = re.compile(rf"(?<=[会府局部委厅办室院行署处组])[ \t\u3000]{{0,8}}(?P<date>{_YMD})[ \t\u3000]{{0,8}}(?=\n|$)")
_ENDS_LINE = re.compile(r"日[ \t\u3000）)]{0,8}(?=\n|$)")
LONGEST = 80
"""No date that closes a letter has more characters, with the blanks before it."""
UNDER_TITLE = 80
"""Characters behind the title within which a date may belong to it."""

_ORGAN_ABOVE = re.compile(r"[会府局部委厅办室院行署处组]$")
_SESSION = re.compile(rf"(?P<date>{_YMD}|{_HAN_YMD})(?=[^\n。]{{0,24}}在[^。]{{2,40}}(?:会议|大会)[^。]{{0,12}}上)")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text."""

    day: date
    start: int
    end: int


def han_number(text: str) -> int:
    """A number up to 99, or a row of digits, in Chinese: 二十三 → 23, 二〇二四 → 2024."""
    if "十" in text:
        tens, _, ones = text.partition("十")
        return int(_HAN_DIGITS.get(tens, "1")) * 10 + int(_HAN_DIGITS.get(ones, "0"))
    return int("".join(_HAN_DIGITS[digit] for digit in text))


def parse_date(text: str) -> date | None:
    """The first date in a text such as 2024-01-15 18:56, 2024年1月15日, 20240115; None where there is none."""
    match = _ANY.search(fold(text))
    return _of(match) if match else None


def _of(match: re.Match[str]) -> date | None:
    groups = [group for group in match.groups() if group and re.fullmatch(rf"[\d\s{_HAN}]+", group)]
    parts = groups[-3:]
    numbers = [int(re.sub(r"\s", "", part)) if re.search(r"\d", part) else han_number(part) for part in parts]
    try:
        return date(*numbers)
    except (ValueError, TypeError):
        return None


def _found(document: Document, pattern: re.Pattern[str], end: int, start: int = 0) -> Iterator[FoundDate]:
    for match in pattern.finditer(document.text, start, end):
        inner = _WRITTEN.search(match["date"])
        day = _of(inner) if inner else None
        if day:
            yield FoundDate(day, match.start("date"), match.end("date"))


def signature_dates(document: Document) -> tuple[FoundDate, ...]:
    """Dates that close a letter: alone on their line or behind an organ's name at a line's end; not those under a title."""
    spans = [day.span() for day in _ENDS_LINE.finditer(document.text)]
    own = [found for found in _at_line_ends(document, _OWN_LINE, spans) if _closes(document, found)]
    return tuple(sorted((*own, *_at_line_ends(document, _SIGNED, spans)), key=lambda found: found.start))


def _at_line_ends(document: Document, pattern: re.Pattern[str], days: Sequence[tuple[int, int]]) -> Iterator[FoundDate]:
    """The dates of a pattern that closes a line, at the places where a line ends with a day."""
    for start, end in days:
        found = _found(document, pattern, end + 1, max(0, start - LONGEST))
        yield from (each for each in found if each.end == start + 1)


def _closes(document: Document, found: FoundDate) -> bool:
    """Whether a date on its own line stands under a text or under an organ's name, not under the title."""
    above = document.text[document.body_start : found.start].rstrip("\n\t （(\u3000—-")
    return len(above) > UNDER_TITLE or bool(_ORGAN_ABOVE.search(above) and "\n" in above.strip())


def session_date(document: Document) -> FoundDate | None:
    """The day of the session at which a report was given, as its head says (2024年1月15日在…会议上)."""
    return next(_found(document, _SESSION, len(document.head)), None)


def subtitle_date(document: Document) -> FoundDate | None:
    """A date alone on a line among the lines of the title."""
    limit = document.body_start + 120
    return next((found for found in _found(document, _OWN_LINE, limit) if found.start <= limit), None)


def adoption_date(document: Document) -> FoundDate | None:
    """The one day on which an act was adopted; None where it was changed since."""
    spans = list(adoption_lines(document))
    found = [found for start, end in spans for found in _days(document, start, end)]
    return found[0] if len({each.day for each in found}) == 1 else None


def _days(document: Document, start: int, end: int) -> Iterator[FoundDate]:
    for match in _WRITTEN.finditer(document.text, start, end):
        day = _of(match)
        if day:
            yield FoundDate(day, match.start(), match.end())


def _is_meta(fact: Fact) -> bool:
    """Whether a fact is a page's meta element (its name is Latin) and not a row of a table that a person reads."""
    return bool(re.search(r":[A-Za-z]", fact.place))


def date_claim(document: Document) -> Claim[str]:
    """The date of publication, ISO."""
    published, written = document.facts_named("published"), document.facts_named("written")
    ranked = (
        *(fact for fact in published if _is_meta(fact)),
        *written,
        *(fact for fact in published if not _is_meta(fact)),
    )
    for fact in ranked:
        day = parse_date(fact.value)
        if day:
            return stated(day.isoformat(), of_fact(fact))
    for found in signature_dates(document)[:1]:
        return stated(found.day.isoformat(), document.quote(found.start, found.end))
    given = session_date(document) or subtitle_date(document) or adoption_date(document)
    return inferred(given.day.isoformat(), document.quote(given.start, given.end)) if given else Claim()


__all__ = ["FoundDate", "date_claim", "han_number", "parse_date", "session_date", "signature_dates", "subtitle_date"]

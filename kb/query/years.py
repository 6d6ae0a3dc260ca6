"""Years and ranges of years, in every form people write them."""

import re

from kb.model import Span
from kb.query.faults import fault
from kb.query.nodes import Years
from kb.query.source import Source

FIRST_YEAR, LAST_YEAR = 1900, 2100

_YEAR = r"(?:([0-9]{4})年?)"
_TO = r"(?:\.{2,6}|。{2,6}|…{1,2}|[-–—~]{1,2}|至|到)"
_RANGE = re.compile(rf"{_YEAR}?(?:({_TO}){_YEAR}?)?")
_BRACKETED = re.compile(rf"[\[【] {{0,9}}(?:{_YEAR}|\*)? {{0,9}}[Tt][Oo] {{0,9}}(?:{_YEAR}|\*)? {{0,9}}[\]】]")


def bracketed_end(source: Source, start: int) -> int | None:
    """Where ``[2019 TO 2023]`` at ``start`` ends; None where no such thing stands there."""
    found = _BRACKETED.match(source.signs, start)
    return found.end() + (source.at(found.end()) == "!") if found else None


def read_years(source: Source, span: Span) -> Years:
    """The years a value names: ``2019``, ``2019..2023``, ``2019..``, ``[2019 TO 2023]``, each with ``!`` for stated only.

    ``2019?`` (stated or inferred) is what ``2019`` means anyway.
    """
    signs = source.signs[span.start : span.end]
    stated = signs.endswith("!")
    body = signs[:-1] if signs.endswith(("!", "?")) else signs
    found = _BRACKETED.fullmatch(body) or _RANGE.fullmatch(body)
    years = _bounds(found) if found else None
    if years is None:
        raise fault("bad-year", source, span.start, value=source.cut(span))
    _check(source, span.start, years)
    return Years(*years, stated, span=span)


def _bounds(found: re.Match[str]) -> tuple[int | None, int | None] | None:
    first, last = found.group(1), found.group(found.re.groups)
    if first is None and last is None:
        return None
    if found.re is _RANGE and found.group(2) is None:
        last = first
    return (int(first) if first else None, int(last) if last else None)


def _check(source: Source, column: int, years: tuple[int | None, int | None]) -> None:
    first, last = years
    if any(year is not None and not FIRST_YEAR <= year <= LAST_YEAR for year in years):
        raise fault("year-out-of-range", source, column, first=FIRST_YEAR, last=LAST_YEAR)
    if first is not None and last is not None and first > last:
        raise fault("reversed-years", source, column, first=first, last=last)


__all__ = ["FIRST_YEAR", "LAST_YEAR", "bracketed_end", "read_years"]

"""Bare terms: where a run of characters ends, and when it is a pattern with slots or a row of initials."""

import re

from kb.model import Span
from kb.query.faults import fault, quoted
from kb.query.nodes import Initials, Run, Slots
from kb.query.source import Source
from kb.text import fold, nfc

_SLOT = re.compile(r"(?<![*＊])[*＊](?![*＊])")  # one star alone; a row of stars is a mask
_INITIALS = re.compile(r"[a-z][a-z0-9]{0,63}")


def run_end(source: Source, start: int, grouped: bool) -> int:
    """Where the run that begins at ``start`` ends: at a space, ``|``, the end, or the bracket that closes its group.

    Brackets that are opened and closed inside the run are text, and so are quotation marks in pairs; ``grouped`` says
    whether a group is open around the run.
    """
    opened: list[int] = []
    place = start
    while source.at(place) not in {"", " ", "|"}:
        sign = source.signs[place]
        if sign == "(":
            opened.append(place)
        elif sign == ")" and opened:
            opened.pop()
        elif sign == ")" and (grouped or source.ends(place + 1)):
            break
        place += 1
    _check_pairs(source, Span(start, place), opened)
    return place


def _check_pairs(source: Source, span: Span, opened: list[int]) -> None:
    if opened:
        raise fault("open-bracket-in-term", source, opened[-1], quoted=quoted(source.cut(span)))
    odd = _odd_quote(source.signs, span)
    if odd is not None:
        raise fault("odd-quote-in-term", source, odd, quoted=quoted(source.cut(span)))


def _odd_quote(signs: str, span: Span) -> int | None:
    """The place of a double quotation mark without a partner in the span."""
    run = signs[span.start : span.end]
    if run.count('"') % 2:
        return span.start + run.rindex('"')
    if run.count("“") != run.count("”"):
        return span.start + max(run.rfind("“"), run.rfind("”"))
    return None


def read_run(source: Source, start: int, end: int) -> Run | Slots:
    """The bare term between two places: a run, or a pattern when a single star stands in it."""
    span = Span(start, end)
    text = nfc(source.cut(span))
    pieces = tuple(_SLOT.split(text))
    if len(pieces) == 1:
        return Run(text, span=span)
    if not any(pieces):
        raise fault("only-slots", source, start)
    return Slots(pieces, span=span)


def read_initials(source: Source, start: int, end: int) -> Initials:
    """``;dcdb`` between two places."""
    letters = fold(source.text[start + 1 : end])
    if not _INITIALS.fullmatch(letters):
        raise fault("bad-initials", source, start)
    return Initials(letters, span=Span(start, end))


__all__ = ["read_initials", "read_run", "run_end"]

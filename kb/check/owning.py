"""Whose a draft is: what the user says, what the draft states, and what was put in the place of the source's names."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from kb.check.drafting import Draft
from kb.check.places import Known, Place, find_places
from kb.check.values import Own, Taken
from kb.model import Claim, Confidence, Span

T = TypeVar("T")
_LONGEST_NAME = 12
_FARTHEST = 60
"""Characters between two runs of one source, beyond which what stands between them is no replacement of a name."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the user says of the draft: its unit (or place), its year."""

    unit: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Replacement:
    """A name of the source and what stands in the draft instead."""

    source: str
    draft: str


def whose(draft: Draft, taken: Sequence[Taken], said: Said, known: Known) -> Own:
    """Whose the draft is. What is only inferred from text that was taken over says nothing."""
    info = draft.report.info
    replaced = tuple(replacements(draft.text, taken, known))
    unit = said.unit or _believed(info.unit, taken)
    region = None if said.unit else _believed(info.region, taken)
    names = [name for name in (unit, region) if name]
    places = _chain(names, known, () if said.unit or region is None else info.region_parents)
    if not places and replaced:
        return Own(unit, _chain([one.draft for one in replaced], known, ()), _years(draft, taken, said), "replaced")
    return Own(unit, places, _years(draft, taken, said), "stated" if places or unit else "unknown")


def _chain(names: Sequence[str], known: Known, parents: Iterable[str]) -> tuple[str, ...]:
    """The places that names mention with what they lie in, and the names themselves where they are no longer than a place's."""
    found = [place for name in names for mention in find_places(name, known) for place in mention.names]
    return tuple(dict.fromkeys([*found, *(name for name in names if len(name) <= 4 and not found), *parents]))


def _years(draft: Draft, taken: Sequence[Taken], said: Said) -> tuple[int, ...]:
    if said.year:
        return said.year, said.year + 1  # a report plans the next year; the year before is what is left in most often
    info = draft.report.info
    years = [_believed(claim, taken) for claim in (info.year, info.review_year, info.plan_year)]
    return tuple(dict.fromkeys(year for year in years if year))


def _believed(claim: Claim[T], taken: Sequence[Taken]) -> T | None:
    """A claim that the draft states, or that rests on something that was not taken over."""
    if claim.confidence in (Confidence.STATED, Confidence.OVERRIDDEN):
        return claim.value
    quoted = [quote for quote in claim.evidence if quote.start is not None]
    own = [quote for quote in quoted if not any(_touch(one.span, quote.start or 0, quote.end or 0) for one in taken)]
    elsewhere = len(claim.evidence) > len(quoted)
    return claim.value if own or elsewhere else None


def _touch(span: Span, start: int, end: int) -> bool:
    return span.start < end and start < span.end


def replacements(text: str, taken: Sequence[Taken], known: Known) -> Iterator[Replacement]:
    """Names of the source that the draft has replaced: what stands between two runs of one passage on either side."""
    places: dict[str, tuple[Place, ...]] = {}
    for before, behind in pairwise(taken):
        if before.passage.id != behind.passage.id or not 0 <= behind.source.start - before.source.end <= _FARTHEST:
            continue
        source = before.passage.text
        if before.passage.id not in places:
            places[before.passage.id] = find_places(source, known)
        for place in places[before.passage.id]:
            written, draft = source[place.base.start : place.base.end], _counterpart(text, place.base, before, behind)
            if draft and draft != written and _is_name(draft):
                yield Replacement(written, draft)


def _counterpart(text: str, place: Span, before: Taken, behind: Taken) -> str | None:
    """What stands in the draft for a place of the source that touches what lies between two runs."""
    if place.end <= before.source.end or place.start >= behind.source.start:
        return None
    head, tail = min(0, place.start - before.source.end), max(0, place.end - behind.source.start)
    if place.start > before.source.end + 1 or place.end < behind.source.start - 1:
        return None
    return text[before.span.end + head : behind.span.start + tail]


def _is_name(text: str) -> bool:
    return 2 <= len(text) <= _LONGEST_NAME and all("\u4e00" <= character <= "\u9fff" for character in text)


__all__ = ["Replacement", "Said", "replacements", "whose"]

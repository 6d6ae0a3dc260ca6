"""Filters: which passages belong to reports of a unit, a region, years …; decided once a report, then spread."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from kb.model import Claim, Confidence, ReportInfo, Role
from kb.query import Bound, Choice, Field, Filter, Name, Share, Unknown, Value, Years
from kb.search.citing import naming, naming_any
from kb.search.corpus import ROLES, Corpus
from kb.search.postings import Mask
from kb.search.stated import StatedFacts
from kb.text import fold

if TYPE_CHECKING:
    from kb.search.substances import SubstanceReader

Aliases = Mapping[str, str]
"""Folded other name → canonical name of a unit or place."""
Test = Callable[[ReportInfo], bool]

_SAME_ORGAN = (("人民政府", "政府"), ("办公厅", "办"), ("办公室", "办"))


def plain_name(name: str) -> str:
    """A unit's or place's name for comparing: folded, without spaces, its organ in the short form."""
    short = fold(name).replace(" ", "")
    for long, brief in _SAME_ORGAN:
        short = short.replace(long, brief)
    return short


def known_values(field: Field, reports: Iterable[ReportInfo]) -> tuple[str, ...]:
    """The names a filter on unit, region or kind may give, the most frequent first; none for other fields."""
    if field not in {Field.UNIT, Field.REGION, Field.KIND}:
        return ()
    counts = Counter(name for info in reports for name in _names(field.value, info))
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))


@dataclass(frozen=True)
class FilterReader:
    """Evaluates filters over a corpus; ``aliases`` are the user's other names of units and places."""

    corpus: Corpus
    aliases: Aliases

    def mask(self, asked: Filter, allowed: Mask | None = None) -> Mask:
        """True for every passage of which any of the values holds; what has to be measured is measured only where it is ``allowed``."""
        if asked.field is Field.SUBSTANCE:
            masks = [self._substances.mask(value, allowed) for value in asked.values if isinstance(value, Share)]
        else:
            masks = [self._value_mask(asked.field, value) for value in asked.values]
        return np.asarray(np.logical_or.reduce(masks) & self.corpus.passages)

    @cached_property
    def _substances(self) -> "SubstanceReader":
        from kb.search.substances import SubstanceReader

        return SubstanceReader(self.corpus)

    @cached_property
    def stated(self) -> StatedFacts:
        """The quantities of the passages."""
        return StatedFacts(self.corpus)

    def _value_mask(self, field: Field, value: Value) -> Mask:
        if field is Field.ROLE and isinstance(value, Choice):
            return np.asarray(self.corpus.roles == ROLES.index(Role(value.value)))
        if field is Field.ROLE:
            return np.asarray(self.corpus.roles < 0)
        if isinstance(value, Bound):
            return self.stated.within(value)
        if field is Field.HAS:
            return self._content(value.value) if isinstance(value, Choice) else self.corpus.passages
        if field is Field.CITES:
            return naming(self.corpus, value.text) if isinstance(value, Name) else self.corpus.passages
        facet = self.corpus.facet(field.value)
        holds = np.array([*map(self._report_test(field, value), facet.known)], np.bool_)
        spread: Mask = np.append(holds[facet.codes], False)[self.corpus.rows]
        return spread

    def _report_test(self, field: Field, value: Value) -> Test:
        name = field.value
        match value:
            case Unknown():
                return lambda info: getattr(info, name).value is None
            case Share() | Bound():
                return lambda _info: False
            case Years(first, last, stated):
                return lambda info: _in_years(info.year, first, last, stated=stated)
            case Choice(code):
                return lambda info: code in _choices(name, info)
            case Name(text, quoted):
                return self._name_test(name, text, quoted=quoted)

    def _name_test(self, name: str, text: str, *, quoted: bool) -> Test:
        wanted = plain_name(self.aliases.get(fold(text), text))
        if quoted:
            return lambda info: (
                wanted in map(plain_name, _names(name, info)) or (name == "title" and wanted in _joined(name, info))
            )
        return lambda info: any(wanted in plain_name(known) for known in _names(name, info))

    def _content(self, content: str) -> Mask:
        if content == "promise":
            return self.stated.promising()
        return self._citing if content == "cite" else self._contents[content]

    @cached_property
    def _citing(self) -> Mask:
        return naming_any(self.corpus)

    @cached_property
    def _contents(self) -> Mapping[str, Mask]:
        from kb.search.contents import content_masks

        return content_masks(self.corpus)


def _in_years(claim: Claim[int], first: int | None, last: int | None, *, stated: bool) -> bool:
    if claim.value is None or (stated and claim.confidence is Confidence.INFERRED):
        return False
    return (first is None or first <= claim.value) and (last is None or claim.value <= last)


def _choices(name: str, info: ReportInfo) -> tuple[str, ...]:
    claim: Claim[Any] = getattr(info, name)
    if claim.value is None:
        return ()
    return (claim.value, *info.kind_parents) if name == "kind" else (claim.value,)


def _names(name: str, info: ReportInfo) -> tuple[str, ...]:
    claim: Claim[str] = getattr(info, name)
    known = () if claim.value is None else (claim.value,)
    if name == "region":
        return (*known, *info.region_parents)
    return (*known, *info.kind_parents) if name == "kind" else known


def _joined(name: str, info: ReportInfo) -> str:
    return plain_name("".join(_names(name, info)))


__all__ = ["Aliases", "FilterReader", "known_values", "plain_name"]

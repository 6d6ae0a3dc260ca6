"""What a query means, said by the plainest means: passage by passage, span by span, straight from the definitions.

Shares the folding, the analysis into words and the query's tree with the engine, and nothing of ``kb.search`` itself.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from kb import analysis
from kb.everyday import content, official_words
from kb.model import Report
from kb.query import And, Filter, Initials, Near, Node, Not, Or, Query, Run, Scope, Within, wanted_terms
from kb.text import fold
from tests.brute_terms import (
    One,
    Place,
    filter_holds,
    is_variant,
    near_stretches,
    sentence_spans,
    sentences,
    term_spans,
)

LONG_RUN = 12
POINTS = re.compile("[一二三四五六七八九十]+[是要来]|第[一二三四五六七八九十]|首先|其次|再次|最后")


class Tier(IntEnum):
    NONE, SOME, WORDS, VARIANT, EXACT = range(5)


@dataclass(frozen=True)
class Answer:
    """The passages that answer, with how well and the spans of the exact ones."""

    tiers: dict[str, Tier]
    spans: dict[str, list[Place]]
    folded: int

    @property
    def counts(self) -> tuple[int, int, int]:
        reports = {key.rpartition("/")[0] for key in self.spans}
        return sum(map(len, self.spans.values())), len(self.spans), len(reports)


@dataclass(frozen=True)
class Brute:
    """Evaluates over reports; ``synonyms`` and ``aliases`` as kb.search has them."""

    reports: Sequence[Report]
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def everything(self) -> list[One]:
        return [One(report, passage) for report in self.reports for passage in report.passages]

    def answer(self, query: Query, *, every_copy: bool = False) -> Answer:
        asked = Asked(self, query.plain or is_lone_long_run(query.root))
        ones = {one.passage.id: one for one in self.everything()}
        tiers = {key: tier for key, one in ones.items() if (tier := asked.tier(query.root, one)) > Tier.NONE}
        repeated = set() if every_copy else {key for key in tiers if self._twin(ones[key]) in tiers}
        kept = {key: tier for key, tier in tiers.items() if key not in repeated}
        spans = {key: asked.shown(query.root, ones[key]) for key, tier in kept.items() if tier is Tier.EXACT}
        return Answer(kept, spans, len(repeated))

    def _twin(self, one: One) -> str | None:
        """The first passage with the same text in the report that this one's repeats."""
        for report in self.reports:
            if report.info.id == one.info.duplicates_of:
                same = (other for other in report.passages if fold(other.text).strip() == fold(one.text).strip())
                return next((other.id for other in same), None)
        return None


def is_lone_long_run(root: Node) -> bool:
    parts = root.parts if isinstance(root, And) else (root,)
    terms = [
        part
        for part in parts
        if not (isinstance(part, Filter) or (isinstance(part, Not) and isinstance(part.part, Filter)))
    ]
    if len(terms) != 1 or not isinstance(terms[0], Run):
        return False
    return sum(map(len, analysis.han_runs(terms[0].text))) >= LONG_RUN


@dataclass(frozen=True)
class Asked:
    """One query's evaluation; ``exactly`` inside negations, distances and scopes, where initials count as exact."""

    corpus: Brute
    loose: bool = False
    exactly: bool = False

    @property
    def strict(self) -> "Asked":
        return Asked(self.corpus, exactly=True)

    def tier(self, node: Node, one: One) -> Tier:
        match node:
            case And(parts):
                return min(self.tier(part, one) for part in parts)
            case Or(parts):
                return max(Asked(self.corpus, exactly=self.exactly).tier(part, one) for part in parts)
            case Not(part):
                return Tier.NONE if self.strict.tier(part, one) is Tier.EXACT else Tier.EXACT
            case Filter():
                return Tier.EXACT if filter_holds(node, one) else Tier.NONE
            case Near():
                return self._meeting(node, bool(near_stretches(node, lambda term: term_spans(term, one.text))))
            case Within(scope, part):
                if scope is Scope.PASSAGE:
                    return self.tier(part, one)
                return self._meeting(node, self._within(scope, part, one))
            case Run(text) if not self.exactly:
                return self._run(text, one)
            case Initials():
                own = Tier.EXACT if self.exactly else Tier.VARIANT
                return own if term_spans(node, one.text) else Tier.NONE
            case _:
                return Tier.EXACT if term_spans(node, one.text) else Tier.NONE

    def _meeting(self, node: Node, holds: bool) -> Tier:
        weak = not self.exactly and any(isinstance(term, Initials) for term in wanted_terms(node))
        return (Tier.VARIANT if weak else Tier.EXACT) if holds else Tier.NONE

    def _run(self, text: str, one: One) -> Tier:
        if term_spans(Run(text), one.text):
            return Tier.EXACT
        if is_variant(text, one, self.corpus.synonyms):
            return Tier.VARIANT
        words, held = set(analysis.words(text)), set(analysis.words(one.text))
        if len(words) > 1 and words <= held:
            return Tier.WORDS
        if not self.loose:
            return Tier.NONE
        said = [set(analysis.words(word)) for official in official_words(text).values() for word in official]
        telling = set(analysis.words(content(text)))
        return Tier.SOME if telling & held or any(word <= held for word in said) else Tier.NONE

    def _within(self, scope: Scope, part: Node, one: One) -> bool:
        if scope is Scope.SENTENCE:
            held = [sentence_spans(part, one, window) for window in sentences(one.text)]
            return any(held) or (not list(wanted_terms(part)) and any(spans is not None for spans in held))
        group = self._group(scope, one)
        if not self._holds_of(part, group):
            return False
        shown = list(self._shown_terms(part, group))
        return not list(wanted_terms(part)) or any(self.strict.tier(term, one) is Tier.EXACT for term in shown)

    def _group(self, scope: Scope, one: One) -> list[One]:
        passages = [One(one.report, other) for other in one.report.passages]
        if scope is Scope.REPORT:
            return passages
        return [other for other in passages if section_of(other) == section_of(one)]

    def _holds_of(self, node: Node, group: list[One]) -> bool:
        match node:
            case And(parts):
                return all(self._holds_of(part, group) for part in parts)
            case Or(parts):
                return any(self._holds_of(part, group) for part in parts)
            case Not(part):
                return not self._holds_of(part, group)
            case _:
                return any(self.strict.tier(node, one) is Tier.EXACT for one in group)

    def _shown_terms(self, node: Node, group: list[One]) -> Iterator[Node]:
        """The terms by which the tree holds of the group."""
        if not list(wanted_terms(node)) or not self._holds_of(node, group):
            return
        if isinstance(node, And | Or):
            for part in node.parts:
                yield from self._shown_terms(part, group)
        else:
            yield node

    def shown(self, node: Node, one: One) -> list[Place]:
        """The distinct spans of a passage that answers exactly."""
        return sorted(set(self._spans(node, one)))

    def _spans(self, node: Node, one: One) -> Iterator[Place]:
        if self.tier(node, one) is not Tier.EXACT:
            return
        match node:
            case And(parts) | Or(parts):
                for part in parts:
                    yield from self._spans(part, one)
            case Not() | Filter():
                return
            case Near():
                for members in near_stretches(node, lambda term: term_spans(term, one.text)).values():
                    yield from members
            case Within(scope, part):
                yield from self._spans_within(scope, part, one)
            case _:
                yield from term_spans(node, one.text)

    def _spans_within(self, scope: Scope, part: Node, one: One) -> Iterator[Place]:
        if scope is Scope.PASSAGE:
            yield from self._spans(part, one)
        elif scope is Scope.SENTENCE:
            for window in sentences(one.text):
                yield from sentence_spans(part, one, window) or ()
        else:
            for term in self._shown_terms(part, self._group(scope, one)):
                yield from self.strict._spans(term, one)


def section_of(one: One) -> int | None:
    """The section of a passage; a point counted in words belongs to the section around it."""
    section = one.passage.section
    outline = one.report.outline
    while section is not None and POINTS.fullmatch(outline[section].number):
        around = [row for row in range(section) if outline[row].level < outline[section].level]
        if not around:
            break
        section = around[-1]
    return section


def facets(ones: Sequence[One]) -> dict[str, Counter[str]]:
    """How many of the passages have each value."""
    counts = {
        name: Counter(str(getattr(one.info, name).value) for one in ones if getattr(one.info, name).value is not None)
        for name in ("unit", "region", "year", "level", "kind")
    }
    return counts | {"role": Counter(one.passage.role.value for one in ones if one.passage.role)}


__all__ = ["Answer", "Brute", "One", "Tier", "facets", "term_spans"]

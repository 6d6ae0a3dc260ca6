"""A query's meaning computed: every node of the tree becomes an array of tiers over all passages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from kb.query import And, Filter, Initials, Literal, Near, Node, Not, Or, Quoted, Regex, Run, Scope, Slots, Within, walk
from kb.search.corpus import Corpus
from kb.search.filters import FilterReader
from kb.search.found import Combined, Found, Leaf, Located, Silent, SpanList, spans_in
from kb.search.nearness import near_spans
from kb.search.patterns import PatternReader
from kb.search.postings import Mask, Numbers
from kb.search.scopes import group_numbers
from kb.search.sentences import sentence_windows
from kb.search.terms import LONELY_RUN, TermReader
from kb.search.tiers import Tier, Tiers, from_mask

Holds = Callable[[Tiers], Mask]


@dataclass(frozen=True)
class Evaluator:
    """Evaluates queries over one corpus."""

    corpus: Corpus
    terms: TermReader
    filters: FilterReader
    patterns: PatternReader

    def evaluate(self, root: Node, *, plain: bool) -> Found:
        """What the whole query finds. ``plain``: the query is text, and passages that hold some of its words answer too."""
        lonely = [node for node in walk(root) if isinstance(node, Run)]
        loose = plain or (
            len(lonely) == 1
            and is_long(lonely[0].text)
            and not any(isinstance(node, And | Or | Not | Near) for node in walk(root))
        )
        return self._node(root, None, loose=loose)

    def _node(self, node: Node, allowed: Mask | None, *, loose: bool = False) -> Found:
        match node:
            case And(parts):
                return self._and(parts, allowed, loose=loose)
            case Or(parts):
                found = [self._node(part, allowed) for part in parts]
                return Combined(np.maximum.reduce([part.tiers for part in found]), found)
            case Not(part):
                exact = self._node(part, None).tiers == Tier.EXACT
                return Silent(from_mask(self.corpus.passages & ~exact))
            case Filter():
                return Silent(from_mask(self.filters.mask(node)))
            case Near(parts, _links):
                return self._near(node, [self._node(part, allowed) for part in parts])
            case Within(scope, part):
                return self._within(scope, part)
            case Run(text):
                return self.terms.run(text, loose=loose)
            case _:
                return self._term(node, allowed)

    def _term(self, node: Node, allowed: Mask | None) -> Leaf:
        match node:
            case Quoted(text):
                return self.terms.quoted(text)
            case Literal(text):
                return self.terms.literal(text)
            case Slots(pieces):
                return self.patterns.slots(pieces, allowed)
            case Regex(pattern):
                return self.patterns.regex(pattern, allowed)
            case Initials(letters):
                return self.terms.initials(letters)
            case _:
                raise TypeError(type(node).__name__)

    def _and(self, parts: Sequence[Node], allowed: Mask | None, *, loose: bool) -> Found:
        """All parts; those that have to be looked for passage by passage come last and look only where the others answer."""
        found: list[Found] = []
        for part in sorted(parts, key=_cost):
            one = self._node(part, allowed, loose=loose)
            found.append(one)
            answers = one.tiers > Tier.NONE
            allowed = answers if allowed is None else allowed & answers
        return Combined(np.minimum.reduce([part.tiers for part in found]), found)

    def _near(self, node: Near, parts: Sequence[Found]) -> Found:
        candidates = np.logical_and.reduce([part.tiers == Tier.EXACT for part in parts])
        spans: dict[int, SpanList] = {}
        for number in np.flatnonzero(candidates).tolist():
            found = near_spans([_exact_spans(part, number) for part in parts], node.links)
            if found:
                spans[number] = found
        return self._located(spans)

    def _located(self, spans: dict[int, SpanList]) -> Located:
        holding = np.zeros(self.corpus.size, np.bool_)
        holding[list(spans)] = True
        return Located(from_mask(holding), spans)

    def _within(self, scope: Scope, part: Node) -> Found:
        if scope is Scope.PASSAGE:
            return self._node(part, None)
        if scope is Scope.SENTENCE:
            return self._within_sentence(part)
        groups = group_numbers(self.corpus, scope)
        found = self._lifted(part, lambda tiers: _any_of_group(tiers == Tier.EXACT, groups))
        own = self._wanted(part)
        answers = (found.tiers > Tier.NONE) & (own.tiers == Tier.EXACT)
        return Combined(from_mask(answers), [own])

    def _lifted(self, node: Node, lift: Holds) -> Found:
        """The tree with every term holding of the whole group in which it holds of a passage."""
        match node:
            case And(parts):
                return Silent(np.minimum.reduce([self._lifted(part, lift).tiers for part in parts]))
            case Or(parts):
                return Silent(np.maximum.reduce([self._lifted(part, lift).tiers for part in parts]))
            case Not(part):
                return Silent(from_mask(self.corpus.passages & (self._lifted(part, lift).tiers == Tier.NONE)))
            case _:
                return Silent(from_mask(lift(self._node(node, None).tiers) & self.corpus.passages))

    def _wanted(self, node: Node) -> Found:
        """Any term of the tree that is not denied."""
        match node:
            case And(parts) | Or(parts):
                found = [self._wanted(part) for part in parts if not isinstance(part, Not | Filter)]
                return (
                    Combined(np.maximum.reduce([part.tiers for part in found]), found)
                    if found
                    else Silent(from_mask(self.corpus.passages))
                )
            case Not() | Filter():
                return Silent(from_mask(self.corpus.passages))
            case _:
                return self._node(node, None)

    def _within_sentence(self, part: Node) -> Found:
        leaves = {id(node): self._node(node, None) for node in walk(part) if not isinstance(node, And | Or | Not)}
        whole = self._node(part, None) if not _denies(part) else Silent(from_mask(self.corpus.passages))
        spans: dict[int, SpanList] = {}
        for number in np.flatnonzero(whole.tiers == Tier.EXACT).tolist():
            standing = {key: _exact_spans(found, number) for key, found in leaves.items()}
            silent = {key: isinstance(found, Silent) and bool(found.tiers[number]) for key, found in leaves.items()}
            lit: SpanList = []
            for window in sentence_windows(self.corpus.text(number)):
                inside = {
                    key: [span for span in found if window[0] <= span[0] and span[1] <= window[1]]
                    for key, found in standing.items()
                }
                if _holds(part, inside, silent):
                    lit.extend(span for found in inside.values() for span in found)
            if lit:
                spans[number] = sorted(set(lit))
        return self._located(spans)


def is_long(text: str) -> bool:
    """Whether a run is so long that passages with only some of its words are worth showing."""
    from kb.analysis import han_runs

    return sum(map(len, han_runs(text))) >= LONELY_RUN


def _holds(node: Node, inside: dict[int, SpanList], silent: dict[int, bool]) -> bool:
    match node:
        case And(parts):
            return all(_holds(part, inside, silent) for part in parts)
        case Or(parts):
            return any(_holds(part, inside, silent) for part in parts)
        case Not(part):
            return not _holds(part, inside, silent)
        case _:
            return bool(inside.get(id(node))) or silent.get(id(node), False)


def _denies(node: Node) -> bool:
    return any(isinstance(part, Not) for part in walk(node))


def _cost(node: Node) -> int:
    return max((2 if isinstance(part, Regex) else 1 if isinstance(part, Slots) else 0) for part in walk(node))


def _any_of_group(holds: Mask, groups: Numbers) -> Mask:
    known = groups >= 0
    hit = np.zeros(int(groups.max(initial=-1)) + 2, np.bool_)
    hit[groups[known & holds]] = True
    lifted: Mask = hit[groups] & known
    return lifted


def _exact_spans(found: Found, number: int) -> SpanList:
    if isinstance(found, Leaf):
        return spans_in(found.exact, number)
    if isinstance(found, Silent):
        return []
    if isinstance(found, Located):
        return sorted(set(found.spans.get(number, ())))
    if isinstance(found, Combined):
        return sorted(
            {span for part in found.parts if part.tiers[number] == Tier.EXACT for span in _exact_spans(part, number)}
        )
    raise TypeError(type(found).__name__)


__all__ = ["Evaluator", "is_long"]

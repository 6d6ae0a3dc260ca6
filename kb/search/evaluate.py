"""A query's meaning computed: every node of the tree becomes an array of tiers over all passages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce

import numpy as np

from kb.analysis import han_runs
from kb.query import (
    And,
    Field,
    Filter,
    Initials,
    Literal,
    Near,
    Node,
    Not,
    Or,
    Quoted,
    Regex,
    Run,
    Scope,
    Slots,
    Term,
    Within,
    walk,
    wanted_terms,
)  # fmt: skip
from kb.search.corpus import Corpus
from kb.search.filters import FilterReader
from kb.search.found import Combined, Found, Leaf, Located, Shown, Silent
from kb.search.meeting import Places, meeting_spans
from kb.search.patience import Patience, patience_for
from kb.search.patterns import PatternReader
from kb.search.postings import Mask
from kb.search.scopes import group_numbers, holding, lift
from kb.search.sentences import sentence_windows
from kb.search.standing import SpanList, spans_in
from kb.search.terms import LONELY_RUN, TermReader
from kb.search.tiers import Tier, from_mask
from kb.stopping import stop_if_asked


@dataclass(frozen=True)
class Evaluator:
    """Evaluates queries over one corpus.

    Inside a negation, a distance and a scope only what stands exactly so counts, and initials count as exact there; a
    distance or scope that rests on initials is a variant as a whole, as initials are.
    """

    corpus: Corpus
    terms: TermReader
    filters: FilterReader
    patterns: PatternReader

    def evaluate(self, root: Node, *, plain: bool) -> Found:
        """What the whole query finds. ``plain``: the query is text, and passages that hold some of its words answer too.

        Raises SlowQueryError.
        """
        patience = patience_for(self.corpus.characters)
        evaluation = _Evaluation(self, patience, loose=plain or is_lone_long_run(root))
        return evaluation.node(root, None)

    def exactly(self, root: Node) -> Found:
        """What stands exactly as the query says, initials included; weaker answers are not looked for. Raises SlowQueryError."""
        return _Evaluation(self, patience_for(self.corpus.characters), exactly=True).node(root, None)


@dataclass(frozen=True)
class _Evaluation:
    """One evaluation. ``allowed``, where it is given, names the passages whose answer matters to the caller."""

    reader: Evaluator
    patience: Patience
    loose: bool = False
    exactly: bool = False

    @property
    def corpus(self) -> Corpus:
        return self.reader.corpus

    @property
    def _exact(self) -> "_Evaluation":
        return replace(self, loose=False, exactly=True)

    def node(self, node: Node, allowed: Mask | None) -> Found:
        stop_if_asked()
        match node:
            case And(parts):
                return self._and(parts, allowed)
            case Or(parts):
                found = [replace(self, loose=False).node(part, allowed) for part in parts]
                return Combined(reduce(np.maximum, [part.tiers for part in found]), found)
            case Not(part):
                exact = self._exact.node(part, allowed).tiers == Tier.EXACT
                return Silent(from_mask(self.corpus.passages & ~exact))
            case Filter():
                return Silent(from_mask(self.reader.filters.mask(node, allowed)))
            case Near():
                return self._near(node, allowed)
            case Within(scope, part):
                return self._within(scope, part, allowed)
            case _:
                return self._term(node, allowed)

    def _term(self, node: Term, allowed: Mask | None) -> Leaf:
        terms, patterns = self.reader.terms, self.reader.patterns
        match node:
            case Run(text):
                return terms.exact_run(text) if self.exactly else terms.run(text, loose=self.loose)
            case Quoted(text):
                return terms.quoted(text)
            case Literal(text):
                return terms.literal(text)
            case Initials(letters):
                return terms.initials(letters, Tier.EXACT if self.exactly else Tier.VARIANT)
            case Slots(pieces):
                return patterns.slots(pieces, allowed, self.patience)
            case Regex(pattern):
                return patterns.regex(pattern, allowed, self.patience)

    def _and(self, parts: Sequence[Node], allowed: Mask | None) -> Found:
        """All parts; those that have to be looked for passage by passage come last and look only where the others answer."""
        found: list[Found] = []
        for part in sorted(parts, key=_cost):
            one = self.node(part, allowed)
            found.append(one)
            answers = one.tiers > Tier.NONE
            allowed = answers if allowed is None else allowed & answers
        return Combined(reduce(np.minimum, [part.tiers for part in found]), found)

    def _near(self, node: Near, allowed: Mask | None) -> Located:
        exact = self._exact
        candidates = np.logical_and.reduce([exact.node(part, allowed).tiers == Tier.EXACT for part in node.parts])
        return self._located(node, self._meetings(node, candidates, allowed, sentences=False))

    def _within(self, scope: Scope, part: Node, allowed: Mask | None) -> Found:
        if scope is Scope.PASSAGE:
            return self.node(part, allowed)
        if scope is Scope.SENTENCE:
            denies = any(isinstance(inner, Not) for inner in walk(part))
            candidates = self.corpus.passages if denies else self._exact.node(part, allowed).tiers == Tier.EXACT
            return self._located(part, self._meetings(part, candidates, allowed, sentences=True))
        lifted = lift(part, group_numbers(self.corpus, scope), lambda term: self._exact.node(term, None))
        return Shown(self._tiers(part, holding(lifted)), lifted.shown)

    def _meetings(self, node: Node, candidates: Mask, allowed: Mask | None, *, sentences: bool) -> dict[int, SpanList]:
        """The spans by which a tree holds of a passage, or of any sentence in it, by passage number."""
        wanted = candidates if allowed is None else candidates & allowed
        leaves = {id(leaf): self._exact.node(leaf, wanted) for leaf in walk(node) if isinstance(leaf, Term | Filter)}
        shows = any(True for _term in wanted_terms(node))
        found: dict[int, SpanList] = {}
        for number in np.flatnonzero(wanted & self.corpus.passages).tolist():
            self.patience.check()
            places = self._places(leaves, number)
            windows = [places.within(*window) for window in self._sentences(number)] if sentences else [places]
            spans = [held for window in windows if (held := meeting_spans(node, window)) is not None]
            if any(spans) or (spans and not shows):
                found[number] = sorted({span for held in spans for span in held})
        return found

    def _places(self, leaves: dict[int, Found], number: int) -> Places:
        spans = {key: spans_in(leaf.exact.matches, number) for key, leaf in leaves.items() if isinstance(leaf, Leaf)}
        holds = {key: bool(leaf.tiers[number]) for key, leaf in leaves.items() if isinstance(leaf, Silent)}
        return Places({key: places for key, places in spans.items() if places}, holds, self.patience)

    def _sentences(self, number: int) -> list[tuple[int, int]]:
        return sentence_windows(self.corpus.text(number))

    def _located(self, node: Node, spans: dict[int, SpanList]) -> Located:
        found = np.zeros(self.corpus.size, np.bool_)
        found[list(spans)] = True
        return Located(self._tiers(node, found), spans)

    def _tiers(self, node: Node, found: Mask) -> np.typing.NDArray[np.int8]:
        by_initials = not self.exactly and any(isinstance(term, Initials) for term in wanted_terms(node))
        return from_mask(found, Tier.VARIANT if by_initials else Tier.EXACT)


def is_lone_long_run(root: Node) -> bool:
    """Whether a query is one run, with filters at most, so long that passages with only some of its words are worth showing."""
    parts = root.parts if isinstance(root, And) else (root,)
    others = [part for part in parts if not isinstance(part.part if isinstance(part, Not) else part, Filter)]
    return len(others) == 1 and isinstance(others[0], Run) and is_long(others[0].text)


def is_long(text: str) -> bool:
    """Whether a run has as many Han characters as a lone run needs."""
    return sum(map(len, han_runs(text))) >= LONELY_RUN


def _cost(node: Node) -> int:
    """How much a part is to be looked for passage by passage."""
    return max(_own_cost(part) for part in walk(node))


def _own_cost(node: Node) -> int:
    if isinstance(node, Regex) or (isinstance(node, Filter) and node.field is Field.SUBSTANCE):
        return 2
    return int(isinstance(node, Slots | Near | Within))


__all__ = ["Evaluator", "is_lone_long_run"]

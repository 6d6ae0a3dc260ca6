"""What a report promises: the clauses of its plans that say what will be done or reached, each with its parts."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kb.facts.clauses import Clause, clauses
from kb.facts.cutting import Word, cut_words
from kb.facts.owners import Owner, named_owner, owners
from kb.facts.plan_words import (
    ADVERBS,
    ANALYSIS,
    BASIS,
    BROUGHT,
    DEMAND,
    GROUND_ENDS,
    LISTING,
    LISTS_BEGIN,
    LISTS_END,
    MEANS,
    NO_PROMISES,
    QUOTED,
    SIGNS_OF_STATE,
    STANDS,
    STATE,
    STATED,
    TO_COME,
    TOLD_OF,
)
from kb.facts.plans import Topics, plan_stretches
from kb.facts.promising import deadline_of, is_deed, parts_of
from kb.facts.quantities import quantities
from kb.facts.values import Quantity, moved
from kb.facts.words import NOUNS_TOO
from kb.model import Report, Span
from kb.text import fold

SHORTEST = 4
"""Characters below which a clause says too little to be held to."""
LONGEST = 200
"""… and above which it is no clause but a table or a list without marks."""
_BRACKET = re.compile(r"^[(][^()]{2,80}[)]|[(][^()]{2,80}(?:牵头|负责|配合|落实|单位[:：][^()]*)[)]$")


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise; places are code points of the report's text, ``start`` to ``end`` is the clause.

    ``action`` is the verb that governs, ``object`` what is acted on or measured, ``target`` a number with its words of
    qualification, ``deadline`` when, ``owner`` who; None where the text does not say.
    """

    start: int
    end: int
    action: Span | None = None
    object: Span | None = None
    target: Span | None = None
    deadline: Span | None = None
    owner: Span | None = None
    quantities: tuple[Quantity, ...] = ()

    @property
    def quantified(self) -> bool:
        """Whether it can be counted whether it was kept."""
        return bool(self.quantities)


def commitments(report: Report) -> tuple[Commitment, ...]:
    """The commitments of a report in the order of the text."""
    stretches = list(plan_stretches(report))
    headings = Topics(report.outline, report.text)
    named = [owner for stretch in stretches for owner in owners(report.text, stretch)]
    found = (one for stretch in stretches for one in _promises(report.text, stretch, headings))
    owned = [_with_owner(one, named, stretches) for one in found]
    return tuple(_of_rows(report, owned) if any("\t" in passage.text for passage in report.passages) else owned)


class _Passage:
    """A stretch as it is read: folded, with its words and quantities where they are asked for; places are those of the stretch.

    ``glance`` cuts into words only what is looked at, which is quicker where one promise is enough.
    """

    def __init__(self, folded: str, *, glance: bool) -> None:
        self.folded = folded
        self.glance = glance

    @cached_property
    def _words(self) -> Sequence[Word]:
        return cut_words(self.folded)

    @cached_property
    def _quantities(self) -> Sequence[Quantity]:
        return quantities(self.folded)

    @cached_property
    def tells_state(self) -> bool:
        """Whether it can hold words that say how things stand."""
        return SIGNS_OF_STATE.search(self.folded) is not None

    def stated_from(self, start: int) -> tuple[bool, int]:
        """Whether the sentence that begins at a place says how things stand, and up to where it says what they have led to."""
        analysis = ANALYSIS.match(self.folded, start)
        if not self.tells_state and not analysis:
            return False, start
        stop = self.folded.find("。", start)
        end = stop if stop >= 0 else len(self.folded)
        if analysis and not DEMAND.search(self.folded, analysis.end(), end):
            return True, end
        brought = BROUGHT.search(self.folded, start, end)
        return STATED.search(self.folded, start, end) is not None, brought.end() if brought else start

    def words_in(self, start: int, end: int) -> Sequence[Word]:
        """The words that begin between two places."""
        if self.glance:
            return [(word, start + place) for word, place in cut_words(self.folded[start:end])]
        first, last = (bisect_left(self._words, place, key=lambda word: word[1]) for place in (start, end))
        return self._words[first:last]

    def counted(self, clause: Clause) -> tuple[Quantity, ...]:
        """The quantities of a clause."""
        return tuple(one for one in self._quantities if clause.start <= one.start and one.end <= clause.end)


def promising_passages(report: Report) -> frozenset[int]:
    """The places, among the passages of a report, of those in which something is promised."""
    headings = Topics(report.outline, report.text)
    starts = [passage.start for passage in report.passages]
    found = (stretch for stretch in plan_stretches(report) if _holds_promise(report.text, stretch, headings))
    return frozenset(bisect_right(starts, stretch.start) - 1 for stretch in found)


def _holds_promise(text: str, stretch: Span, headings: Topics) -> bool:
    passage = _Passage(fold(text[stretch.start : stretch.end]), glance=True)
    return any(True for _ in _promising(passage, stretch, headings))


def _promises(text: str, stretch: Span, headings: Topics) -> Iterator[Commitment]:
    passage = _Passage(fold(text[stretch.start : stretch.end]), glance=False)
    for clause, deadline in _promising(passage, stretch, headings):
        yield _shifted(_commitment(passage, clause, deadline), stretch.start)


def _promising(passage: _Passage, stretch: Span, headings: Topics) -> Iterator[tuple[Clause, Span | None]]:
    """The clauses that promise something, each with the time that it, or a clause before it that promises nothing, sets."""
    said: Span | None = None
    for clause, opening in _with_opening(passage):
        own = None if passage.glance else deadline_of(passage.folded, clause)
        place = Span(clause.start + stretch.start, clause.end + stretch.start)
        promises = _promises_something(passage, clause, opening=opening) and not headings.hold(place)
        if promises:
            yield clause, own or said
        said = None if clause.ends_sentence else said if promises else own or said


def _with_opening(passage: _Passage) -> Iterator[tuple[Clause, bool]]:
    """The clauses, each with whether it has to open with its verb to promise something: one that names, or says how things stand."""
    folded = passage.folded
    begins, stated, listing, told = True, False, False, 0
    for clause in (_without_bracket(folded, one) for one in clauses(folded)):
        words = folded[clause.start : clause.end]
        if begins:
            (stated, told), listing = passage.stated_from(clause.start), False
        listing = listing or (
            (words[-1:] in LISTS_END or words[:1] in LISTS_BEGIN) and LISTING.search(words) is not None
        )
        told_of = not clause.ends_sentence and TOLD_OF.match(folded, clause.end + 1) is not None
        state = passage.tells_state and STATE.search(words) is not None
        if clause.start >= told and not (passage.tells_state and STANDS.search(words)):
            yield clause, stated or told_of or state or (listing and not TO_COME.search(words))
        begins = clause.ends_sentence


def _without_bracket(folded: str, clause: Clause) -> Clause:
    """A clause without the bracket at its beginning or end that names who leads."""
    words = folded[clause.start : clause.end]
    bracket = _BRACKET.search(words) if "(" in words else None
    if bracket is None:
        return clause
    return replace(
        clause,
        start=clause.start + (bracket.end() if not bracket.start() else 0),
        end=clause.start + bracket.start() if bracket.start() else clause.end,
    )


def _promises_something(passage: _Passage, clause: Clause, *, opening: bool) -> bool:
    """Whether a clause says what will be done or reached; ``opening`` where its verb has to stand at its beginning."""
    words = passage.folded[clause.start : clause.end]
    if not SHORTEST <= len(words) <= LONGEST or any(rule.search(words) for rule in NO_PROMISES.values()):
        return False
    if opening and not _opens_with_verb(passage.words_in(clause.start, clause.end)):
        return False
    if basis := BASIS.match(words):
        bare = QUOTED.sub(lambda quoted: "“" * len(quoted[0]), words)
        ground = GROUND_ENDS.search(bare, basis.end())
        return ground is not None and _acts(passage.words_in(clause.start + ground.end(), clause.end), plainly=True)
    means = MEANS.match(words)
    if means and means.end() < len(words):
        return _acts(passage.words_in(clause.start + means.end() + 2, clause.end), plainly=True)
    return _acts(passage.words_in(clause.start, clause.end)) or bool(passage.counted(clause))


def _opens_with_verb(words: Sequence[Word]) -> bool:
    return bool(words) and (words[0][0] in ADVERBS or is_deed(words[0][0]))


def _acts(words: Sequence[Word], *, plainly: bool = False) -> bool:
    """Whether a verb says what will be done; ``plainly`` where it has to be one that is never a noun, with something behind it."""
    cut = [word for word, _ in words]
    if len(cut) > 1 and cut[-2] == "的":
        cut = cut[:-2]
    return any(is_deed(word) and not (plainly and word in NOUNS_TOO) for word in (cut[:-1] if plainly else cut))


def _commitment(passage: _Passage, clause: Clause, deadline: Span | None) -> Commitment:
    counted = passage.counted(clause)
    owner = named_owner(passage.folded, clause)
    words = passage.words_in(owner.end if owner else clause.start, clause.end)
    parts = parts_of(passage.folded, clause, words, counted)
    return Commitment(
        clause.start, clause.end, parts.action, parts.object, parts.target, deadline, owner, counted
    )  # fmt: skip


def _shifted(one: Commitment, by: int) -> Commitment:
    return Commitment(
        one.start + by, one.end + by, _moved(one.action, by), _moved(one.object, by), _moved(one.target, by),
        _moved(one.deadline, by), _moved(one.owner, by), tuple(moved(quantity, by) for quantity in one.quantities),
    )  # fmt: skip


def _moved(span: Span | None, by: int) -> Span | None:
    return span and Span(span.start + by, span.end + by)


def _with_owner(one: Commitment, named: Sequence[Owner], stretches: Sequence[Span]) -> Commitment:
    """The owner that stands behind the sentence, or at the beginning of the next passage."""
    place = bisect_left(named, one.end, key=lambda owner: owner.start)
    if one.owner or place == len(named):
        return one
    owner = named[place]
    own = next(number for number, stretch in enumerate(stretches) if stretch.start <= one.start < stretch.end)
    near = owner.start < stretches[own].end or (
        owner.leads and own + 1 < len(stretches) and owner.start < stretches[own + 1].end
    )
    return replace(one, owner=owner.span) if near else one


def _of_rows(report: Report, found: Sequence[Commitment]) -> Iterator[Commitment]:
    """What rows of tables promise: one cell says what, others by when and who; the rest of the table promises nothing."""
    from kb.facts.tasks import tasks
    from kb.facts.tasks.rows import tables

    whole = [Span(table.start, table.rows[-1].end) for table in tables(fold(report.text))]
    rows = [task for task in tasks(report) if _around(whole, task.start)]
    for one in found:
        if _around(whole, one.start) is None:
            yield one
            continue
        row = next((row for row in rows if row.name.start <= one.start and one.end <= row.name.end), None)
        if row:
            owner = next((owner.span for owner in row.owners), None)
            yield replace(one, deadline=one.deadline or (row.due.span if row.due else None), owner=one.owner or owner)


def _around(spans: Sequence[Span], place: int) -> Span | None:
    """The span that a place lies in."""
    number = bisect_right(spans, place, key=lambda span: span.start) - 1
    return spans[number] if number >= 0 and place < spans[number].end else None


__all__ = ["Commitment", "commitments", "promising_passages"]

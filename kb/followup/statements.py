"""What a report says was done: its clauses outside plans, each with what it is about and the numbers in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.facts.clauses import Clause, clauses
from kb.facts.plans import Topics, plan_stretches
from kb.facts.quantities import quantities
from kb.facts.values import Quantity, moved
from kb.followup.subjects import Subject, subject_of
from kb.followup.words import IN_YEARS, OF_YEARS, RIDER, UNDONE, UNTOLD
from kb.model import Passage, PassageKind, Report, Role, Span
from kb.text import fold


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause with what only goes on about it; places are code points of the report's text.

    ``about`` is what the clause itself names, ``around`` what the sentence before it and the headings above it do;
    ``of_years`` where the passage tells of several years; ``text`` is folded, ``first`` is where the clause itself ends in it, and the places of ``quantities`` are of it.
    """

    start: int
    end: int
    text: str
    first: int
    about: Subject
    before: Subject
    around: Subject
    quantities: tuple[Quantity, ...]
    role: Role | None
    of_years: bool = False

    @property
    def span(self) -> Span:
        """Its place."""
        return Span(self.start, self.end)


def statements(report: Report) -> tuple[Statement, ...]:
    """The statements of a report in order."""
    plans = list(plan_stretches(report))
    headings = Topics(report.outline, report.text)
    made = (one for passage in _told(report.passages) if not _plans(passage, plans) for one in _statements(passage))
    return tuple(one for one in made if not headings.hold(one.span) and _tells(one))


def _told(passages: Sequence[Passage]) -> Sequence[Passage]:
    """The passages up to the last words; what comes behind them explains."""
    last = max((place for place, one in enumerate(passages) if one.role is Role.CLOSING), default=len(passages))
    return [one for place, one in enumerate(passages) if place <= last or one.role is not None]


def _plans(passage: Passage, plans: Sequence[Span]) -> bool:
    """Whether a passage is a title or speaks of what comes next."""
    return passage.kind is PassageKind.TITLE or any(
        one.start < passage.end and passage.start < one.end for one in plans
    )


def _tells(one: Statement) -> bool:
    """Whether it tells what was done; of problems only what is said to be unfinished counts, and at the end nothing."""
    if one.role is Role.CLOSING or UNTOLD.search(one.text[: one.first]):
        return False
    return one.role is not Role.PROBLEMS or UNDONE.search(one.text) is not None


def _statements(passage: Passage) -> Iterator[Statement]:
    text = fold(passage.text)
    counted = quantities(passage.text)
    around = subject_of("。".join(passage.path[-2:]))
    years = OF_YEARS.match(text) is not None
    cut = list(clauses(passage.text))
    said: list[Clause] = []
    for place, clause in enumerate(cut):
        end = _end(text, cut, place)
        before = subject_of(text[said[0].start : clause.start] if said else "")
        inside = tuple(moved(one, -clause.start) for one in counted if clause.start <= one.start and one.end <= end)
        own = [Span(one.start, one.end) for one in inside if one.end <= clause.end - clause.start]
        yield Statement(
            passage.start + clause.start, passage.start + end, text[clause.start : end], clause.end - clause.start,
            subject_of(text[clause.start : clause.end], own), before, around, inside, passage.role, years or _of_years(text, said, clause),
        )  # fmt: skip
        said = [] if clause.ends_sentence else [*said, clause]


def _of_years(text: str, said: Sequence[Clause], clause: Clause) -> bool:
    """Whether a sentence says up to a clause that it tells of several years."""
    return IN_YEARS.search(text, said[0].start if said else clause.start, clause.end) is not None


def _end(text: str, cut: Sequence[Clause], place: int) -> int:
    """Where the clauses end that go on about one."""
    end = cut[place].end
    for before, clause in zip(cut[place:], cut[place + 1 :], strict=False):
        if before.ends_sentence or before.mark == ";" or not RIDER.match(text[clause.start : clause.end]):
            break
        end = clause.end
    return end


__all__ = ["Statement", "statements"]

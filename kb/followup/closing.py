"""What later reports of the unit say of a task: the same entry of a later list, else what became of the commitments in its words."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kb.facts.periods import period_of
from kb.facts.tasks import TaskState
from kb.followup.ledger import Entry
from kb.followup.succession import known_unit
from kb.followup.tasks import LONGEST_EVIDENCE, TaskEntry, Told
from kb.followup.values import Verdict
from kb.model import ReportInfo
from kb.stopping import stop_if_asked
from kb.text import fold

ALIKE = 0.85
"""Share of the characters that the names of one task have in common in two lists."""
SHORTEST = 8
"""Characters from which a name that another one holds is the same task …"""
SHORTEST_CLAUSE = 4
"""… and from which one that is a clause of another is."""
REACH = 1
"""Years after a list in which another one still speaks of the same task."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SIGNS = re.compile(r"[\s“”\"'‘’《》（）(),，。;；、:：]+")
_CLAUSE_ENDS = re.compile("[,;。:]")
_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_STATES = {Verdict.FULFILLED: TaskState.CLOSED, Verdict.PARTLY: TaskState.PARTLY}
Follow = Callable[[ReportInfo], Sequence[Entry]]


@dataclass(frozen=True, slots=True)
class _Named:
    """An entry with its name without signs, the clauses of it, and its numbers."""

    entry: TaskEntry
    bare: str
    clauses: frozenset[str]
    digits: tuple[str, ...]


def closed_later(entries: Sequence[TaskEntry], among: Iterable[TaskEntry], follow: Follow) -> Iterator[TaskEntry]:
    """The entries, each with the last that a later list of the unit says of it; ``among`` are the entries of all lists.

    Where no list speaks of it, the commitments in its words count: closed where all were kept, in part where some were;
    ``follow`` gives the commitments of a report, followed, and is asked once for each.
    """
    units: dict[str, list[_Named]] = {}
    for entry in among:
        if entry.told and (unit := known_unit(entry.report)):
            units.setdefault(unit, []).append(_named(entry))
    followed: dict[str, Sequence[Entry]] = {}
    for entry in entries:
        stop_if_asked()
        unit = known_unit(entry.report)
        later = _last_told(entry, units.get(unit or "", ())) if entry.state is not TaskState.CLOSED else None
        if later is None and entry.told is None and unit:
            if entry.report.id not in followed:
                followed[entry.report.id] = follow(entry.report)
            later = _kept(entry, followed[entry.report.id])
        yield replace(entry, told=later) if later else entry


def _named(entry: TaskEntry) -> _Named:
    folded = fold(entry.name)
    clauses = (_SIGNS.sub("", clause) for clause in _CLAUSE_ENDS.split(folded))
    long_enough = frozenset(clause for clause in clauses if len(clause) >= SHORTEST_CLAUSE)
    return _Named(entry, _SIGNS.sub("", folded), long_enough, tuple(_DIGITS.findall(folded)))


def _last_told(entry: TaskEntry, told: Iterable[_Named]) -> Told | None:
    """The newest that lists after this one say of the same task."""
    own = _named(entry)
    later = [one.entry for one in told if _follows(one.entry, entry) and _same(own, one)]
    newest = max(later, key=_time, default=None)
    return newest.told if newest else None


def _follows(one: TaskEntry, entry: TaskEntry) -> bool:
    """Whether a list is later; at the same time only one that tells how tasks stand, where this one does not."""
    if one.report.id == entry.report.id:
        return False
    mine, theirs = _time(entry), _time(one)
    return theirs[0] <= mine[0] + REACH and (theirs > mine or (theirs == mine and entry.told is None))


def _time(entry: TaskEntry) -> tuple[int, int]:
    """When a list was true: year and month of its report; without a month one that tells how tasks stand at the end of the year, another at its beginning."""
    info = entry.report
    period, written = period_of(info), info.date.value or ""
    if period is not None and not period.is_whole_year:
        return period.year, period.last
    if _DAY.fullmatch(written):
        return int(written[:4]), int(written[5:7])
    return info.year.value or 0, 12 if entry.told else 0


def _same(one: _Named, other: _Named) -> bool:
    """Whether two entries are the same task: the same name, one that holds the other, or nearly the same with the same numbers."""
    if one.bare == other.bare or one.bare in other.clauses or other.bare in one.clauses:
        return True
    short, long = sorted((one.bare, other.bare), key=len)
    if len(short) >= SHORTEST and short in long:
        return True
    if one.digits != other.digits:
        return False
    from rapidfuzz.distance import Indel

    return bool(Indel.normalized_similarity(short, long, score_cutoff=ALIKE))


def _kept(entry: TaskEntry, followed: Sequence[Entry]) -> Told | None:
    """What became of the commitments inside the task."""
    task = entry.task
    inside = [
        one for one in followed if task.start <= one.commitment.start and one.commitment.end <= task.end and one.outcome
    ]
    verdicts = [one.outcome.followed.verdict for one in inside if one.outcome]
    speaking = [
        one.outcome for one in inside if one.outcome and one.outcome.followed.verdict in _STATES and one.outcome.passage
    ]
    if not speaking:
        return None
    first = speaking[0]
    state = TaskState.CLOSED if all(verdict is Verdict.FULFILLED for verdict in verdicts) else TaskState.PARTLY
    assert first.passage is not None
    assert first.followed.evidence is not None
    return Told(state, first.report, first.passage, first.followed.evidence, first.text, first.text[:LONGEST_EVIDENCE])


__all__ = ["closed_later"]

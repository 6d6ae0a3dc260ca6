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
"""Characters from which a name that another one with the same numbers holds is the same task …"""
SHORTEST_CLAUSE = 4
"""… and from which one that is the first clause of another is, or a clause of it with a number."""
REACH = 1
"""Years after a list in which another one still speaks of the same task."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SIGNS = re.compile(r"[\s“”\"'‘’《》（）(),，。;；、:：]+")
_CLAUSE_ENDS = re.compile("[,;。:]")
_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_STATES = {Verdict.FULFILLED: TaskState.CLOSED, Verdict.PARTLY: TaskState.PARTLY}
Follow = Callable[[ReportInfo], Sequence[Entry]]


Time = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Named:
    """An entry with its name without signs, the clauses by which other lists may call it, its numbers, and the time of its list."""

    entry: TaskEntry
    bare: str
    clauses: frozenset[str]
    digits: tuple[str, ...]
    time: Time


class _Pool:
    """What the lists of a unit say, found by name."""

    def __init__(self) -> None:
        self._by_name: dict[str, list[_Named]] = {}
        self._by_digits: dict[tuple[str, ...], list[_Named]] = {}

    def add(self, one: _Named) -> None:
        """Take in what a list says of a task."""
        for name in {one.bare, *one.clauses}:
            self._by_name.setdefault(name, []).append(one)
        self._by_digits.setdefault(one.digits, []).append(one)

    def newest(self, own: _Named) -> Told | None:
        """The newest that lists after this one say of the same task."""
        named = [one for name in own.clauses for one in self._by_name.get(name, ()) if one.bare == name]
        later = [one for one in (*self._by_name.get(own.bare, ()), *named) if _follows(one, own)]
        if not later:
            later = [one for one in _alike(own.bare, self._by_digits.get(own.digits, ())) if _follows(one, own)]
        found = max(later, key=lambda one: one.time, default=None)
        return found.entry.told if found else None


def closed_later(entries: Sequence[TaskEntry], among: Iterable[TaskEntry], follow: Follow) -> Iterator[TaskEntry]:
    """The entries, each with the last that a later list of the unit says of it; ``among`` are the entries of all lists.

    Where no list speaks of it, the commitments in its words count: closed where all were kept, in part where some were;
    ``follow`` gives the commitments of a report, followed, and is asked once for each.
    """
    pools: dict[str, _Pool] = {}
    for entry in among:
        if entry.told and (unit := known_unit(entry.report)):
            pools.setdefault(unit, _Pool()).add(_named(entry))
    followed: dict[str, Sequence[Entry]] = {}
    for entry in entries:
        stop_if_asked()
        unit = known_unit(entry.report)
        pool = pools.get(unit or "")
        later = pool.newest(_named(entry)) if pool and entry.state is not TaskState.CLOSED else None
        if later is None and entry.told is None and unit:
            if entry.report.id not in followed:
                followed[entry.report.id] = follow(entry.report)
            later = _kept(entry, followed[entry.report.id])
        yield replace(entry, told=later) if later else entry


def _named(entry: TaskEntry) -> _Named:
    folded = fold(entry.name)
    clauses = [_SIGNS.sub("", clause) for clause in _CLAUSE_ENDS.split(folded)]
    telling = (clause for number, clause in enumerate(clauses) if not number or _DIGITS.search(clause))
    known_by = frozenset(clause for clause in telling if len(clause) >= SHORTEST_CLAUSE)
    return _Named(entry, _SIGNS.sub("", folded), known_by, tuple(_DIGITS.findall(folded)), _time(entry))


def _follows(one: _Named, own: _Named) -> bool:
    """Whether a list is later; at the same time only one that tells how tasks stand, where this one does not."""
    if one.entry.report.id == own.entry.report.id:
        return False
    later = one.time > own.time or (one.time == own.time and own.entry.told is None)
    return later and one.time[0] <= own.time[0] + REACH


def _alike(name: str, others: Sequence[_Named]) -> Iterator[_Named]:
    """Those whose name holds this one, or is held by it, or is nearly the same."""
    from rapidfuzz.distance import Indel
    from rapidfuzz.process import extract

    names = [one.bare for one in others]
    near = extract(name, names, scorer=Indel.normalized_similarity, score_cutoff=ALIKE, limit=None)
    yield from (others[place] for _name, _score, place in near)
    if len(name) >= SHORTEST:
        yield from (one for one in others if name in one.bare or (len(one.bare) >= SHORTEST and one.bare in name))


def _time(entry: TaskEntry) -> Time:
    """When a list was true: year and month of its report; without a month one that tells how tasks stand at the end of the year, another at its beginning."""
    info = entry.report
    period, written = period_of(info), info.date.value or ""
    if period is not None and not period.is_whole_year:
        return period.year, period.last
    if _DAY.fullmatch(written):
        return int(written[:4]), int(written[5:7])
    return info.year.value or 0, 12 if entry.told else 0


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

"""The ledger of commitments as text and as a table: what was promised, what became of it, where both stand."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

from kb.followup import Entry, Outcome, Reason, State, Verdict
from kb.i18n import _, ngettext
from kb.model import ReportInfo
from kb.render.cells import cut
from kb.render.sheets import Cell, Sheet, sheet_lines
from kb.text import visible_line

VERDICTS: Mapping[Verdict, Callable[[], str]] = {
    Verdict.FULFILLED: lambda: _("kept"),
    Verdict.PARTLY: lambda: _("kept in part"),
    Verdict.OTHER_MEASURE: lambda: _("measured otherwise"),
    Verdict.NOT_MENTIONED: lambda: _("not mentioned"),
}
STATES: Mapping[State, Callable[[], str]] = {
    State.CLOSED: lambda: _("closed"),
    State.PARTLY: lambda: _("in part"),
    State.UNCLEAR: lambda: _("to be checked"),
    State.OPEN: lambda: _("open"),
    State.WAITING: lambda: _("no later report"),
}
SIGNS: Mapping[State, str] = {
    State.CLOSED: "✓", State.PARTLY: "◐", State.UNCLEAR: "≠", State.OPEN: "○", State.WAITING: "–",
}  # fmt: skip
_REASONS: Mapping[Reason, Callable[[], str]] = {
    Reason.REACHED: lambda: _("{promised} promised, {reached} reached"),
    Reason.SHORT: lambda: _("{promised} promised, only {reached} reached"),
    Reason.LATE: lambda: _("done, but later than promised"),
    Reason.DONE: lambda: _("the later report says that it was done"),
    Reason.ALL_DONE: lambda: _("{promised} promised, said to be done wholly"),
    Reason.UNDONE: lambda: _("the later report says that it is not finished"),
    Reason.OTHER_UNIT: lambda: _("{promised} promised, {reached} told: not the same measure"),
    Reason.TOTAL: lambda: _("{promised} new ones promised, {reached} in all told"),
    Reason.AVERAGE: lambda: _("promised for each, told on the whole"),
    Reason.NO_NUMBER: lambda: _("{promised} promised, no number told"),
    Reason.NOTHING: lambda: _("the later report says nothing of it"),
}


def reason_text(outcome: Outcome) -> str:
    """Why the verdict was given, as a sentence."""
    sentence = _REASONS[outcome.followed.reason]()
    return visible_line(sentence.format(promised=outcome.promised, reached=outcome.reached))


def outcome_text(outcome: Outcome) -> str:
    """Verdict and reason."""
    return f"{VERDICTS[outcome.followed.verdict]()}: {reason_text(outcome)}"


def states_text(states: Mapping[State, int]) -> str:
    """How many stand where."""
    return " · ".join(f"{SIGNS[state]} {STATES[state]()} {count}" for state, count in states.items())


def whose(info: ReportInfo) -> str:
    """Unit and year of a report, its title or file where they are unknown."""
    named = " ".join(str(value) for value in (info.unit.value, info.year.value) if value)
    return visible_line(named or info.title.value or info.file)


def commitment_lines(entries: Iterable[Entry], *, width: int | None) -> Iterator[str]:
    """The commitments under a head a report; below each what became of it, with the sentence that says so."""
    for _report, own in groupby(entries, key=lambda entry: entry.report.id):
        rows = list(own)
        yield _head(rows)
        for entry in rows:
            for line in _lines(entry):
                yield line if width is None else cut(line, width)


def _head(rows: list[Entry]) -> str:
    info, year = rows[0].report, rows[0].year
    counted = ngettext("{n} commitment", "{n} commitments", len(rows)).format(n=len(rows))
    due = _("for {year}").format(year=year) if year else ""
    return " · ".join(filter(None, [whose(info), due, counted]))


def _lines(entry: Entry) -> Iterator[str]:
    said = [
        entry.words("owner") and _("by {owner}").format(owner=entry.words("owner")),
        f"{entry.report.file}:{entry.passage.line}",
    ]
    number = "#" if entry.commitment.quantified else " "
    yield visible_line(f"  {SIGNS[entry.state]}{number} {entry.text}  " + "  ".join(filter(None, said)))
    outcome = entry.outcome
    if outcome is None:
        return
    yield f"       {outcome_text(outcome)}"
    if outcome.passage:
        place = f"{outcome.report.file}:{outcome.passage.line}"
        yield visible_line(f"       “{outcome.text}” {whose(outcome.report)} {place}")


def ledger_lines(entries: Iterable[Entry], *, width: int | None) -> list[str]:
    """The ledger of tasks as a table: number, task, target, deadline, owner, state, what says so."""
    rows = tuple(_task_row(number, entry) for number, entry in enumerate(entries, 1))
    head = ("", _("state"), _("unit"), _("due"), _("owner"), _("target"), _("task"), _("evidence"))
    return sheet_lines(Sheet(head, rows), width) if rows else []


def _task_row(number: int, entry: Entry) -> tuple[Cell, ...]:
    state = f"{SIGNS[entry.state]} {STATES[entry.state]()}"
    evidence = entry.outcome.text if entry.outcome else ""
    return (
        number,
        state,
        entry.report.unit.value or "",
        due_text(entry),
        entry.words("owner"),
        entry.words("target"),
        entry.text,
        evidence,
    )


def due_text(entry: Entry) -> str:
    """By when: the year the commitment was made for and the time that it names itself."""
    own = entry.words("deadline")
    year = str(entry.year) if entry.year else ""
    return own if year and own.startswith(year) else f"{year} {own}".strip()


def commitment_sheet(entries: Iterable[Entry]) -> Sheet:
    """Everything known of each commitment, a row each."""
    head = (
        _("unit"), _("year"), _("due"), _("task"), _("verb"), _("object"), _("target"), _("owner"), _("state"), _("reason"), _("evidence"), _("told in"),
        _("source"), "id", _("source of the evidence"),
    )  # fmt: skip
    return Sheet(head, tuple(map(_sheet_row, entries)))


def _sheet_row(entry: Entry) -> tuple[Cell, ...]:
    info, outcome = entry.report, entry.outcome
    parts = tuple(entry.words(part) for part in ("action", "object", "target", "owner"))
    told: tuple[Cell, ...] = (reason_text(outcome), outcome.text, whose(outcome.report)) if outcome else ("", "", "")
    source = f"{info.file}:{entry.passage.line}"
    seen = f"{outcome.report.file}:{outcome.passage.line}" if outcome and outcome.passage else ""
    task = (info.unit.value, info.year.value, due_text(entry), entry.text, *parts, STATES[entry.state]())
    return (*task, *told, source, entry.passage.id, seen)


__all__ = [
    "SIGNS", "STATES", "VERDICTS", "commitment_lines", "commitment_sheet", "due_text", "ledger_lines", "outcome_text", "reason_text", "states_text", "whose",
]  # fmt: skip

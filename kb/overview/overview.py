"""Everything on one page (一屏全览): what each unit has of each year — reports, numbers, documents, commitments and where they stand."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kb.documents import Act, DocumentLedger
from kb.facts.metrics import Metrics
from kb.followup import CommitmentLedger, State
from kb.model import JsonObject, ReportInfo

MADE = frozenset({Act.DRAFT, Act.ISSUE, Act.REVISE, Act.REPEAL})
"""Acts that a unit does with documents of its own."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a unit has of a year. ``states`` are of the commitments that were made for the year."""

    reports: int = 0
    characters: int = 0
    numbers: int = 0
    documents: int = 0
    states: Mapping[State, int] = field(default_factory=dict)

    @property
    def commitments(self) -> int:
        """How many commitments were made for the year."""
        return sum(self.states.values())

    @property
    def kept(self) -> float | None:
        """The share of the commitments that a later report was there for of which it says that they were kept; None where there was none."""
        judged = self.commitments - self.states.get(State.WAITING, 0)
        return self.states.get(State.CLOSED, 0) / judged if judged else None

    def to_dict(self) -> JsonObject:
        """The cell as the command prints it."""
        counts = {
            "reports": self.reports,
            "characters": self.characters,
            "numbers": self.numbers,
            "documents": self.documents,
        }
        states = {state.value: times for state, times in self.states.items()}
        return counts | {"commitments": self.commitments, "states": states, "kept": self.kept}


Unit = str | None
Year = int | None


@dataclass(frozen=True)
class Overview:
    """Cells by unit and year; a unit or year that is not known is None. With the ledgers they were counted from."""

    reports: tuple[ReportInfo, ...]
    cells: Mapping[tuple[Unit, Year], Cell]
    commitments: CommitmentLedger
    metrics: Metrics
    documents: DocumentLedger

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units, those with most reports first, the unknown last."""
        counts = Counter(info.unit.value for info in self.reports)
        every = {unit for unit, _year in self.cells}
        return tuple(sorted(every, key=lambda unit: (unit is None, -counts[unit], unit or "")))

    @property
    def years(self) -> tuple[Year, ...]:
        """The years, the unknown last."""
        return tuple(sorted({year for _unit, year in self.cells}, key=lambda year: (year is None, year or 0)))

    def row(self, unit: Unit) -> Cell:
        """A unit over all years."""
        return _sum(cell for (own, _year), cell in self.cells.items() if own == unit)

    def column(self, year: Year) -> Cell:
        """All units in a year."""
        return _sum(cell for (_unit, own), cell in self.cells.items() if own == year)

    @property
    def whole(self) -> Cell:
        """Everything."""
        return _sum(self.cells.values())

    def to_rows(self) -> Iterator[JsonObject]:
        """A unit and year a row, as the command prints them."""
        for unit in self.units:
            for year in self.years:
                if (unit, year) in self.cells:
                    yield {"unit": unit, "year": year} | self.cells[unit, year].to_dict()


def _sum(cells: Iterable[Cell]) -> Cell:
    found = list(cells)
    states: Counter[State] = Counter()
    for cell in found:
        states.update(cell.states)
    ordered = {state: states[state] for state in State if states[state]}
    return Cell(
        reports=sum(cell.reports for cell in found),
        characters=sum(cell.characters for cell in found),
        numbers=sum(cell.numbers for cell in found),
        documents=sum(cell.documents for cell in found),
        states=ordered,
    )


def make_overview(
    reports: Iterable[ReportInfo], commitments: CommitmentLedger, metrics: Metrics, documents: DocumentLedger
) -> Overview:
    """Count the ledgers of some reports by unit and year: numbers and documents under the year of the report, commitments under that they were made for."""
    infos = tuple(reports)
    counts: defaultdict[tuple[Unit, Year], Counter[str]] = defaultdict(Counter)
    states: defaultdict[tuple[Unit, Year], Counter[State]] = defaultdict(Counter)
    for info in infos:
        counts[_place(info)].update({"reports": 1, "characters": info.characters})
    for metric in metrics:
        counts[_place(metric.report)]["numbers"] += 1
    for info in _made(documents):
        counts[_place(info)]["documents"] += 1
    for entry in commitments:
        states[entry.report.unit.value, entry.year][entry.state] += 1
    places = {*counts, *states}
    return Overview(
        infos, {place: _cell(counts[place], states[place]) for place in places}, commitments, metrics, documents
    )


def _place(info: ReportInfo) -> tuple[Unit, Year]:
    return info.unit.value, info.year.value


def _made(documents: DocumentLedger) -> Iterator[ReportInfo]:
    """The report of each document that it says was made, issued, revised or repealed; a document once a report."""
    for document in documents.documents:
        yield from {one.report.id: one.report for one in document.mentions if one.act in MADE}.values()


def _cell(counts: Mapping[str, int], states: Mapping[State, int]) -> Cell:
    ordered = {state: states[state] for state in State if states.get(state)}
    return Cell(
        counts.get("reports", 0), counts.get("characters", 0), counts.get("numbers", 0), counts.get("documents", 0), ordered
    )  # fmt: skip


__all__ = ["MADE", "Cell", "Overview", "make_overview"]

"""A report section by section beside the same unit's report of another year: what stayed, was changed, went, came."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from kb.compare import Fate, Kind, SectionPair
from kb.compare.sections import OwnText
from kb.i18n import _
from kb.model import PassageKind, Report, ReportInfo
from kb.render import labels
from kb.render.comparison import marked
from kb.render.comparison_sections import fate_sign, sections_summary, told
from tui.bindings import bindings
from tui.features import actions_of
from tui.passages import Context, Spot
from tui.screens.compare import CompareScreen
from tui.screens.rows import Listed
from tui.screens.table import TableScreen
from tui.text.lines import Line, flowed, plain
from tui.views.look import Look
from tui.views.table import Column

if TYPE_CHECKING:
    from kb.library import Library

_STYLES = {Fate.STAYED: "same", Fate.CHANGED: "changed", Fate.WENT: "only", Fate.CAME: "only"}


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A pair of sections with a passage of each."""

    pair: SectionPair
    left: Spot | None
    right: Spot | None

    @property
    def sign(self) -> str:
        """What became of it."""
        return fate_sign(self.pair)

    @property
    def sides(self) -> tuple[tuple[Spot | None, OwnText | None], ...]:
        """Either side's passage and section."""
        return (self.left, self.pair.left), (self.right, self.pair.right)

    @property
    def share(self) -> str:
        """How much is the same."""
        return f"{self.pair.share:.0%}" if self.pair.comparison else ""


def other_years(library: "Library", report_id: str) -> tuple[str, ...]:
    """The same unit's other reports, those of the same kind and of the nearest years first."""
    own = library.info(report_id)

    def apart(info: ReportInfo) -> tuple[bool, int, int, str]:
        years = (info.year.value or 0) - (own.year.value or 0)
        return info.kind.value != own.kind.value, abs(years), years, info.id

    known = own.unit.value is not None
    others = [info for info in library.reports() if known and info.unit.value == own.unit.value and info.id != own.id]
    return tuple(info.id for info in sorted(others, key=apart) if not info.duplicates_of)


def section_rows(library: "Library", reports: tuple[str, ...], place: int) -> Listed[SectionRow]:
    """The sections of the first report and of one of the others, the earlier report on the left."""
    if not reports:
        return Listed(notes=(_("Open this from a passage or a report: its sections are laid beside another year's."),))
    others = reports[1:] or other_years(library, reports[0])
    if not others:
        return Listed(notes=(_("The same unit has no other report here. Mark a passage of the other report first."),))
    found = [library.report(reports[0]), library.report(others[place % len(others)])]
    early, late = sorted(found, key=lambda report: report.info.year.value or 0)
    pairs = library.compare_sections(early.info.id, late.info.id)
    rows = [SectionRow(pair, _spot(early, pair.left), _spot(late, pair.right)) for pair in pairs]
    return Listed(rows, f"{_name(early.info)}  |  {_name(late.info)}", sections_summary(pairs))


def _name(info: ReportInfo) -> str:
    known = [labels.claim_with_mark(name, getattr(info, name)) for name in ("unit", "year", "kind")]
    return " ".join(value for value in known if value != "-") or info.file


def _spot(report: Report, own: OwnText | None) -> Spot | None:
    """The first running text of a section, else its heading."""
    if own is None:
        return None
    inside = [one for one in report.passages if own.span.start <= one.start < own.span.end]
    chosen = next((one for one in inside if one.kind is PassageKind.TEXT), inside[0] if inside else None)
    return Spot(report.info.id, chosen.id) if chosen else Spot(report.info.id)


class SectionsScreen(TableScreen[SectionRow]):
    """Lists the sections of two reports; beside it the clauses that differ. w lays the two sections in columns."""

    FEATURE: ClassVar[str] = "sections"
    ASKS: ClassVar[bool] = False
    NEEDS_QUESTION: ClassVar[bool] = False
    LIVE: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(actions_of("sections"))]

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.place = 0

    def first_question(self) -> str:
        """Nothing is asked."""
        return ""

    def work(self, asked: str) -> "Callable[[Library], Listed[SectionRow]]":
        """Compare the report one comes from with the same unit's next one, or with that of the marked passages."""
        del asked
        context, place = self.opened_from, self.place

        def rows(library: "Library") -> Listed[SectionRow]:
            return section_rows(library, _reports(library, context), place)

        return rows

    def columns(self) -> Sequence[Column[SectionRow]]:
        """Sign, both headings, how much is the same, the clauses by what became of them."""
        return (
            Column(lambda: "", lambda row: row.sign, 1, "changed"),
            Column(lambda: _("earlier"), lambda row: _heading(row.pair.left)),
            Column(lambda: _("later"), lambda row: _heading(row.pair.right)),
            Column(lambda: _("same"), lambda row: row.share, 5, "number", right=True),
        )

    def spots(self, row: SectionRow) -> Sequence[Spot]:
        """A passage of each."""
        return [spot for spot in (row.left, row.right) if spot]

    def detail(self, row: SectionRow, look: Look) -> Iterable[Line]:
        """How much is the same, and every clause that differs."""
        if row.pair.comparison is None:
            return
        yield from flowed([plain(told(row.pair), look.face, _STYLES[row.pair.fate])], look.width)
        yield from _differing(row.pair, look)

    def action_other(self) -> None:
        """Another year's report."""
        self.place += 1
        self.load()

    def action_beside(self) -> None:
        """Both sections in columns."""
        row = self.current
        sides = [(spot, own) for spot, own in row.sides if spot and own and spot.passage] if row else []
        if len(sides) == 2:
            spans = {spot.passage: own.span for spot, own in sides}
            self.app.push_screen(CompareScreen(tuple(spans), spans))
        elif row:
            self.say(_("This section has no counterpart."), "dim")


def _reports(library: "Library", context: Context) -> tuple[str, ...]:
    """The report of the place one comes from, then those of the marked passages."""
    marked_in = [library.passage(passage)[0].id for passage in context.marked]
    own = [context.spot.report] if context.spot else []
    return tuple(dict.fromkeys(own + marked_in))


def _heading(own: OwnText | None) -> str:
    return "  " * (own.section.level - 1) + own.section.label if own else "…"


def _differing(pair: SectionPair, look: Look) -> Iterator[Line]:
    comparison = pair.comparison
    for row in comparison.rows if comparison else ():
        if row.kind is Kind.SAME or comparison is None:
            continue
        for side, cell in enumerate(row.cells):
            if cell and not (cell.kind is Kind.MOVED and not cell.is_reworded):
                sign, style = ("+ ", "good") if side else ("- ", "error")
                pieces = [plain(sign, look.face, style), plain(marked(comparison, side, cell), look.face)]
                yield from flowed(pieces, look.width)


__all__ = ["SectionRow", "SectionsScreen", "other_years", "section_rows"]

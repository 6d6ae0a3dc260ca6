"""Headings: the frames they are built on, the sets of parallel ones, further members for a family."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from kb.errors import UsageError
from kb.i18n import _, ngettext
from kb.render.hits import head_line
from tui.bindings import bindings
from tui.features import actions_of
from tui.passages import Context, Spot
from tui.screens.table import Column, Listed, TableScreen
from tui.screens.uses import source_spot, use_spots, year
from tui.text.lines import Line, flowed, plain
from tui.views.look import Look

if TYPE_CHECKING:
    from kb.library import Library

_MOST = 100
FRAMES, SETS = "frames", "sets"


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """A frame, a set or a proposal: what is listed, how many headings and units, since when, the headings themselves, where they stand."""

    text: str
    query: str
    headings: int
    units: int
    first_year: int | None
    members: tuple[str, ...]
    places: tuple[Spot, ...]


def frame_rows(library: "Library", asked: str) -> Listed[HeadingRow]:
    """The frames over the corpus."""
    rows = [
        HeadingRow(
            use.frame.shown,
            use.frame.pattern,
            use.headings,
            use.uses.units,
            use.uses.first_year,
            tuple(dict.fromkeys(example.text for example in use.examples)),
            tuple(use_spots(use.uses)),
        )
        for use in library.headings(asked, limit=_MOST)
    ]
    return Listed(rows, said=ngettext("{n} frame", "{n} frames", len(rows)).format(n=len(rows)), notes=_none(rows))


def set_rows(library: "Library", asked: str) -> Listed[HeadingRow]:
    """The sets of parallel headings, report by report."""
    rows = []
    for one in library.heading_sets(asked):
        info = library.report_of(one)
        places = tuple(source_spot(library.heading_source(member), member.text) for member in one.members)
        texts = tuple(member.text for member in one.members)
        named = f"{one.frame.shown}  {head_line(info)}"
        rows.append(HeadingRow(named, one.frame.pattern, len(texts), 1, info.year.value, texts, places))
    return Listed(rows, said=ngettext("{n} set", "{n} sets", len(rows)).format(n=len(rows)), notes=_none(rows))


def proposal_rows(library: "Library", given: tuple[str, ...]) -> Listed[HeadingRow]:
    """Further members for a family; none where the given ones have nothing in common."""
    try:
        completion = library.complete_headings(given)
    except UsageError as error:
        return Listed(notes=(str(error),))
    rows = []
    for one in completion.proposals[:_MOST]:
        place = source_spot(library.heading_source(one.heading), one.heading.text)
        rows.append(HeadingRow(one.heading.text, f"'{one.heading.text}'", 1, 1, None, (), (place,)))
    said = _("further members for {frame}").format(frame=completion.frame.shown)
    return Listed(rows, said=said, notes=_none(rows))


def _none(rows: Sequence[HeadingRow]) -> tuple[str, ...]:
    return () if rows else (_("No headings are built alike here. Ask for another topic, or leave it out."),)


class HeadingsScreen(TableScreen[HeadingRow]):
    """Lists frames; ``w`` goes over to the sets and back, ``v`` proposes further members for the family under the cursor."""

    FEATURE: ClassVar[str] = "headings"
    LIVE: ClassVar[bool] = False
    NEEDS_QUESTION: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(actions_of("headings"))]

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.shown = FRAMES
        self.given: tuple[str, ...] = ()

    def work(self, asked: str) -> "Callable[[Library], Listed[HeadingRow]]":
        """Find them."""
        if self.given:
            given = self.given
            return lambda library: proposal_rows(library, given)
        rows = frame_rows if self.shown == FRAMES else set_rows
        return lambda library: rows(library, asked)

    def columns(self) -> Sequence[Column[HeadingRow]]:
        """The frame and how it is used."""
        return (
            Column(lambda: _("frame"), lambda row: row.text, 0, "head"),
            Column(lambda: _("headings"), lambda row: str(row.headings), 6, "number", right=True),
            Column(lambda: _("units"), lambda row: str(row.units), 5, right=True, least=60),
            Column(lambda: _("first"), lambda row: year(row.first_year), 5, right=True, least=70),
        )

    def spots(self, row: HeadingRow) -> Sequence[Spot]:
        """Where the headings stand."""
        return row.places

    def detail(self, row: HeadingRow, look: Look) -> Iterable[Line]:
        """The headings built on it."""
        return [line for member in row.members for line in flowed([plain(f"· {member}", look.face)], look.width)]

    def row_query(self, row: HeadingRow) -> str:
        """The frame as slots."""
        return row.query

    def action_sets(self) -> None:
        """From frames to sets, from sets or proposals to frames."""
        self.shown = SETS if self.shown == FRAMES and not self.given else FRAMES
        self.given = ()
        self.load()

    def action_complete(self) -> None:
        """Further members for the family under the cursor."""
        row = self.current
        if row and len(row.members) > 1:
            self.given = row.members
            self.load()
        else:
            self.say(_("A family needs two headings or more: put the cursor on a frame or a set."), "dim")


__all__ = ["HeadingsScreen"]

"""Concordance: every occurrence of a query on a line of its own, the keywords in one column."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from kb.concordance import Concordance
from kb.concordance import Line as Found
from kb.i18n import _
from kb.render.counts import count_text
from tui.bindings import bindings
from tui.exporting import ExportRow, write_rows
from tui.features import actions_of
from tui.passages import Context, Spot
from tui.paths import typed_path
from tui.screens.copies import Copies, CountingScreen
from tui.screens.table import Column, Listed, Order
from tui.text.lines import Line
from tui.views.kwic import kwic_heads, kwic_lines
from tui.views.look import Look

if TYPE_CHECKING:
    from kb.library import Library

MOST = 1000
"""Lines that are shown; a file gets all."""
WINDOWS = (20, 40, 60, 10)
"""Characters on each side, as ``w`` goes through them."""
SAMPLE = 50
_IN_FILES = 60


@dataclass(frozen=True, slots=True)
class Arranged:
    """How the lines are wanted: the order, characters on each side, whether words are sorted by, a seed where a sample is wanted."""

    order: str = ""
    width: int = WINDOWS[0]
    words: bool = False
    seed: int = 0

    def of(self, found: Concordance) -> Concordance:
        """The concordance so arranged."""
        arranged = found.sorted(self.order, words=self.words)
        return arranged.sample(SAMPLE, self.seed) if self.seed else arranged

    @property
    def said(self) -> str:
        """What is to be said of it."""
        sampled = _("a random sample of {n} lines with seed {seed}").format(n=SAMPLE, seed=self.seed)
        width = _("{n} characters on each side").format(n=self.width)
        return " · ".join([*([sampled] if self.seed else []), *([_("by words")] if self.words else []), width])


def found_lines(library: "Library", asked: str, arranged: Arranged, copies: Copies) -> Listed[Found]:
    """The lines that are shown, and what there is to say of all of them."""
    whole = library.concordance(asked, every_copy=copies.each)
    lines = arranged.of(whole)
    occurrences = whole.occurrences
    said = " · ".join(filter(None, [count_text(whole.count), copies.said(occurrences.folded), arranged.said]))
    notes = () if len(occurrences) else library.why_nothing(occurrences)
    if len(lines) > MOST:
        notes = (_("The first {n} lines of {all}; x writes all of them to a file.").format(n=MOST, all=len(lines)),)
    return Listed(lines.page(MOST, width=arranged.width), occurrences.echo, said, notes)


class KwicScreen(CountingScreen[Found]):
    """Lists the occurrences of the query; 1 to 6 sort by what stands beside the keyword."""

    FEATURE: ClassVar[str] = "kwic"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(actions_of("kwic"))]
    ORDERS: ClassVar[tuple[Order, ...]] = (
        Order("", lambda: _("in the order of files")),
        Order("L3", lambda: _("third on the left")),
        Order("L2", lambda: _("second on the left")),
        Order("L1", lambda: _("first on the left")),
        Order("R1", lambda: _("first on the right")),
        Order("R2", lambda: _("second on the right")),
        Order("R3", lambda: _("third on the right")),
        Order("year", lambda: _("by year")),
        Order("unit", lambda: _("by unit")),
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.window = 0
        self.words = False
        self.seed = 0

    @property
    def arranged(self) -> Arranged:
        """How the lines are wanted now."""
        return Arranged(self.order_id, WINDOWS[self.window], self.words, self.seed)

    def work(self, asked: str) -> "Callable[[Library], Listed[Found]]":
        """Find, sort, cut."""
        arranged, copies = self.arranged, self.copies
        return lambda library: found_lines(library, asked, arranged, copies)

    def columns(self) -> Sequence[Column[Found]]:
        """What a file gets."""
        return (
            Column(lambda: _("left"), lambda row: row.left),
            Column(lambda: _("keyword"), lambda row: row.keyword),
            Column(lambda: _("right"), lambda row: row.right),
            Column(lambda: _("unit"), lambda row: row.report.unit.value or ""),
            Column(lambda: _("year"), lambda row: str(row.report.year.value or "")),
        )

    def lines(self, rows: Sequence[Found], look: Look) -> Iterable[Line]:
        """The keywords in one column."""
        return kwic_lines(rows, self.is_marked, look)

    def heads(self, look: Look) -> Line:
        """Year and unit."""
        return kwic_heads(look)

    def spots(self, row: Found) -> Sequence[Spot]:
        """The passage."""
        return [Spot(row.report.id, row.passage.id, (row.span,))]

    def row_query(self, row: Found) -> str:
        """The keyword as it stands there."""
        return f"'{row.keyword}'" if "'" not in row.keyword else ""

    def action_sort_by(self, order: str) -> None:
        """By the character (or word) at that place."""
        self.order = next(number for number, one in enumerate(self.ORDERS) if one.id == order)
        self.load()

    def action_sample(self) -> None:
        """A random sample; again another one; after that all lines."""
        self.seed = (self.seed + 1) % 4
        self.load()

    def action_window(self) -> None:
        """More characters on each side, or fewer."""
        self.window = (self.window + 1) % len(WINDOWS)
        self.load()

    def action_words(self) -> None:
        """Sort by words, or by characters."""
        self.words = not self.words
        self.load()

    def _export(self, answer: str | None) -> None:
        """All lines, with wide contexts, each with its source."""
        if not (answer and answer.strip()):
            return
        file, asked = typed_path(answer), self.line.value.strip()
        arranged, copies, columns = self.arranged, self.copies, self.columns()
        heads = tuple(column.title() for column in columns)

        def write(library: "Library") -> str:
            found = library.concordance(asked, every_copy=copies.each)
            lines = arranged.of(found).page(None, width=max(arranged.width, _IN_FILES))
            return write_rows(library, file, heads, list(self._cells(lines, columns)))

        self.say(_("Exporting…"), "dim")
        self.do(write, self.say)

    def _cells(self, lines: Sequence[Found], columns: Sequence[Column[Found]]) -> Iterator[ExportRow]:
        for line in lines:
            yield ExportRow(tuple(column.value(line) for column in columns), self.spots(line)[0])


__all__ = ["KwicScreen"]

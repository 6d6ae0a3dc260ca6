"""Phrases: what several units say again and again, on its shelf."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from kb.i18n import _
from kb.phrases import Phrase, Shelf
from kb.render.wording import SHELVES, SIZES, mined_line
from tui.bindings import bindings
from tui.features import actions_of
from tui.passages import Context
from tui.screens.table import Column, Listed, Order, TableScreen
from tui.screens.uses import use_columns, use_spots
from tui.text.lines import Line, flowed, plain
from tui.views.look import Look

if TYPE_CHECKING:
    from kb.library import Library
    from tui.passages import Spot

_MOST = 100
_CHOICES: tuple[Shelf | None, ...] = (None, Shelf.COMMON, Shelf.OWN, Shelf.NEW, Shelf.FADING)
"""The shelves, as ``w`` goes through them; None: all."""
_ORDERS: dict[str, Callable[[Phrase], tuple[float, str]]] = {
    "use": lambda row: (-row.score, row.text),
    "units": lambda row: (-row.uses.units, row.text),
    "length": lambda row: (-len(row.text), row.text),
    "year": lambda row: (-(row.uses.first_year or 0), row.text),
}


def phrase_rows(library: "Library", asked: str, shelf: Shelf | None, order: str) -> Listed[Phrase]:
    """The phrases of a shelf, and what they were mined from."""
    mined = library.phrases(asked, shelf=shelf and shelf.value, limit=_MOST)
    named = SHELVES[shelf]() if shelf else _("all shelves")
    none = () if mined.phrases else (_("No phrase is used often enough here."),)
    return Listed(sorted(mined.phrases, key=_ORDERS[order]), "", f"{named} · {mined_line(mined)}", none)


class PhrasesScreen(TableScreen[Phrase]):
    """Lists phrases; ``w`` goes to the next shelf, ``s`` to another order."""

    FEATURE: ClassVar[str] = "phrases"
    LIVE: ClassVar[bool] = False
    NEEDS_QUESTION: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(actions_of("phrases"))]
    ORDERS: ClassVar[tuple[Order, ...]] = (
        Order("use", lambda: _("most useful")),
        Order("units", lambda: _("most units")),
        Order("length", lambda: _("longest")),
        Order("year", lambda: _("newest")),
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.shelf = 0

    def work(self, asked: str) -> "Callable[[Library], Listed[Phrase]]":
        """Mine them."""
        shelf, order = _CHOICES[self.shelf], self.order_id
        return lambda library: phrase_rows(library, asked, shelf, order)

    def columns(self) -> Sequence[Column[Phrase]]:
        """The phrase and its uses."""
        return (
            Column(lambda: _("phrase"), lambda row: row.text, 0, "head"),
            *use_columns(lambda row: row.uses),
            Column(
                lambda: _("whose"), lambda row: " ".join(SHELVES[one]() for one in row.shelves), 14, "dim", least=90
            ),
        )

    def spots(self, row: Phrase) -> "Sequence[Spot]":
        """One a report, the earliest year first."""
        return use_spots(row.uses)

    def detail(self, row: Phrase, look: Look) -> Iterable[Line]:
        """How much of a text it is, and its other forms."""
        facts = [SIZES[row.size](), *(SHELVES[one]() for one in row.shelves)]
        lines = flowed([plain(" · ".join(facts), look.face, "dim")], look.width)
        for variant in row.variants:
            lines += flowed([plain(f"= {variant}", look.face)], look.width)
        return lines

    def row_query(self, row: Phrase) -> str:
        """The run itself."""
        return f"'{row.text}'"

    def action_shelf(self) -> None:
        """The next shelf."""
        self.shelf = (self.shelf + 1) % len(_CHOICES)
        self.load()


__all__ = ["PhrasesScreen"]

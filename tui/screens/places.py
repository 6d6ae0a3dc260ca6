"""Places: how reports open, lead on, name problems, plan and close."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from kb.i18n import _, ngettext
from kb.places import Formula, PlaceKind
from kb.render.places import KINDS, substance_line
from tui.bindings import bindings
from tui.features import actions_of
from tui.passages import Context, Spot
from tui.screens.table import Column, Listed, TableScreen
from tui.screens.uses import source_spot, use_spots
from tui.text.lines import Line, flowed, plain
from tui.views.look import Look

if TYPE_CHECKING:
    from kb.library import Library

_MOST = 60
_KINDS = tuple(PlaceKind)


def formula_rows(library: "Library", asked: str, kind: PlaceKind) -> Listed[Formula]:
    """What is said at a place."""
    found = library.places(kind.value, asked, limit=_MOST)
    said = ngettext("{n} formula", "{n} formulas", len(found)).format(n=len(found))
    none = () if found else (_("No report says anything there. Ask for another place, or for more passages."),)
    return Listed(found, "", f"{KINDS[kind]()} · {said}", none)


class PlacesScreen(TableScreen[Formula]):
    """Lists formulas of one place; ``w`` goes to the next place, ``v`` back."""

    FEATURE: ClassVar[str] = "places"
    LIVE: ClassVar[bool] = False
    NEEDS_QUESTION: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(actions_of("places"))]

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.place = 0

    def work(self, asked: str) -> "Callable[[Library], Listed[Formula]]":
        """Mine them."""
        kind = _KINDS[self.place]
        return lambda library: formula_rows(library, asked, kind)

    def columns(self) -> Sequence[Column[Formula]]:
        """How concrete, by how many, what."""
        return (
            Column(lambda: _("substance"), lambda row: row.substance.bar, 6, "bar"),
            Column(lambda: _("units"), lambda row: str(row.uses.units), 5, "number", right=True),
            Column(lambda: _("formula"), lambda row: row.text, 0, "head"),
        )

    def spots(self, row: Formula) -> Sequence[Spot]:
        """The most concrete sentence, then where others say it."""
        return [source_spot(row.source, row.example), *use_spots(row.uses)]

    def detail(self, row: Formula, look: Look) -> Iterable[Line]:
        """The sentence it stands in, and what its substance is made of."""
        lines = flowed([plain(substance_line(row.substance), look.face, "dim")], look.width)
        return [*lines, *flowed([plain(row.example, look.face)], look.width)]

    def row_query(self, row: Formula) -> str:
        """The run itself."""
        return f"'{row.text[:60]}'"

    def action_place(self, step: int) -> None:
        """Another place of the report."""
        self.place = (self.place + step) % len(_KINDS)
        self.load()


__all__ = ["PlacesScreen"]

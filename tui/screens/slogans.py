"""Slogans: abbreviations by numbers and coinages, with what they stand for."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from kb.i18n import _, ngettext
from kb.render.wording import FORMS, source_text
from kb.slogans import Slogan
from tui.bindings import bindings
from tui.features import actions_of
from tui.passages import Context, Spot
from tui.screens.table import Column, Listed, Order, TableScreen
from tui.screens.uses import source_spot, use_columns, use_spots
from tui.text.lines import Line, flowed, plain
from tui.views.look import Look

if TYPE_CHECKING:
    from kb.library import Library

_MOST = 200
_ORDERS: dict[str, Callable[[Slogan], tuple[float, str]]] = {
    "use": lambda row: (-row.score, row.text),
    "uses": lambda row: (-row.uses.occurrences, row.text),
    "year": lambda row: (row.uses.first_year or 9999, row.text),
}


def slogan_rows(library: "Library", asked: str, order: str, *, expanded: bool) -> Listed[Slogan]:
    """The slogans of the passages that answer, all or those that are explained."""
    found = library.slogans(asked, limit=_MOST, expanded=expanded)
    told = sum(slogan.expansion is not None for slogan in found)
    said = ngettext("{n} slogan, {told} explained", "{n} slogans, {told} explained", len(found))
    none = () if found else (_("No slogan stands here."),)
    return Listed(sorted(found, key=_ORDERS[order]), "", said.format(n=len(found), told=told), none)


class SlogansScreen(TableScreen[Slogan]):
    """Lists slogans; ``w`` leaves those that nobody explains out."""

    FEATURE: ClassVar[str] = "slogans"
    LIVE: ClassVar[bool] = False
    NEEDS_QUESTION: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(actions_of("slogans"))]
    ORDERS: ClassVar[tuple[Order, ...]] = (
        Order("use", lambda: _("most useful")),
        Order("uses", lambda: _("most uses")),
        Order("year", lambda: _("oldest")),
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.expanded = False

    def work(self, asked: str) -> "Callable[[Library], Listed[Slogan]]":
        """Find them."""
        order, expanded = self.order_id, self.expanded
        return lambda library: slogan_rows(library, asked, order, expanded=expanded)

    def columns(self) -> Sequence[Column[Slogan]]:
        """The slogan, its uses, what it stands for."""
        return (
            Column(lambda: _("slogan"), lambda row: row.text, 18, "head"),
            *use_columns(lambda row: row.uses),
            Column(lambda: _("expansion"), lambda row: row.expansion.text if row.expansion else "-", 0, least=40),
        )

    def spots(self, row: Slogan) -> Sequence[Spot]:
        """Where it is explained, then where it is used."""
        told = [source_spot(one.source) for one in row.expansions if one.source]
        return [*told, *use_spots(row.uses)]

    def detail(self, row: Slogan, look: Look) -> Iterable[Line]:
        """The expansions with their sources, the ways it is written."""
        texts = [(FORMS[row.form](), "dim"), (_("written: {forms}").format(forms=" ".join(row.variants)), "dim")]
        for one in row.expansions:
            texts += [(f"= {one.text}", "match"), (source_text(one.source), "dim")]
        if not row.expansions:
            texts.append((_("no expansion found"), "inferred"))
        return [line for text, style in texts for line in flowed([plain(text, look.face, style)], look.width)]

    def row_query(self, row: Slogan) -> str:
        """The run itself, quotation marks aside."""
        return f'"{row.text}"'

    def action_expanded(self) -> None:
        """Only those that are explained, or all."""
        self.expanded = not self.expanded
        self.load()


__all__ = ["SlogansScreen"]

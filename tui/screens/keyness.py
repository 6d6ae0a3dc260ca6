"""Keyness: what is typical of the passages that answer a query, beside others."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from kb.association import Key, Wanted
from kb.i18n import _
from kb.render.association import side_lines
from tui.bindings import bindings
from tui.features import actions_of
from tui.passages import Context, Spot
from tui.screens.table import Column, Listed, Order, TableScreen

if TYPE_CHECKING:
    from kb.library import Library

_MOST = 200


def key_rows(library: "Library", asked: str, against: str, wanted: Wanted) -> Listed[Key]:
    """The keys, and the sizes of both sides."""
    found = library.keyness(asked, against, wanted=wanted)
    here, there, *more = side_lines(found)
    return Listed(found.rows, here, there, more)


class KeynessScreen(TableScreen[Key]):
    """Lists key words; ``s`` goes on to key runs and to what is rarer, ``w`` says what to compare with."""

    FEATURE: ClassVar[str] = "keyness"
    LIVE: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(actions_of("keyness"))]
    ORDERS: ClassVar[tuple[Order, ...]] = (
        Order("words", lambda: _("words")),
        Order("runs", lambda: _("runs")),
        Order("rarer", lambda: _("rarer words")),
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.against = ""

    def work(self, asked: str) -> "Callable[[Library], Listed[Key]]":
        """Count and rank."""
        wanted = Wanted(runs=self.order_id == "runs", negative=self.order_id == "rarer", limit=_MOST)
        against = self.against
        return lambda library: key_rows(library, asked, against, wanted)

    def columns(self) -> Sequence[Column[Key]]:
        """The word or run, how often here and there, its measures."""
        return (
            Column(lambda: _("word or run"), lambda row: row.text, 0, "head"),
            Column(lambda: _("here"), lambda row: str(row.occurrences), 6, "number", right=True),
            Column(lambda: _("there"), lambda row: str(row.reference), 6, right=True),
            Column(lambda: _("log-likelihood"), lambda row: f"{row.keyness:.1f}", 10, right=True, least=50),
            Column(lambda: _("log ratio"), lambda row: f"{row.log_ratio:.1f}", 6, right=True, least=40),
            Column(lambda: _("%DIFF"), lambda row: f"{row.difference:.0f}", 8, right=True, least=76),
            Column(lambda: _("reports here"), lambda row: str(row.reports), 8, right=True, least=64),
            Column(lambda: _("reports there"), lambda row: str(row.reference_reports), 8, right=True, least=84),
        )

    def spots(self, row: Key) -> Sequence[Spot]:
        """Some of the places."""
        return [Spot(one.report, one.passage, (one.span,)) for one in row.examples]

    def row_query(self, row: Key) -> str:
        """The run."""
        return f'"{row.text}"'

    def action_against(self) -> None:
        """Say what to compare with; nothing is all the rest."""

        def take(answer: str | None) -> None:
            if answer is not None:
                self.against = answer.strip()
                self.load()

        self.kb.prompt(_("Compare with"), self.against, take, note=_("A query; empty: all the rest"))


__all__ = ["KeynessScreen"]

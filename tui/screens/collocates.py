"""Collocates: the words that stand near a term more often than chance."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from kb.association import Choice, Collocate
from kb.i18n import _
from kb.render.association import window_text
from kb.render.counts import count_text
from tui.bindings import bindings
from tui.features import actions_of
from tui.passages import Context, Spot
from tui.screens.table import Column, Listed, Order, TableScreen

if TYPE_CHECKING:
    from kb.library import Library

WINDOWS = (10, 20, 5, None)
"""Characters on each side, as ``w`` goes through them; None: the sentence."""
_MOST = 200


def collocate_rows(library: "Library", asked: str, choice: Choice) -> Listed[Collocate]:
    """The collocates, and what was compared."""
    found = library.collocates(asked, choice=choice)
    occurrences = found.occurrences
    notes = () if len(occurrences) else library.why_nothing(occurrences)
    said = f"{count_text(occurrences.count)} · {window_text(found)}"
    return Listed(found.rows, occurrences.echo, said, notes)


class CollocatesScreen(TableScreen[Collocate]):
    """Lists the collocates of the query; ``s`` ranks by another measure, ``w`` looks in another window."""

    FEATURE: ClassVar[str] = "collocates"
    LIVE: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(actions_of("collocates"))]
    ORDERS: ClassVar[tuple[Order, ...]] = (
        Order("ll", lambda: _("log-likelihood")),
        Order("mi3", lambda: _("MI3")),
        Order("ratio", lambda: _("log ratio")),
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.window = 0

    def work(self, asked: str) -> "Callable[[Library], Listed[Collocate]]":
        """Count and rank."""
        choice = Choice(window=WINDOWS[self.window], by=self.order_id, limit=_MOST)
        return lambda library: collocate_rows(library, asked, choice)

    def columns(self) -> Sequence[Column[Collocate]]:
        """The word, its counts, its measures."""
        return (
            Column(lambda: _("word"), lambda row: row.text, 0, "head"),
            Column(lambda: _("near"), lambda row: str(row.occurrences), 6, "number", right=True),
            Column(lambda: _("left"), lambda row: str(row.left), 6, right=True, least=60),
            Column(lambda: _("right"), lambda row: str(row.right), 6, right=True, least=60),
            Column(lambda: _("in all"), lambda row: str(row.total), 7, right=True, least=40),
            Column(lambda: _("log-likelihood"), lambda row: f"{row.log_likelihood:.1f}", 10, right=True),
            Column(lambda: _("MI3"), lambda row: f"{row.mi3:.1f}", 5, right=True, least=70),
            Column(lambda: _("log ratio"), lambda row: f"{row.log_ratio:.1f}", 6, right=True, least=50),
            Column(lambda: _("reports"), lambda row: str(row.reports), 4, right=True, least=76),
        )

    def spots(self, row: Collocate) -> Sequence[Spot]:
        """Some of the places."""
        return [Spot(one.report, one.passage, (one.span,)) for one in row.examples]

    def row_query(self, row: Collocate) -> str:
        """Both, in one sentence where the query is plain words."""
        return f"{self.line.value.strip()} '{row.text}'"

    def action_window(self) -> None:
        """Another window."""
        self.window = (self.window + 1) % len(WINDOWS)
        self.load()


__all__ = ["CollocatesScreen"]

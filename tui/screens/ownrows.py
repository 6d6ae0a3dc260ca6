"""What a screen of rows says of itself: its question, its rows, their columns and passages."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.suggester import Suggester

from kb.i18n import _
from tui.keys import Title
from tui.passages import Context, Spot
from tui.screens.base import KbScreen
from tui.text.lines import Line
from tui.views.look import Look
from tui.views.table import Column, heads_line, table_lines

if TYPE_CHECKING:
    from kb.library import Library

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """The rows that answer a question; ``meaning`` is how it was understood, ``said`` what there is to say of the answer.

    ``notes`` stand above the rows, or in their place where there are none.
    """

    rows: Sequence[T] = field(default=())
    meaning: str = ""
    said: str = ""
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """An order of the rows: what ``work`` reads of it, and its title."""

    id: str
    title: Title


class RowsOfItsOwn(KbScreen, Generic[T]):
    """What a screen of rows says of itself; only ``work``, ``columns`` and ``spots`` have to be said."""

    FEATURE: ClassVar[str] = ""
    """Its row in the table of features: title, keys."""
    ORDERS: ClassVar[tuple[Order, ...]] = ()
    """The orders that ``s`` goes through; the first one holds at the beginning."""
    ASKS: ClassVar[bool] = True
    """Whether there is a question line."""
    NEEDS_QUESTION: ClassVar[bool] = True
    """Whether an empty line asks for nothing; else it asks for everything."""
    LIVE: ClassVar[bool] = True
    """Whether the question is answered while it is typed; else when Enter is pressed."""
    IS_QUERY: ClassVar[bool] = True
    """Whether the question is a query: one to come back to in the history."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.opened_from = context

    def first_question(self) -> str:
        """What the question line says at the beginning: the query of the screen before."""
        return self.opened_from.query

    def hint(self) -> str:
        """What stands in the place of the rows where the line is empty."""
        return _("Type what you look for.")

    def suggester(self) -> Suggester | None:
        """What completes the question while it is typed."""
        return None

    def work(self, asked: str) -> "Callable[[Library], Listed[T]]":
        """What is done on the library's thread to answer a question. Read ``self`` here, not in the function given back."""
        raise NotImplementedError

    def columns(self) -> Sequence[Column[T]]:
        """The columns of the list."""
        raise NotImplementedError

    def spots(self, row: T) -> Sequence[Spot]:
        """The passages behind a row, the most telling one first: keys act on it."""
        raise NotImplementedError

    def lines(self, rows: Sequence[T], look: Look) -> Iterable[Line]:
        """The list; every line that belongs to a row bears its number."""
        return table_lines(rows, self.columns(), self.is_marked, look)

    def heads(self, look: Look) -> Line:
        """What stands above the list and does not scroll."""
        return heads_line(self.columns(), look)

    def detail(self, row: T, look: Look) -> Iterable[Line]:
        """What is said of a row above its passages."""
        del row, look
        return ()

    def row_query(self, row: T) -> str:
        """The query that finds a row's passages on the search screen; empty where there is none."""
        del row
        return ""

    def is_marked(self, row: T) -> bool:
        """Whether a passage of the row is marked."""
        marked = self.kb.marked
        return bool(marked) and any(spot.passage in marked for spot in self.spots(row))


__all__ = ["Listed", "Order", "RowsOfItsOwn"]

"""Saved searches, and what each finds that is new since it was last looked at."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from kb.i18n import _, ngettext
from kb.keeping import News
from kb.notebook import SavedQuery
from tui.bindings import bindings
from tui.features import actions_of
from tui.passages import Context, Spot
from tui.screens.table import Column, Listed, TableScreen
from tui.text.lines import Line, flowed, plain
from tui.views.look import Look

if TYPE_CHECKING:
    from kb.library import Library


@dataclass(frozen=True, slots=True)
class SavedRow:
    """A saved search; ``news`` is None until it has been searched."""

    saved: SavedQuery
    news: News | None = None

    @property
    def new(self) -> str:
        """How many answers are new."""
        return "…" if self.news is None else str(len(self.news.fresh))

    @property
    def looked(self) -> str:
        """The day on which its news were last looked at."""
        return f"{self.saved.looked.astimezone():%Y-%m-%d}" if self.saved.looked else _("never")


def saved_rows(library: "Library", words: str) -> Listed[SavedRow]:
    """The saved searches whose name or query holds the words; their news come later, one after the other."""
    rows = [SavedRow(saved) for saved in library.notebook.saved.list() if words in f"{saved.name} {saved.query}"]
    none = _("No saved search yet. In the search screen press a to save the query there.")
    return Listed(rows, notes=() if rows or words else (none,))


class SavedScreen(TableScreen[SavedRow]):
    """Lists the saved searches with the number of new answers; the new passages stand beside them."""

    FEATURE: ClassVar[str] = "saved"
    NEEDS_QUESTION: ClassVar[bool] = False
    IS_QUERY: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(actions_of("saved"))]

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.removed: list[tuple[SavedQuery, frozenset[str]]] = []

    def first_question(self) -> str:
        """All of them."""
        return ""

    def work(self, asked: str) -> "Callable[[Library], Listed[SavedRow]]":
        """Read the notebook."""
        return lambda library: saved_rows(library, asked)

    def columns(self) -> Sequence[Column[SavedRow]]:
        """Name, query, how much is new."""
        return (
            Column(lambda: _("name"), lambda row: row.saved.name, style="head"),
            Column(lambda: _("query"), lambda row: row.saved.query),
            Column(lambda: _("seen on"), lambda row: row.looked, 10, "dim", least=60),
            Column(lambda: _("new"), lambda row: row.new, 5, "match", right=True),
        )

    def spots(self, row: SavedRow) -> Sequence[Spot]:
        """The new passages."""
        fresh = row.news.fresh if row.news else ()
        return [Spot(hit.report.id, hit.passage.id, hit.spans) for hit in fresh]

    def detail(self, row: SavedRow, look: Look) -> Iterable[Line]:
        """How much is new of how much."""
        if row.news is None:
            text = _("Looking…")
        else:
            fresh, total = len(row.news.fresh), row.news.total
            text = ngettext("{n} new of {total}", "{n} new of {total}", fresh).format(n=fresh, total=total)
        return flowed([plain(text, look.face, "good" if row.news and row.news.fresh else "dim")], look.width)

    def row_query(self, row: SavedRow) -> str:
        """The saved search by its name."""
        return f"query:{row.saved.name}"

    # News ------------------------------------------------------------------------------------------------------

    def receive(self, listed: Listed[SavedRow]) -> None:
        """Show the saved searches, then look for the news of each."""
        super().receive(listed)
        self._next_news()

    def _next_news(self) -> None:
        name = next((row.saved.name for row in self.listed.rows if row.news is None), None)
        if name is not None:
            self.ask("news", lambda library: library.news(name), self._receive_news)

    def _receive_news(self, news: News) -> None:
        rows = [replace(row, news=news) if row.saved.name == news.saved.name else row for row in self.listed.rows]
        self.listed = replace(self.listed, rows=rows)
        self.show_rows()
        self._next_news()

    # Keys ------------------------------------------------------------------------------------------------------

    def action_open(self) -> None:
        """From the list search for it, from the passages read one."""
        if self.preview.has_focus:
            super().action_open()
        else:
            self.action_search_row()

    def action_look(self) -> None:
        """Its news have been seen."""
        row = self.current
        if row and row.news:
            news = row.news
            self.do(lambda library: library.look(news), lambda _done: self.load())

    def action_edit(self) -> None:
        """Change the query."""
        row = self.current
        if row:
            name = row.saved.name

            def store(answer: str | None) -> None:
                if answer and answer.strip():
                    self.do(lambda library: library.notebook.saved.save(name, answer), lambda _saved: self.load())

            self.kb.prompt(_("The query of {name}").format(name=name), row.saved.query, store)

    def action_remove(self) -> None:
        """Remove it; u takes it back."""
        row = self.current
        if row:
            name = row.saved.name
            self.do(lambda library: _remove(library, name), self._removed)

    def _removed(self, kept: tuple[SavedQuery, frozenset[str]]) -> None:
        self.removed.append(kept)
        self.load()
        self.say(_("Removed. u takes it back."))

    def action_restore(self) -> None:
        """Take the last removal back."""
        if not self.removed:
            self.say(_("Nothing was removed here."), "dim")
            return
        saved, digests = self.removed.pop()
        self.do(lambda library: _restore(library, saved, digests), lambda _done: self.load())


def _remove(library: "Library", name: str) -> tuple[SavedQuery, frozenset[str]]:
    digests = library.notebook.saved.seen(name)
    return library.notebook.saved.remove(name), digests


def _restore(library: "Library", saved: SavedQuery, digests: frozenset[str]) -> None:
    library.notebook.saved.save(saved.name, saved.query)
    if saved.looked:
        library.notebook.saved.look(saved.name, digests)


__all__ = ["SavedScreen"]

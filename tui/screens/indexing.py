"""Indexing a folder: which one, how far, what was wrong. The first screen where there is no knowledge base yet."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from kb.i18n import _
from kb.store.disk import is_there
from tui.indexing import Outcome, Progress, command, run_index
from tui.keys import Action
from tui.paths import PathSuggester, here, typed_path
from tui.screens.base import KbScreen
from tui.text.face import cells
from tui.text.lines import Line, flowed, plain, sheet
from tui.views.look import Look
from tui.widgets.pane import Pane
from tui.widgets.plate import Plate

_ACTIONS = (
    Action("accept", "tab", "accept", lambda: _("complete"), "bq"),
    Action("index-close", "escape", "leave", lambda: _("close"), "gb"),
)


class FolderLine(Input):
    """A path; Tab takes what is suggested."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "cursor_right", "complete", show=False)]


class IndexingScreen(KbScreen):
    """Asks for a folder, indexes it, tells what came of it."""

    ACTIONS: ClassVar[tuple[Action, ...]] = _ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "close", show=False)]

    def __init__(self) -> None:
        super().__init__()
        self.outcome: Outcome | None = None
        self.progress: Progress | None = None
        self.running = False

    def compose(self) -> ComposeResult:
        """The question, the line, what happens."""
        with Vertical(id="top"):
            yield Plate(id="note")
            yield FolderLine(
                self._default(),
                id="folder",
                compact=True,
                suggester=PathSuggester(folders_only=True),
                select_on_focus=False,
            )
        yield Pane(id="sheet")
        yield Plate(id="keys")

    def _default(self) -> str:
        folder = here() / "corpus"
        return f"{folder}/" if folder.is_dir() else f"{here()}/"

    def on_mount(self) -> None:
        """Begin in the line."""
        super().on_mount()
        self.query_one("#top").border_title = _("Index a folder")
        self.query_one("#sheet", Pane).border_title = _("Progress")
        self.set_focus(self.query_one("#folder", Input))

    @on(Pane.Resized)
    def rearrange(self) -> None:
        """The texts for the width."""
        plate = self.query_one("#note", Plate)
        look = self.look(plate)
        text = _("Which folder of reports shall be indexed? Enter begins. The files themselves are not touched.")
        lines = flowed([plain(text, look.face)], look.width)
        plate.styles.height = len(lines)
        plate.put_lines(lines)
        self.show_progress()

    def show_progress(self) -> None:
        """How far it is, or what came of it."""
        pane = self.query_one("#sheet", Pane)
        pane.show(sheet(self._lines(self.look(pane))), top=True)

    def _lines(self, look: Look) -> Iterator[Line]:
        if self.outcome and self.outcome.error:
            yield from flowed([plain(self.outcome.error, look.face, "error")], look.width)
        elif self.outcome:
            yield from outcome_lines(self.outcome, look)
        elif self.progress:
            yield from progress_lines(self.progress, look)
        elif self.running:
            yield Line((plain(_("Looking through the folder…"), look.face, "dim"),))

    @on(Input.Submitted)
    def begin(self, event: Input.Submitted) -> None:
        """Index, or go on to the search where that is done."""
        if self.running:
            return
        folder = typed_path(event.value)
        if not event.value.strip() or not is_there(folder):
            self.outcome = Outcome(error=_("There is no folder {folder}.").format(folder=folder))
            self.show_progress()
            return
        self.outcome, self.progress, self.running = None, None, True
        self.show_progress()
        self.run_worker(self._index(str(folder)), exclusive=True)

    async def _index(self, folder: str) -> None:
        try:
            self.outcome = await run_index(command(self.kb.options.place, folder), self._tell)
        finally:
            self.running = False
        self.show_progress()
        self.kb.noted_generation()
        self.kb.desk.reopen()
        if not self.outcome.error:
            self.set_focus(self.query_one("#sheet", Pane))
            self.say(_("Done. Esc leads to the search."))

    def _tell(self, progress: Progress) -> None:
        self.progress = progress
        self.show_progress()

    def action_accept(self) -> None:
        """Take what is suggested."""
        self.query_one("#folder", Input).action_cursor_right()

    async def action_leave(self) -> None:
        """To the search; a run that is going on is stopped, and what was indexed before stays."""
        self.app.pop_screen()
        await self.app.screen.run_action("reload")


def progress_lines(progress: Progress, look: Look) -> Iterator[Line]:
    """A bar, the counts, the file that comes next."""
    share = progress.done / max(progress.total, 1)
    count = f" {progress.done}/{progress.total} "
    room = max(look.width - cells(count) - 2, 4)
    full = round(room * share)
    yield Line(
        (plain("▮" * full, look.face, "bar"), plain("▯" * (room - full), look.face, "dim"), plain(count, look.face))
    )
    yield from flowed([plain(progress.file, look.face, "dim")], look.width)


def outcome_lines(outcome: Outcome, look: Look) -> Iterator[Line]:
    """What was indexed, and a line for each problem."""
    summary = outcome.summary
    text = _(
        "{reports} reports, {passages} passages, {characters} characters; {failed} files left out; {seconds} s"
    ).format(
        reports=summary.get("reports", 0),
        passages=summary.get("passages", 0),
        characters=summary.get("characters", 0),
        failed=summary.get("failed", 0),
        seconds=summary.get("seconds", 0),
    )
    yield from flowed([plain(text, look.face, "good")], look.width)
    if outcome.problems:
        yield Line()
        yield Line((plain(_("Problems"), look.face, "head"),))
    for file, problem in outcome.problems:
        yield from flowed([plain(f"{file}: ", look.face, "dim"), plain(problem, look.face, "masked")], look.width)


__all__ = ["IndexingScreen"]

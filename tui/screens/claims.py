"""What is known of a report, and why; corrected here."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from kb.i18n import _
from kb.model import CLAIMS, ReportInfo
from kb.render import labels
from tui.bindings import bindings
from tui.keys import CLAIMS as CLAIM_ACTIONS
from tui.keys import Action
from tui.screens.base import KbScreen
from tui.text.lines import sheet
from tui.views.claims import claims_lines
from tui.widgets.pane import Pane
from tui.widgets.plate import Plate


class ClaimsScreen(KbScreen):
    """Shows claims with their evidence; Enter corrects the one under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CLAIM_ACTIONS)]
    ACTIONS: ClassVar[tuple[Action, ...]] = CLAIM_ACTIONS

    def __init__(self, report_id: str) -> None:
        super().__init__()
        self.report_id = report_id
        self.info: ReportInfo | None = None

    def compose(self) -> ComposeResult:
        """A pane."""
        yield Pane(id="sheet")
        yield Plate(id="keys")

    def on_mount(self) -> None:
        """Ask for the claims."""
        super().on_mount()
        self.pane.border_title = _("Facts and evidence")
        self.set_focus(self.pane)
        self.ask("info", lambda library: library.info(self.report_id), self.receive)

    @property
    def pane(self) -> Pane:
        """The pane."""
        return self.query_one("#sheet", Pane)

    def receive(self, info: ReportInfo) -> None:
        """Show the claims."""
        self.info = info
        self.show_claims()

    @on(Pane.Resized, "#sheet")
    def show_claims(self) -> None:
        """The claims for the width."""
        if self.info:
            self.pane.show(sheet(claims_lines(self.info, self.look(self.pane))))

    @on(Pane.Chosen)
    def click(self, event: Pane.Chosen) -> None:
        """A second click corrects."""
        if event.again:
            self.action_correct()

    def action_correct(self) -> None:
        """Ask for the right value, and store it."""
        if not self.info:
            return
        name = CLAIMS[self.pane.cursor]
        value = labels.claim_value(name, getattr(self.info, name))
        note = _("? says that it is not known; an empty line takes a correction back.")
        self.kb.prompt(labels.FIELDS[name](), value, lambda answer: self._store(name, answer), note=note)

    def _store(self, name: str, answer: str | None) -> None:
        if answer is None:
            return

        def told(info: ReportInfo) -> None:
            self.receive(info)
            self.say(_("Corrected. It holds from now on and survives every index."))

        self.do(lambda library: library.correct(self.report_id, {name: answer}), told)


__all__ = ["ClaimsScreen"]

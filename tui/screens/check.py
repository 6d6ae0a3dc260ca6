"""Examining a draft: its left-overs, what it takes over, faults of form and numbers, one finding a row, the source beside it."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from kb.check import Examination, Finding, Part, Said, Severity, Wishes
from kb.i18n import _, ngettext
from kb.render.checking import PARTS, SEVERITIES, original_lines, own_line, shares, source_line
from tui.bindings import bindings
from tui.features import actions_of
from tui.passages import Context, Spot
from tui.paths import PathSuggester, typed_path
from tui.screens.rows import Listed, Order
from tui.screens.table import TableScreen
from tui.text.lines import Line, flowed, plain
from tui.views.look import Look
from tui.views.table import Column

if TYPE_CHECKING:
    from kb.library import Library

GRAVITY, PLACE = "gravity", "place"
_SOURCES = 3


def check_rows(library: "Library", draft: str, order: str, wishes: Wishes) -> Listed[Finding]:
    """The findings of a draft, the gravest first or by place; above them how much is whose."""
    examination = library.check(typed_path(draft), wishes)
    rows = sorted(examination.findings, key=lambda one: _by(order, one))
    said = ngettext("{n} finding", "{n} findings", len(rows)).format(n=len(rows))
    return Listed(rows, shares(examination), said, tuple(_notes(examination)))


def _by(order: str, finding: Finding) -> tuple[int, int, int]:
    """By gravity, left-overs before copied passages; or only by place."""
    if order == PLACE:
        return 0, 0, finding.span.start
    return list(Severity).index(finding.severity), list(Part).index(finding.part), finding.span.start


def _notes(examination: Examination) -> Iterable[str]:
    if examination.taken:
        yield own_line(examination.own)
        yield from (source_line(examination, source) for source in examination.sources[:_SOURCES])
    original = original_lines(examination)
    if original:
        yield _("Original passages: lines {lines}").format(lines=", ".join(original))


class CheckScreen(TableScreen[Finding]):
    """The question is the path of a draft; w says whose it is."""

    FEATURE: ClassVar[str] = "examine"
    LIVE: ClassVar[bool] = False
    IS_QUERY: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(actions_of("examine"))]
    ORDERS: ClassVar[tuple[Order, ...]] = (
        Order(GRAVITY, lambda: _("gravest first")),
        Order(PLACE, lambda: _("by place")),
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.unit = ""

    def first_question(self) -> str:
        """No query is a draft."""
        return ""

    def hint(self) -> str:
        """What kind of path."""
        return _("Type the path of a draft (.txt .md .docx), Tab completes it, Enter examines it.")

    def suggester(self) -> PathSuggester:
        """Paths are completed."""
        return PathSuggester()

    def work(self, asked: str) -> "Callable[[Library], Listed[Finding]]":
        """Examine it."""
        order, wishes = self.order_id, Wishes(Said(self.unit or None))
        return lambda library: check_rows(library, asked, order, wishes)

    def columns(self) -> Sequence[Column[Finding]]:
        """How grave, where, what stands there, why."""
        return (
            Column(lambda: _("severity"), lambda row: SEVERITIES[row.severity](), 8, "error"),
            Column(lambda: _("line"), lambda row: str(row.line), 4, right=True),
            Column(lambda: _("what stands there"), lambda row: row.text, 16, "match"),
            Column(lambda: _("why"), lambda row: row.why, least=56),
        )

    def spots(self, row: Finding) -> Sequence[Spot]:
        """The passage of the source, where there is one."""
        return [Spot(row.source.rpartition("/")[0], row.source)] if row.source else []

    def detail(self, row: Finding, look: Look) -> Iterable[Line]:
        """The finding in full: where, what, why, what to do."""
        where = " › ".join([_("line {n}").format(n=row.line), *row.path])
        texts = (
            (f"{PARTS[row.part]()} · {where}", "head"),
            (row.text, "match"),
            (row.why, ""),
            (row.suggestion, "good"),
        )
        return [line for text, style in texts for line in flowed([plain(text, look.face, style)], look.width)]

    def action_whose(self) -> None:
        """Say whose the draft is."""
        self.kb.prompt(_("Whose the draft is: unit or place"), self.unit, self._set_unit)

    def _set_unit(self, answer: str | None) -> None:
        if answer is not None:
            self.unit = answer.strip()
            self.load()


__all__ = ["CheckScreen"]

"""Similar passages: the passages most like one, or like a text, with the runs and words that make them so."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from kb.i18n import _, ngettext
from kb.render.similar import reason
from kb.similar import Similar
from tui.passages import Spot
from tui.screens.rows import Listed
from tui.screens.table import TableScreen
from tui.text.lines import Line, flowed, plain
from tui.views.look import Look
from tui.views.table import Column

if TYPE_CHECKING:
    from kb.library import Library

_MOST = 60


def similar_rows(library: "Library", asked: str) -> Listed[Similar]:
    """The passages most like a passage (its id) or a text."""
    found = library.similar(asked, limit=_MOST)
    said = ngettext("{n} passage", "{n} passages", len(found)).format(n=len(found))
    return Listed(found, _meaning(library, asked), said, () if found else (_("Nothing is like it."),))


def _meaning(library: "Library", asked: str) -> str:
    """The text that is asked about, where the question is an id."""
    return library.passage(asked)[1].text.strip() if library.is_passage(asked) else ""


class SimilarScreen(TableScreen[Similar]):
    """The question is a passage's id or a text; opened from a passage it asks for that one's like."""

    FEATURE: ClassVar[str] = "similar"
    LIVE: ClassVar[bool] = False
    IS_QUERY: ClassVar[bool] = False

    def hint(self) -> str:
        """A text will do."""
        return _("Paste a text and press Enter: the passages most like it are found.")

    def first_question(self) -> str:
        """The passage that the screen before stood on, else its query."""
        spot = self.opened_from.spot
        return spot.passage if spot and spot.passage else self.opened_from.query

    def work(self, asked: str) -> "Callable[[Library], Listed[Similar]]":
        """Find them."""
        return lambda library: similar_rows(library, asked)

    def columns(self) -> Sequence[Column[Similar]]:
        """How like, whose, of when, the text."""
        return (
            Column(lambda: _("alike"), lambda row: f"{row.score:.0%}", 5, "number", right=True),
            Column(lambda: _("unit"), lambda row: row.report.unit.value or "-", 18, "head", least=50),
            Column(lambda: _("year"), lambda row: str(row.report.year.value or "-"), 4, least=60),
            Column(lambda: _("passage"), lambda row: row.passage.text.strip()),
        )

    def spots(self, row: Similar) -> Sequence[Spot]:
        """The passage, the common runs lit."""
        return [Spot(row.report.id, row.passage.id, row.spans)]

    def detail(self, row: Similar, look: Look) -> Iterable[Line]:
        """The shares, then runs and words."""
        shares = _("holds {asked:.0%} of what was asked; {found:.0%} of it stands there").format(
            asked=row.asked_share, found=row.found_share
        )
        for text, style in ((shares, "number"), (reason(row.runs, row.words), "dim")):
            yield from flowed([plain(text, look.face, style)], look.width)


__all__ = ["SimilarScreen"]

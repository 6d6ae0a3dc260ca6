"""The ledger of documents: what reports made, issued, revised, repealed and followed, and what took whose place."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from kb.documents import Document
from kb.i18n import _
from kb.render.documents import acts_text, mention_line, title_text
from tui.passages import Spot
from tui.screens.rows import Listed, Order
from tui.screens.table import TableScreen
from tui.text.lines import Line, flowed, plain
from tui.views.look import Look
from tui.views.table import Column

if TYPE_CHECKING:
    from kb.library import Library

_SORTS: dict[str, Callable[[Document], tuple[int | str, ...]]] = {
    "title": lambda row: (row.title,),
    "newest": lambda row: (-max(mention.report.year.value or 0 for mention in row.mentions), row.title),
}


class DocumentsScreen(TableScreen[Document]):
    """Documents that reports name, each with its mentions in the order of the years."""

    FEATURE: ClassVar[str] = "documents"
    IS_QUERY: ClassVar[bool] = False
    NEEDS_QUESTION: ClassVar[bool] = False
    LIVE: ClassVar[bool] = False
    ORDERS: ClassVar[tuple[Order, ...]] = (
        Order("reports", lambda: _("by reports")),
        Order("title", lambda: _("by title")),
        Order("newest", lambda: _("the newest first")),
    )

    def first_question(self) -> str:
        """All of them."""
        return ""

    def work(self, asked: str) -> "Callable[[Library], Listed[Document]]":
        """The ledger; the question is a part of a title or a number."""
        sort = _SORTS.get(self.order_id)

        def rows(library: "Library") -> Listed[Document]:
            found = library.documents(asked.strip()).documents
            return Listed(sorted(found, key=sort) if sort else list(found))

        return rows

    def columns(self) -> Sequence[Column[Document]]:
        """Title, state, what was done, in how many reports."""
        return (
            Column(lambda: _("document"), lambda row: row.title, style="head"),
            Column(lambda: _("state"), lambda row: row.state, 8, "masked", least=60),
            Column(lambda: _("act"), acts_text, 18, least=44),
            Column(lambda: _("reports"), lambda row: str(row.reports), 6, "match", right=True),
        )

    def spots(self, row: Document) -> Sequence[Spot]:
        """Every mention."""
        return [Spot(mention.report.id, mention.passage.id, mention.spans) for mention in row.mentions]

    def detail(self, row: Document, look: Look) -> Iterable[Line]:
        """Its titles, what took its place, who did what."""
        yield from flowed([plain(title_text(row), look.face, "head")], look.width)
        for other in row.titles[1:]:
            said = _("also written {title}").format(title=f"《{other}》")
            yield from flowed([plain(said, look.face, "dim")], look.width)
        for key in row.replaced_by:
            yield from flowed(
                [plain(_("replaced by {title}").format(title=f"《{key}》"), look.face, "now")], look.width
            )
        for mention in row.mentions:
            yield from flowed([plain(mention_line(mention), look.face, "dim")], look.width)

    def row_query(self, row: Document) -> str:
        """The passages that name it."""
        name = (row.titles[-1] if row.titles else row.docno).replace('"', "")
        return f'引:"{name}"'


__all__ = ["DocumentsScreen"]

"""Reuse: text that reports have from each other, in clusters, each with its versions in the order of time."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, ClassVar

from kb.i18n import _, ngettext
from kb.render.reuse import change_text, name
from kb.reuse import Asked, Cluster
from tui.passages import Spot
from tui.screens.rows import Listed, Order
from tui.screens.table import TableScreen
from tui.text.lines import Line, flowed, plain
from tui.views.look import Look
from tui.views.table import Column

if TYPE_CHECKING:
    from kb.library import Library

_MOST = 300
_VERSIONS = 30
"""Versions of a cluster whose changes are told beside it."""

ALL, ACROSS = "all", "across"


def reuse_rows(library: "Library", asked: str, order: str) -> Listed[Cluster]:
    """The clusters, all or those of several units."""
    found = library.reuse(asked, Asked(units=2 if order == ACROSS else 1))
    rows = list(islice(found, _MOST))
    said = ngettext("{n} cluster", "{n} clusters", len(found)).format(n=len(found))
    none = () if rows else (_("No report has text of another here."),)
    return Listed(rows, said=said, notes=none)


def timeline(cluster: Cluster) -> str:
    """How many versions each year has: 2019 ▪ · 2021 ▪▪."""
    years = Counter(version.when[:4] or _("undated") for version in cluster.versions)
    return " · ".join(f"{year} {'▪' * min(count, 12)}{count if count > 1 else ''}" for year, count in years.items())


class ReuseScreen(TableScreen[Cluster]):
    """The question narrows to a topic; an empty one asks for all. s leaves only what goes from unit to unit."""

    FEATURE: ClassVar[str] = "reuse"
    LIVE: ClassVar[bool] = False
    NEEDS_QUESTION: ClassVar[bool] = False
    ORDERS: ClassVar[tuple[Order, ...]] = (
        Order(ALL, lambda: _("all clusters")),
        Order(ACROSS, lambda: _("between units")),
    )

    def work(self, asked: str) -> "Callable[[Library], Listed[Cluster]]":
        """Find them."""
        order = self.order_id
        return lambda library: reuse_rows(library, asked, order)

    def columns(self) -> Sequence[Column[Cluster]]:
        """How long, how many units and passages, who was first, the text."""
        return (
            Column(lambda: _("long"), lambda row: str(row.characters), 4, "number", right=True),
            Column(lambda: _("units"), lambda row: str(row.units), 4, right=True),
            Column(lambda: _("passages"), lambda row: str(len(row.versions)), 4, right=True, least=44),
            Column(lambda: _("first"), lambda row: name(row.first) if row.first else "?", 24, "head", least=70),
            Column(lambda: _("text"), lambda row: row.versions[0].sentences),
        )

    def spots(self, row: Cluster) -> Sequence[Spot]:
        """The versions in the order of time."""
        return [Spot(one.report.id, one.passage.id, (one.span,), one.text) for one in row.versions]

    def detail(self, row: Cluster, look: Look) -> Iterable[Line]:
        """The timeline, then each version with what is otherwise there."""
        for text, style in _told(row):
            yield from flowed([plain(text, look.face, style)], look.width)

    def row_query(self, row: Cluster) -> str:
        """The run of the first version."""
        return f'"{row.versions[0].text.strip()[:40]}"'


def _told(row: Cluster) -> Iterator[tuple[str, str]]:
    yield timeline(row), "number"
    first = row.first
    yield (
        (_("first: {who}").format(who=name(first)), "head")
        if first
        else (_("who was first cannot be told"), "inferred")
    )
    for version, changes in zip(row.versions[:_VERSIONS], row.changes, strict=False):
        yield f"{name(version)}  {change_text(changes)}".rstrip(), "dim"


__all__ = ["ReuseScreen", "timeline"]

"""What phrases, headings, slogans and formulas have in common on the screen: columns of uses, places one can go to."""

from collections.abc import Callable
from typing import TypeVar

from kb.i18n import _
from kb.search.uses import Source, Uses
from tui.passages import Spot
from tui.views.table import Column

T = TypeVar("T")


def use_columns(uses: Callable[[T], Uses]) -> tuple[Column[T], ...]:
    """Uses, units, first and last year."""
    return (
        Column(lambda: _("uses"), lambda row: str(uses(row).occurrences), 5, "number", right=True),
        Column(lambda: _("units"), lambda row: str(uses(row).units), 5, right=True, least=50),
        Column(lambda: _("first"), lambda row: year(uses(row).first_year), 5, right=True, least=60),
        Column(lambda: _("last"), lambda row: year(uses(row).last_year), 5, right=True, least=70),
    )


def year(value: int | None) -> str:
    """A year; a dash for none."""
    return "-" if value is None else str(value)


def use_spots(uses: Uses) -> list[Spot]:
    """The first places, one a report."""
    return [source_spot(source) for source in uses.sources]


def source_spot(source: Source, text: str = "") -> Spot:
    """A place one can go to; ``text`` is what is copied where that is less than the passage."""
    return Spot(source.report, source.passage, (source.span,), text)


__all__ = ["source_spot", "use_columns", "use_spots", "year"]

"""Rankings that reports give themselves, read from their tables."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from kb.facts.periods import Period, months_in, period_of, year_in
from kb.facts.standings import Standings, standings
from kb.facts.tasks.captions import Headings
from kb.model import Passage, Report, Span
from kb.overview.ranking import Place, Ranking
from kb.text import fold

Wanted = Callable[[str, Sequence[Passage]], bool]


def given_rankings(report: Report, wanted: Wanted) -> Iterator[Ranking]:
    """The rankings of a report's tables; ``wanted`` is asked with what a table is called, folded, and the passages of title and table."""
    headings = Headings(report, fold(report.text))
    for table in standings(report.text):
        caption = headings.table_caption(table.start)
        period = _period(report, headings, table, caption)
        called = fold(" ".join([_words(report, caption), *_above(headings, table), headings.title, table.indicator]))
        if period is not None and wanted(
            called, _passages(report, caption.start if caption else table.start, table.end)
        ):
            yield Ranking(period, table.unit, "", tuple(_places(report, table)), table.indicator, report.info)


def _passages(report: Report, start: int, end: int) -> list[Passage]:
    """The first passage, which holds the title, and those between two places."""
    return [one for one in report.passages if not one.start or (one.start < end and start < one.end)]


def _above(headings: Headings, table: Standings) -> list[str]:
    return [one.heading for one in headings.above(table.start)]


def _period(report: Report, headings: Headings, table: Standings, caption: Span | None) -> Period | None:
    """The period that the name of the table or a heading over it says, else that of the report."""
    for words in (_words(report, caption), *reversed(_above(headings, table))):
        months = months_in(words)
        year = year_in(words) or report.info.year.value
        if months and year is not None:
            return Period(year, *months)
    return period_of(report.info)


def _places(report: Report, table: Standings) -> Iterator[Place]:
    starts = [passage.start for passage in report.passages]
    for row in sorted(table.rows, key=lambda one: one.rank):
        passage = report.passages[bisect_right(starts, row.name.start) - 1]
        name, shown = _words(report, row.name), _words(report, row.shown)
        place = row.shown or row.name
        inside = Span(place.start - passage.start, min(place.end, passage.end) - passage.start)
        yield Place(row.rank, name, row.value, shown, table.indicator, report.info, passage, inside)


def _words(report: Report, span: Span | None) -> str:
    return report.text[span.start : span.end] if span else ""


__all__ = ["given_rankings"]

"""The first and the last use of a term in the order of time."""

from dataclasses import dataclass

import numpy as np

from kb.literal.codes import Numbers
from kb.model import JsonObject, Passage, ReportInfo, Span
from kb.search.corpus import Corpus
from kb.search.occurrences import Occurrences

_NO_DAY = "9999"


@dataclass(frozen=True, slots=True)
class Use:
    """An occurrence with its year; ``reports`` is how many reports of that year use the term: any of them may be the first (or last)."""

    year: int
    reports: int
    report: ReportInfo
    passage: Passage
    span: Span

    def to_dict(self) -> JsonObject:
        """The use as the command prints it."""
        place = {"id": self.passage.id, "report": self.report.id, "file": self.report.file, "line": self.passage.line}
        shown = {"title": self.report.title.value, "unit": self.report.unit.value, "date": self.report.date.value}
        inside = {"text": self.passage.text, "span": [self.span.start, self.span.end]}
        return {"year": self.year, "reports": self.reports} | shown | place | inside


def first_and_last(found: Occurrences) -> tuple[Use | None, Use | None]:
    """The first and the last use; None where no report that uses the term has a year.

    Years decide, inside a year the day of publication, then the order of files.
    """
    years = _years(found.corpus)[found.reports]
    dated = np.flatnonzero(years > 0)
    if not len(dated):
        return None, None
    return _use(found, years, dated, last=False), _use(found, years, dated, last=True)


def _use(found: Occurrences, years: Numbers, dated: Numbers, *, last: bool) -> Use:
    year = int(years[dated].max() if last else years[dated].min())
    of_year = np.flatnonzero(years == year)
    reports = sorted(set(found.reports[of_year].tolist()), key=lambda row: _place(found.corpus.reports[row], last=last))
    row = reports[-1] if last else reports[0]
    place = int(of_year[found.reports[of_year] == row][-1 if last else 0])
    number, start, end = (int(column[place]) for column in found.rows)
    info = found.corpus.reports[row]
    return Use(year, len(reports), info, found.corpus.passage(number), Span(start, end))


def _place(info: ReportInfo, *, last: bool) -> tuple[str, str]:
    return info.date.value or ("" if last else _NO_DAY), info.file


def _years(corpus: Corpus) -> Numbers:
    """The year of every report, 0 for none."""
    return np.array([info.year.value or 0 for info in corpus.reports], np.int64)


__all__ = ["Use", "first_and_last"]

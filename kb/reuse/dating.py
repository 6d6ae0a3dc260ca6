"""When a report was there: its day where it is known, else the stretch of time in which a report of its kind and year is written."""

from dataclasses import dataclass

from kb.model import ReportInfo


@dataclass(frozen=True, slots=True)
class Stretch:
    """From the earliest to the latest day, as ISO dates."""

    earliest: str
    latest: str


def written(info: ReportInfo) -> Stretch | None:
    """When a report was written; None where neither its day nor its year is known.

    A summary of a year is written from the autumn on until the next summer; a report that reviews the year before its own (a work
    report of January) in its first half; of the first half-year in its summer; of a year of which no more is known within that or later.
    """
    if info.date.value:
        return Stretch(info.date.value, info.date.value)
    year = info.year.value
    if year is None:
        return None
    if info.review_year.value == year - 1:
        return Stretch(f"{year}-01-01", f"{year}-06-30")
    if info.period.value and "上半年" in info.period.value:
        return Stretch(f"{year}-06-01", f"{year}-10-31")
    start = "10-01" if info.review_year.value == year else "01-01"
    return Stretch(f"{year}-{start}", f"{year + 1}-06-30")


__all__ = ["Stretch", "written"]

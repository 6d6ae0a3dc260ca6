"""Years on end in which a term does not stand, joined: a table of seventy years shows those in which something is found."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from kb.frequency.values import Group, Row, Size

FEWEST_JOINED = 3
"""Years on end without the term that are joined whether reports were read of them or not; fewer only where none was."""


def joined_years(rows: Iterable[Row]) -> Iterator[Sequence[Row]]:
    """The rows of years in their order: runs without the term together, every other row alone. The row of unknown years stays alone."""
    for (known, used), run in groupby(rows, lambda row: (row.group.value is not None, row.count.occurrences > 0)):
        quiet = list(run)
        if known and not used and len(quiet) >= FEWEST_JOINED:
            yield quiet
        elif known and not used:
            yield from (list(same) for _read, same in groupby(quiet, _is_read))
        else:
            yield from ([row] for row in quiet)


def _is_read(row: Row) -> object:
    """Rows of years without any report are alike; every other row is one by itself."""
    return row.group.value if row.group.size.passages else None


def one_row(run: Sequence[Row]) -> Row:
    """Joined rows as one, with what they are counted in; its value is that of the first."""
    if len(run) == 1:
        return run[0]
    sizes = [row.group.size for row in run]
    size = Size(
        sum(one.characters for one in sizes), sum(one.passages for one in sizes), sum(one.reports for one in sizes)
    )
    return Row(Group(run[0].group.value, size, sum(row.group.guessed for row in run)), run[0].count)


__all__ = ["FEWEST_JOINED", "joined_years", "one_row"]

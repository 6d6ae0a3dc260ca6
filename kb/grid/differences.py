"""How columns differ in speaking of one theme: one sets caps, another reports results."""

from collections import Counter
from collections.abc import Iterator, Sequence

from kb.grid.values import Difference, Entry, Manner, Row

_EXAMPLES = 2
_FEWEST = 3


def differences(rows: Sequence[Row]) -> tuple[Difference, ...]:
    """A difference for every theme of which at least two columns speak in different manners."""
    themes = dict.fromkeys(row.theme for row in rows)
    return tuple(found for theme in themes for found in _of_theme(theme, [row for row in rows if row.theme == theme]))


def _of_theme(theme: str, rows: Sequence[Row]) -> Iterator[Difference]:
    columns = [[entry for row in rows for entry in row.cells[place]] for place in range(len(rows[0].cells))]
    manners = tuple(map(_manner, columns))
    if len({manner for manner in manners if manner}) > 1:
        yield Difference(theme, manners, tuple(map(_examples, columns, manners)))


def _manner(entries: Sequence[Entry]) -> Manner | None:
    """The manner of most numbers; RULE where there are only sentences without any, None where these are few and never name the topic."""
    counted = Counter(number.manner for entry in entries for number in entry.numbers)
    if counted:
        return counted.most_common(1)[0][0]
    return Manner.RULE if len(entries) >= _FEWEST or any(entry.exact for entry in entries) else None


def _examples(entries: Sequence[Entry], manner: Manner | None) -> str:
    """The first numbers of that manner with what they measure."""
    chosen = [entry for entry in entries if entry.numbers and entry.manner is manner][:_EXAMPLES]
    return "、".join(f"{entry.indicator}{entry.spoken}" for entry in chosen)


__all__ = ["differences"]

"""Entries of all columns put into rows: those that measure the same, and sentences that say alike."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kb.analysis import segments
from kb.compare.likeness import likeness
from kb.grid.topic import Topic
from kb.grid.values import Entry, Row
from kb.text import fold

ALIKE = 0.5
"""Likeness from which two indicators are the same measure."""
SAME_HEAD = 0.8
"""… of two of which one ends with the other: Chinese names a thing at the end (全市性会议 is a 会议)."""
SENTENCES_ALIKE = 0.25
"""Likeness from which two sentences without a number speak of the same measure."""
LABEL = 14
"""Characters of a row's name."""
_SHORTEST_HEAD = 2
_APART = frozenset(("%", "个百分点", "元", "天", "小时", "分钟", "年", "个月"))


@dataclass(slots=True)
class _Gathering:
    """A row in the making: its entries with their columns."""

    theme: str
    entries: list[tuple[int, Entry]] = field(default_factory=list)

    @property
    def indicators(self) -> list[str]:
        return [fold(entry.indicator) for _column, entry in self.entries]

    def row(self, label: str, columns: int) -> Row:
        cells = (tuple(entry for place, entry in self.entries if place == column) for column in range(columns))
        return Row(self.theme, label, tuple(cells))


def make_rows(columns: Sequence[Sequence[Entry]], topic: Topic) -> tuple[Row, ...]:
    """The rows: by theme, those in which most columns speak first; of the others those that name the topic."""
    placed = [(column, entry) for column, entries in enumerate(columns) for entry in entries]
    measured = _measured((column, entry) for column, entry in placed if entry.numbers)
    told = _told([(column, entry) for column, entry in placed if not entry.numbers])
    rows = [gathering.row(_name(gathering), len(columns)) for gathering in measured]
    rows += [gathering.row(_heading(gathering), len(columns)) for gathering in told]
    order = {theme: place for place, theme in enumerate((*topic.themes, *topic.runs))}
    themes = Counter(row.theme for row in rows for cell in row.cells if cell)

    def place(row: Row) -> tuple[int, int, bool, int, bool]:
        named = any(topic.theme_of(entry.text) for entry in row.entries)
        return -themes[row.theme], order.get(row.theme, len(order)), not _has_number(row), -row.filled, not named

    return tuple(sorted(rows, key=place))


def _has_number(row: Row) -> bool:
    return any(entry.numbers for entry in row.entries)


def _measured(entries: Iterable[tuple[int, Entry]]) -> list[_Gathering]:
    """Entries with a number by what they measure: each joins the row that it is most like, or opens one."""
    rows: list[_Gathering] = []
    for column, entry in entries:
        fits = [(_fit(entry, row), -place) for place, row in enumerate(rows)]
        best, place = max(fits, default=(0.0, 0))
        if best < ALIKE:
            rows.append(_Gathering(entry.theme))
            place = 1 - len(rows)
        rows[-place].entries.append((column, entry))
    return rows


def _fit(entry: Entry, row: _Gathering) -> float:
    """How much an entry measures what those of a row do: the least of any."""
    if entry.theme != row.theme:
        return 0.0
    return min(_alike(entry, other) for _column, other in row.entries)


def _alike(one: Entry, other: Entry) -> float:
    sorts = {_sort(one), _sort(other)} - {None}
    if len(sorts) > 1:
        return 0.0
    own, another = fold(one.indicator), fold(other.indicator)
    if own == another:
        return 1.0
    short, long = sorted((own, another), key=len)
    if len(short) >= _SHORTEST_HEAD and long.endswith(short):
        return SAME_HEAD
    return _pairs_alike(own, another)


def _sort(entry: Entry) -> str | None:
    """What is never put beside another sort: a share, a time, a sum of money, a count; a change belongs to any."""
    levels = [number for number in entry.numbers if not number.change]
    if not levels:
        return None
    return levels[0].unit if levels[0].unit in _APART else "count"


def _pairs_alike(one: str, other: str) -> float:
    """The share of character pairs that two short texts have in common."""
    own, another = ({text[place : place + 2] for place in range(len(text) - 1)} for text in (one, other))
    return 2 * len(own & another) / (len(own) + len(another)) if own and another else 0.0


def _told(entries: Sequence[tuple[int, Entry]]) -> list[_Gathering]:
    """Sentences without a number: those that are alike in different columns, and all others of a theme together."""
    texts = [fold(entry.text) for _column, entry in entries]
    table = likeness(texts, texts)
    rows: list[_Gathering] = []
    rest: dict[str, _Gathering] = {}
    row_of: dict[int, _Gathering] = {}
    for place, (column, entry) in enumerate(entries):
        kin = [n for n in range(len(entries)) if entries[n][0] != column and table[place][n] >= SENTENCES_ALIKE]
        best = max(kin, key=lambda n: float(table[place][n]), default=None)
        known = row_of.get(best) if best is not None else None
        if best is None:
            rest.setdefault(entry.theme, _Gathering(entry.theme)).entries.append((column, entry))
            continue
        if known is None:
            known = _Gathering(entry.theme)
            rows.append(known)
        known.entries.append((column, entry))
        row_of[place] = known
    return [*rows, *rest.values()]


def _name(gathering: _Gathering) -> str:
    """What all indicators end with, where that says enough; else the most frequent one."""
    names = [name for name in gathering.indicators if len(name) >= _SHORTEST_HEAD]
    if not names:
        return _heading(gathering)
    common = _common_end(names)
    return common if len(common) >= _SHORTEST_HEAD else Counter(names).most_common(1)[0][0]


def _common_end(names: Sequence[str]) -> str:
    """The words that all names end with."""
    first = min(names, key=len)
    words = [word for _is_word, word in segments(first)]
    ends = ("".join(words[place:]) for place in range(len(words)))
    return next((end for end in ends if all(name.endswith(end) for name in names)), "")


def _heading(gathering: _Gathering) -> str:
    """The first clause of its first sentence, where it is one sentence said alike; nothing where it is a collection."""
    columns = {column for column, _entry in gathering.entries}
    if len(columns) < 2 or len(gathering.entries) > 2 * len(columns):
        return ""
    text = gathering.entries[0][1].text
    return next((piece for piece in text.replace(",", "，").split("，") if piece), text)[:LABEL]


__all__ = ["make_rows"]

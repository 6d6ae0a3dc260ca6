"""One topic over units or years: passages, clauses, columns, rows, differences."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from kb.compare.cutting import comparable
from kb.grid.clauses import Clause, clauses
from kb.grid.differences import differences
from kb.grid.finding import TopicFinder
from kb.grid.rows import make_rows
from kb.grid.topic import Found, Topic, own_sentences
from kb.grid.values import By, Column, Entry, Grid, Manner
from kb.model import ReportInfo
from kb.search.corpus import Corpus
from kb.search.hits import Hit
from kb.stopping import stop_if_asked

MOST_COLUMNS = 6
"""Columns that a grid has unless more are asked for."""
READ = 4
"""Times as many units or years as are shown are read."""
NAMING = ("exact", "variant")
"""Ways in which a hit names the topic; only where none does its words apart are enough."""
FEWEST = 2
"""Entries below which a unit that never names the topic has no column."""
MOST_SENTENCES = 3
"""Sentences without a number that a passage adds."""
SHORTEST_SENTENCE = 12
"""Characters below which a sentence only opens an item."""


def make_grid(corpus: Corpus, hits: Sequence[Hit], topic: str, by: By, most: int | None = MOST_COLUMNS) -> Grid:
    """The grid of a query's hits. ``most`` None gives every column."""
    finder = TopicFinder(corpus)
    told = [hit for hit in hits if hit.match in NAMING] or list(hits)
    found = [*finder.found(told)]
    about = finder.topic(found, told)
    columns = _columns(_grouped([*found, *finder.kin(about, found)], by, most), about)
    chosen = _chosen(columns, by, most)
    rows = make_rows([columns[column] for column in chosen], about)
    words = about.themes if about.is_short else ()
    return Grid(topic, by, tuple(chosen), rows, differences(rows), words)


def _grouped(found: Iterable[Found], by: By, most: int | None) -> dict[tuple[str, bool], list[Found]]:
    """The passages of each unit or year; of very many only those with most of them are read."""
    grouped: defaultdict[tuple[str, bool], list[Found]] = defaultdict(list)
    for one in found:
        grouped[_key(one.report, by)].append(one)
    order = sorted(grouped, key=lambda key: (not any(one.exact for one in grouped[key]), -len(grouped[key])))
    return {key: grouped[key] for key in (order if most is None else order[: READ * most])}


def _columns(grouped: Mapping[tuple[str, bool], Sequence[Found]], topic: Topic) -> dict[Column, list[Entry]]:
    """The entries of each unit or year."""
    columns: dict[Column, list[Entry]] = {}
    for (name, known), group in grouped.items():
        ordered = sorted(group, key=lambda one: (one.report.year.value or 0, one.report.file, one.passage.start))
        entries = [entry for one in ordered for entry in _entries(one, topic)]
        exact = any(one.exact for one in group)
        if entries and (exact or len(entries) >= FEWEST):
            reports = tuple(dict.fromkeys(one.report.id for one in ordered))
            columns[Column(name, known, exact, reports)] = _without_repeats(entries)
    return columns


def _key(info: ReportInfo, by: By) -> tuple[str, bool]:
    """The column of a report. A unit that is not known is nobody else's: its report stands for itself."""
    if by is By.YEAR:
        return (str(info.year.value), True) if info.year.value else ("?", False)
    if info.unit.value:
        return info.unit.value, True
    return info.title.value or PurePosixPath(info.file).stem, False


def _entries(found: Found, topic: Topic) -> Iterator[Entry]:
    """The clauses of a passage that are about the topic."""
    stop_if_asked()
    text = found.passage.text
    own = set(own_sentences(found)) if found.exact else set()
    told = 0
    for clause in clauses(text, found.passage.role):
        inside, sentence = (text[span.start : span.end] for span in (clause.span, clause.sentence))
        named = clause.numbers[0].indicator if clause.numbers else ""
        theme = topic.theme_of(named) or topic.theme_of(inside) or topic.theme_of(sentence)
        if not _is_about(found, clause, topic.theme_of(inside), theme or ("" if topic.is_short else sentence in own)):
            continue
        told += not clause.numbers
        if clause.numbers or (told <= MOST_SENTENCES and len(comparable(sentence)) >= SHORTEST_SENTENCE):
            yield _entry(found, clause, theme if topic.is_short else "")


def _is_about(found: Found, clause: Clause, theme: str, sentence: str | bool) -> bool:
    """Whether a clause is about the topic: it or its sentence says so.

    Where the passage never names the topic, a plain number has to stand in the clause that speaks of it; a bound need not.
    """
    plain = bool(clause.numbers) and clause.numbers[0].manner is Manner.RESULT
    return bool(theme) or (bool(sentence) and (found.exact or not plain))


def _entry(found: Found, clause: Clause, theme: str) -> Entry:
    return Entry(found.report, found.passage, clause.span, clause.sentence, theme, clause.numbers, found.exact)


def _without_repeats(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, each wording once."""
    return list({entry.text: entry for entry in reversed(entries)}.values())[::-1]


def _chosen(columns: Mapping[Column, Sequence[Entry]], by: By, most: int | None) -> list[Column]:
    """The columns that say most about the topic, those that name it first; years in their order."""

    def worth(column: Column) -> tuple[bool, int, str]:
        return not column.exact, -len(columns[column]), column.name

    kept = sorted(columns, key=worth)[:most]
    return sorted(kept, key=lambda column: (not column.known, column.name)) if by is By.YEAR else kept


__all__ = ["MOST_COLUMNS", "make_grid"]

"""What every use of a knowledge base begins with: open, list, read, search, keep, correct."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from kb import overrides
from kb.config import FILE_NAME, load_config
from kb.errors import UnknownReportError, UnreadableFileError, UsageError
from kb.i18n import _
from kb.model import Passage, Report, ReportInfo, Span
from kb.store.disk import is_folder, may_enter
from kb.store.generation import open_generation

if TYPE_CHECKING:
    from kb.copying import Names
    from kb.keeping import News
    from kb.notebook import Anchor, Note, Notebook
    from kb.query import Query
    from kb.search.engine import Engine
    from kb.search.hits import Hits
    from kb.search.receipt import Receipt
    from kb.search.vocabulary import Vocabulary

_NOT_KNOWN = "?"


class Core:
    """An open knowledge base, without what is built on it: use ``Library``."""

    def __init__(self, place: Path, *, trust: bool = False) -> None:
        self.place = place
        self._overrides = overrides.load_overrides(self._overrides_file)
        self._generation = open_generation(place, trust=trust)

    @property
    def _overrides_file(self) -> Path:
        return self.place / overrides.FILE_NAME

    @cached_property
    def _numbered(self) -> dict[str, tuple[int, ReportInfo]]:
        return {info.id: (number, overrides.apply(info, self._overrides)) for number, info in self._generation.infos()}

    @cached_property
    def _engine(self) -> Engine:
        from kb.search.engine import Engine
        from kb.search.reports import ReportInfos

        return Engine(self._generation, ReportInfos(self._generation, self._overrides), self._vocabulary)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        from kb.search.vocabulary import read_vocabulary

        folders = (path if is_folder(path) else path.parent for path in self._generation.roots)
        return read_vocabulary(load_config(folder / FILE_NAME) for folder in folders if may_enter(folder))

    def reports(self, query: str = "") -> tuple[ReportInfo, ...]:
        """Every report, or those with a passage that answers a query exactly, in the order of their files' paths. Raises QueryError.

        for info in library.reports("督查 年:2021.."):
            print(info.unit.value, info.year.value, info.title.value)
        """
        infos = sorted((info for _number, info in self._numbered.values()), key=lambda info: info.file)
        if not query.strip():
            return tuple(infos)
        corpus = self._engine.corpus
        mask = self._engine.occurrences.answering(self._parsed(query), every_copy=True)
        holding = {corpus.reports[row].id for row in set(corpus.rows[mask].tolist())}
        return tuple(info for info in infos if info.id in holding)

    def info(self, report_id: str) -> ReportInfo:
        """What is known of a report. The beginning of an id is enough where it is only one's. Raises UnknownReportError."""
        return self._found(report_id)[1]

    def _found(self, report_id: str) -> tuple[int, ReportInfo]:
        number = self._generation.report_number(report_id)
        if number is None:
            return self._numbered[self._full_id(report_id)]
        return number, overrides.apply(self._generation.info(number), self._overrides)

    def report(self, report_id: str) -> Report:
        """A whole report: outline, passages, text, cuts. The beginning of an id is enough. Raises UnknownReportError."""
        number, info = self._found(report_id)
        found = self._generation.report(number)
        return Report(info, found.text, found.outline, found.passages, found.cuts, found.problems)

    def _full_id(self, report_id: str) -> str:
        beginning = [known for known in self._numbered if known.startswith(report_id)]
        if len(beginning) == 1 and report_id:
            return beginning[0]
        from difflib import get_close_matches

        near = beginning or get_close_matches(report_id, self._numbered, n=3, cutoff=0.3)
        raise UnknownReportError(report_id, tuple(near[:5]))

    def is_passage(self, passage_id: str) -> bool:
        """Whether it is the id of a passage."""
        return self._generation.passage_number(passage_id) is not None

    def passage(self, passage_id: str) -> tuple[ReportInfo, Passage]:
        """A passage with its report. Raises UnknownReportError."""
        number = self._generation.passage_number(passage_id)
        if number is None:
            raise UnknownReportError(passage_id)
        report, passage = self._generation.passage(number)
        return overrides.apply(report, self._overrides), passage

    def file(self, report_id: str) -> Path:
        """Where the file lies that a report was read from. Raises UnknownReportError."""
        return self._generation.file(self.info(report_id).id)

    def raw_text(self, report_id: str) -> str:
        """The text of a report as it stands in its file, before cleaning. Raises UnreadableFileError where the file is gone."""
        info = self.info(report_id)
        from importlib.metadata import entry_points

        readers = list(entry_points(group="kb.intake", name="extract_text"))
        if not readers:
            raise UnreadableFileError(
                info.file, _("the indexer is not installed. Install policy-kb whole: pip install policy-kb")
            )
        extracted: str = readers[0].load()(self._generation.file(info.id), info.file)
        return extracted

    def search(
        self,
        query: str,
        *,
        limit: int | None = 20,
        offset: int = 0,
        plain: bool = False,
        sort: str = "relevance",
        every_copy: bool = False,
    ) -> Hits:
        """The passages that answer a query, best first.

        ``limit`` None gives all; ``plain`` takes the query as text without syntax; ``sort`` is relevance, year or unit;
        ``every_copy`` counts repeated reports too. Raises QueryError, which points at the column, and UsageError.
        """
        from kb.search.engine import Page
        from kb.search.hits import Sort

        if (limit is not None and limit < 0) or offset < 0:
            raise UsageError(_("limit and offset cannot be negative: give 0 or more."))
        if sort not in tuple(Sort):
            raise UsageError(
                _("Cannot sort by {sort}: choose one of {known}.").format(sort=sort, known=", ".join(Sort))
            )
        page = Page(limit, offset, Sort(sort), every_copy)
        return self._engine.search(query, page, plain=plain, saved=self._saved_texts)

    def matches(self, query: str, report_id: str) -> dict[str, tuple[Span, ...]]:
        """Where a query's matches stand in one report: passage id → spans of its text. Raises QueryError, UnknownReportError.

        ``library.matches("满意率", info.id)`` is what a reader of that report lights up.
        """
        head, info = self._found(report_id)
        passages = range(head + 1, head + 1 + info.passages)
        return self._engine.matches(query, passages, saved=self._saved_texts)

    def receipt(self, query: str, *, plain: bool = False) -> Receipt:
        """Whether the counts of a query's runs are those of the texts, read from end to end. Raises QueryError.

        A receipt without runs is one of a query that has none, or of a corpus too large to be read for it.
        """
        return self._engine.receipt(query, plain=plain, saved=self._saved_texts)

    @cached_property
    def notebook(self) -> Notebook:
        """The user's notebook: kept passages, saved queries, history. It is the user's own and outlives every index."""
        from kb.notebook import Notebook

        return Notebook(self.place)

    def _saved_texts(self) -> Mapping[str, str]:
        return self.notebook.saved.texts()

    def _parsed(self, query: str, *, plain: bool = False) -> Query:
        from kb.query import parse

        return parse(query, plain=plain, saved=self._saved_texts)

    def keep(self, passage_id: str, *, tags: Iterable[str] = (), note: str = "", spans: Iterable[Span] = ()) -> Note:
        """Keep a passage in the notebook. Raises UnknownReportError, and what the notebook raises."""
        from kb.origin import origin_of

        info, passage = self.passage(passage_id)
        return self.notebook.add(passage.text, origin_of(info, passage), spans=spans, tags=tags, note=note)

    def anchor(self, note: Note) -> Anchor:
        """Where a note's text stands in this index: under its id, shifted, in another report, or nowhere any more."""
        from kb.keeping import find_anchor

        return find_anchor(note, self)

    def news(self, name: str) -> News:
        """What a saved query finds that was not seen before. Raises UnknownSavedQueryError, QueryError."""
        from kb.keeping import find_news

        saved = self.notebook.saved.get(name)
        return find_news(saved, self.notebook.saved.seen(saved.name), self)

    def look(self, news: News) -> None:
        """Say that these news have been looked at: they are no news from now on."""
        self.notebook.saved.look(news.saved.name, news.digests)

    def names(self) -> Names:
        """The names known from the reports' claims and from kb.toml: what has to be blanked in a text that is reused."""
        from kb.copying import Names

        infos = [info for _number, info in self._numbered.values()]
        regions = {value for info in infos for value in (info.region.value, *info.region_parents) if value}
        persons = frozenset(info.editor for info in infos if info.editor)
        claimed = Names(frozenset(info.unit.value for info in infos if info.unit.value), frozenset(regions), persons)
        return claimed | self._vocabulary.names

    def correct(self, report_id: str, facts: Mapping[str, str]) -> ReportInfo:
        """Store what a person says of a report: claim name → value, ``?`` for not known, empty to take a correction back.

        It takes effect at once and survives every index. Raises UnknownReportError, UsageError.
        """
        known = self.info(report_id)
        try:
            values = {name: _said(name, value) for name, value in facts.items()}
        except ValueError as error:
            raise UsageError(_("{message}.").format(message=error)) from error
        overrides.set_claims(self._overrides_file, known.id, values)
        self._overrides = overrides.load_overrides(self._overrides_file)
        for derived in ("_numbered", "_engine"):
            self.__dict__.pop(derived, None)
        return self.info(known.id)

    def explain(self, error: BaseException) -> None:
        """Raise IndexDamagedError where an unexpected error comes of index files that were altered since they were written.

        Leaving a ``with`` block asks this by itself.
        """
        self._generation.explain(error)

    def close(self) -> None:
        """Let go of the files."""
        self._generation.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is not None:
                self.explain(error)
        finally:
            self.close()


def _said(name: str, value: str) -> overrides.Value | None:
    if not value.strip():
        return None
    return overrides.checked(name, overrides.UNKNOWN if value.strip() == _NOT_KNOWN else value)


__all__ = ["Core"]

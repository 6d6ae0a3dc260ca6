"""The engines that are measured side by side: the same terms (words and bigrams) indexed, the same questions asked.

Each takes terms that are ready, so that analysis is not measured; ``search`` gives the best 20 by BM25.
"""

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from kb import analysis
from kb.codec import ArraySegment, SegmentWriter, open_index, write_table
from kb.schema import TERM_FIELDS, Document, schema
from kb.search.impacts import Held, HeldCache, Needed, hold
from kb.search.ordering import least
from kb.search.postings import Numbers, PostingsReader, in_all
from kb.search.ranking import FEW, Collection
from tests.benchmarks.passages import Ask

Terms = tuple[Sequence[str], Sequence[str]]
"""A passage's bigrams and words."""
BEST = 20
SEGMENT = 20_000
"""Passages in a segment: as many as a worker holds at a time."""


def terms_of(text: str) -> Terms:
    """What is indexed of a passage, and looked for of a word."""
    return analysis.bigrams(text), analysis.words(text)


class Engine(ABC):
    """One engine over one directory. ``takes_text``: it finds the terms of texts itself."""

    takes_text = False

    def __init__(self, place: Path) -> None:
        self.place = place

    @abstractmethod
    def index(self, batch: Iterable[Any]) -> None:
        """Take passages."""

    @abstractmethod
    def finish(self) -> None:
        """End indexing."""

    @abstractmethod
    def open(self) -> None:
        """Get ready to answer."""

    @abstractmethod
    def search(self, ask: Ask) -> object:
        """The best passages."""


class Arrays(Engine):
    """This project's segments, written and read as arrays."""

    def __init__(self, place: Path) -> None:
        super().__init__(place)
        self._segments: list[ArraySegment] = []
        self._writer: SegmentWriter | None = None

    def index(self, batch: Iterable[Any]) -> None:
        for found in batch:
            self._writer = self._writer or SegmentWriter(self.place, f"s{len(self._segments)}")
            self._writer.add(self._document(found))
            if self._writer.count == SEGMENT:
                self._close()

    def _document(self, found: Terms | str) -> Document:
        return Document({}, dict(zip(TERM_FIELDS, found, strict=True)), {})

    def _close(self) -> None:
        if self._writer:
            self._segments.append(self._writer.finish())
        self._writer = None

    def finish(self) -> None:
        self._close()
        write_table(self.place, self._segments)

    def open(self) -> None:
        self._reader = open_index(self.place)
        self._postings = PostingsReader(self._reader)
        lengths = {field: self._postings.lengths(field).astype(np.float64) for field in TERM_FIELDS}
        self._collections = {field: Collection.of(known, self._postings.size) for field, known in lengths.items()}
        self._held = HeldCache()

    def search(self, ask: Ask) -> object:
        terms = [
            (field, term)
            for word in ask.words
            for field, found in zip(TERM_FIELDS, terms_of(word), strict=True)
            for term in found
        ]
        held = [(self._collections[field], self._kept(field, term)) for field, term in terms]
        scores, needed = (
            np.zeros(self._postings.size, np.float32),
            self._holding(ask) if ask.every else self._few([one for _field, one in held]),
        )
        read = None if needed is None else Needed(needed, len(scores))
        for collection, one in held:
            collection.add(scores, one, 1.0, read)
        keys = -scores if needed is None else -scores[needed]
        best = least(keys, BEST) if len(keys) > BEST else np.arange(len(keys))
        best = best[np.argsort(keys[best])][:BEST]
        return best if needed is None else needed[best]

    def _kept(self, field: str, term: str) -> Held:
        found = self._held.get((field, term))
        if found is None:
            known = self._postings.term(field, term)
            found = (hold(known.numbers, known.frequencies, self._postings.size),)
            self._held.keep((field, term), found)
        return found[0]

    def _few(self, held: list[Held]) -> Numbers | None:
        """The passages that hold any of the terms where they are few."""
        places = [one.places for one in held if one.places is not None]
        if len(places) < len(held) or sum(map(len, places)) * FEW > self._postings.size:
            return None
        return np.unique(np.concatenate([_NONE, *places])).astype(np.int64)

    def _holding(self, ask: Ask) -> Numbers:
        return in_all([self._postings.term("words", word).numbers for word in ask.words], self._postings.size)


_NONE = np.empty(0, np.int32)


class ArraysOfText(Arrays):
    """The same, given the texts: its writer finds the terms of many at once."""

    takes_text = True

    def _document(self, found: Terms | str) -> Document:
        assert isinstance(found, str)
        return Document({}, {}, {}, found)


class ArraysAfresh(Arrays):
    """The same with nothing kept between queries: every posting is unpacked every time."""

    def search(self, ask: Ask) -> object:
        self._postings, self._held = PostingsReader(self._reader), HeldCache()
        return super().search(ask)


class StockWhoosh(Engine):
    """Whoosh's own writer, codec and searcher."""

    def __init__(self, place: Path) -> None:
        super().__init__(place)
        self._writer: Any = None

    def index(self, batch: Iterable[Any]) -> None:
        from whoosh.index import create_in

        if self._writer is None:
            self._writer = create_in(str(self.place), schema()).writer(limitmb=512)
        for found in batch:
            self._writer.add_document(**dict(zip(TERM_FIELDS, found, strict=True)))

    def finish(self) -> None:
        self._writer.commit()

    def open(self) -> None:
        from whoosh.index import open_dir

        self._searcher = open_dir(str(self.place), schema=schema()).searcher()

    def search(self, ask: Ask) -> object:
        from whoosh.query.compound import And, Or
        from whoosh.query.terms import Term

        every = [
            Or([Term(field, term) for field, terms in zip(TERM_FIELDS, terms_of(word), strict=True) for term in terms])
            for word in ask.words
        ]
        wanted = And([Term("words", word) for word in ask.words]) if ask.every else Or(every)
        return [hit.docnum for hit in self._searcher.search(wanted, limit=BEST)]


class Fts5(Engine):
    """SQLite's full-text index, without the text."""

    def __init__(self, place: Path) -> None:
        super().__init__(place)
        self._base = sqlite3.connect(place / "fts.sqlite")

    def index(self, batch: Iterable[Any]) -> None:
        self._base.execute("CREATE VIRTUAL TABLE IF NOT EXISTS t USING fts5(bigrams, words, content='', detail=column)")
        rows = ((" ".join(bigrams), " ".join(words)) for bigrams, words in batch)
        self._base.executemany("INSERT INTO t(bigrams, words) VALUES (?, ?)", rows)

    def finish(self) -> None:
        self._base.commit()

    def open(self) -> None:
        self._base.execute("PRAGMA mmap_size=8589934592")

    def search(self, ask: Ask) -> object:
        wanted = [_either(word) for word in ask.words]
        text = (" AND " if ask.every else " OR ").join(wanted)
        rows = self._base.execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT ?", (text, BEST))
        return rows.fetchall()


def _either(word: str) -> str:
    bigrams, words = terms_of(word)
    parts = [f'bigrams:"{term}"' for term in bigrams] + [f'words:"{term}"' for term in words]
    return f"({' OR '.join(parts)})"


class Tantivy(Engine):
    """tantivy, one thread of writing."""

    def __init__(self, place: Path) -> None:
        super().__init__(place)
        import tantivy

        self._library: Any = tantivy
        builder = tantivy.SchemaBuilder()
        for field in TERM_FIELDS:
            builder.add_text_field(field, stored=False, tokenizer_name="whitespace", index_option="freq")
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema, path=str(place))
        self._writer: Any = None

    def index(self, batch: Iterable[Any]) -> None:
        self._writer = self._writer or self._index.writer(256 << 20, 1)
        for bigrams, words in batch:
            self._writer.add_document(self._library.Document(bigrams=[" ".join(bigrams)], words=[" ".join(words)]))

    def finish(self) -> None:
        self._writer.commit()
        self._writer.wait_merging_threads()

    def open(self) -> None:
        self._index.reload()
        self._searcher = self._index.searcher()

    def search(self, ask: Ask) -> object:
        return self._searcher.search(self._wanted(ask), BEST).hits

    def _wanted(self, ask: Ask) -> Any:
        query, occur = self._library.Query, self._library.Occur
        words = []
        for word in ask.words:
            found = zip(TERM_FIELDS, terms_of(word), strict=True)
            terms = [query.term_query(self._schema, field, term, "freq") for field, known in found for term in known]
            words.append(query.boolean_query([(occur.Should, term) for term in terms]))
        return query.boolean_query([(occur.Must if ask.every else occur.Should, word) for word in words])


ENGINES: dict[str, type[Engine]] = {
    "arrays": Arrays,
    "arrays, nothing kept": ArraysAfresh,
    "arrays, of text": ArraysOfText,
    "whoosh": StockWhoosh,
    "fts5": Fts5,
    "tantivy": Tantivy,
}

__all__ = ["ENGINES", "Engine", "Terms", "terms_of"]

"""Random queries have the same answers, to the score, over our arrays and over postings that Whoosh's own codec wrote and reads.

KB_FUZZ=20 runs twenty times as many corpora.
"""

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from whoosh.index import create_in

import kb
from kb import schema
from kb.codec.dictionary import encoded
from kb.codec.postings import Entries, Postings
from kb.model import Report
from kb.search import postings
from kb.search.postings import PostingsReader
from tests.search_corpora import Shelf, random_reports
from tests.test_search_fuzz import random_query

CORPORA = 3 * int(os.environ.get("KB_FUZZ", "1"))
QUERIES = 80


@dataclass(frozen=True)
class StockLeaf:
    """What the engine asks of a segment, answered by Whoosh's matchers."""

    reader: Any
    deleted: Any

    def term_arrays(self, field: str, term: str) -> Postings | None:
        if (field, encoded(term)) not in self.reader:
            return None
        found = list(self._walk(field, encoded(term)))
        return Postings(np.array([number for number, _ in found]), np.array([count for _, count in found], np.float32))

    def _walk(self, field: str, term: bytes) -> Iterator[tuple[int, float]]:
        matcher = self.reader.postings(field, term)
        while matcher.is_active():
            yield matcher.id(), matcher.weight()
            matcher.next()

    def field_entries(self, field: str) -> tuple[list[bytes], Entries]:
        terms = [term for name, term in self.reader.all_terms() if name == field]
        rows = [(row, *post) for row, term in enumerate(terms) for post in self._walk(field, term)]
        return terms, Entries(*np.array(rows, np.int64).reshape(-1, 3).T)

    def lengths(self, field: str) -> Any:
        return np.array(
            [self.reader.doc_field_length(number, field, 0) for number in range(self.reader.doc_count_all())]
        )


class StockPostings(PostingsReader):
    def __init__(self, directory: Path, reports: list[Report]) -> None:
        directory.mkdir()
        index = create_in(str(directory), schema.schema())
        writer = index.writer()
        for report in reports:
            for document in schema.report_documents(report):
                writer.add_document(**document.fields())
        writer.commit()
        super().__init__(index.reader())

    def _decode(self, field: str, term: str) -> postings.Postings:
        [(leaf, _base)] = self._leaves()
        found = leaf.term_arrays(field, term)
        return postings.EMPTY if found is None else postings.Postings(found.documents, found.frequencies)

    def _leaves(self) -> Iterator[tuple[Any, int]]:
        yield StockLeaf(self._reader, np.empty(0, np.int64)), 0


@pytest.mark.parametrize("seed", range(CORPORA))
def test_both_codecs_give_the_same_answers(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.search.patience.LEAST_SECONDS", 600.0)  # however busy the machine is
    rng = random.Random(seed)
    shelf = Shelf(tmp_path / ".kb", {})
    shelf.publish(random_reports(10, rng))
    with kb.open(tmp_path / ".kb") as own, kb.open(tmp_path / ".kb") as other:
        other._engine.corpus.__dict__["postings"] = StockPostings(tmp_path / "stock", list(shelf.reports.values()))
        for _query in range(QUERIES):
            text, plain = random_query(rng)
            assert own.search(text, limit=None, plain=plain) == other.search(text, limit=None, plain=plain), text

"""Of real reports, the arrays hold just what Whoosh's own codec holds: every term, document, frequency and stored value."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from whoosh.index import create_in
from whoosh.reading import IndexReader

from indexer.pipeline import read_report
from indexer.read import is_candidate
from kb import schema
from kb.codec import ArrayReader, SegmentWriter, open_segment
from tests.conftest import CORPUS
from tests.shared import DEV_SET

FEW = 25
Held = dict[tuple[str, bytes], list[tuple[int, float]]]


def documents(folder: Path) -> Iterator[schema.Document]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and is_candidate(path)]
    for file in files[:: max(1, len(files) // FEW)]:
        report = read_report(file).report
        if report:
            yield from schema.report_documents(report)


def stock(directory: Path, found: list[schema.Document]) -> IndexReader:
    directory.mkdir()
    index = create_in(str(directory), schema.schema())
    writer = index.writer()
    for document in found:
        writer.add_document(**document.fields())
    writer.commit()
    reader: IndexReader = index.reader()
    return reader


def by_matchers(reader: IndexReader) -> Held:
    held: Held = {}
    for field, term in reader.all_terms():
        matcher = reader.postings(field, term)
        held[field, term] = []
        while matcher.is_active():
            held[field, term].append((matcher.id(), matcher.weight()))
            matcher.next()
    return held


def by_arrays(reader: ArrayReader) -> Held:
    held: Held = {}
    for field, term in reader.all_terms():
        found = reader.term_arrays(field, term.decode())
        assert found is not None
        held[field, term] = list(zip(found.documents.tolist(), found.frequencies.tolist(), strict=True))
    return held


@pytest.mark.parametrize("folder", [CORPUS, DEV_SET / "files"], ids=["corpus", "dev_set"])
def test_every_term_of_real_reports_is_held_alike(tmp_path: Path, folder: Path) -> None:
    if not folder.is_dir():
        pytest.skip("the development data (../shared) is not on this machine")
    found = list(documents(folder))
    writer = SegmentWriter(tmp_path, "arrays")
    for document in found:
        writer.add(document)
    with open_segment(tmp_path, writer.finish()) as own, stock(tmp_path / "stock", found) as theirs:
        expected = by_matchers(theirs)
        assert by_matchers(own) == expected
        assert by_arrays(own) == expected
        assert [own.stored_fields(number) for number in range(len(found))] == [dict(one.stored) for one in found]
        for field in schema.TERM_FIELDS:
            assert own.lengths(field).tolist() == [len(one.all_terms().get(field, ())) for one in found]

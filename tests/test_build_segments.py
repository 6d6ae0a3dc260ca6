"""Segments written in bulk hold what Whoosh's own writer would have written."""

from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.codec.base import Codec
from whoosh.index import create_in
from whoosh.reading import IndexReader

from indexer.build.segments import (
    SegmentWriter,
    delete_reports,
    open_segment,
    read_segments,
    segment_file,
    write_segments,
)
from kb import schema
from kb.codec import ArrayCodec, open_index
from tests.samples import report

Contents = dict[tuple[str, bytes], list[tuple[int, float]]]


def contents(reader: IndexReader) -> Contents:
    found: Contents = {}
    for field, term in reader.all_terms():
        matcher = reader.postings(field, term)
        found[field, term] = []
        while matcher.is_active():
            found[field, term].append((matcher.id(), matcher.weight()))
            matcher.next()
    return found


def written(directory: Path, documents: list[schema.Document]) -> IndexReader:
    writer = SegmentWriter(directory, "one")
    for document in documents:
        writer.add(document)
    write_segments(directory, [writer.finish()])
    return open_index(directory)


def stock(directory: Path, documents: list[schema.Document], codec: Codec | None = None) -> IndexReader:
    directory.mkdir()
    index = create_in(str(directory), schema.schema())
    writer = index.writer(codec=codec) if codec else index.writer()
    for document in documents:
        writer.add_document(**document.fields())
    writer.commit()
    found: IndexReader = index.reader()
    return found


def test_bulk_writing_equals_whooshs_own(tmp_path: Path) -> None:
    documents = [document for name in ("甲", "乙", "丙") for document in schema.report_documents(report(name))]
    (tmp_path / "bulk").mkdir()
    with written(tmp_path / "bulk", documents) as bulk, stock(tmp_path / "stock", documents) as own:
        assert contents(bulk) == contents(own)
        for number in range(len(documents)):
            assert bulk.stored_fields(number) == own.stored_fields(number)
            for field in schema.TERM_FIELDS:
                assert bulk.doc_field_length(number, field, 0) == (own.doc_field_length(number, field, 0) or 0)
        assert [bulk.field_length(field) for field in schema.TERM_FIELDS] == [
            own.field_length(field) for field in schema.TERM_FIELDS
        ]


def test_whooshs_own_writer_can_write_through_the_codec(tmp_path: Path) -> None:
    documents = [document for name in ("甲", "乙") for document in schema.report_documents(report(name))]
    (tmp_path / "bulk").mkdir()
    with (
        written(tmp_path / "bulk", documents) as bulk,
        stock(tmp_path / "stock", documents, ArrayCodec()) as own,
    ):
        assert contents(bulk) == contents(own)
        for number in range(len(documents)):
            assert bulk.stored_fields(number) == own.stored_fields(number)
            assert bulk.doc_field_length(number, "words", 0) == own.doc_field_length(number, "words", 0)


TERMS = st.lists(
    st.dictionaries(st.text("营商环境服务12\ud800", min_size=1, max_size=2), st.integers(1, 300), max_size=6),
    min_size=1,
    max_size=8,
)


@settings(max_examples=30, deadline=None)
@given(TERMS)
def test_any_counts_come_back(tmp_path_factory: object, counts: list[dict[str, int]]) -> None:
    directory = tmp_path_factory.mktemp("segments")  # type: ignore[attr-defined]
    documents = [
        schema.Document({"kind": "text"}, {"words": list(Counter(words).elements()), "bigrams": ()}, {"data": "x"})
        for words in counts
    ]
    expected: Counter[tuple[str, int]] = Counter()
    for number, words in enumerate(counts):
        expected.update({(term, number): count for term, count in words.items()})
    with written(directory, documents) as reader:
        found = {
            (term.decode("utf-8", "surrogatepass"), number): weight
            for (field, term), posts in contents(reader).items()
            if field == "words"
            for number, weight in posts
        }
    assert found == expected


def test_a_long_list_comes_back(tmp_path: Path) -> None:
    documents = [
        schema.Document({"kind": "text"}, {"words": ["服务"] * (number % 5 + 1)}, {"data": "x"})
        for number in range(3000)
    ]
    with written(tmp_path, documents) as reader:
        assert contents(reader)["words", "服务".encode()] == [(number, number % 5 + 1) for number in range(3000)]


def test_deleted_reports_are_gone_with_all_their_passages(tmp_path: Path) -> None:
    documents = [document for name in ("甲", "乙") for document in schema.report_documents(report(name))]
    written(tmp_path, documents).close()
    (segment,) = read_segments(tmp_path)
    before = segment_file(tmp_path, segment).read_bytes()
    delete_reports(tmp_path, segment, ["甲", "没有的"])
    assert segment_file(tmp_path, segment).read_bytes() == before
    with open_segment(tmp_path, segment) as reader:
        assert list(reader.all_doc_ids()) == [5, 6, 7, 8, 9]


def test_the_same_documents_give_the_same_bytes(tmp_path: Path) -> None:
    files = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        written(tmp_path / name, list(schema.report_documents(report()))).close()
        files.append({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()})
    assert files[0] == files[1]

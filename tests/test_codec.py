"""The arrays of a segment: numbers packed and unpacked, terms found, values stored, stock queries, merges, damage."""

from bisect import bisect_left
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.query.compound import And, Or
from whoosh.query.terms import Term
from whoosh.query.wrappers import Not
from whoosh.reading import IndexReader
from whoosh.searching import Searcher

from kb import schema
from kb.codec import (
    ArrayReader,
    ArraySegment,
    SegmentWriter,
    merge_segments,
    open_index,
    open_segment,
    read_table,
    write_table,
)
from kb.codec.dictionary import dictionary_arrays, read_dictionary
from kb.codec.varints import pack, unpack
from kb.errors import IndexDamagedError
from kb.literal.arrayfile import open_arrays, write_arrays
from tests.samples import report

Held = dict[tuple[str, bytes], list[tuple[int, float]]]


@given(st.lists(st.integers(0, (1 << 35) - 1) | st.integers(0, 300)))
def test_packed_numbers_come_back(values: list[int]) -> None:
    packed, ends = pack(np.array(values, np.int64))
    assert unpack(packed).tolist() == values
    assert len(packed) == (int(ends[-1]) if values else 0)


@pytest.mark.parametrize("damaged", [[0x80], [1, 0xFF], [0x80] * 5 + [1]], ids=["open", "open at the end", "too long"])
def test_bytes_that_are_no_numbers_are_refused(damaged: list[int]) -> None:
    with pytest.raises(ValueError):
        unpack(np.array(damaged, np.uint8))


ALIKE = st.lists(st.sampled_from([b"\0", b"a", "政".encode(), "务".encode(), b"\xff"]), min_size=1, max_size=6)
TERMS = ALIKE.map(b"".join) | st.binary(min_size=1, max_size=12)


@settings(max_examples=60)
@given(terms=st.sets(TERMS, max_size=60), asked=st.lists(TERMS, max_size=20))
def test_a_term_is_found_where_the_order_of_bytes_puts_it(
    tmp_path_factory: pytest.TempPathFactory, terms: set[bytes], asked: list[bytes]
) -> None:
    path = tmp_path_factory.mktemp("terms") / "terms"
    ordered = sorted(terms)
    write_arrays(path, dictionary_arrays("词", ordered))
    dictionary = read_dictionary(open_arrays(path), "词")
    assert [dictionary.row(term) for term in ordered] == list(range(len(ordered)))
    assert [dictionary.row_from(term) for term in asked] == [bisect_left(ordered, term) for term in asked]
    assert [dictionary.row(term) is None for term in asked] == [term not in terms for term in asked]


def write(directory: Path, name: str, ids: str) -> ArraySegment:
    writer = SegmentWriter(directory, name)
    for one in ids:
        for document in schema.report_documents(report(one)):
            writer.add(document)
    return writer.finish()


def held(reader: IndexReader) -> Held:
    """Every term by Whoosh's matchers."""
    found: Held = {}
    for field, term in reader.all_terms():
        matcher = reader.postings(field, term)
        while matcher.is_active():
            found.setdefault((field, term), []).append((matcher.id(), matcher.weight()))
            matcher.next()
    return found


def held_in_arrays(reader: ArrayReader) -> Held:
    found: Held = {}
    for field, term in reader.all_terms():
        arrays = reader.term_arrays(field, term.decode("utf-8", "surrogatepass"))
        if arrays is not None and len(arrays.documents):
            found[field, term] = list(zip(arrays.documents.tolist(), arrays.frequencies.tolist(), strict=True))
    return found


def test_matchers_and_arrays_give_the_same_for_every_term(tmp_path: Path) -> None:
    segment = write(tmp_path, "one", "甲乙丙")
    with open_segment(tmp_path, segment) as reader:
        assert held(reader) == held_in_arrays(reader)
    for number in range(5, 10):
        segment.delete_document(number)
    with open_segment(tmp_path, segment) as reader:
        assert held(reader) == held_in_arrays(reader)


def test_whooshs_queries_run_on_it(tmp_path: Path) -> None:
    write_table(tmp_path, [write(tmp_path, "one", "甲乙"), write(tmp_path, "two", "丙")])
    reader = open_index(tmp_path)
    both = And([Term("kind", "text"), Or([Term("bigrams", "事项"), Term("bigrams", "没有")])])
    expected = {
        number for number in range(reader.doc_count_all()) if "事项" in reader.stored_fields(number)["data"]
        and reader.stored_fields(number).get("passage") and '"text"' in reader.stored_fields(number)["data"]
    }  # fmt: skip
    with Searcher(reader) as searcher:
        assert {hit.docnum for hit in searcher.search(both, limit=None)} == expected
        assert searcher.search(And([Term("kind", "text"), Not(Term("kind", "text"))]), limit=None).is_empty()
    assert expected


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sets(st.integers(0, 9)), min_size=1, max_size=3))
def test_merging_is_writing_what_is_left(tmp_path_factory: object, deletions: list[set[int]]) -> None:
    directory = tmp_path_factory.mktemp("merge")  # type: ignore[attr-defined]
    texts = ["甲乙", "丙丁", "戊己"]
    documents = [list(schema.report_documents(report(one))) for ids in texts for one in ids]
    left, segments = [], []
    for number, deleted in enumerate(deletions):
        segments.append(write(directory, f"s{number}", texts[number]))
        both = [*documents[2 * number], *documents[2 * number + 1]]
        for place, document in enumerate(both):
            if place in deleted:
                segments[-1].delete_document(place)
            else:
                left.append(document)
    merged = merge_segments(directory, segments, directory, "merged")
    writer = SegmentWriter(directory, "fresh")
    for document in left:
        writer.add(document)
    fresh = writer.finish()
    with open_segment(directory, merged) as one, open_segment(directory, fresh) as other:
        assert one.doc_count_all() == other.doc_count_all() == len(left)
        assert held_in_arrays(one) == held_in_arrays(other)
        assert [one.stored_fields(number) for number in range(len(left))] == [dict(each.stored) for each in left]
        assert all(np.array_equal(one.lengths(field), other.lengths(field)) for field in schema.TERM_FIELDS)


def test_the_table_comes_back(tmp_path: Path) -> None:
    write_table(tmp_path, [ArraySegment("a1", 10, {0, 1, 2, 7, 9}), ArraySegment("b2", 3)])
    one, other = read_table(tmp_path)
    assert (one.segid, one.doc_count_all(), list(one.deleted_docs())) == ("a1", 10, [0, 1, 2, 7, 9])
    assert (other.segid, other.doc_count(), other.has_deletions()) == ("b2", 3, False)


@pytest.mark.parametrize(
    "table", ["", "{}", "[]", '{"segments":[["../x",1,[]]]}', '{"segments":[["a",1,[[0,9]]]]}', '{"segments":[["a","1",[]]]}']
)  # fmt: skip
def test_a_damaged_table_is_refused(tmp_path: Path, table: str) -> None:
    (tmp_path / "segments.json").write_text(table)
    with pytest.raises(IndexDamagedError):
        read_table(tmp_path)


def test_changed_bytes_never_leave_as_another_error(tmp_path: Path) -> None:
    segment = write(tmp_path, "one", "甲")
    path = segment.file(tmp_path)
    whole, refused = path.read_bytes(), 0
    for place in range(0, len(whole), 23):
        path.unlink()
        path.write_bytes(whole[:place] + bytes(~byte & 0xFF for byte in whole[place : place + 5]) + whole[place + 5 :])
        try:
            with open_segment(tmp_path, segment) as reader:
                for field in ("words", "bigrams", "kind"):
                    reader.term_arrays(field, "事项")
                    reader.term_arrays(field, "text")
                for number in range(5):
                    reader.stored_fields(number)
        except IndexDamagedError:
            refused += 1
    assert refused > 20


TEXTS = st.lists(
    st.text(st.sampled_from("督查工作於発の，。\n 5.%XxＷ７㐀𠀀") | st.characters(codec=None), max_size=30), max_size=6
)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_the_terms_of_many_texts_are_those_of_each(tmp_path_factory: object, texts: list[str]) -> None:
    directory = tmp_path_factory.mktemp("bulk")  # type: ignore[attr-defined]
    documents = [schema.Document({}, {}, {}, text) for text in texts]
    bulk, each = SegmentWriter(directory, "bulk"), SegmentWriter(directory, "each")
    for document in documents:
        bulk.add(document)
        each.add(schema.Document({}, document.all_terms(), {}))
    with open_segment(directory, bulk.finish()) as one, open_segment(directory, each.finish()) as other:
        assert held_in_arrays(one) == held_in_arrays(other)
        assert all(np.array_equal(one.lengths(field), other.lengths(field)) for field in schema.TERM_FIELDS)


def test_texts_and_terms_do_not_mix_in_a_segment(tmp_path: Path) -> None:
    writer = SegmentWriter(tmp_path, "one")
    writer.add(schema.Document({}, {}, {}, "督查"))
    writer.add(schema.Document({}, {"words": ["督查"]}, {}))
    with pytest.raises(ValueError, match="both"):
        writer.finish()


def test_an_index_of_nothing_holds_nothing(tmp_path: Path) -> None:
    write_table(tmp_path, [])
    assert open_index(tmp_path).doc_count_all() == 0


def test_documents_without_terms_or_values_can_be_written(tmp_path: Path) -> None:
    writer = SegmentWriter(tmp_path, "one")
    writer.add(schema.Document({}, {}, {}))
    writer.add(schema.Document({"kind": "text"}, {"words": ()}, {"data": ""}))
    with open_segment(tmp_path, writer.finish()) as reader:
        assert [reader.stored_fields(number) for number in range(2)] == [{}, {"data": ""}]
        assert reader.lengths("words").tolist() == [0, 0]

"""What is written into the index comes back as it was, and every document can be found by what it is."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.index import create_in, open_dir

from kb import analysis, schema
from kb.model import Claim, Confidence, Report, ReportInfo
from tests.samples import report


def documents(value: Report) -> list[schema.Document]:
    return list(schema.report_documents(value))


def test_a_report_comes_back_whole() -> None:
    own, *passages = (document.stored for document in documents(report()))
    assert schema.decode_report(own, passages) == report()


def test_a_report_is_followed_by_its_passages_in_order() -> None:
    own, *passages = documents(report())
    assert own.names["kind"] == schema.REPORT
    assert [schema.decode_passage(document.stored) for document in passages] == list(report().passages)
    assert {document.names["report"] for document in (own, *passages)} == {"澜川-2022"}


def test_only_text_is_stored() -> None:
    assert {type(value) for document in documents(report()) for value in document.stored.values()} == {str}


@given(st.text(st.characters(codec=None)), st.text())
def test_any_text_comes_back(title: str, source: str) -> None:
    info = ReportInfo("x", "x.txt", title=Claim(title, Confidence.STATED), source=source)
    stored = schema.report_document(replace(report(), info=info)).stored
    assert schema.decode_report_info(stored) == info
    assert all(value.encode() for value in stored.values())


def test_terms_are_those_of_the_text_in_order() -> None:
    third = documents(report())[3]
    assert third.all_terms()["bigrams"].count("事项") == 1
    assert list(third.all_terms()["words"]) == analysis.words(report().passages[2].text)


def test_whoosh_itself_can_write_the_documents(tmp_path: Path) -> None:
    writer = create_in(str(tmp_path), schema.schema()).writer()
    for document in documents(report()):
        writer.add_document(**document.fields())
    writer.commit()
    with open_dir(str(tmp_path)).reader() as reader:
        stored = [reader.stored_fields(number) for number in range(reader.doc_count())]
    assert schema.decode_report(stored[0], stored[1:]) == report()


@pytest.mark.parametrize("stored", [{}, {"data": b"x"}, {"data": "{"}, {"data": "[1]"}])
def test_what_is_no_passage_is_refused(stored: dict[str, object]) -> None:
    with pytest.raises((LookupError, TypeError, ValueError)):
        schema.decode_passage(stored)


def test_a_passage_id_names_its_report() -> None:
    assert schema.report_of("苇塘-总结.3/0a1b2c3d.2") == "苇塘-总结.3"

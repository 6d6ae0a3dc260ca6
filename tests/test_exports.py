"""Exports: report text is text, whatever signs stand in it, and every text carries its source."""

import csv
import io

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from kb.notebook import Note
from kb.origin import Origin
from kb.render.exports import COLUMNS, escape_markdown, harmless_cell, to_csv, to_docx, to_markdown

ORIGIN = Origin(
    "澜川-2022", "澜川/2022.txt", "澜川-2022/1.1", 3, title="=澜川总结", unit="澜川局", year=2022, path=("一、做法",)
)
NOTE = Note(1, "增设*50*个窗口。\n=HYPERLINK(1)", ORIGIN, tags=("窗口",), note="# 可用")
HOSTILE = Note(2, "\x1b[31m红\x00\u202e</w:t>&amp;\ud800", Origin("a", "b.txt", line=2), note="\x07")


@pytest.mark.parametrize("text", ["=1+1", "+86", "-督查", "@总", "\tx", "＝1", "＋1", "－1", "＠x", " =1", "\n=1"])
def test_no_cell_is_taken_for_a_formula(text: str) -> None:
    assert harmless_cell(text).startswith("'")


@pytest.mark.parametrize(("value", "cell"), [("满意率90%以上", "满意率90%以上"), (2022, "2022"), (None, ""), ("", "")])
def test_other_cells_stay_as_they_are(value: object, cell: str) -> None:
    assert harmless_cell(value) == cell


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("# 标题 *重点* [链接](x) <b>", r"\# 标题 \*重点\* \[链接\](x) \<b\>"),
        ("1. 一\n- 二\n+ 三\n12) 四", "1\\. 一\n\\- 二\n\\+ 三\n12\\) 四"),
        ("    代码\n\t代码", "代码\n代码"),
        ("> 引\n=== \n: 释", "\\> 引\n\\=== \n\\: 释"),
        ("见 https://example.invalid 和 www.example.invalid", r"见 https:\//example.invalid 和 www\.example.invalid"),
        ("满意率92.6%，12345热线；1.5天", "满意率92.6%，12345热线；1\\.5天".replace("1\\.5天", "1.5天")),
        ("`码` ~~删~~ |表| $式$ &amp; \\n", r"\`码\` \~\~删\~\~ \|表\| \$式\$ \&amp; \\n"),
    ],
)
def test_no_sign_of_a_text_acts_as_markdown(text: str, plain: str) -> None:
    assert escape_markdown(text) == plain


def test_markdown_quotes_the_text_and_names_the_source() -> None:
    shown = to_markdown([NOTE]).decode()
    assert shown == (
        "> 增设\\*50\\*个窗口。\\\n> \\=HYPERLINK(1)\n\n【来源：澜川局 2022 一、做法】\n\n\\# 可用\n\ntags: 窗口\n"
    )


def test_every_row_of_the_table_has_its_source_and_reads_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_LANG", "en")
    data = to_csv([NOTE, HOSTILE])
    assert data.startswith("\ufeff".encode())
    first, second = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert list(first) == [name() for name, _value in COLUMNS]
    assert (first["text"], first["title"], first["year"]) == ("增设*50*个窗口。\n=HYPERLINK(1)", "'=澜川总结", "2022")
    assert (first["source"], first["file"]) == ("【来源：澜川局 2022 一、做法】", "澜川/2022.txt:3")
    assert second["source"] == "【来源：b b.txt:2】"
    assert "\x1b" not in second["text"]


def test_word_holds_the_text_as_text() -> None:
    document = Document(io.BytesIO(to_docx([NOTE, HOSTILE])))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    assert paragraphs[:4] == [NOTE.text, "【来源：澜川局 2022 一、做法】", "# 可用", "#窗口"]
    assert "</w:t>&amp;" in paragraphs[4]
    assert document.core_properties.author == ""


def test_nothing_kept_is_an_empty_document() -> None:
    assert to_markdown([]) == b"\n"
    assert len(to_csv([]).splitlines()) == 1
    assert Document(io.BytesIO(to_docx([]))).paragraphs == []


@given(st.text(), st.text())
def test_any_text_can_be_exported(text: str, comment: str) -> None:
    note = Note(1, text, ORIGIN, note=comment)
    rows = list(csv.reader(io.StringIO(to_csv([note]).decode("utf-8-sig"), newline="")))
    assert len(rows) == 2
    assert all(not cell.startswith(("=", "+", "-", "@")) for cell in rows[1])
    assert to_markdown([note])

"""A docx is read in its order, with the numbers Word prints and without what Word hides."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.read.faults import UnreadableError
from indexer.read.numerals import FORMS, chinese, letters, numeral, roman
from indexer.read.word import read_document


def numbered(document: Document, number: int, levels: list[tuple[str, str]]) -> None:
    """Give the document a list of its own: levels of (form, text)."""
    numbering = document.part.numbering_part.element
    rows = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    scheme = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{rows}</w:abstractNum>')
    numbering.insert(0, scheme)
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))


def add(document: Document, text: str, number: int = 0, depth: int = 0) -> None:
    paragraph = document.add_paragraph(text)
    if number:
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')
        )


def text_of(document: Document, folder: Path) -> str:
    path = folder / "总结.docx"
    document.save(str(path))
    return read_document(path).text


def test_paragraphs_and_tables_stand_in_their_order(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("砚湖区2024年工作总结", 1)
    document.add_paragraph("表格之前。")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("指标", "数值", "项目", "36个"), strict=True):
        cell.text = text
    document.add_paragraph("表格之后。")
    assert text_of(document, tmp_path) == "砚湖区2024年工作总结\n表格之前。\n指标\t数值\n项目\t36个\n表格之后。"


def test_an_entry_of_a_ledger_is_one_row_however_much_it_tells(tmp_path: Path) -> None:
    document = docx.Document()
    long = "逐处排查登记建档。" * 50
    for cells in (["序号", "问题", "措施", "单位"], ["1", "扬尘", long, "资源局"], ["说明", "见附件", long, "另附"]):
        (document.tables[0] if document.tables else document.add_table(0, 4)).add_row()
        for place, text in enumerate(cells):
            document.tables[0].rows[-1].cells[place].text = text
    lines = text_of(document, tmp_path).split("\n")
    assert lines == ["序号\t问题\t措施\t单位", f"1\t扬尘\t{long}\t资源局", "说明", "见附件", long, "另附"]


def test_a_cell_over_several_rows_leaves_a_blank_and_an_empty_one_nothing(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    for row, cells in zip(
        table.rows, (["任务", "单位", "时限"], ["建泵站", "水务局", "6月"], ["建水闸", "", "9月"]), strict=True
    ):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    assert text_of(document, tmp_path).endswith("建水闸\t\t9月")
    table.cell(1, 1).merge(table.cell(2, 1))
    assert text_of(document, tmp_path).endswith("建泵站\t水务局\t6月\n建水闸\t\u3000\t9月")


def test_automatic_numbers_are_written_out(tmp_path: Path) -> None:
    document = docx.Document()
    numbered(document, 90, [("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")])
    add(document, "工作情况", 90)
    add(document, "抓项目", 90, 1)
    add(document, "开工", 90, 2)
    add(document, "竣工", 90, 2)
    add(document, "抓民生", 90, 1)
    add(document, "正文不编号。")
    add(document, "存在问题", 90)
    add(document, "作风", 90, 1)
    assert text_of(document, tmp_path).split("\n") == [
        "一、工作情况", "（一）抓项目", "1.开工", "2.竣工", "（二）抓民生", "正文不编号。", "二、存在问题", "（一）作风",
    ]  # fmt: skip


def test_chapters_keep_a_gap_and_several_levels_share_a_number(tmp_path: Path) -> None:
    document = docx.Document()
    numbered(document, 91, [("chineseCounting", "第%1章"), ("decimal", "%1.%2"), ("bullet", "\uf0b7")])
    add(document, "总则", 91)
    add(document, "范围", 91, 1)
    add(document, "要点", 91, 2)
    assert text_of(document, tmp_path).split("\n") == ["第一章\u3000总则", "一.1范围", "要点"]


def test_a_list_named_by_a_style_counts(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("加强学习", style="List Number")
    document.add_paragraph("狠抓落实", style="List Number")
    assert text_of(document, tmp_path) == "1.加强学习\n2.狠抓落实"


def test_deleted_and_hidden_text_is_not_read(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("留下")
    paragraph.add_run("隐去").font.hidden = True
    paragraph._p.append(parse_xml(f'<w:del {nsdecls("w")} w:id="1"><w:r><w:delText>删去</w:delText></w:r></w:del>'))
    paragraph._p.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="2"><w:r><w:t>补上</w:t></w:r></w:ins>'))
    assert text_of(document, tmp_path) == "留下补上"


def test_line_breaks_tabs_and_links_are_text(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("上行")
    paragraph.add_run().add_break()
    paragraph.add_run("下行\t后")
    paragraph._p.append(parse_xml(f"<w:hyperlink {nsdecls('w')}><w:r><w:t>链接</w:t></w:r></w:hyperlink>"))
    assert text_of(document, tmp_path) == "上行\n下行\t后链接"


def test_content_controls_and_text_boxes_are_read(tmp_path: Path) -> None:
    document = docx.Document()
    box = f"<w:p {nsdecls('w')}><w:r><w:t>正文</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
    control = f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    body = document.element.body
    body.insert(0, parse_xml(box))
    body.insert(1, parse_xml(control))
    assert text_of(document, tmp_path) == "正文\n框内\n控件"


def test_properties_are_facts_unless_a_program_wrote_them(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("正文。")
    document.core_properties.title = "砚湖区2024年工作总结"
    document.core_properties.author = "综合科"
    document.save(str(tmp_path / "a.docx"))
    assert [(fact.name, fact.value, fact.place) for fact in read_document(tmp_path / "a.docx").facts] == [
        ("title", "砚湖区2024年工作总结", "file:title"),
        ("editor", "综合科", "file:author"),
    ]
    document.core_properties.title = "Microsoft Word - 文档1"
    document.core_properties.author = "python-docx"
    document.save(str(tmp_path / "b.docx"))
    assert read_document(tmp_path / "b.docx").facts == ()


def rewritten(folder: Path, member: str, content: bytes) -> Path:
    """A docx with one member replaced."""
    document = docx.Document()
    document.add_paragraph("正文。")
    packed = io.BytesIO()
    document.save(packed)
    path = folder / "x.docx"
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == member else old.read(name))
    return path


@pytest.mark.parametrize(
    ("member", "content", "code"),
    [
        ("word/document.xml", b"<w:document", "damaged"),
        ("word/document.xml", b"", "damaged"),
        ("[Content_Types].xml", b"<Types/>", "damaged"),
        ("word/numbering.xml", b"<a>", "damaged"),
        ("word/document.xml", b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "zip-bomb"),
        ("word/media.xml", b"", ""),
    ],
)
def test_a_damaged_docx_is_refused(tmp_path: Path, member: str, content: bytes, code: str) -> None:
    path = rewritten(tmp_path, member, content)
    if not code:
        assert read_document(path).text == "正文。"
        return
    with pytest.raises(UnreadableError) as caught:
        read_document(path)
    assert caught.value.fault.code == code


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = rewritten(tmp_path, "word/document.xml", b" " * 64_000_000)
    assert path.stat().st_size < 200_000
    with pytest.raises(UnreadableError) as caught:
        read_document(path)
    assert caught.value.fault.code == "zip-bomb"


def test_a_docx_of_pictures_says_so(tmp_path: Path) -> None:
    path = tmp_path / "空.docx"
    docx.Document().save(str(path))
    with pytest.raises(UnreadableError) as caught:
        read_document(path)
    assert caught.value.fault.code == "blank"
    assert "OCR" in caught.value.fault.message


def test_tables_inside_tables_are_read_once(tmp_path: Path) -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "外"
    inner = cell.add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "甲", "乙"
    text = text_of(document, tmp_path)
    assert [text.count(letter) for letter in "外甲乙"] == [1, 1, 1]
    assert "甲\t乙" in text


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
@given(st.integers(0, 30_000), st.binary(min_size=1, max_size=40))
def test_any_damage_gives_a_document_or_a_reason(tmp_path: Path, place: int, noise: bytes) -> None:
    path = tmp_path / "y.docx"
    document = docx.Document()
    document.add_paragraph("正文。", style="List Number")
    document.save(str(path))
    data = bytearray(path.read_bytes())
    place %= len(data)
    data[place : place + len(noise)] = noise
    path.write_bytes(bytes(data))
    assert isinstance(outcome(path), str)


def outcome(path: Path) -> str:
    try:
        return read_document(path).text
    except UnreadableError as error:
        return error.fault.message


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "〇"),
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (21, "二十一"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (1005, "一千零五"),
    ],
)
def test_chinese_numerals(number: int, written: str) -> None:
    assert chinese(number) == written


@pytest.mark.parametrize(
    ("number", "form", "written"),
    [
        (3, "decimal", "3"), (3, "decimalZero", "03"), (12, "decimalFullWidth", "１２"), (3, "decimalEnclosedCircle", "③"), (2, "ideographTraditional", "乙"),
        (4, "upperRoman", "IV"), (9, "lowerRoman", "ix"), (27, "upperLetter", "AA"), (2, "lowerLetter", "b"), (15, "ideographDigital", "一五"),
        (7, "unheardOf", "7"), (5, "bullet", ""), (99_999, "chineseCounting", "99999"), (21, "decimalEnclosedCircle", "21"),
    ],
)  # fmt: skip
def test_the_forms_of_numbers(number: int, form: str, written: str) -> None:
    assert numeral(number, form) == written


@given(st.integers(-5, 20_000), st.sampled_from(sorted(FORMS)))
def test_every_number_has_every_form(number: int, form: str) -> None:
    assert isinstance(numeral(number, form), str)


def test_roman_and_letters() -> None:
    assert (roman(1994), letters(1), letters(26)) == ("MCMXCIV", "A", "Z")


def test_the_names_of_the_schema_are_the_ones_expected() -> None:
    assert qn("w:p").endswith("}p")

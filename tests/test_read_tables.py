"""A table gives a report a row; a bad row is a problem and the others go on."""

import datetime as dt
import json
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.read import ReadOptions, read
from indexer.read.columns import COLUMNS, bare_header
from indexer.values import FACT_NAMES, Extract
from kb.model import Problem

TEXT = "一、主要工作。全年完成投资48.5亿元。"


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def rows(path: Path, options: ReadOptions | None = None) -> list[Extract | Problem]:
    return list(read(path, path.name, options))


def texts(path: Path, options: ReadOptions | None = None) -> list[str]:
    return [row.text if isinstance(row, Extract) else row.code for row in rows(path, options)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_in_each_encoding(tmp_path: Path, encoding: str) -> None:
    path = written(tmp_path / "总结.csv", f"标题,正文,发布日期\n砚湖区总结,{TEXT},2025-01-06\n", encoding)
    (row,) = rows(path)
    assert isinstance(row, Extract)
    assert (row.name, row.text, row.format, row.encoding) == ("总结.csv#1", TEXT, "csv", encoding)
    assert [(fact.name, fact.value, fact.place) for fact in row.facts] == [
        ("title", "砚湖区总结", "column:标题"),
        ("published", "2025-01-06", "column:发布日期"),
    ]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    path = written(tmp_path / "a.csv", f"title{delimiter}content\n总结{delimiter}{TEXT}\n")
    assert texts(path) == [TEXT]


def test_a_cell_may_hold_lines_and_quotes(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", '标题,内容\n总结,"一、工作。\r\n他说""好""。"\n')
    assert texts(path) == ['一、工作。\n他说"好"。']


def test_tsv(tmp_path: Path) -> None:
    assert texts(written(tmp_path / "a.tsv", f"title\ttext\n总结, 之一\t{TEXT}\n")) == [TEXT]


def test_a_title_above_the_headers_is_passed_over(tmp_path: Path) -> None:
    assert texts(written(tmp_path / "a.csv", f"各区总结汇总,,\n序号,单位,正文\n1,砚湖区,{TEXT}\n")) == [TEXT]


def test_jsonl_bad_rows_are_problems_and_the_others_go_on(tmp_path: Path) -> None:
    lines = [
        json.dumps({"title": "甲", "content": TEXT}),
        "{broken",
        "[1]",
        json.dumps({"title": "乙"}),
        json.dumps({"content": ""}),
        "",
        json.dumps({"content": TEXT}),
    ]
    path = written(tmp_path / "a.jsonl", "\n".join(lines))
    assert texts(path) == [TEXT, "bad-row", "bad-row", "no-text-column", "empty-row", TEXT]
    assert [row.name if isinstance(row, Extract) else row.file for row in rows(path)] == [
        f"a.jsonl#{n}" for n in range(1, 7)
    ]


def test_half_a_surrogate_in_json_does_no_harm(tmp_path: Path) -> None:
    assert texts(written(tmp_path / "a.jsonl", '{"text": "甲\\ud800乙"}')) == ["甲\ufffd乙"]


@pytest.mark.parametrize(
    "value",
    [[{"正文": TEXT}], {"data": [{"正文": TEXT}]}, {"code": 0, "result": {"list": [{"正文": TEXT}]}}, {"正文": TEXT}],
)
def test_json_in_its_usual_shapes(tmp_path: Path, value: object) -> None:
    assert texts(written(tmp_path / "a.json", json.dumps(value, ensure_ascii=False))) == [TEXT]


def test_paragraphs_as_a_list_are_lines(tmp_path: Path) -> None:
    assert texts(written(tmp_path / "a.jsonl", json.dumps({"content": ["一、工作", "二、问题"]}))) == [
        "一、工作\n二、问题"
    ]


def workbook(path: Path, *sheets: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    for number, sheet in enumerate(sheets):
        page = book.create_sheet(f"表{number}", number)
        for row in sheet:
            page.append(row)
    book.save(path)
    return path


def test_xlsx_sheets_with_a_text_column_are_read(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        [["说明"], ["填表须知"]],
        [
            ["各区总结"],
            ["标题", "单位", "正文", "发布日期", "年份"],
            ["总结", "砚湖区", TEXT, dt.date(2025, 1, 6), 2024],
            [],
            ["无文", "砚湖区", None],
        ],
        [["title", "content"], ["b", TEXT]],
    )
    first, second, third = rows(path)
    assert isinstance(first, Extract)
    assert (first.name, first.text) == ("a.xlsx#1", TEXT)
    assert ("published", "2025-01-06") in [(fact.name, fact.value) for fact in first.facts]
    assert ("year", "2024") in [(fact.name, fact.value) for fact in first.facts]
    assert isinstance(second, Problem)
    assert second.code == "empty-row"
    assert isinstance(third, Extract)
    assert third.name == "a.xlsx#3"


def test_html_in_a_cell_is_read_as_html(tmp_path: Path) -> None:
    cell = "<p>一、主要<b>工作</b></p><p>全年&nbsp;完成。</p><script>x</script>"
    path = written(tmp_path / "a.jsonl", json.dumps({"content": cell}))
    assert texts(path) == ["一、主要工作\n全年 完成。"]


def test_a_table_without_text_names_its_columns_and_the_way_out(tmp_path: Path) -> None:
    (problem,) = rows(written(tmp_path / "a.csv", "序号,金额\n1,2\n3,4\n"))
    assert isinstance(problem, Problem)
    assert (problem.file, problem.code) == ("a.csv", "no-text-column")
    assert "序号, 金额" in problem.message
    assert "kb.toml" in problem.message


def test_the_user_names_a_column(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", f"序号,总结材料,科室\n1,{TEXT},综合科\n")
    options = ReadOptions(columns=(("text", ("总结材料",)), ("unit", ("科室",))))
    (row,) = rows(path, options)
    assert isinstance(row, Extract)
    assert row.text == TEXT
    assert [(fact.name, fact.place) for fact in row.facts] == [("unit", "column:科室")]


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [("a.csv", "正文\n", "no-rows"), ("a.json", "[]", "no-rows"), ("a.json", "{", "bad-json"), ("a.csv", "", "empty")],
)
def test_what_holds_no_rows_says_so(tmp_path: Path, name: str, text: str, code: str) -> None:
    (problem,) = rows(written(tmp_path / name, text))
    assert isinstance(problem, Problem)
    assert problem.code == code


def test_deep_json_does_no_harm(tmp_path: Path) -> None:
    assert texts(written(tmp_path / "a.json", "[" * 100_000)) == ["bad-json"]
    assert texts(written(tmp_path / "a.jsonl", "[" * 100_000)) == ["bad-row"]


def test_a_damaged_xlsx_says_so(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["正文"], [TEXT]])
    data = bytearray(path.read_bytes())
    data[60:90] = b"\0" * 30
    path.write_bytes(bytes(data))
    assert texts(path) == ["damaged"]


def test_rows_come_one_by_one(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", (json.dumps({"content": TEXT}) + "\n") * 1_000 + "{broken")
    first = next(iter(read(path, "a.jsonl")))
    assert isinstance(first, Extract)


@pytest.mark.parametrize(
    ("header", "bare"),
    [("Pub_Date", "pubdate"), (" 发布 日期 ", "发布日期"), ("正文（全文）", "正文全文"), ("\ufeff标题", "标题")],
)
def test_headers_are_compared_bare(header: str, bare: str) -> None:
    assert bare_header(header) == bare


def test_the_column_table_is_in_order() -> None:
    headers = [header for column in COLUMNS for header in column.headers]
    assert len(headers) == len(set(headers))
    assert all(header == bare_header(header) for header in headers)
    assert {column.role for column in COLUMNS} <= {"text", *FACT_NAMES}


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
@given(st.binary(max_size=400), st.sampled_from(["a.csv", "a.tsv", "a.jsonl", "a.json", "a.xlsx"]))
def test_any_bytes_give_rows_or_reasons(tmp_path: Path, data: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert all(isinstance(row, Extract | Problem) for row in rows(path))


@given(
    st.lists(st.fixed_dictionaries({"标题": st.text(max_size=9), "正文": st.text(max_size=30)}), min_size=1, max_size=5)
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
def test_every_row_is_answered_once(tmp_path: Path, table: list[dict[str, str]]) -> None:
    path = written(tmp_path / "a.jsonl", "\n".join(json.dumps(row) for row in table))
    names = [row.name if isinstance(row, Extract) else row.file for row in rows(path)]
    assert names == [f"a.jsonl#{number}" for number in range(1, len(table) + 1)]


def test_a_sheet_of_tasks_is_one_report(tmp_path: Path) -> None:
    rows_of_sheet: list[list[object]] = [
        ["柳溪县督查事项台账", None, None, None],
        ["序号", "督查事项", "责任单位", "完成时限"],
        [1, "改造泵站\n6座", "县水务局", dt.datetime(2031, 9, 30)],
        [2, "建设查档平台", "县档案局", None],
    ]
    path = workbook(tmp_path / "台账.xlsx", rows_of_sheet, [["甲", "乙"], [1, 2]])
    text = "柳溪县督查事项台账\n序号\t督查事项\t责任单位\t完成时限\n1\t改造泵站 6座\t县水务局\t2031-09-30\n2\t建设查档平台\t县档案局"
    assert texts(path) == [text]
    csv = written(tmp_path / "台账.csv", "序号,督查事项,责任单位,完成时限\n1,改造泵站,县水务局,9月底\n")
    assert texts(csv) == ["序号\t督查事项\t责任单位\t完成时限\n1\t改造泵站\t县水务局\t9月底"]

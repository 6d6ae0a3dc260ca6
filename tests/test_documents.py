"""The ledger of documents: one document under several titles, what was done with it, what took its place; `kb cites` and `引:`."""

import json
from pathlib import Path

import pytest

import kb
from kb.documents import Act, DocumentLedger, document_key
from kb.library import Library
from tests.commands import run_kb
from tests.written import write_kb

FIRST = """青石市档案局2021年工作总结
一、工作完成情况
制定《青石市档案利用管理规范（试行）》和《值班规定》，查档三千件。
制定《工作方案》，抓好落实。
"""
SECOND = """青石市档案局2022年工作总结
一、工作完成情况
修订《青石市档案利用管理规范》，取消试行。废止《青石市档案查阅暂行办法》，印发《青石市档案开放审核办法》。
印发《青石市档案局关于加强年度档案移交工作的通知》，编制《工作方案》。
"""
THIRD = """白沙县水务局2022年工作总结
一、工作完成情况
贯彻落实《中华人民共和国水法》《水法》实施办法，落实青政发〔2022〕3号文件。
印发《白沙县河道管理办法》（以下简称《办法》）。《办法》施行后，查处案件五起。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return kb.open(write_kb(tmp_path_factory.mktemp("documents"), one=FIRST, two=SECOND, three=THIRD))


def titles(ledger: DocumentLedger) -> list[str]:
    return [one.title for one in ledger.documents]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("青石市档案利用管理规范（试行）", "青石市档案利用管理规范"),
        ("关于加强年度档案移交工作的通知", "青石市档案局关于加强年度档案移交工作的通知"),
        ("关于印发〈青石市值班工作规定〉的通知", "青石市值班工作规定"),
        ("青石市人民政府关于印发《青石市值班工作规定》的通知", "青石市值班工作规定"),
        ("中华人民共和国水法", "水法"),
        ("深化“放管服”改革分工方案", "深化放管服 改革分工方案"),
    ],
)
def test_titles_of_one_document(one: str, other: str) -> None:
    assert document_key(one) == document_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("青石市人民政府工作规则", "白沙县人民政府工作规则"),
        ("标准体系建设指南（2015年版）", "标准体系建设指南（2021年版）"),
        ("值班工作规定", "值班工作办法"),
    ],
)
def test_titles_of_two_documents(one: str, other: str) -> None:
    assert document_key(one) != document_key(other)


def test_a_document_is_followed_through_the_years(library: Library) -> None:
    (document,) = library.documents("档案利用").documents
    assert document.titles == ("青石市档案利用管理规范（试行）", "青石市档案利用管理规范")
    assert [(m.report.year.value, m.act, m.citation.state) for m in document.mentions] == [
        (2021, Act.DRAFT, "试行"),
        (2022, Act.REVISE, ""),
    ]
    assert (document.acts, document.reports, document.state) == ({Act.DRAFT: 1, Act.REVISE: 1}, 2, "")


def test_what_is_repealed_is_tied_to_what_took_its_place(library: Library) -> None:
    (document,) = library.documents("查阅").documents
    assert document.replaced_by == (document_key("青石市档案开放审核办法"),)


def test_short_titles_name_a_document_of_their_own_report_only(library: Library) -> None:
    plans = library.documents("工作方案").documents
    assert [one.reports for one in plans] == [1, 1]


def test_a_short_name_is_the_document_it_stands_for(library: Library) -> None:
    (document,) = library.documents("河道管理办法").documents
    assert [mention.citation.title for mention in document.mentions] == ["白沙县河道管理办法", "办法"]


def test_documents_are_narrowed_by_act_and_by_query(library: Library) -> None:
    assert titles(library.documents().with_act([Act.REPEAL])) == ["青石市档案查阅暂行办法"]
    assert "值班规定" in titles(library.documents(within="年:2021"))
    assert "青石市档案开放审核办法" not in titles(library.documents(within="年:2021"))
    assert titles(library.documents("没有这个")) == []


def test_spans_are_those_of_the_passage(library: Library) -> None:
    for document in library.documents().documents:
        for mention in document.mentions:
            marked = [mention.passage.text[span.start : span.end] for span in mention.spans]
            assert any(text.startswith("《") or text.endswith("号") for text in marked)
            assert not mention.act_text or mention.act_text in marked


@pytest.mark.parametrize(
    ("query", "passages"),
    [
        ("引:河道管理办法", 1),
        ("引:水法", 1),
        ("引:青政发", 1),
        ("引:没有这个", 0),
        ("cites:档案利用", 2),
        ("有:引文 年:2021", 2),
        ("查档 -引:值班", 0),
        ("有:引文", 6),
    ],
)
def test_passages_that_name_a_document(library: Library, query: str, passages: int) -> None:
    assert library.search(query).total == passages


class TestCommand:
    @pytest.fixture
    def place(self, tmp_path: Path) -> Path:
        return write_kb(tmp_path, one=FIRST, two=SECOND)

    def test_the_ledger_says_who_did_what_when(self, place: Path) -> None:
        ran = run_kb("cites", "档案利用", place=place)
        assert ran.code == 0
        for expected in ("《青石市档案利用管理规范（试行）》", "also written", "drawn up", "revised", "2021", "2022"):
            assert expected in ran.out

    def test_json_is_a_document_a_line(self, place: Path) -> None:
        rows = run_kb("cites", "--act", "repeal", "--json", place=place).rows
        assert [row["title"] for row in rows] == ["青石市档案查阅暂行办法"]
        assert rows[0]["replaced_by"] == ["青石市档案开放审核办法"]
        assert rows[0]["mentions"][0]["words"] == "废止"

    def test_a_graph_in_two_forms(self, place: Path) -> None:
        dot = run_kb("cites", "查阅", "--dot", "-", place=place).out
        assert dot.startswith("digraph documents {")
        assert '"document:青石市档案查阅暂行办法" -> "document:青石市档案开放审核办法"' in dot
        (graph,) = run_kb("cites", "查阅", "--graph", place=place).rows
        ids = {node["id"] for node in graph["nodes"]}
        assert all({edge["source"], edge["target"]} <= ids for edge in graph["edges"])

    def test_files_of_every_kind(self, place: Path, tmp_path: Path) -> None:
        for suffix in ("csv", "md", "json", "txt"):
            file = tmp_path / f"制度.{suffix}"
            assert run_kb("cites", "--to", str(file), place=place).code == 0
            assert "档案开放审核办法" in file.read_text("utf-8-sig")

    def test_nothing_and_a_wrong_query(self, place: Path) -> None:
        assert run_kb("cites", "没有这个", place=place).code == 1
        wrong = run_kb("cites", "--in", "年:甲", place=place)
        assert wrong.code == 2
        assert "^" in wrong.err


def test_titles_cannot_leave_the_graph(tmp_path: Path) -> None:
    hostile = '制定《甲"];evil[label="乙\\管理办法》，抓好落实。\n'
    place = write_kb(tmp_path, one="青石市档案局2021年工作总结\n一、工作完成情况\n" + hostile)
    lines = run_kb("cites", "--dot", "-", place=place).out.splitlines()
    (node,) = [line for line in lines if "label=" in line and "管理办法" in line and "->" not in line]
    label = node[node.index(" [label=") + len(" [label=") : -2]
    assert json.loads(label) == '《甲"];evil[label="乙\\管理办法》'

"""`kb check`: a list of errata on the terminal, as JSON, Markdown and a page of its own; exit codes that a script can rely on."""

import re
from pathlib import Path

import pytest

from tests.commands import run_kb
from tests.conftest import CORPUS

SOURCE = CORPUS / "澜川市政务服务管理办公室" / "2021年工作总结.txt"
CLEAN = Path(__file__).parent / "data" / "drafts" / "禾川镇乡村治理汇报.txt"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft made from a report of the sample corpus: its title replaced, one name of three."""
    lines = SOURCE.read_text("utf-8").splitlines()
    text = "\n".join(lines[3:]).replace("澜川市", "安平市", 1)
    file = tmp_path / "草稿.txt"
    head = "安平市政务服务中心2021年工作总结\n全年办结XX件，系统提示“<script>alert(1)</script>|`x`”字样已消除。\n"
    file.write_text(head + text, "utf-8")
    return file


def test_the_terminal_names_findings_sources_and_shares(sample_kb: Path, draft: Path) -> None:
    ran = run_kb("check", str(draft), place=sample_kb, KB_LANG="zh_CN")
    assert ran.code == 1
    for part in ("澜川市政务服务管理办公室 2021", "残留", "借用", "体例", "【XX件】"):
        assert part in ran.out
    assert ran.err == ""


def test_json_is_a_summary_and_a_finding_a_line(sample_kb: Path, draft: Path) -> None:
    ran = run_kb("check", str(draft), "--json", place=sample_kb, KB_LANG="en")
    summary, *findings = ran.rows
    assert summary["letters"]["taken"] > summary["letters"]["original"]
    assert all(run["source"]["passage"] for run in summary["taken"])
    assert sum(summary["findings"].values()) == len(findings)
    assert {"rule", "part", "severity", "text", "line", "start", "end", "why", "suggestion", "source"} <= set(
        findings[0]
    )
    assert {"leftover", "copied", "form"} <= {finding["part"] for finding in findings}


@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_a_report_is_written_and_nothing_in_it_acts(sample_kb: Path, draft: Path, form: str) -> None:
    file = draft.with_suffix(f".report.{form}")
    ran = run_kb("check", str(draft), "--to", str(file), place=sample_kb, KB_LANG="zh_CN")
    assert ran.code == 1
    assert ran.out == ""
    text = file.read_text("utf-8")
    assert "澜川市政务服务管理办公室" in text
    if form != "json":
        assert "<script>" not in text
    if form == "html":
        assert not re.search(r"(?:src|href)=|url\(|@import", text)
        assert "&lt;script&gt;" in text


def test_a_clean_draft_ends_with_0_and_grave_findings_decide(sample_kb: Path, draft: Path) -> None:
    assert run_kb("check", str(CLEAN), place=sample_kb, KB_LANG="en").code == 0
    assert run_kb("check", str(draft), "--fail-on", "never", place=sample_kb, KB_LANG="en").code == 0
    assert run_kb("check", str(draft), "--fail-on", "serious", place=sample_kb, KB_LANG="en").code == 1


def test_a_word_document_is_read(sample_kb: Path, tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    for line in CLEAN.read_text("utf-8").splitlines():
        document.add_paragraph(line.replace("98.3%", "XX%"))
    file = tmp_path / "草稿.docx"
    document.save(str(file))
    ran = run_kb("check", str(file), "--json", place=sample_kb, KB_LANG="en")
    assert [row["rule"] for row in ran.rows[1:]] == ["mask"]


def test_without_an_index_the_form_is_examined_and_said_so(draft: Path, tmp_path: Path) -> None:
    ran = run_kb("check", str(draft), "--json", KB_LANG="en", KB_DIR=str(tmp_path / "nowhere"))
    assert ran.code == 1
    assert "kb index" in ran.err
    assert not ran.rows[0]["compared"]


@pytest.mark.parametrize("words", [["没有.txt"], [str(CLEAN), "--to", "x.exe"], [str(CLEAN), "--year", "12"], []])
def test_wrong_use_is_one_sentence(sample_kb: Path, words: list[str]) -> None:
    ran = run_kb("check", *words, place=sample_kb, KB_LANG="en")
    assert ran.code == 2
    assert "Traceback" not in ran.err


def test_a_draft_that_never_was_there_is_not_said_to_be_gone(sample_kb: Path) -> None:
    ran = run_kb("check", "没有.docx", place=sample_kb, KB_LANG="zh")
    assert (ran.code, ran.err.strip()) == (2, "无法读取 没有.docx：没有这个文件，请核对文件名和所在的文件夹。")

"""`kb clean` shows what is left of a file and every cut with its rule and place."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indexer.cli import clean
from indexer.cli.cleaning import diff_lines, pieces
from indexer.values import Cleaned, Extract
from kb.model import Cut
from tests.samples import report_text

BODY = report_text("青石市档案局", 2022)
TEXT = "首页 > 信息公开 > 工作总结\n\n" + BODY + "【打印本页】 【关闭窗口】\n"


def kb_clean(path: Path, *options: str) -> Result:
    return CliRunner().invoke(clean, [str(path), *options])


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "页.txt").write_text(TEXT, "utf-8")
    return tmp_path / "页.txt"


def test_the_text_is_data_and_the_cuts_are_told(page: Path) -> None:
    result = kb_clean(page)
    assert result.exit_code == 0
    assert "首问负责" in result.stdout
    assert "首页" not in result.stdout
    assert "line 1, " in result.stderr
    assert "首页 > 信息公开" in result.stderr


def test_the_difference_shows_every_character(page: Path) -> None:
    lines = kb_clean(page, "--diff").stdout.splitlines()
    assert lines[0].startswith("- 1 [")
    assert "  一、主要工作" in lines
    assert "".join(line.split("] ", 1)[-1] if line.startswith("-") else line[2:] for line in lines).replace(
        " ", ""
    ) == TEXT.replace("\n", "").replace(" ", "")


def test_json_says_rule_text_place_and_line(page: Path) -> None:
    found = json.loads(kb_clean(page, "--json").stdout)
    assert list(found) == ["file", "text", "cuts", "gaps", "masks", "truncated"]
    for cut in found["cuts"]:
        assert TEXT[cut["start"] : cut["end"]] == cut["text"]
        assert cut["line"] == TEXT.count("\n", 0, cut["start"]) + 1


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "空.txt").touch()
    result = kb_clean(tmp_path / "空.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("空.txt: ")


def test_escape_sequences_do_not_reach_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "坏.txt").write_text(BODY + "\x1b[31m红\x1b[0m\n", "utf-8")
    for options in ((), ("--diff",)):
        assert "\x1b" not in kb_clean(tmp_path / "坏.txt", *options).output


def test_a_folder_is_wrong_use(tmp_path: Path) -> None:
    assert kb_clean(tmp_path).exit_code == 2


def test_pieces_cover_the_text_once() -> None:
    extract = Extract("x", "甲乙丙\n丁戊\n己", "txt")
    cuts = (Cut("one", "乙", 1, 2), Cut("two", "\n丁", 3, 5))
    found = list(pieces(extract, Cleaned("", cuts, (), (), (), (), False, None)))
    assert "".join(piece.text for piece in found) == extract.text
    assert [(piece.rule, piece.line) for piece in found] == [(None, 1), ("one", 1), (None, 1), ("two", 1), (None, 2)]
    assert list(diff_lines(extract, Cleaned("", cuts, (), (), (), (), False, None)))[1] == "- 1 [one] 乙"

"""Help pages and messages as a Chinese reader sees them: in Chinese, no line too wide, none begun with a closing sign."""

import sys
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.cli.grammar import GRAMMAR
from kb.cli.help import HelpFormatter, wrapped
from kb.query import parse
from kb.render.cells import cells
from tests.commands import Ran, run_inside, run_kb

COMMANDS = ("index", "search", "list", "show", "clean", "meta", "meta fix", "meta show", "doctor", "completion")
TEXTS = st.lists(st.sampled_from("督查 通报，。（）“”a-b=%"), max_size=60).map("".join)


def chinese(*words: str, columns: int = 80) -> Ran:
    return run_kb(*words, KB_LANG="zh", COLUMNS=str(columns))


def test_a_line_is_broken_between_han_characters_by_their_width() -> None:
    assert list(wrapped("读入报告并建立索引", 8)) == ["读入报告", "并建立索", "引"]


def test_no_line_begins_with_a_closing_sign_or_ends_with_an_opening_one() -> None:
    assert list(wrapped("建立索引，并检索", 8)) == ["建立索", "引，并检", "索"]
    assert list(wrapped("年份已写明（推定）", 12)) == ["年份已写明", "（推定）"]


def test_names_of_options_and_files_stay_whole() -> None:
    assert list(wrapped("请改用 --kb-place 指明 overrides.toml 文件", 16)) == [
        "请改用",
        "--kb-place 指明",
        "overrides.toml",
        "文件",
    ]


@given(TEXTS, st.integers(10, 40))
def test_breaking_loses_nothing_but_spaces(text: str, width: int) -> None:
    assert "".join("".join(wrapped(text, width)).split()) == "".join(text.split())


def test_english_is_left_to_click() -> None:
    ours, clicks = HelpFormatter(width=40), click.HelpFormatter(width=40)
    for formatter in (ours, clicks):
        formatter.write_text("One two three four five six seven eight nine ten.\n\n\b\nkept   as\n  it is")
        formatter.write_dl([("--one", "Words " * 12), ("--two", "Short.")])
    assert ours.getvalue() == clicks.getvalue()


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("columns", [60, 80])
def test_help_is_chinese_and_fits_the_terminal(command: str, columns: int) -> None:
    shown = chinese(*command.split(), "--help", columns=columns)
    prose = [line for line in shown.out.splitlines() if not line.startswith("  kb ")]
    assert shown.code == 0
    assert shown.out.startswith("用法: ")
    assert "显示本帮助。" in shown.out
    if (command, columns) != ("search", 60):  # its table of the query language keeps its lines
        assert max(map(cells, prose)) <= columns


@pytest.mark.parametrize("example", [example for example, _meaning in GRAMMAR if not example.endswith(":")])
def test_the_examples_of_queries_are_queries(example: str) -> None:
    assert parse(example, saved=lambda: {"NAME": "督查"}).root


def test_the_front_page_lists_the_commands_in_chinese() -> None:
    shown = chinese("--help")
    assert "检索与阅读:" in shown.out
    assert any(line.split() == ["search", "检索段落。"] for line in shown.out.splitlines())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("list", "--kb", "absent.kb"), "absent.kb 没有索引。请先建立：kb index 文件夹"),
        (("serch",), "错误：没有 'serch' 这个命令。"),
        (("search",), "错误：缺少参数"),
        (("search", "--limit", "-1", "督查"), "错误：'--limit' 的值无效：-1 不在范围 x>=0 之内。"),
        (("show", "x", "--raw", "--outline"), "错误：--outline 与 --raw 不能同时使用，请选其一。"),
        (("clean", "absent.txt"), "错误：'FILE' 的值无效：文件 'absent.txt' 不存在。"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_errors_are_chinese_sentences(words: tuple[str, ...], said: str) -> None:
    shown = chinese(*words)
    assert shown.code == 2
    assert shown.out == ""
    assert said in shown.err


@pytest.mark.skipif(sys.platform == "win32", reason="reads a POSIX locale")
def test_the_locale_decides_where_nothing_is_asked_for() -> None:
    assert run_kb("--help", LC_ALL="zh_CN.UTF-8").out.startswith("用法:")
    assert run_kb("--help", LC_ALL="zh_CN.UTF-8", KB_LANG="en").out.startswith("Usage:")


def test_a_run_speaks_chinese_from_index_to_search(tmp_path: Path) -> None:
    folder, place = tmp_path / "报告", tmp_path / "x.kb"
    folder.mkdir()
    (folder / "甲县水利局2022年工作总结.txt").write_text(
        "甲县水利局2022年工作总结\n\n一、主要做法\n抓好防汛督查，全年开展督查三次，整改问题八个。\n\n二、下一步工作打算\n继续加强督查。\n",
        "utf-8",
    )
    built = run_kb("index", str(folder), place=place, KB_LANG="zh")
    assert built.out.startswith("编入 1 个文件，用时 ")
    assert "知识库现有报告 1 篇，共 " in built.out
    counted = run_kb("search", "督查", "--count", place=place, KB_LANG="zh")
    assert counted.out == "3 次 / 2 段 / 1 篇\n"
    assert "年份: 2022" in run_kb("show", "甲县", place=place, KB_LANG="zh").out


NOTHING = {
    "list": ("list", "没有这个词的"),
    "metrics": ("metrics", "没有这个词的"),
    "commitments": ("commitments", "没有这个词的"),
    "cites": ("cites", "没有这个词的"),
    "report": ("report", "单位:没有这个单位"),
    "lists of tasks": ("commitments", "--ledger", "--by", "list"),
    "notes": ("note", "list"),
}


@pytest.mark.parametrize("name", NOTHING)
def test_an_empty_answer_says_what_to_do(own_kb: Path, name: str) -> None:
    ran = run_inside(*NOTHING[name], place=own_kb)
    assert ran.code == 1
    assert ran.out == ""
    assert "kb " in ran.err.splitlines()[-1]

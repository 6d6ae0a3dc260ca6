"""What cleaning must hold of any text."""

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.clean import RULES, clean
from indexer.clean.copies import _AROUND, _AROUND_SIGN
from indexer.clean.hosts import NOTES, Note
from indexer.clean.rules import STEPS
from indexer.clean.sheet import read_sheet
from indexer.clean.spacing import _SET_APART, _WIDE
from indexer.clean.tail import _BUTTON_SIGN, _FETCH
from indexer.clean.verdicts import _CAPTION, _CAPTION_SIGN
from indexer.clean.words import BUTTONS_ANYWHERE
from indexer.values import Cleaned, Extract

LINES = st.sampled_from(
    [
        "首页", ">", "政务公开", "当前位置：首页 > 政务公开 > 正文", "云岭市2023年政府工作报告", "云岭市2023年政府工作报告_云岭市人民政府门户网站",
        "——2023年1月6日在云岭市第五届", "人民代表大会第三次会议上", "市长 林 远", "来源：云岭日报", "发布时间：", "2023-02-03 09:00", "【字号：大 中 小】", "打印", "分享到：",
        "各位代表：", "现在，我代表市人民政府，向大会报告政府工作，请予审议，并请列席人员提出意见。这一年，我们办成了许多事。", "一、2022年工作回顾", "（一）稳增长。",
        "2023", "年", "7", "月", "15", "日", "- 3 -", "第3页 共9页", "1.", "附件：", "附件：1.", "，接着上一行说下去。", "（", "》第五条", "通 知", "2 0 2 3 年", "云岭市人民政府", "2023年2月3日",
        "上一篇：关于做好防汛工作的通知", "相关链接：", "主办：云岭市人民政府办公室", "云ICP备12345678号", "版权所有", "本作品属于公有领域", "Public domain", "false", "---此处隐藏300字,下载后查看---",
        "[来源:云岭在线 编辑:小林]大家爱看", "坚持把方向、谋大局、促改革，全市经济运行总体平稳、稳中有进、稳中向好、进中提质，为", "**件", "X项", "\u200b", "　　", "", "", "关闭", "大", "索引号", "000123", "发文机关", "云岭市统计局",
        "| 序号 | 任务 |", "|---|:--:|", "| 1 | 修泵站6座 |", "|| 2 |", "a | b", "├──┼──┤", "│甲│乙│", "序号  任务  时限", "1  修渠  6月", "2　筑路　7月", "名次　单位　得分",
    ]
)  # fmt: skip
PAGES = st.lists(LINES | st.text(max_size=30), max_size=40).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", " ", "\n　　"]).map(lambda end: end.join(lines))
)


def cleaned(text: str) -> Cleaned:
    return clean(Extract("某文件.txt", text, "txt"))


def covered(result: Cleaned, raw: str) -> bytearray:
    marks = bytearray(len(raw))
    for start, length in [(run.raw, run.length) for run in result.runs] + [
        (cut.start, len(cut.text)) for cut in result.cuts
    ]:
        marks[start : start + length] = b"\x01" * length
    return marks


@given(PAGES)
@settings(max_examples=400, deadline=None)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = cleaned(text).text
    assert cleaned(once).text == once


@given(PAGES)
@settings(max_examples=300, deadline=None)
def test_runs_lead_back_to_the_extracted_text(text: str) -> None:
    result = cleaned(text)
    for run in result.runs:
        assert result.text[run.clean : run.clean + run.length] == text[run.raw : run.raw + run.length]
    places = [(run.clean, run.raw, run.length) for run in result.runs]
    assert all(left[0] + left[2] <= right[0] and left[1] + left[2] <= right[1] for left, right in pairwise(places))
    in_runs = sum(run.length for run in result.runs)
    put_in = len(result.text) - in_runs
    assert put_in == sum(character.isspace() for character in result.text) - sum(
        result.text[at].isspace() for run in result.runs for at in range(run.clean, run.clean + run.length)
    )


@given(PAGES)
@settings(max_examples=300, deadline=None)
def test_every_character_is_kept_or_listed_or_white_space(text: str) -> None:
    result = cleaned(text)
    marks = covered(result, text)
    assert all(mark or character.isspace() for mark, character in zip(marks, text, strict=True))


@given(PAGES)
@settings(max_examples=300, deadline=None)
def test_cuts_name_a_rule_and_quote_the_file(text: str) -> None:
    names = {rule.name for rule in RULES}
    for cut in cleaned(text).cuts:
        assert cut.rule in names
        assert text[cut.start : cut.end] == cut.text


@given(PAGES)
@settings(max_examples=300, deadline=None)
def test_spans_lie_in_the_text(text: str) -> None:
    result = cleaned(text)
    assert all(result.text[mask.start : mask.end] == mask.text != "" for mask in result.masks)
    assert all(0 <= gap.start == gap.end <= len(result.text) for gap in result.gaps)
    if result.title:
        assert result.text[result.title.start : result.title.end].strip()


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_no_text_breaks_it(text: str) -> None:
    once = cleaned(text).text
    assert cleaned(once).text == once


@pytest.mark.parametrize(
    "text",
    [
        "工作总结，" * 200_000,
        "首页 > 打印 来源：云岭 " * 50_000,
        "大\n" * 100_000,
        "坚持稳中求进的工作总基调\n" * 80_000,
        "年\n1\n月\n" * 40_000,
        " " * 400_000,
        "**" * 300_000,
        "X.X%，" * 200_000,
        "（" * 400_000,
        "此处隐藏" * 100_000,
        "-" * 300_000,
        "来源：" * 100_000,
        "|" * 300_000,
        "| 1 |\n|---|\n" * 40_000,
        "序号  任务  " * 60_000,
        "序号  任务  时限\n" * 30_000,
        "1 2 3 4 年 " * 100_000,
        "\n".join(f"{number}" for number in range(100_000)),
    ],
    ids=range(18),
)
def test_time_grows_with_the_text_and_no_faster(text: str) -> None:
    started = time.perf_counter()
    cleaned(text[: len(text) // 4])
    quarter = time.perf_counter() - started
    started = time.perf_counter()
    cleaned(text)
    assert time.perf_counter() - started < 10 * quarter + 2


@given(PAGES, st.sampled_from(["\n", "\n\n", "  \n　　", "\n\n \n"]))
@settings(max_examples=300, deadline=None)
def test_blanks_are_nothing_to_a_step_that_says_so(text: str, end: str) -> None:
    sheet = read_sheet(text)
    spread = end.join(line.text for line in sheet)
    for step in STEPS:
        if not step.blanks:
            assert bool(step.find(text, sheet)) == bool(step.find(spread, read_sheet(spread)))


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note.name)
def test_every_note_of_a_site_shows_one_of_its_signs(note: Note) -> None:
    @given(st.from_regex(note.pattern, fullmatch=note.whole))
    @settings(max_examples=50, deadline=None)
    def shows(text: str) -> None:
        line = next((line for line in text.splitlines() if note.pattern.search(line)), "").strip()
        fits = note.pattern.fullmatch(line) if note.whole else note.pattern.search(line)
        assert not fits or re.search(note.signs, line)

    shows()


@pytest.mark.parametrize(("pattern", "sign"), [(_CAPTION, _CAPTION_SIGN), (_AROUND, _AROUND_SIGN), (_WIDE, _SET_APART)])
def test_what_is_looked_for_by_a_sign_shows_it(pattern: re.Pattern[str], sign: re.Pattern[str]) -> None:
    @given(st.from_regex(pattern))
    @settings(max_examples=100, deadline=None)
    def shows(text: str) -> None:
        assert sign.search(text)

    shows()


def test_every_button_shows_its_sign() -> None:
    assert all(_BUTTON_SIGN.search(word) for word in BUTTONS_ANYWHERE | _FETCH)

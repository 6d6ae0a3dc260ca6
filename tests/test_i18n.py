"""Messages in the user's language: who decides which, and how sentences and lists are put together in it."""

import pytest

from kb.i18n import _, language, listed, ngettext, sentences

VARIABLES = ("KB_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "C", "KB_LANG": "zh"}, "zh_CN"),
        ({"LC_ALL": "zh_CN.UTF-8", "KB_LANG": "en"}, "en"),
        ({"KB_LANG": "", "LANG": "zh_TW"}, "zh_CN"),
    ],
    ids=str,
)
def test_the_first_variable_that_is_set_decides(
    settings: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert language() == expected


def test_chinese_has_one_form_for_any_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_LANG", "zh")
    assert [ngettext("{n} report", "{n} reports", n).format(n=n) for n in (0, 1, 2)] == ["0 篇", "1 篇", "2 篇"]


def test_a_message_nobody_translated_is_shown_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_LANG", "zh")
    unknown = "no such message"
    assert _(unknown) == unknown


@pytest.mark.parametrize(
    ("texts", "joined"),
    [
        (("One.", "Two."), "One. Two."),
        (("没有报告。", "查看全部：kb list"), "没有报告。查看全部：kb list"),
        (("请运行 kb list", "第二句。"), "请运行 kb list 第二句。"),
        (("One.", "", "Two."), "One. Two."),
        (("",), ""),
    ],
)
def test_sentences_need_no_space_behind_a_full_width_stop(texts: tuple[str, ...], joined: str) -> None:
    assert sentences(*texts) == joined


@pytest.mark.parametrize(("wanted", "row"), [("zh", "甲，乙"), ("en", "甲, 乙")])
def test_a_list_has_the_comma_of_the_language(wanted: str, row: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_LANG", wanted)
    assert listed(["甲", "乙"]) == row

"""The zone below the document: buttons, lists of other pages, footers, the licence of a wiki."""

import re

from indexer.clean.edits import Edit
from indexer.clean.forms import is_button_line, is_heading, is_menu_line, is_prose, is_strong_button_line
from indexer.clean.labels import HAN_DATE, IN_TAIL, read_rows
from indexer.clean.sheet import Sheet, lines_with
from indexer.clean.verdicts import is_caption
from indexer.clean.words import BUTTONS_ANYWHERE, CONTROL_SPLIT, FOOTER, FOOTER_HEAD, FOOTER_WITH_OTHERS, RELATED, words
from indexer.values import Fact

LONGEST_TAIL = 400
"""No page puts more lines below its document."""
_STRANGERS, _SHORT_STRANGERS = 40, 150
"""So many lines in a row (so many when all are short) that say nothing of a page may stand between two that do."""
_SHORT = 20
_NEAR = 5
_LONE = words("关闭 打印 分享 收藏 返回 纠错 转发 点赞 顶部")
_LICENCE_HEAD = re.compile(
    r"[（(\[]?(?:本作品|此作品|本模板|本文件|本作|本頁|This work|Public\s?domain)", re.IGNORECASE
)
_LICENCE = re.compile(
    r"公有领域|公有領域|著作权法|著作權法|Public\s?domain|知识共享|CC[ -]BY|维基文库|維基文庫", re.IGNORECASE
)
_LICENCE_LINES = 14
_DISCLAIMER = re.compile(r"[\[【（(]?(?:特别|郑重|免责|版权|转载|本网)?(?:声明|免责声明|版权声明)[\]】）)]?[:：]")
_ANNEXES = re.compile(r"附件|下载")
_URL = re.compile(r"https?://|www\.")
_LINK_ONLY = re.compile(r"[-•·\d.、\s]{0,6}.{0,120}[:：]?\s*(?:https?://|www\.)\S{4,400}")
_OWN_ANNEX = re.compile(r"附\s?件|附\s?表|附\s?录|附[:：]")


def find_tail(sheet: Sheet) -> list[Edit]:
    """The lines below the body that go."""
    licence = _licence(sheet)
    shown = sheet[: licence if licence is not None else len(sheet)]
    related = _related(shown)
    inner = shown[: related if related is not None else len(shown)]
    foot, rules = _foot(inner)
    edits = [
        Edit(inner[at].start, inner[at].stop, rule, facts=_facts(inner[at].text))
        for at, rule in zip(range(foot, len(inner)), rules, strict=True)
    ]
    if related is not None:
        edits += _lines(shown[related:], "related-list")
    if licence is not None:
        edits += _lines(sheet[licence:], "wiki-licence")
    return edits


def _lines(sheet: Sheet, rule: str) -> list[Edit]:
    return [Edit(line.start, line.stop, rule) for line in sheet]


def _licence(sheet: Sheet) -> int | None:
    """Where the licence that a wiki puts under its texts begins."""
    low = max(0, len(sheet) - LONGEST_TAIL)
    for at in range(low, len(sheet)):
        if _LICENCE_HEAD.match(sheet[at].text) and any(
            _LICENCE.search(line.text) for line in sheet[at : at + _LICENCE_LINES]
        ):
            return at if not any(is_heading(line.text) and is_prose(line.text) for line in sheet[at:]) else None
    return None


def _related(sheet: Sheet) -> int | None:
    """Where a list of other pages begins that goes on to the end."""
    for at in range(len(sheet) - 1, max(-1, len(sheet) - 1 - LONGEST_TAIL), -1):
        text = sheet[at].text
        if at > 0 and RELATED.fullmatch(text) and (not _ANNEXES.search(text) or _are_links(sheet[at + 1 :])):
            return at
        if _is_own(text) and not _URL.search(text):
            return None
    return None


def _are_links(sheet: Sheet) -> bool:
    """Whether lines are links with their addresses: only then a list of annexes is the page's, not the document's."""
    return bool(sheet) and all(_URL.search(line.text) for line in sheet)


def _is_own(text: str) -> bool:
    """Whether a line is certainly the document's: running text, a heading, its list of annexes, the date under it."""
    if FOOTER.search(text) and len(text) <= 300:
        return False
    if _OWN_ANNEX.match(text):
        return not _URL.search(text)
    return (
        (is_prose(text) and not _DISCLAIMER.match(text))
        or HAN_DATE.fullmatch(text) is not None
        or (is_heading(text) and not _URL.search(text))
    )


def _foot(sheet: Sheet) -> tuple[int, list[str]]:
    """Where the foot of the page begins, and the rule for each of its lines."""
    rules: list[str] = []
    first, strangers, long = len(sheet), 0, 0
    for at in range(len(sheet) - 1, -1, -1):
        text, below = sheet[at].text, first < len(sheet)
        rule = _foot_rule(text, strangers == 0, below) or _lone_button(text, strangers <= (_NEAR if below else 0))
        if rule:
            first, strangers, long = at, 0, 0
        elif _is_own(text) or long == _STRANGERS or strangers == _SHORT_STRANGERS:
            break
        else:
            strangers, long = strangers + 1, long + (len(text) > _SHORT)
        rules.append(rule or "footer")
    return first, rules[: len(sheet) - first][::-1]


def _foot_rule(text: str, touching: bool, below: bool) -> str:
    """The rule by which a line below the body goes.

    ``touching`` says that all lines below it go, ``below`` that there is one that goes.
    """
    if len(text) > 600:
        return ""
    if is_strong_button_line(text) or (touching and below and is_button_line(text)):
        return "buttons"
    if _is_footer(text):
        return "footer"
    if is_menu_line(text):
        return "menu"
    return _touching_rule(text) if touching else ""


def _is_footer(text: str) -> bool:
    if FOOTER_HEAD.match(text) or _DISCLAIMER.match(text):
        return True
    return FOOTER.search(text) is not None and not (is_prose(text) and len(text) > 300)


def _lone_button(text: str, near: bool) -> str:
    """A button of one word, close above lines that are certainly none of the document's."""
    return "buttons" if near and len(text) <= 6 and text.strip(" []【】()（）:：") in _LONE else ""


def _touching_rule(text: str) -> str:
    rows = read_rows(text)
    if rows and all(row.label in IN_TAIL for row in rows) and len(text) <= 120:
        return "metadata"
    if FOOTER_WITH_OTHERS.match(text) and len(text) <= 160 and not text.endswith("。"):
        return "footer"
    if _LINK_ONLY.fullmatch(text) and text[:1] in "-•·":
        return "link-list"
    return "caption" if is_caption(text) and "摄" in text else ""


def _facts(text: str) -> tuple[Fact, ...]:
    rows = read_rows(text) if len(text) <= 200 else []
    return tuple(fact for row in rows if row.label in IN_TAIL for fact in row.fact())


def find_buttons(text: str, sheet: Sheet) -> list[Edit]:
    """Buttons that say no more than that stand nowhere in a document; a lone 下载 does not below an entry of a list."""
    edits = []
    for at in lines_with(_BUTTON_SIGN, text, sheet):
        line = sheet[at]
        if len(line.text) <= 24 and (
            _is_plain_button(line.text) or (at and line.text in _FETCH and _is_entry(sheet[at - 1].text))
        ):
            edits.append(Edit(line.start, line.stop, "buttons"))
    return edits


_BUTTON_SIGN = re.compile("打印|关闭|返回|收藏|设为|扫一扫|视力|我要|网站|无障碍|下载|查看|预览")
"""One of these stands in every such button."""
_FETCH = frozenset(("下载", "点击下载", "附件下载", "查看", "点击查看", "[下载]", "【下载】", "预览", "下载附件"))
_ENTRY = re.compile(r"(?:附件|\d{1,2}\s?[.．、])")


def _is_entry(text: str) -> bool:
    return _ENTRY.match(text) is not None


def _is_plain_button(text: str) -> bool:
    words = [word for word in CONTROL_SPLIT.split(text.lower()) if word]
    return bool(words) and all(word in BUTTONS_ANYWHERE for word in words)

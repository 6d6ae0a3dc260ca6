"""A whole web page that arrived as one line: line ends put back where the page's parts meet."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indexer.clean.copies import loose
from indexer.clean.edits import Edit
from indexer.clean.forms import begins_block, is_button_line, is_docno
from indexer.clean.labels import CLOCK, HAN_DATE, STAMP, has_label
from indexer.clean.sheet import Line, Sheet
from indexer.clean.words import BUTTONS, FOOTER, MENU
from indexer.lexicon.numbering import mark_at

SHORTEST_PAGE = 200
"""A shorter line is no page."""
_SIGNS = re.compile(
    r"(?:^|\s)(?:设为首页|加入收藏|(?:您?(?:当前|现在)的?(?:所在)?)?位置[:：]|首\s?页\s|来源[:：]|信息来源[:：]|文章来源[:：]|发布时间[:：]|发布日期[:：]|[\[【(（]?字[号体][:：]|[\[【(（]?打印|责任编辑[:：]|返回顶部|关闭窗口"
    r"|[\[【(（]?纠错|分享到|扫一扫|主办(?:单位)?[:：]|承办(?:单位)?[:：]|版权所有|网站地图|联系我们|网站标识码|索\s?引\s?号|上一篇|下一篇|Produced By|Copyright)|ICP备|公网安备"
)
_ENOUGH_SIGNS = 3
_ENDS = "。！？；：!?;:…"
_ENDS_QUOTED = re.compile(r"[。！？；…][”’」』）)]$")
_STOPPER = re.compile(r"[。！？；，]")
_LONGEST_NAME = 30
_MOST_WORDS = 12
_SITE = re.compile(r"[_|｜]|--")
_FOOT_SIGN = re.compile(
    r"关闭|返回顶部|打印本页|责任编辑|分享到|扫一扫|上一篇|下一篇|相关(?:链接|新闻|报道|阅读|文章)|主办|承办|版权|©|网站地图|联系我们",
    re.IGNORECASE,
)


class _Word(NamedTuple):
    """A run of the line without blanks, with the blanks behind it."""

    text: str
    start: int
    end: int
    stop: int


def find_page_breaks(sheet: Sheet) -> list[Edit]:
    """Line ends in place of blanks, in every line that is a page."""
    return [edit for line in sheet if is_page(line.text) for edit in _breaks(line)]


def is_page(text: str) -> bool:
    """Whether a line holds a whole page: it is long, and several different signs of a page stand in it."""
    if len(text) < SHORTEST_PAGE:
        return False
    head, foot = text[:3000], text[-3000:] if len(text) > 3000 else ""
    return len({sign.strip() for part in (head, foot) for sign in _SIGNS.findall(part)}) >= _ENOUGH_SIGNS


def _breaks(line: Line) -> Iterator[Edit]:
    words = _words(line)
    body, foot = _body(words)
    whole = _title_joints(words[:body])
    for at in range(len(words) - 1):
        if (at + 1 <= body and at not in whole) or at + 1 >= foot or (body <= at and _parts(words, at)):
            yield Edit(words[at].end, words[at].stop, "page-in-one-line", put="\n")


def _title_joints(head: Sequence[_Word]) -> frozenset[int]:
    """The blanks inside the copies of the page's title that stand in its head: they are no line ends."""
    if not head:
        return frozenset()
    title = loose(_SITE.split(head[0].text)[0])
    joints: set[int] = set()
    for start in range(1, len(head)):
        size = _spelling(head, start, title)
        joints.update(range(start, start + size - 1))
    return frozenset(joints)


def _spelling(head: Sequence[_Word], start: int, title: str) -> int:
    """How many words from ``start`` on spell the title; 0 where they do not."""
    spelt = ""
    for size, word in enumerate(head[start : start + _MOST_WORDS], 1):
        spelt += loose(word.text)
        if spelt == title:
            return size
        if not title.startswith(spelt):
            return 0
    return 0


def _words(line: Line) -> list[_Word]:
    found = [(place.start() + line.start, place.end() + line.start) for place in re.finditer(r"\S+", line.text)]
    stops = [start for start, _ in found[1:]] + [line.end]
    return [
        _Word(line.text[start - line.start : end - line.start], start, end, stop)
        for (start, end), stop in zip(found, stops, strict=True)
    ]


def _body(words: Sequence[_Word]) -> tuple[int, int]:
    """The index of the body's first word, and of the first word below it."""
    prose = [at for at, word in enumerate(words) if _is_running(word.text)]
    if not prose:
        foot = next((at for at, word in enumerate(words) if at and _FOOT_SIGN.match(word.text)), len(words))
        return foot, foot
    first = max((at + 1 for at in range(prose[0]) if _is_head_sign(words[at].text)), default=0)
    last = next(
        (
            at
            for at in range(prose[-1] + 1, len(words))
            if _FOOT_SIGN.match(words[at].text.strip("【[（(")) or FOOTER.search(words[at].text)
        ),
        len(words),
    )
    return first, last


def _is_running(text: str) -> bool:
    return len(text) >= 16 and _STOPPER.search(text) is not None and FOOTER.search(text) is None


def _is_head_sign(text: str) -> bool:
    low = text.lower()
    return (
        low in BUTTONS
        or low in MENU
        or has_label(text)
        or is_button_line(text)
        or CLOCK.fullmatch(text) is not None
        or (STAMP.fullmatch(text) is not None and not HAN_DATE.fullmatch(text))
    )


def _parts(words: Sequence[_Word], at: int) -> bool:
    """Whether a paragraph ends behind the word at ``at`` of the body."""
    text, after = words[at].text, words[at + 1].text
    if _is_bare_mark(text):
        return False
    if text[-1] in _ENDS or _ENDS_QUOTED.search(text):
        return after[0] not in "，。、；：）》”"
    if begins_block(after) or is_docno(text) or is_docno(after) or HAN_DATE.fullmatch(text):
        return True
    return HAN_DATE.fullmatch(after) is not None or _in_signature(words, at)


def _is_bare_mark(text: str) -> bool:
    mark = mark_at(text)
    return mark is not None and mark.end == len(text)


def _in_signature(words: Sequence[_Word], at: int) -> bool:
    """Whether only names stand from a closed sentence to here, and only names from here to a date."""
    below = next((ahead for ahead, word in enumerate(words[at + 1 : at + 15]) if HAN_DATE.fullmatch(word.text)), None)
    if below is None or not all(_is_name(word.text) for word in words[at + 1 : at + 1 + below]):
        return False
    above = next((back for back in range(at, max(-1, at - 15), -1) if not _is_name(words[back].text)), None)
    return above is not None and words[above].text[-1] in _ENDS


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and _STOPPER.search(text) is None and text[-1] not in _ENDS

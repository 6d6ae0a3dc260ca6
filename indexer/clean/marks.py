"""Marks inside the text that are none of it: invisible characters, gap markers, page numbers, notes on provenance."""

import re
from collections.abc import Iterator, Sequence

from indexer.clean.edits import Edit
from indexer.clean.forms import ends_open
from indexer.clean.labels import read_rows
from indexer.clean.sheet import Line, Sheet, lines_with

_UNSEEN = "[\u200b-\u200d\u2060\ufeff\u00ad\u180e]"
INVISIBLE = re.compile(f"{_UNSEEN}{_UNSEEN}*")
_GAP_WORDS = re.compile(r"此处|此中间|隐藏|余下|剩余|下载后|阅读全文|查看全文|展开全文|展开阅读|试读|未完|省略")
_COUNT = r"(?:约|了|共)?\s?(\d{1,7}|[一二三四五六七八九十百千万]{1,7})\s?(?:个)?字"
_BAR = r"[-—–=·…*\s\u3000]{0,40}"
_SEE = r"(?:[,，、;；\s]{0,3}(?:请|需|可)?(?:先)?(?:登录|付费|购买|充值|开通|下载|点击|注册)[^\n。]{0,16}?(?:查看|阅读|可见|浏览|下载|继续)[^\n。]{0,6})"
GAP = re.compile(
    rf"{_BAR}[（(\[【]?(?:"
    rf"(?:此处|中间|以下|下文|余下|剩余|后面|其余)(?:部分)?(?:内容)?(?:已|被|共)?(?:隐藏|省略|略去|删去|删除|隐去){_COUNT}{_SEE}?"
    rf"|(?:此处|以下|下文|余下|剩余|后面|其余)(?:部分|全部)?(?:内容|正文|全文)?(?:已|被)?(?:隐藏|省略){_SEE}"
    rf"|(?:余下|剩余|其余|更多|完整)(?:部分|全部)?(?:内容|正文|全文|\d{{1,3}}%)[^\n。，]{{0,8}}{_SEE}"
    rf"|(?:(?:请|需)?下载后(?:可)?(?:查看|阅读)(?:全文|完整版?|更多|完整内容)?|(?:点击|展开)(?:此处)?(?:阅读|查看)全文|展开(?:全文|阅读更多)|试读(?:已)?结束[^\n。]{{0,30}})"
    rf"|(?:此处)?省略{_COUNT}"
    rf")[）)\]】]?{_BAR}(?=\n|$|[\u4e00-\u9fff])",
    re.MULTILINE,
)
"""A marker that says that text is missing here."""
GAP_COUNT = re.compile(_COUNT)
_DASHED = re.compile(r"[-—–－·~～]{1,2}\s{0,3}\d{1,4}\s{0,3}[-—–－·~～]{1,2}")
_NAMED = re.compile(
    r"第\s?\d{1,4}\s?页(?:\s?[,，/]?\s?[(（]?共\s?\d{1,4}\s?页[)）]?)?|Page\s?\d{1,4}(?:\s?of\s?\d{1,4})?|\d{1,4}\s?/\s?共?\s?\d{1,4}\s?页?",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"(?<=[\u4e00-\u9fff，、])[-—]\s\d{1,3}\s[-—](?=[\u4e00-\u9fff])")
_INSIDE_SIGN = re.compile(r"[-—] (?=[^\S\n]*\S)")
_AT_END = re.compile(r"第\s?\d{1,4}\s?页\s?[,，/]?\s?共\s?\d{1,4}\s?页$")
_FRACTION = re.compile(r"\d{1,4}\s?/\s?(\d{1,4})")
_FEWEST_BARE = 3
_SMALLEST_PAGE = 8
"""A page has at least so many lines."""
_BRACKETED = re.compile(
    r"[\[【(（](?=\s?(?:来源|信息来源|文章来源|稿源|责任编辑|责编|编辑|作者|记者)\s?[:：])([^\[\]【】()（）\n]{2,80})[\]】)）][^\n。！？]{0,20}$"
)
_GLUED = re.compile(
    r"(?<=[。！？”）])\s*((?:上一篇|下一篇|上一条|下一条|相关(?:阅读|链接|文章|新闻)|责任编辑|责编|大家爱看|来源|文章来源|信息来源|编辑)\s?[:：][^\n。]{0,80})$"
)
_LAST_LINES = 6
_WIKI_EDIT = re.compile(r"\[\s?(?:编辑|編輯|edit)\s?\](?=\n|$)")


def find_invisible(text: str) -> list[Edit]:
    """Zero-width characters and soft hyphens."""
    return [Edit(found.start(), found.end(), "invisible") for found in INVISIBLE.finditer(text)]


def find_gaps(text: str) -> list[Edit]:
    """Markers that say that text is missing."""
    if not _GAP_WORDS.search(text):
        return []
    lines = {text.rfind("\n", 0, found.start()) + 1 for found in _GAP_WORDS.finditer(text)}
    return [edit for start in sorted(lines) for edit in _gaps_of_line(text, start)]


def _gaps_of_line(text: str, start: int) -> Iterator[Edit]:
    stop = text.find("\n", start)
    stop = len(text) if stop < 0 else stop
    for found in GAP.finditer(text, start, stop):
        yield Edit(found.start(), found.end(), "gap-marker")


def gap_size(marker: str) -> int | None:
    """How many characters a marker says are missing."""
    count = GAP_COUNT.search(marker)
    return int(count[1]) if count and count[1].isdecimal() else None


def find_page_numbers(text: str, sheet: Sheet) -> list[Edit]:
    """Lines that are the number of a page, and such numbers left inside a sentence."""
    edits = [
        Edit(line.start, line.stop, "page-number")
        for line in sheet
        if len(line.text) <= 24 and _is_page_number(line.text)
    ]
    edits += [Edit(line.start, line.stop, "page-number") for line in _numbered(sheet)]
    edits += [
        Edit(line.start + found.start(), line.end, "page-number")
        for line in sheet[-_LAST_LINES:]
        if (found := _AT_END.search(line.text, max(0, len(line.text) - 24))) and found.start()
    ]
    for line in (sheet[at] for at in lines_with(_INSIDE_SIGN, text, sheet)):
        edits += [
            Edit(line.start + found.start(), line.start + found.end(), "page-number")
            for found in _INSIDE.finditer(line.text)
        ]
    return edits


def _is_page_number(text: str) -> bool:
    if _FRACTION.fullmatch(text):
        return False
    return _DASHED.fullmatch(text) is not None or _NAMED.fullmatch(text) is not None


def _numbered(sheet: Sheet) -> list[Line]:
    """Bare numbers (or fractions) that count the pages up and cut sentences in two."""
    places = [
        at
        for at, line in enumerate(sheet)
        if len(line.text) <= 9 and (line.text.isdecimal() or _FRACTION.fullmatch(line.text))
    ]
    series = _counting(sheet, places)
    inside = sum(_cuts_a_sentence(sheet, at) for at in series)
    return [sheet[at] for at in series] if len(series) >= _FEWEST_BARE and inside * 3 >= len(series) else []


def _counting(sheet: Sheet, places: Sequence[int]) -> list[int]:
    """Of the places those that count up by one (or two) with a page between."""
    series: list[int] = []
    for at in places:
        number = _number(sheet[at].text)
        if not series or (at - series[-1] >= _SMALLEST_PAGE and 1 <= number - _number(sheet[series[-1]].text) <= 2):
            series.append(at)
    return series


def _number(text: str) -> int:
    return int(text.split("/", maxsplit=1)[0].strip()[:6])


def _cuts_a_sentence(sheet: Sheet, at: int) -> bool:
    return 0 < at < len(sheet) - 1 and ends_open(sheet[at - 1].text) and len(sheet[at - 1].text) >= 15


def find_provenance(sheet: Sheet) -> list[Edit]:
    """Source, editor and neighbours of a page, left at the end of the last lines of the text."""
    edits: list[Edit] = []
    for line in sheet[-_LAST_LINES:]:
        for form in (_BRACKETED, _GLUED):
            found = form.search(line.text, max(0, len(line.text) - 200))
            if found:
                facts = tuple(fact for row in read_rows(found[1]) for fact in row.fact())
                edits.append(Edit(line.start + found.start(), line.end, "provenance", facts=facts))
                break
    return edits


def find_wiki_marks(text: str) -> list[Edit]:
    """The [编辑] that a wiki puts behind its headings."""
    return [Edit(found.start(), found.end(), "wiki-mark") for found in _WIKI_EDIT.finditer(text)] if "[" in text else []

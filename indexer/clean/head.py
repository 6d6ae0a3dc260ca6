"""The zone above the document: breadcrumbs, buttons, menus, metadata, and more copies of the title than one."""

import re
from collections.abc import Iterator, Sequence

from indexer.clean.copies import loose, site_behind
from indexer.clean.edits import Edit
from indexer.clean.forms import (
    begins_block,
    is_button_line,
    is_heading,
    is_menu_line,
    is_occasion,
    is_prose,
    is_salutation,
    is_speaker,
    is_strong_button_line,
    names_a_document,
)  # fmt: skip
from indexer.clean.labels import CLOCK, FACT_OF, STAMP, STAMPED, TABLE_ONLY, Row, cell_label, read_cells, read_rows
from indexer.clean.sheet import Line, Sheet
from indexer.clean.verdicts import STAYS, Verdict, Verdicts, settle, staying_lines
from indexer.clean.words import BUTTONS, FOOTER_HEAD, MENU, words
from indexer.values import Fact

MOST_STAYING = 200
"""So many lines that are no furniture are no head any more."""

_CRUMBS = re.compile(
    r"[\[【\s]*(?:您?(?:当前|现在|目前)?(?:所在|的|所处)?(?:所在)?(?:的)?位置|当前页面?|(?:网站|本站)?首\s?页|主页)[\s\]】]*[:：>＞›»→/\\|｜·-].{0,150}"
)
_SITE_S_ROOT = re.compile(r".{1,14}(?:网|网站|首页|主页|文库|在线|门户|频道)")
_SITE_AND_HOME = re.compile(r"[\u4e00-\u9fff]{2,12}\s{1,4}首页")
_ARROW = re.compile(r"[>＞›»]")
_CRUMB_MARKS = re.compile(r"[>＞›»→/\\|｜·\s]{1,6}")
_WITHOUT_VALUE = words("分享 分享到 打印 字号 字体 字体大小 视力保护色 保护视力色 发布 附件下载")
_WITHOUT_FACT = frozenset(label for label, name in FACT_OF.items() if not name)
_WEAK = words(
    "时间 日期 主题 名称 标题 状态 关键词 关键字 主题词 地区 分类 服务对象 作者 记者 摄影 通讯员 审核 签发 发布 编辑 供稿 撰稿 初审 校对 监制 文件类型 实施日期 施行日期 有效期 责任人 责任部门 编校 打印 点击 阅读 浏览 出处"
)
"""Labels that documents use of themselves as well: they count only beside other signs of a page."""
_LONGEST_STAMP = 60
_SIGNED = re.compile(
    r"(?P<date>\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?)\s{0,4}[\u4e00-\u9fff]{0,12}\s{0,4}(?:文章|信息)?来源\s?[:：]\s?(?P<source>\S{1,30})|(?P<owner>[\u4e00-\u9fff]{2,20})\s{1,4}(?P<day>\d{4}[年-]\d\d[月-]\d\d日?)"
)
"""Who put a page up and when, without labels: 2022-07-05办公室来源：某网; 某县人民政府 2024年01月08日."""
_WEEKDAY = re.compile(r"(?=[^周星]*[周星])[^。]{0,30}(?:星期|周)[一二三四五六日天][^。]{0,20}")


def find_head(sheet: Sheet) -> list[Edit]:
    """The lines above the body that go."""
    verdicts = settle(sheet, _scan(sheet))
    return [
        Edit(sheet[at].start, sheet[at].stop, verdict.rule, facts=verdict.facts)
        for at, verdict in enumerate(verdicts)
        if verdict.rule
    ] + _shortened_title(sheet, verdicts)


def head_end(sheet: Sheet) -> int:
    """The index of the first line of the body."""
    return len(_scan(sheet))


def _scan(sheet: Sheet) -> Verdicts:
    """A verdict for each line above the first line of the body."""
    verdicts: Verdicts = []
    staying = 0
    while len(verdicts) < len(sheet) and staying < MOST_STAYING:
        found = _chrome_at(sheet, len(verdicts), verdicts)
        if not found and is_body(sheet[len(verdicts)].text):
            break
        verdicts += found or [STAYS]
        staying += not found
    return verdicts[: len(sheet)]


def is_body(text: str) -> bool:
    """Whether a line can only be the document's own: running text, a salutation, a numbered heading."""
    return is_prose(text) or is_salutation(text) or is_heading(text)


def _chrome_at(sheet: Sheet, at: int, verdicts: Verdicts) -> Verdicts:
    """Verdicts of the lines from ``at`` on that belong together, empty where the line is no chrome by itself."""
    text = sheet[at].text
    if len(text) > 400:
        return []
    return (
        _buttons(text)
        or _breadcrumb(sheet, at)
        or _metadata(sheet, at, verdicts)
        or _stamp(sheet, at, verdicts)
        or _menu(sheet, at)
        or _of_foot(text)
    )


def _buttons(text: str) -> Verdicts:
    if is_button_line(text):
        return [Verdict("buttons", weak=not is_strong_button_line(text))]
    return []


def _of_foot(text: str) -> Verdicts:
    return [Verdict("footer", weak=True)] if len(text) <= 40 and FOOTER_HEAD.match(text) else []


def _breadcrumb(sheet: Sheet, at: int) -> Verdicts:
    text = sheet[at].text
    if (_CRUMBS.fullmatch(text) or _is_path(text)) and not is_prose(text):
        return [Verdict("breadcrumb", _column(text))]
    before, after = _is_mark(sheet, at - 1), _is_mark(sheet, at + 1)
    if (after and len(text) <= 30) or (before and len(text) <= 14):
        return [Verdict("breadcrumb")]
    return []


def _is_path(text: str) -> bool:
    """A path without a label: 某某网 > 工作总结 > 年度总结."""
    if not _ARROW.search(text):
        return False
    parts = [part.strip() for part in re.split(r"[>＞›»]+", text)]
    if text[0] in ">＞›»" and len(parts) >= 3:
        return len(text) <= 120
    short = len(text) <= 120 and all(0 < len(part) <= 60 for part in parts)
    return short and len(parts) >= 3 and _SITE_S_ROOT.fullmatch(parts[0]) is not None


def _is_mark(sheet: Sheet, at: int) -> bool:
    return 0 <= at < len(sheet) and _CRUMB_MARKS.fullmatch(sheet[at].text) is not None


def _column(text: str) -> tuple[Fact, ...]:
    """The last but one place of a breadcrumb is the column, when it is short."""
    parts = [part.strip() for part in re.split(r"[>＞›»→/]+", text) if part.strip()]
    places = [part for part in parts[1:] if part not in ("正文", "内容", "详情", "文章", "浏览文章", "正文内容")]
    return (Fact("column", places[-1], "page:当前位置"),) if places and len(places[-1]) <= 16 else ()


def _metadata(sheet: Sheet, at: int, verdicts: Verdicts) -> Verdicts:
    rows = read_rows(sheet[at].text)
    if rows:
        return _rows(sheet, at, rows, verdicts)
    barred = read_cells(sheet[at].text)
    if barred:
        return [Verdict("metadata", tuple(fact for row in barred for fact in row.fact()))]
    return _cells(sheet, at, verdicts)


def _begins_title(label: str, text: str, verdicts: Verdicts) -> bool:
    """Whether a line begins the title that a row above states: it is no value of the empty row before it."""
    if label not in _WITHOUT_FACT:
        return False
    titles = [loose(fact.value) for verdict in verdicts for fact in verdict.facts if fact.name == "title"]
    return any(title.startswith(loose(text)) for title in titles)


def _rows(sheet: Sheet, at: int, rows: Sequence[Row], verdicts: Verdicts) -> Verdicts:
    weak = all(row.label in _WEAK and not STAMPED.search(row.value) for row in rows)
    facts = tuple(fact for row in rows for fact in row.fact())
    if (
        rows[-1].value
        or not _takes_value(rows[-1].label, sheet, at + 1)
        or _begins_title(rows[-1].label, sheet[at + 1].text, verdicts)
    ):
        return [Verdict("metadata", facts, weak)]
    value = Row(rows[-1].label, sheet[at + 1].text)
    return [Verdict("metadata", facts, weak), Verdict("metadata", value.fact(), weak)]


def _takes_value(label: str, sheet: Sheet, at: int) -> bool:
    """Whether the line at ``at`` is the value of a label that stands alone on the line before."""
    if at >= len(sheet) or label in _WITHOUT_VALUE:
        return False
    text, name = sheet[at].text, FACT_OF[label]
    if read_rows(text) or is_button_line(text) or _CRUMBS.fullmatch(text):
        return False
    if name == "docno":
        return "号" in text and len(text) <= 60
    if name in ("published", "written"):
        return any(digit in text for digit in "0123456789〇二") and len(text) <= 40
    if name in ("source", "editor", "column", "site", "kind"):
        return len(text) <= 40 and not is_body(text) and not names_a_document(text)
    return len(text) <= 200 and (bool(name) or not is_salutation(text))


def _cells(sheet: Sheet, at: int, verdicts: Verdicts) -> Verdicts:
    """A label without colon in one cell and its value in the next, inside a table of such pairs."""
    label = cell_label(sheet[at].text)
    beside = bool(verdicts) and verdicts[-1].rule == "metadata"
    if label not in TABLE_ONLY or at + 1 >= len(sheet):
        return []
    if not beside and not (at + 2 < len(sheet) and cell_label(sheet[at + 2].text) in TABLE_ONLY):
        return []
    if cell_label(sheet[at + 1].text):
        return [Verdict("metadata")]
    return [Verdict("metadata"), Verdict("metadata", Row(label, sheet[at + 1].text).fact())]


def _stamp(sheet: Sheet, at: int, verdicts: Verdicts) -> Verdicts:
    """A date of publication without label."""
    text = sheet[at].text
    if len(text) <= 40 and _WEEKDAY.fullmatch(text) and any(digit.isdecimal() for digit in text):
        return [Verdict("metadata")]
    if not STAMP.fullmatch(text):
        return _stamped(text)
    fact = (Fact("published", text.strip("[]【】（）() "), "page:时间"),)
    if at + 1 < len(sheet) and CLOCK.fullmatch(sheet[at + 1].text):
        return [Verdict("metadata", fact), Verdict("metadata")]
    beside = bool(verdicts) and bool(verdicts[-1].rule)
    below = at + 1 < len(sheet) and (bool(read_rows(sheet[at + 1].text)) or is_button_line(sheet[at + 1].text))
    if CLOCK.search(text) or (beside and below) or ("年" not in text and (beside or below)):
        return [Verdict("metadata", fact)]
    return []


def _stamped(text: str) -> Verdicts:
    """A short line with a date and a time of day: who put the text up, and when."""
    signed = _SIGNED.fullmatch(text)
    if signed:
        named = (Fact("source", signed["source"] or signed["owner"], "page:来源"),)
        return [Verdict("metadata", (Fact("published", signed["day"] or signed["date"], "page:时间"), *named))]
    found = STAMPED.search(text) if len(text) <= _LONGEST_STAMP and (":" in text or "：" in text) else None
    if found is None or is_prose(text) or text[-1] in "。；：:" or begins_block(text):
        return []
    return [Verdict("metadata", (Fact("published", found[0], "page:时间"),))]


def _menu(sheet: Sheet, at: int) -> Verdicts:
    text = sheet[at].text
    if is_menu_line(text) or _SITE_AND_HOME.fullmatch(text) or text.replace(" ", "") in ("首页", "网站首页", "主页"):
        return [Verdict("menu")]
    run = [_is_entry(line.text) for line in _short_run(sheet, at)]
    while run and not run[-1]:
        run.pop()
    if len(run) >= 2 and names_a_document(sheet[at + len(run) - 1].text):
        run.pop()
    known = sum(_is_place(line.text) for line in sheet[at : at + len(run)])
    return [Verdict("menu")] * len(run) if len(run) >= 3 and known >= 2 and known * 3 >= len(run) else []


def _short_run(sheet: Sheet, at: int) -> Iterator[Line]:
    for line in sheet[at : at + 60]:
        if len(line.text) > 12 or is_body(line.text):
            return
        yield line


def _is_place(text: str) -> bool:
    """An entry that names a part of a site, not one of the short buttons that cells of tables say too."""
    word = text.lower().strip(" \u3000|｜·")
    return word in MENU or (word in BUTTONS and len(word) > 3)


def _is_entry(text: str) -> bool:
    word = text.lower().strip(" \u3000|｜·")
    return word in MENU or word in BUTTONS


def _shortened_title(sheet: Sheet, verdicts: Verdicts) -> list[Edit]:
    """The name of the site behind the only copy of the title (TITLE_SITE)."""
    staying = staying_lines(verdicts)
    if not staying or is_occasion(sheet[staying[0]].text) or is_speaker(sheet[staying[0]].text):
        return []
    line = sheet[staying[0]]
    site = site_behind(line.text)
    if site is None:
        return []
    fact = Fact("site", line.text[site.end() :].strip(), "page:网站")
    return [Edit(line.start + site.start(), line.end, "page-title", facts=(fact,))]

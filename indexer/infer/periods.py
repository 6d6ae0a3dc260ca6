"""The period (时段) a report of work covers: 全年, 上半年, 第四阶段, 一季度, 1-9月."""

import re

from indexer.infer.document import Document, fold, inferred, squeeze, stated
from indexer.infer.kinds import is_report
from kb.facts.periods import MONTH, month_number
from kb.model import Claim

_MONTHS = r"1\s?[-—–至到~]\s?(\d{1,2})\s?月(?:份)?"
_QUARTER = r"(?:第?([一二三四])季度|前三季度)"
_STAGE = r"第[一二三四五六七八九十]{1,2}阶段"
_MONTH = rf"(?<![\d一二三四五六七八九十])({MONTH})月(?:份(?!以来)|(?=工作))"
_NAMED = re.compile(rf"上半年|下半年|半年度|前三季度|{_QUARTER}|{_STAGE}|{_MONTHS}|{_MONTH}|全年|年度|半年(?=工作)")
_WHOLE_YEAR = re.compile(
    r"一年来|全年(?=共|累计|受理|安排|完成|实现|新增|办理|开展|组织|召开|制定|印发|办结|处理)|回顾(?:过去)?一年"
)
_HALF_YEAR = re.compile(r"上半年(?=[^。]{0,24}(?:工作|共|累计|完成|受理))|截至(?:今年)?6月底|半年来|回顾上半年")
_LATER = re.compile(r"下半年|截至(?:今年)?(?:9|10|11|12)月|三季度|全年共")
_SINCE_MONTH = re.compile(r"^.{0,8}?\d{1,2}月以来")
_ANNUAL = re.compile(r"(?:19|20)\d\d年度?[^年]{0,24}(?:总结|回顾|工作报告|工作情况|述职|计划|要点|思路)")
_REVIEWED_YEAR = re.compile(r"(?:19|20)\d\d年[^\n，。]{0,10}工作回顾|过去(?:的)?一年|刚刚过去的(?:19|20)\d\d年|一年来")
ENOUGH = 3
"""How many words of a whole year a text without a title has to hold: one or two stand in reports of a campaign, too."""


def period_claim(document: Document, kind: str | None) -> Claim[str]:
    """The period of a report of work; unknown for other kinds and where nothing tells."""
    if not is_report(kind) or kind == "党代会报告":
        return Claim()
    return _of_title(document) if document.title and _of_title(document).value else _of_text(document, kind)


def _of_title(document: Document) -> Claim[str]:
    title = fold(document.title or "")
    matches = list(_NAMED.finditer(title))
    match = next((found for found in matches if found[0] not in ("年度", "全年")), matches[0] if matches else None)
    if match:
        return stated(normal_period(match[0]), document.quote_title(match.start(), match.end()))
    annual = _ANNUAL.search(title)
    return stated("全年", document.quote_title(annual.start(), annual.end())) if annual else Claim()


def normal_period(text: str) -> str:
    """One word for one period: 第一季度 → 一季度, 1至9月 → 1-9月, 年度 → 全年, 1-6月 → 上半年, 六月份 → 6月."""
    text = squeeze(text)
    months = re.fullmatch(_MONTHS, text)
    if months:
        return {"6": "上半年", "12": "全年"}.get(months[1], f"1-{months[1]}月")
    if month := re.fullmatch(_MONTH.replace("(?=工作)", ""), text):
        return f"{month_number(month[1])}月"
    quarter = re.fullmatch(_QUARTER, text)
    if quarter and quarter[1]:
        return f"{quarter[1]}季度"
    return {"年度": "全年", "半年": "上半年", "半年度": "上半年"}.get(text, text)


def _of_text(document: Document, kind: str | None) -> Claim[str]:
    if kind == "政府工作报告":
        match = _REVIEWED_YEAR.search(document.head)
        return inferred("全年", document.quote(*match.span())) if match else Claim()
    if _SINCE_MONTH.match(document.text[document.body_start :].lstrip()):
        return Claim()
    half = [match for match in _HALF_YEAR.finditer(document.text) if not document.is_plan(match.start())]
    later = _LATER.search(document.text)
    if len(half) >= 2 and not (later and not document.is_plan(later.start())):
        return inferred("上半年", *(document.quote(match.start(), match.end()) for match in half[:3]))
    whole = [match for match in _WHOLE_YEAR.finditer(document.text) if not document.is_plan(match.start())]
    if len(whole) >= ENOUGH and not half:
        return inferred("全年", *(document.quote(match.start(), match.end()) for match in whole[:3]))
    return Claim()


__all__ = ["normal_period", "period_claim"]

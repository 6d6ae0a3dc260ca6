"""The year a document is named for, the year it looks back on and the year it plans.

A government work report of January 2024 is named 2024, reviews 2023 and plans 2024; a summary is named for the year it sums up;
a plan for the year it plans; a policy document for the year of its number, else of its date.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from indexer.infer.dates import FoundDate, han_number, session_date, subtitle_date
from indexer.infer.docnos import year_of_number
from indexer.infer.document import Document, fold, inferred, stated
from indexer.infer.kinds import is_report
from indexer.infer.mentions import likeliest_year, path_year
from indexer.infer.periods import period_claim
from kb.model import Claim, Confidence, Role

CONGRESS_YEARS = {1: (1954, 1955, 1956, 1957, 1958), 2: (1959, 1960, 1962, 1963), 3: (1964,), 4: (1975,)}
"""The years of the sessions of the first four National People's Congresses; from the fifth (1978) one a year, five to a congress."""

PARTY_CONGRESS_YEARS = {
    1: 1921, 2: 1922, 3: 1923, 4: 1925, 5: 1927, 6: 1928, 7: 1945, 8: 1956, 9: 1969, 10: 1973, 11: 1977, 12: 1982, 13: 1987,
    14: 1992, 15: 1997, 16: 2002, 17: 2007, 18: 2012, 19: 2017, 20: 2022,
}  # fmt: skip

UPLOADED = "page:上传时间"
"""When somebody put a document into a library: not the document's year."""

YEAR_END = 11
"""Month from which a session that looks back on its own year plans the next one."""

_YEAR = r"((?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})"
_RANGE = re.compile(rf"{_YEAR}年?\s?[-—–－~～至到]{{1,2}}\s?{_YEAR}年?")
_TITLE_YEAR = re.compile(rf"(?<!\d){_YEAR}\s?年?(?:度)?")
_PLAN_WORD = re.compile(r"思路|计划|打算|安排|要点|谋划|部署|重点工作|行动方案|目标")
_DONE_WORD = re.compile(r"总结|回顾|执行情况|实施情况|进展情况|工作报告|报告|工作情况|完成情况|落实情况|述职|汇报")
_REVIEWED = re.compile(
    rf"(?<![\d至到])(?<!—){_YEAR}年(?:以来)?(?:的)?[^\n。，]{{0,20}}?(?:回顾|总结|完成情况)|"
    rf"(?:刚刚)?过去的?{_YEAR}年|回顾{_YEAR}年|(?:^|\n)[^\n。]{{0,40}}、{_YEAR}年[^\n。，]{{0,20}}的(?:胜利|决算|成就)"
)
_PLANNED = re.compile(
    rf"(?:^|\n)[^\n。]{{0,14}}?{_YEAR}年(?:的)?[^\n。，]{{0,20}}(?:工作|目标|任务|安排|部署|思路|打算|要求)(?!回顾|总结|完成|情况)|提出(?:的)?关于?{_YEAR}年度?[^。]{{0,12}}计划|同意报告提出的[^。]{{0,60}}?{_YEAR}年"
)
_REPORTED = re.compile(rf"报告{_YEAR}年?度?[^。\n]{{0,30}}(?:预算|决算|审计|收支)")
_TO_DEPUTIES = re.compile(r"各位代表|向大会(?:作|报告)")
_NATIONAL_CONGRESS = re.compile(r"第([一二三四五六七八九十]{1,3})届全国人民代表大会第([一二三四五])次会议")
_FIVE_YEARS = re.compile(r"从第([一二三四五六七八九十]{1,3})届全国人民代表大会第一次会议，?到这次大会[^。]{0,30}五年")
_PARTY_CONGRESS = re.compile(r"中国共产党第([一二三四五六七八九十]{1,3})次全国代表大会")


@dataclass(frozen=True, slots=True)
class Years:
    """The three year claims of a document."""

    year: Claim[int] = field(default_factory=Claim)
    review: Claim[int] = field(default_factory=Claim)
    plan: Claim[int] = field(default_factory=Claim)


def infer_years(document: Document, kind: str | None, number: Claim[str], published: Claim[str]) -> Years:
    """The years of a document of this kind."""
    if kind == "政府工作报告" or (kind == "工作报告" and _TO_DEPUTIES.search(document.head)):
        return _of_government_report(document)
    if kind == "党代会报告":
        return Years(_party_congress_year(document))
    if is_report(kind):
        return _of_report(document, kind)
    return Years(_of_policy(document, kind, number, published))


def _as_int(text: str) -> int:
    return int(text) if text.isdigit() else han_number(text)


def _first_group(match: re.Match[str]) -> int:
    return _as_int(next(group for group in match.groups() if group))


def _title_years(document: Document) -> tuple[tuple[int, int, int], ...]:
    """(year, start, end) of the single years in the title; ranges such as 2023—2025年 name no year."""
    title = fold(document.title or "")
    blanked = _RANGE.sub(lambda match: " " * len(match[0]), title)
    return tuple((_as_int(match[1]), match.start(), match.end()) for match in _TITLE_YEAR.finditer(blanked))


def _of_government_report(document: Document) -> Years:
    year = _government_report_year(document)
    if year.value is None:
        return Years(year)
    review, plan = _said_review(document), _said_plan(document)
    if review.value != year.value - 1:
        review = inferred(year.value - 1, *year.evidence)
    if plan.value != year.value:
        plan = inferred(year.value, *year.evidence)
    return Years(year, review, plan)


def _government_report_year(document: Document) -> Claim[int]:
    for year, start, end in _title_years(document):
        return stated(year, document.quote_title(start, end))
    given = session_date(document) or subtitle_date(document)
    review = _said_review(document)
    if given and not (review.value == given.day.year and given.day.month >= YEAR_END):
        return _of_date(document, given)
    congress = _national_congress_year(document)
    if congress.value:
        return congress
    plan = _said_plan(document)
    if review.value:
        supports = plan.evidence if plan.value == review.value + 1 else ()
        return inferred(review.value + 1, *review.evidence, *supports)
    return plan if plan.value else path_year(document)


def _of_date(document: Document, given: FoundDate) -> Claim[int]:
    return stated(given.day.year, document.quote(given.start, given.end))


def _said_review(document: Document) -> Claim[int]:
    return _said(document, _REVIEWED)


def _said_plan(document: Document) -> Claim[int]:
    return _said(document, _PLANNED)


def _said(document: Document, pattern: re.Pattern[str]) -> Claim[int]:
    heads = tuple((section.start, section.heading_end) for section in document.outline if section.level == 1)
    for start, end in heads:
        match = pattern.search(document.text, start, end)
        if match:
            return inferred(_first_group(match), document.quote(match.start(), match.end()))
    match = pattern.search(document.head)
    return inferred(_first_group(match), document.quote(match.start(), match.end())) if match else Claim()


def _national_congress_year(document: Document) -> Claim[int]:
    match = _NATIONAL_CONGRESS.search(document.head)
    next_one = _FIVE_YEARS.search(document.head)
    if next_one:
        year = congress_year(han_number(next_one[1]) + 1, 1)
        return inferred(year, document.quote(next_one.start(), next_one.end())) if year else Claim()
    if not match:
        return Claim()
    year = congress_year(han_number(match[1]), han_number(match[2]))
    return inferred(year, document.quote(match.start(), match.end())) if year else Claim()


def congress_year(congress: int, session: int) -> int | None:
    """The year in which a session of a National People's Congress was held; None where there was no such session."""
    if congress >= 5:
        return 1978 + (congress - 5) * 5 + session - 1
    sessions = CONGRESS_YEARS.get(congress, ())
    return sessions[session - 1] if session <= len(sessions) else None


def _party_congress_year(document: Document) -> Claim[int]:
    given = session_date(document) or subtitle_date(document)
    if given:
        return _of_date(document, given)
    match = _PARTY_CONGRESS.search(
        (fold(document.title) + "\n" if document.title_start < 0 and document.title else "") + document.head
    )
    year = PARTY_CONGRESS_YEARS.get(han_number(match[1])) if match else None
    found = document.text.find(match[0]) if match else -1
    return inferred(year, document.quote(found, found + len(match[0]))) if year and match and found >= 0 else Claim()


def _of_report(document: Document, kind: str | None) -> Years:
    if _RANGE.search(fold(document.title or "")) and not _title_years(document):
        return Years()
    titled = _of_title(document)
    years = titled if titled.year.value else _of_text(document)
    if kind in ("工作计划", "工作要点") and years.year.value and not years.plan.value:
        return Years(years.year, Claim(), years.year)
    if years.year.value and not years.review.value and kind != "工作计划":
        years = replace(years, review=years.year)
    return years if years.plan.value else replace(years, plan=_planned_after(document, years.year))


def _planned_after(document: Document, year: Claim[int]) -> Claim[int]:
    """The next year, where the part on what comes next of a whole year's report names it."""
    ahead = next((section for section in document.outline if section.role is Role.PLAN and section.level == 1), None)
    if year.value is None or ahead is None or period_claim(document, "工作总结").value != "全年":
        return Claim()
    offset = document.text.find(f"{year.value + 1}年", ahead.start, ahead.end)
    return (
        inferred(year.value + 1, document.quote(max(ahead.start, offset - 4), offset + 10)) if offset >= 0 else Claim()
    )


def _of_title(document: Document) -> Years:
    title, years = fold(document.title or ""), _title_years(document)
    done: Claim[int] = Claim()
    planned: Claim[int] = Claim()
    for index, (year, start, end) in enumerate(years):
        until = years[index + 1][1] if index + 1 < len(years) else len(title)
        claim = stated(year, document.quote_title(start, end))
        if _DONE_WORD.search(title, end, until) and not done.value:
            done = claim
        elif _PLAN_WORD.search(title, end, until) and not planned.value:
            planned = claim
    if done.value and not planned.value and _PLAN_WORD.search(title) and not years[1:]:
        return Years(done, done, Claim())
    first = stated(years[0][0], document.quote_title(years[0][1], years[0][2])) if years else Claim()
    return Years(done if done.value else planned if planned.value else first, done, planned)


def _of_text(document: Document) -> Years:
    reported = _REPORTED.search(document.head)
    if reported:
        return Years(inferred(_first_group(reported), document.quote(*reported.span())))
    given = session_date(document)
    if given and re.search("审议", document.head):
        return Years(_of_date(document, given))
    review = _said_review(document)
    if review.value:
        return Years(review, review)
    year = likeliest_year(document)
    return Years(year if year.value else path_year(document))


def _of_policy(document: Document, kind: str | None, number: Claim[str], published: Claim[str]) -> Claim[int]:
    of_number = year_of_number(number.value) if number.value else None
    if of_number:
        return stated(of_number, *number.evidence)
    resolved = _national_congress_year(document) if kind == "决议" else Claim()
    if resolved.value:
        return resolved
    if published.value and not any(said.place == UPLOADED for said in published.evidence):
        year = date.fromisoformat(published.value).year
        return Claim(year, published.confidence, published.evidence)
    titled = _title_years(document)
    if titled:
        return Claim(titled[0][0], Confidence.INFERRED, (document.quote_title(titled[0][1], titled[0][2]),))
    return Claim()


__all__ = ["CONGRESS_YEARS", "PARTY_CONGRESS_YEARS", "Years", "congress_year", "infer_years"]

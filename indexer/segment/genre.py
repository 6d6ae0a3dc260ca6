"""Kinds of document by how they distribute roles over headings that say nothing themselves."""

import re
from collections.abc import Sequence
from enum import StrEnum

from indexer.segment.cues import heading_role, opens_plan
from kb.model import Role


class Genre(StrEnum):
    """SPEECH looks back, then ahead; SUMMARY back until a heading says otherwise; PLAN ahead; RULES have no roles."""

    SPEECH = "speech"
    SUMMARY = "summary"
    PLAN = "plan"
    RULES = "rules"


_GENRES = (
    (Genre.RULES, re.compile(r"(?:解读|答记者问|问答)$")),
    (Genre.SPEECH, re.compile(r"(?:政府|委员会|法院|检察院|代表大会|预算|执行情况.{0,20})(?:的)?(?:工作)?(?:的)?报告|工作报告|施政")),
    (Genre.SUMMARY, re.compile(r"总结|述职|汇报|情况(?:的)?(?:报告|通报|说明)|年度报告|年报|白皮书|自查报告|纪实")),
    (Genre.RULES, re.compile(r"解读|问答|解答|公示|公告|指南|申报|征求|意见|名单|批复|征集|遴选|评选|办法|条例|规定|细则|规则|章程")),
    (Genre.PLAN, re.compile(r"计划|规划|要点|方案|行动|安排|打算|思路|纲要|路线图|部署|举措|措施")),
    (Genre.RULES, re.compile(r"通知|通告|函|决定|标准|规范|制度|准则|目录|通报")),
)  # fmt: skip
"""The first row whose words a title holds decides."""

_OPINION = re.compile(r"(?<!征求)意见")
_SPOKEN_TO = re.compile(r"各位(?:代表|委员|同志)|同志们")
_INSTRUCTS = re.compile(r"[讲谈提说][^。，；]{0,8}(?:[点个条方面]+)(?:意见|要求|问题|希望|体会|建议)")
_LOOKS_BACK = re.compile(
    r"今年以来|一年来|[年月]以来|上半年|过去一年|总结如下|汇报如下|报告如下|编[制写]本(?:年度)?报告|(?:统计|数据)[^。]{0,12}(?:时限|期限|截至|截止)"
)
_OF_REPORTS = frozenset({Role.REVIEW, Role.RESULTS, Role.PROBLEMS})
HEAD = 2000
"""How many characters at the head of a text without a title say how it speaks."""


def genre_named(words: str, headings: Sequence[str]) -> Genre | None:
    """The genre that a title or a kind names, None where it names none.

    An 意见 that begins with 总体要求 is a plan in all but name.
    """
    if _OPINION.search(words) and any(opens_plan(heading) for heading in headings[:2]):
        return Genre.PLAN
    return next((genre for genre, pattern in _GENRES if pattern.search(words)), None)


def genre_heard(text: str, begin: int, headings: Sequence[str]) -> Genre:
    """The genre of a document without a title, by its first headings of the first level and its first words."""
    if _INSTRUCTS.search(text, begin, begin + HEAD):
        return Genre.RULES
    if _SPOKEN_TO.search(text, begin, begin + HEAD):
        return Genre.SPEECH
    if any(opens_plan(heading) for heading in headings[:2]):
        return Genre.PLAN
    looks_back = _LOOKS_BACK.search(text, begin, begin + HEAD) or any(
        heading_role(heading) in _OF_REPORTS for heading in headings
    )
    return Genre.SUMMARY if looks_back else Genre.RULES

"""The kind of document (文种): from the title's last words, else from what the text says of itself."""

import re
from functools import cache

from indexer.infer.document import Document, fold, inferred, of_fact, squeeze, stated
from indexer.lexicon.kinds import BODY_CUES, BY_NAME, ENDINGS, POLICY, REPORT, ancestors
from kb.model import Claim, Evidence, Role, Section

TAIL = 600
"""Characters at the end in which a document says from when it is in force."""

_BRACKETS = re.compile(r"[（(][^（()）]{0,40}[)）]$")
_SUMMARY_AND_PLAN = re.compile(
    r"(?:总结|回顾|工作情况|完成情况)[^。]{0,12}?(?:及|和|与|暨|、|，)[^。]{0,30}(?:思路|计划|打算|安排|要点|谋划|重点工作)"
)
_ACTION_SUMMARY = re.compile(r"(?:专项行动|专项整治|专项治理|专项活动|攻坚行动)[^。]{0,12}总结$")
_WORK_REPORT = re.compile(r"政府工作报告$")
_LAW = re.compile(r"^中华人民共和国[^，。\s]{2,40}(?<!办)法$")
_EXPLAINS = re.compile(r"^(?:一图读懂|图解|解读|图说|漫画)")
_OF_CONGRESS = re.compile(r"中国共产党第[一二三四五六七八九十]{1,4}次全国代表大会上的(?:政治)?报告")
_SINCE = re.compile(r"(?:今年|一年|半年|季度|年初|\d月|年度?|活动开展)以?来，?|\d{4}年(?:度|上半年|以来)?，")


def kind_claim(document: Document) -> Claim[str]:
    """The kind of the document; unknown where neither title nor text tells."""
    if document.title:
        kind = kind_of_title(document.title)
        if kind:
            return stated(kind, document.quote_title())
    for fact in document.facts_named("kind"):
        if fact.value.strip() in BY_NAME:
            return stated(fact.value.strip(), of_fact(fact))
    return _kind_of_text(document)


def kind_of_title(title: str) -> str | None:
    """The kind that a title names with its last words; None where it names none."""
    lines = [line for line in fold(title).split("\n") if line.strip()]
    for text in (squeeze("".join(lines)), squeeze(lines[0]) if lines else ""):
        plain = _BRACKETS.sub("", text).rstrip("》”\"」')） ")
        if _OF_CONGRESS.search(plain):
            return "党代会报告"
        if _EXPLAINS.match(plain):
            return "解读"
        if _SUMMARY_AND_PLAN.search(plain):
            return "工作总结及计划"
        if _ACTION_SUMMARY.search(plain):
            return "专项行动总结"
        if _LAW.search(plain):
            return "法律"
        for ending, kind in ENDINGS:
            if plain.endswith(ending):
                return kind
    return None


@cache
def _cues() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple((re.compile(cue.pattern), cue.kind, cue.zone) for cue in BODY_CUES)


def _kind_of_text(document: Document) -> Claim[str]:
    summary = _kind_of_path(document)
    summary = summary if is_report(summary.value) else _kind_of_outline(document)
    for pattern, kind, zone in _cues():
        if zone == "head" and summary.value:
            continue
        start, end = (len(document.text) - TAIL, len(document.text)) if zone == "text" else (0, len(document.head))
        match = pattern.search(document.text, max(0, start), end)
        if match:
            return inferred(kind, document.quote(*match.span()))
    return summary if summary.value else _kind_of_path(document)


def _kind_of_path(document: Document) -> Claim[str]:
    """The kind that the file's name ends in, as a title would."""
    stem = re.sub(r"(?:\.[A-Za-z0-9]{1,5})?(?:#\d+)?$", "", re.split(r"[\\/]", document.name)[-1])
    kind = kind_of_title(stem) if len(stem) > 3 else None
    return inferred(kind, Evidence(stem, "path")) if kind else Claim()


def _kind_of_outline(document: Document) -> Claim[str]:
    """A summary of work shows by what was done and what comes next, without a title."""
    done = _first(document, Role.REVIEW, Role.RESULTS)
    since = _SINCE.search(document.head[:120])
    ahead = _first(document, Role.PLAN)
    if ahead is None:
        match = re.search(r"(?:^|\n)下一步|下一阶段|今后工作", document.text)
        ahead_span = match.span() if match else None
    else:
        ahead_span = (ahead.start, ahead.heading_end)
    if ahead_span is None or not (done or since):
        return Claim()
    first = (done.start, done.heading_end) if done else since.span() if since else ahead_span
    return inferred("工作总结", document.quote(*first), document.quote(*ahead_span))


def _first(document: Document, *roles: Role) -> Section | None:
    return next((section for section in document.outline if section.role in roles and section.level == 1), None)


def is_policy(kind: str | None) -> bool:
    """Whether documents of this kind carry a number and are named for the year of that."""
    return kind is not None and POLICY in (kind, *ancestors(kind))


def is_report(kind: str | None) -> bool:
    """Whether documents of this kind are named for the year they speak of."""
    return kind is not None and bool({REPORT, "工作计划"} & {kind, *ancestors(kind)})


__all__ = ["is_policy", "is_report", "kind_claim", "kind_of_title"]

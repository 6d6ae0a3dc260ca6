"""Years that a text or a path mentions, weighed: which of them a report without a stated year speaks of."""

import re
from collections import defaultdict
from dataclasses import dataclass

from indexer.infer.document import Document, fold, inferred
from kb.model import Claim, Evidence

_MENTION = re.compile(r"(?<![\d.])((?:19|20)\d\d)(?![\d.])")
_PATH_YEAR = re.compile(r"(?<![0-9A-Za-z])((?:19|20)\d\d)(?=年|[^0-9A-Za-z年]|$)")
ENOUGH = 2.0
"""Weight from which a year is believed: one annual document of that year, or two plain mentions."""

SHARE = 0.5
"""A later year counts before a heavier earlier one from this share of its weight."""


@dataclass(frozen=True, slots=True)
class MentionRule:
    """How much a mention weighs by what stands before or after it; the first rule that fits holds."""

    name: str
    weight: float
    before: str = ""
    after: str = ""


RULES = (
    MentionRule("number", 0, after=r"\s?[〕\]］】)）]|年第?\d{1,4}号"),
    MentionRule("range", 0, after=r"年?\s?[-—–－~～至到]{1,2}\s?(?:19|20)?\d\d"),
    MentionRule("range-end", 0, before=r"\d\d年?\s?[-—–－~～至到]{1,2}\s?$"),
    MentionRule("whole-year", 3, after=r"年1月1日起?\s?(?:至|到|[-—–～~])"),
    MentionRule("compared", 0, before=r"(?:较|比|同比|相比|相对于|对比|与|自|从|早在|始于|成立于|建于|超|去年|上年)$"),
    MentionRule("edition", 0, after=r"年?版"),
    MentionRule("goal", 0, before=r"(?<!截)(?:到|至|力争|确保|预计|争取|于)$"),
    MentionRule("goal-end", 0, after=r"年(?:底前|年底前|前)"),
    MentionRule("until", 3, before=r"截[至止]到?$"),
    MentionRule("annual-document", 2, after=r"年(?:度)?[^，。；、\n]{0,14}(?:要点|工作报告|民生工程|民生实事|实事|工作会议|工作计划|目标任务|考核|年度工作|计划)"),
    MentionRule("of-the-year", 2, after=r"年度"),
    MentionRule("opens", 3, before=r"(?:^|\n)[^\n\u4e00-\u9fff]{0,6}$", after=r"年(?:以来)?[，,]"),
    MentionRule("month", 0.5, after=r"年\s?\d{1,2}月"),
    MentionRule("plain", 1),
)  # fmt: skip
_COMPILED = tuple((rule, re.compile(rule.before or ".{0}$"), re.compile(rule.after)) for rule in RULES)


def likeliest_year(document: Document) -> Claim[int]:
    """The year most of the text's mentions speak of, leaving out plans; unknown where none weighs enough."""
    weights: defaultdict[int, float] = defaultdict(float)
    quotes: defaultdict[int, list[Evidence]] = defaultdict(list)
    for match in _MENTION.finditer(document.text):
        weight = 0.0 if document.is_plan(match.start()) else weigh(document.text, match.start(), match.end())
        if weight:
            weights[int(match[1])] += weight
            quotes[int(match[1])].append(document.quote(max(0, match.start() - 8), match.end() + 10))
    if not weights:
        return Claim()
    heaviest = max(weights.values())
    year = max(candidate for candidate, weight in weights.items() if weight >= heaviest * SHARE)
    return inferred(year, *quotes[year][:3]) if weights[year] >= ENOUGH else Claim()


def weigh(text: str, start: int, end: int) -> float:
    """How much the mention of a year from ``start`` to ``end`` says of the report's own year."""
    before, after = text[max(0, start - 12) : start], text[end : end + 24].lstrip(" ")
    for rule, left, right in _COMPILED:
        if (not rule.before or left.search(before)) and right.match(after):
            return rule.weight
    return 0.0


def path_year(document: Document) -> Claim[int]:
    """The one year that the file's name says, else its folders; unknown where there are several."""
    for part in reversed(re.split(r"[\\/]", fold(document.name))):
        found = {int(match[1]) for match in _PATH_YEAR.finditer(part)}
        if len(found) == 1:
            return inferred(found.pop(), Evidence(part, "path"))
        if found:
            return Claim()
    return Claim()


__all__ = ["ENOUGH", "RULES", "SHARE", "MentionRule", "likeliest_year", "path_year", "weigh"]

"""The words by which a heading or a paragraph says what it does in a report: tables of named rows."""

import re
from functools import lru_cache
from typing import NamedTuple

from kb.model import Role


class Cue(NamedTuple):
    """A row: what it is called, which role it gives, what it finds."""

    name: str
    role: Role
    pattern: re.Pattern[str]


def _cue(name: str, role: Role, pattern: str) -> Cue:
    return Cue(name, role, re.compile(pattern))


_YEAR = r"(?:(?:19|20)[0-9]{2}|[一二][九〇零○][一二三四五六七八九〇零○]{2})年(?:度)?"
_WHEN = rf"(?:{_YEAR}|今年|去年|上半年|下半年|前?[一二三四]季度|全年|一年来|过去[一二三四五六七八九十]?[一二三四五六七八九十]?年|[“”十五四三二一]+(?:时期|期间))"
_TROUBLE = r"(?:问题|不足|困难|短板|薄弱环节|差距|弱项|难点|风险|挑战|矛盾)"
_TROUBLE_NAMED = r"(?:问题|不足|不足之处|困难|短板|薄弱环节|差距|弱项)"
_MENDING = r"解决|破解|化解|整改|补齐|攻克|克服|防范|应对|聚焦|围绕|针对|推动|推进|坚持|强化|着力|导向|治理|纠正|查摆|化|抓|加强|加快|提升|着眼|查找|找准"

_DOING = (
    r"(?!聚焦|围绕|完成|圆满|超额|实现|落实|贯彻|服务|紧扣|紧盯|狠抓|抓|推进|推动|强化|加强|坚持|深化|优化|助力|保障|做好|做实|扎实|全力|有序|统筹|着力|突出|锚定"
    r"|对标|提升|高质量|高标准|严格|认真|积极|持续|不断|全面|深入|加快|科学|精心|当好|牢记|履行|发挥|力促|确保|压实|细化|主动|切实|明确|健全|完善|坚定|理清|厘清|锁定|瞄准|创新|夯实|筑牢|凝聚|紧抓|盯紧|攻坚|决胜)"
)
"""Verbs that open a slogan: 落实决策部署 is something done, 工作部署 a plan."""

HEADING_CUES = (
    _cue("closing words", Role.CLOSING, r"^(?:结束语|结语|结束|后记|尾声)$"),
    _cue("foreword", Role.OPENING, r"^(?:前言|引言|导言|序言|引子|开场白)$"),
    _cue("problems met", Role.PROBLEMS, rf"^(?!.{{0,30}}(?:{_MENDING})).{{0,16}}(?:存在|面临|遇到)的?(?:主要|突出|一些|困难|问题|几个|不少)*.{{0,8}}{_TROUBLE}"),
    _cue("problems alone", Role.PROBLEMS,
         rf"^(?=.*{_TROUBLE_NAMED})(?:当前|目前|主要|工作|发展|突出|自身|一些|几个|仍|还|有|的|中|和|与|及|以及|、|方面|原因|分析|之处|{_TROUBLE})+$"),
    _cue("looking back", Role.REVIEW, r"回顾|工作总结|总结$|完成情况|(?:开展|进展|落实|执行|履职|推进|工作|基本|主要)情况"),
    _cue("what was done", Role.REVIEW, r"^(?:主要|工作|具体|重点|特色|的|亮点)*(?:做法|举措|工作及成效)(?:(?:和|及|与|、).{0,8})?$"),
    _cue("years passed", Role.REVIEW, r"^过去[一二三四五六七八九十0-9]*年[^，]*$|^[一二三四五六七八九十]+年来[^，]*$|以来的?(?:工作|成就|实践|变革)|的(?:历史性)?变革"),
    _cue("ground reached", Role.REVIEW, r"^(?:规划)?(?:发展|建设|工作|产业|现有)?(?:基础|成就|现状|回顾|历程|背景)(?:(?:和|与|及).{0,8})?$"),
    _cue("experience", Role.REVIEW, r"^(?:主要|基本|工作|的|几点|一些)*(?:经验|体会|启示|认识)(?:(?:和|及|与|、)?(?:启示|体会|做法|认识))*$"),
    _cue("results", Role.RESULTS, r"^(?!.{0,20}(?:情况|做法|举措|措施))(?:主要|工作|取得|所取得|突出|显著|初步|明显|建设|改革|阶段性|特色|创新|发展|重大|经济社会|[的、和])*"
         r"(?:成效|成绩|成果|业绩|亮点)(?:(?:和|及|与|、|以及).{0,8})?$"),
    _cue("next step", Role.PLAN, r"^(?:下一?步|下一?阶段|下一年|今后|未来|明年|下半年|后[一二三四]阶段|来年)|下一?步(?:的|工作|打算|安排|计划|思路|措施)|展望"),
    _cue("plan named last", Role.PLAN, rf"^{_DOING}[^，,]{{0,24}}(?:打算|思路|计划|规划|安排|部署|要点|构想|设想|总体要求|预期目标|目标任务|奋斗目标)(?:(?:和|及|与|、).{{0,12}})?(?:建议)?$"),
    _cue("tasks", Role.PLAN, rf"^{_DOING}(?!.{{0,20}}(?:完成|实现|落实情况))[^，,]{{0,24}}(?:目标|任务|重点工作|工作重点|主要工作|重[点大要]举措)(?:(?:和|及|与|、).{{0,12}})?(?:建议)?$"),
    _cue("planning vocabulary", Role.PLAN, r"^(?:指导思想|基本原则|工作原则|总体思路|基本思路|发展思路|战略定位|总体目标|主要目标|工作目标|发展目标|工作要求)"
         r"(?:(?:和|与|及|、).{0,10})?$"),
    _cue("measures", Role.PLAN, r"^[^，,]{0,10}(?:保障措施|组织保障|组织实施|实施步骤|工作步骤|进度安排|实施路径|推进策略|政策措施|支持措施|工作措施|重点工程)$"),
)  # fmt: skip
"""In order: the first row that finds something decides."""

_REVIEWED_MEASURES = _cue("measures taken", Role.REVIEW, r"^(?:主要|工作|具体|采取的?|的)*(?:措施|工作)$")
_OPENS_PLAN = re.compile(
    r"(?:总体要求|指导思想|总体思路|工作思路|总体目标|工作目标|发展目标|主要目标|行动目标)(?:(?:和|与|及|、).{0,10})?$"
)
_TIMED = re.compile(_WHEN)
_OWN_HOUSE = re.compile(r"(?:政府|机关|部门)?自身建设|政府(?:治理|效能)|(?:服务型|法治|廉洁|人民满意的?)政府")
_LONE_YEAR = re.compile(rf"^{_WHEN}(?:的|主要|重点|政府|全市|全省|全区|全县)*工作$")

PARAGRAPH_CUES = (
    _cue("calling all", Role.CLOSING, r"让我们|(?:为|而).{0,60}(?:团结奋斗|不懈奋斗|努力奋斗|共同奋斗)[！!。]"),
    _cue("troubles seen", Role.PROBLEMS,
         r"(?:清醒|深刻|深切|充分|也|更|冷静)(?:地)?(?:认识|看|意识|知晓|感)到.{0,160}(?:问题|不足|困难|短板|差距|挑战|风险|压力|矛盾|薄弱|不够|不强|不高)"),
    _cue("troubles named", Role.PROBLEMS,
         rf"(?:还|仍|也|依然|仍然|同时)(?:旧|都|然)?(?:(?:存在|面临)(?:着|的|一些|不少|许多|很多|诸多|一定|较大|较多)*|有(?:一些|不少|许多|很多|诸多|较多))的?[^。]{{0,40}}{_TROUBLE}"),
    _cue("gap to what is asked", Role.PROBLEMS, r"(?:还有|仍有|存在)(?:一定|不小|较大|很大|明显)?的?差距"),
    _cue("next step", Role.PLAN, r"^(?:下一?步|下一?阶段|今后|接下来|明年|新的一年|下半年)"),
)  # fmt: skip
"""What an unnumbered paragraph says of itself; of several the one found last in the text decides."""

LEADS = (
    _cue("next step", Role.PLAN, r"(?:(?:在)?(?:下一?步|下一?阶段|接下来|今后一个时期|今后一段时期|今后|下半年|明年|来年|新的一年)(?:的?(?:工作|打算|工作中|工作打算|工作计划|里|中))?)(?=[，,：:])"),
    _cue("troubles", Role.PROBLEMS, r"(?:(?:工作中|目前|当前)?(?:存在|面临)的?(?:主要|突出)?(?:问题|不足|困难|短板|差距)(?:(?:和|与|及|、)(?:问题|不足|困难|差距|建议))?)(?=[，,：:。])"),
    _cue("looking back", Role.REVIEW, r"(?:回顾(?:过去)?(?:[^，。；：]{0,12})的?工作(?:情况)?)(?=[，,])"),
)  # fmt: skip
"""Phrases that open an unnumbered paragraph with a role of its own; what they find is its heading."""

APART = re.compile(r"^(?:名词解释|名词说明|名词注释|注释|附则|附录|附表)[：:]?$")
"""Headings of parts that stand outside the report: they inherit no role."""

LONGEST_SUBHEADING = 16
"""Below the first level only a heading this short can turn to another role: 存在的问题, 下一步工作打算."""


@lru_cache(4096)
def heading_role(heading: str) -> Role | None:
    """What the words of a heading decide, None where they decide nothing."""
    named = next((cue.role for cue in HEADING_CUES if cue.pattern.search(heading)), None)
    if named is None and _REVIEWED_MEASURES.pattern.search(heading):
        return Role.REVIEW
    return named


def opens_plan(heading: str) -> bool:
    """Whether the heading is one that planning documents begin with: 总体要求, 指导思想."""
    return bool(_OPENS_PLAN.match(heading))


def names_time(heading: str) -> bool:
    """Whether the heading opens with the year or the time its part is about."""
    return bool(_TIMED.match(heading)) and "，" not in heading


def is_own_house(heading: str) -> bool:
    """Whether the heading is of the government's own conduct, which closes the plan of a speech."""
    return bool(_OWN_HOUSE.search(heading)) and len(heading) <= LONGEST_SUBHEADING


def names_year_only(heading: str) -> bool:
    """Whether the heading names a time and 工作 and nothing more: 2024年工作, 2024年重点工作 could look back or ahead."""
    return bool(_LONE_YEAR.match(heading))


def paragraph_role(paragraph: str) -> Role | None:
    """What an unnumbered paragraph says of itself, by its last cue."""
    found = [(match.start(), cue.role) for cue in PARAGRAPH_CUES if (match := cue.pattern.search(paragraph))]
    return max(found, key=lambda pair: pair[0])[1] if found else None

"""Kinds of documents (文种): a table with parents, and how each shows in a title or in the text of a document without one."""

from dataclasses import dataclass

POLICY = "政策文件"
REPORT = "工作报告"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: its name, the kinds it is one of, the words that end a title of this kind."""

    name: str
    parents: tuple[str, ...] = ()
    title_endings: tuple[str, ...] = ()


KINDS = (
    Kind("工作报告", (), ("工作报告", "情况报告", "情况的报告", "情况汇报", "工作汇报", "汇报", "汇报材料", "述职报告", "报告")),
    Kind("发展报告", (REPORT,), ("发展报告", "研究报告", "白皮书", "蓝皮书", "年度报告", "年报", "调研报告")),
    Kind("政府工作报告", (REPORT,), ("政府工作报告",)),
    Kind("党代会报告", (REPORT,), ("代表大会上的报告", "代表大会上的政治报告", "政治报告")),
    Kind("工作总结", (REPORT,), ("工作总结", "总结", "总结报告", "工作回顾", "工作小结", "工作情况", "工作情况总结", "落实情况")),
    Kind("专项行动总结", ("工作总结",), ("专项行动总结", "专项行动工作总结", "专项工作总结", "专项整治总结")),
    Kind("工作计划", (), ("工作计划", "工作思路", "工作打算", "工作安排", "工作谋划", "计划")),
    Kind("工作要点", ("工作计划",), ("工作要点", "重点工作", "要点")),
    Kind("工作总结及计划", ("工作总结", "工作计划")),
    Kind(POLICY),
    Kind("法规", (POLICY,)),
    Kind("法律", ("法规",)),
    Kind("司法解释", (POLICY,), ("问题的解释", "解释")),
    Kind("条例", ("法规",), ("条例",)),
    Kind("命令", (POLICY,), ("命令", "令")),
    Kind("决定", (POLICY,), ("决定",)),
    Kind("决议", (POLICY,), ("决议",)),
    Kind("意见", (POLICY,), ("意见",)),
    Kind("指导意见", ("意见",), ("指导意见",)),
    Kind("实施意见", ("意见",), ("实施意见",)),
    Kind("通知", (POLICY,), ("通知",)),
    Kind("通报", (POLICY,), ("通报",)),
    Kind("通告", (POLICY,), ("通告",)),
    Kind("公告", (POLICY,), ("公告",)),
    Kind("公示", (POLICY,), ("公示",)),
    Kind("公报", (POLICY,), ("公报",)),
    Kind("批复", (POLICY,), ("批复",)),
    Kind("函", (POLICY,), ("函",)),
    Kind("复函", ("函",), ("复函",)),
    Kind("答复", (POLICY,), ("答复",)),
    Kind("请示", (POLICY,), ("请示",)),
    Kind("纪要", (POLICY,), ("纪要",)),
    Kind("办法", (POLICY,), ("办法",)),
    Kind("规定", (POLICY,), ("规定",)),
    Kind("规则", (POLICY,), ("规则", "规程")),
    Kind("细则", (POLICY,), ("细则",)),
    Kind("规范", (POLICY,), ("规范",)),
    Kind("标准", (POLICY,), ("标准",)),
    Kind("制度", (POLICY,), ("制度",)),
    Kind("规划", (POLICY,), ("规划", "规划纲要", "纲要")),
    Kind("方案", (POLICY,), ("方案", "预案", "任务分工")),
    Kind("行动计划", ("方案",), ("行动计划", "行动方案", "专项行动", "发展计划")),
    Kind("措施", (POLICY,), ("措施", "举措", "政策")),
    Kind("指南", (POLICY,), ("指南", "指引", "指导原则", "审查要点", "审评要点", "手册")),
    Kind("倡议", (POLICY,), ("倡议", "倡议书", "宣言")),
    Kind("名单", (POLICY,), ("名单", "目录", "清单")),
    Kind("解读", (), ("解读", "图解", "一图读懂", "问答", "解答")),
    Kind("答记者问", ("解读",), ("答记者问",)),
    Kind("讲话", (), ("讲话", "致辞", "讲话稿")),
)  # fmt: skip

BY_NAME = {kind.name: kind for kind in KINDS}
ENDINGS = tuple(
    sorted(
        ((ending, kind.name) for kind in KINDS for ending in kind.title_endings), key=lambda row: (-len(row[0]), row[0])
    )
)
"""(words that end a title, kind), the longest words first."""


@dataclass(frozen=True, slots=True)
class BodyCue:
    """A sentence by which a document without a title says what it is.

    ``zone`` is ``head``, ``address`` (the head, and it counts before the outline does) or ``text`` (the end).
    """

    name: str
    kind: str
    pattern: str
    zone: str = "head"


BODY_CUES = (
    BodyCue("report-of-court", REPORT, r"代表[^，。\n]{0,24}(?:法院|检察院|常务委员会)，?[^，。\n]{0,12}向大会[^。\n]{0,4}报告", "address"),
    BodyCue("report-of-committee", "党代会报告", r"代表(?:中共|第|中国共产党)[^，。\n]{0,24}委员会，?[^，。\n]{0,6}向大会[^。\n]{0,4}报告", "address"),
    BodyCue("report-to-congress", "政府工作报告", r"代表[^，。\n]{0,24}(?:政府|国务院)，?[^，。\n]{0,12}(?:向大会|向[^，。\n]{0,24}会议)，?[^。\n]{0,4}(?:作|报告|提出)", "address"),
    BodyCue("party-congress-opens", "党代会报告", r"^.{0,20}\s{0,3}中国共产党第[一二三四五六七八九十]{1,4}次全国代表大会，?现在开幕", "address"),
    BodyCue("to-deputies", "政府工作报告", r"^\s{0,9}各位代表[：:！!](?=[\s\S]{0,400}(?:政府|国务院|国民经济|改革))", "address"),
    BodyCue("congress-adopts", "决议", r"会议[^。\n]{0,40}听取(?:和|并)审议了[^。]{0,80}报告[\s\S]{0,400}(?:决定批准|批准这个报告)"),
    BodyCue("entrusted", REPORT, r"受[^，。\n]{2,16}委托[^。\n]{0,60}报告[^。\n]{0,40}(?:审议|如下)", "address"),
    BodyCue("annual-report", "发展报告", r"编[制写]本(?:年度)?报告|(?:公布|发布|编制)[^。\n]{0,40}年度报告"),
    BodyCue("summed-up", "工作总结", r"(?:总结|汇报|报告)如下[：:。]|以下是[^。\n]{0,24}(?:工作)?(?:回顾|总结|小结)", "address"),
    BodyCue("notice", "通知", r"(?:通知如下|现印发给你们|现将[^。\n]{0,120}(?:印发|转发)给?你们|现予以?发布|现予印发)"),
    BodyCue("announcement", "公告", r"(?:公告如下|现予公告|现予公布)"),
    BodyCue("reply", "批复", r"(?:收悉|悉)。[^。\n]{0,40}(?:批复如下|同意)"),
    BodyCue("opinions", "意见", r"(?:提出|制定)(?:如下|以下|本)(?:指导|实施|若干)?意见", "address"),
    BodyCue("action-plan", "行动计划", r"制[定订](?:如下|本)(?:行动计划|行动方案|计划)", "address"),
    BodyCue("scheme", "方案", r"制[定订](?:如下|以下|本)[^。，\n]{0,10}方案|提出[^。，\n]{0,24}(?:实施|工作)方案", "address"),
    BodyCue("planning", "规划", r"制[定订]本(?:规划|纲要)", "address"),
    BodyCue("measures", "办法", r"制[定订]本办法", "address"),
    BodyCue("rules", "规则", r"制[定订]本(?:规则|规程)", "address"),
    BodyCue("provisions", "规定", r"制[定订]本规定", "address"),
    BodyCue("detailed-rules", "细则", r"制[定订]本(?:实施)?细则", "address"),
    BodyCue("regulation", "条例", r"制[定订]本条例", "address"),
    BodyCue("guide", "指南", r"(?:制[定订]本(?:指南|指引|指导原则)|本(?:要点|指导原则|指南)(?:旨在|适用))"),
    BodyCue("initiative", "倡议", r"我们(?:倡议|呼吁|重申)"),
    BodyCue("explains-office", "办法", r"本办法自[^。\n]{1,20}起(?:施行|实施)", "text"),
)  # fmt: skip


def ancestors(kind: str) -> tuple[str, ...]:
    """The kinds that ``kind`` is one of, nearest first."""
    found: list[str] = []
    queue = list(BY_NAME[kind].parents) if kind in BY_NAME else []
    while queue:
        name = queue.pop(0)
        if name not in found:
            found.append(name)
            queue.extend(BY_NAME[name].parents)
    return tuple(found)


__all__ = ["BODY_CUES", "BY_NAME", "ENDINGS", "KINDS", "POLICY", "REPORT", "BodyCue", "Kind", "ancestors"]

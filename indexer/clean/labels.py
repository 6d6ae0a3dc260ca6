"""The labels of a page's metadata (发文机关：…, 来源：…) and the facts their values are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.clean.words import BUTTONS, CONTROL_SPLIT, words
from indexer.values import Fact

_BY_FACT = {
    "title": "标题 名称 信息名称 文件名称 公文名称 文件标题 文章标题",
    "unit": "发文机关 发文机构 发布机构 发布单位 发文单位 制发机关 制定机关 公开机构 公开主体 发文部门 发布机关 印发机关 颁布单位 发布部门 制发单位 责任部门 公开部门 信息提供单位 信息提供部门 公开单位 制定单位 印发单位 印发机构",
    "docno": "发文字号 文号 文件编号 发文文号 文件号 公文文号 发文号 文件文号 文件字号",
    "written": "成文日期 成文时间 发文日期 发文时间 生成日期 印发日期 印发时间 签发日期 签署日期 形成日期 产生日期 制发日期 颁布日期",
    "published": "发布日期 发布时间 公开日期 公开时间 时间 日期 发稿时间 发表时间 录入时间 添加时间 更新时间 更新日期 信息时间 上传时间 公布日期 发布于",
    "source": "来源 信息来源 文章来源 稿源 稿件来源 来源单位 新闻来源 内容来源 供稿单位 供稿 转载自 出处 发布来源",
    "editor": "编辑 责任编辑 责编 网络编辑 网站编辑 本文责编 编校 本网编辑",
    "column": "栏目 所属栏目 信息栏目 栏目名称 所属频道 频道",
    "kind": "体裁分类 公文种类 文种 体裁 文件类型 公文类型",
    "region": "所属地区 行政区划 地区",
    "site": "网站名称 站点名称",
    "": (
        "索引号 信息索引号 统一编号 登记号 统一登记号 分类 信息分类 主题分类 组配分类 服务对象分类 信息类别 信息类型 主题 主题词 关键词 关键字 有效性 效力状态 时效性 时效 状态 是否有效 实施日期 施行日期"
        " 生效日期 失效日期 废止日期 有效期 公开方式 公开类别 公开形式 公开时限 公开范围 公开程序 公开属性 语种 载体类型 记录形式 内容概述 内容摘要 服务对象 所属主题 文件状态 信息状态 点击数 点击率 点击 点击量 点击次数"
        " 阅读 阅读量 阅读次数 阅读数 浏览次数 浏览量 浏览数 浏览 访问量 访问次数 人气 字体 字号 字体大小 作者 文章作者 撰稿 撰稿人 记者 通讯员 摄影 审核 审核人 初审 复审 终审 一审 二审 三审"
        " 校对 签发 签发人 发布者 发布人 录入 录入人 录入者 上传人 责任人 信息员 监制 分享 分享到 打印 视力保护色 保护视力色 发布 当前位置 您的位置 您现在的位置 所在位置 您当前的位置"
        " 公文主题词 文件所属机关 公文生成日期 隶属关系 所属机构 信息所属单位 审批单位 公开责任部门 附件下载"
    ),
}
FACT_OF = {label: name for name, labels in _BY_FACT.items() for label in labels.split()}
"""Which fact a label names; empty where its value is none of ours."""

IN_TAIL = words(
    "来源 信息来源 文章来源 稿源 稿件来源 新闻来源 供稿 供稿单位 编辑 责任编辑 责编 网络编辑 网站编辑 编校 作者 撰稿 撰稿人 审核 审核人 初审 复审 终审 一审 二审 三审 校对 签发 监制 录入 发布者 发布人 信息员",
    " 点击数 浏览次数 浏览量 阅读量 阅读 阅读次数 访问量 发布时间 发布日期 更新时间 更新日期 分享到 分享 字号 字体 记者 通讯员 摄影",
)
"""Labels that stand below a document too."""

TABLE_ONLY = words(
    "索引号 信息索引号 主题分类 组配分类 体裁分类 发文机关 发布机构 制发机关 成文日期 发文字号 发布日期 发文日期 生成日期 公开日期 有效性 是否有效 公开类别 公开方式 公开形式 责任部门 关键词 信息名称 主题词 发文单位 文号 名称 标题 信息类别 信息来源"
)
"""Labels that are read without a colon, in the cells of a table."""

_GAP = r"[ \t\u3000\xa0]{0,6}"
_SPACED = "|".join(_GAP.join(label) for label in sorted(FACT_OF, key=len, reverse=True))
_LABEL = re.compile(
    rf"(?:(?<=^)|(?<=[\s\u3000\xa0|｜\[【（(，,;；/)）\]】•·●▪])|(?<=\d[:：]\d\d)){_GAP}({_SPACED}){_GAP}[:：]",
    re.MULTILINE,
)
_VALUE_EDGES = "•·●▪ \t\u3000\xa0|｜[]【】()（），,;；/"
_DATE = r"(?:\d{4}\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}\s?日?|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
_CLOCK = r"(?:[T\s]{0,3}\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)"
STAMP = re.compile(rf"[（(\[【\s]*({_DATE}{_CLOCK}?)[\s星期周一二三四五六日天]{{0,6}}[）)\]】\s]*")
"""A date, with or without the time of day, and nothing else."""
CLOCK = re.compile(rf"{_CLOCK.strip()}")
HAN_DATE = re.compile(
    r"[（(]?(?:\d{4}|[〇○零一二三四五六七八九]{4})\s?年\s?[\d一二三四五六七八九十]{1,3}\s?月\s?[\d一二三四五六七八九十]{1,3}\s?日[)）]?"
)
"""A date as documents write it under their signature."""
STAMPED = re.compile(rf"({_DATE}){_CLOCK}")
"""A date with the time of day, somewhere in a line."""
LONGEST_VALUE = 80
_GLUED_LABEL = re.compile(r"(?<=\S)(?:作者|责任编辑|责编|编辑|点击数?|浏览次数|字体|打印)[:：]\s?\S{0,12}$")
"""A label that follows the value before it without a blank: 来源:某网作者:"""


@dataclass(frozen=True, slots=True)
class Row:
    """A label and its value (empty where the value stands on the next line)."""

    label: str
    value: str

    def fact(self) -> tuple[Fact, ...]:
        """The fact it states, if its label names one and it has a value."""
        name = FACT_OF.get(self.label, "")
        return (Fact(name, self.value, f"page:{self.label}"),) if name and self.value else ()


def read_rows(text: str) -> list[Row]:
    """The rows of a line that holds metadata and nothing else, in order; empty where the line holds anything else.

    Before the first label a date with the time of day (then a row without label), buttons or nothing may stand.
    """
    marks = list(_LABEL.finditer(text)) if ":" in text or "：" in text else []
    if not marks:
        return []
    rows = list(_leading_row(text[: marks[0].start()]))
    if not rows and not _is_buttons(text[: marks[0].start()].strip(_VALUE_EDGES)):
        return []
    stops = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, stop in zip(marks, stops, strict=True):
        value = _GLUED_LABEL.sub("", text[mark.end() : stop].strip(_VALUE_EDGES))
        if len(value) > LONGEST_VALUE and FACT_OF[_tight(mark[1])]:
            return []
        rows.append(Row(_tight(mark[1]), value))
    return rows


def read_cells(text: str) -> list[Row]:
    """The rows of a table's line whose cells stand between bars: | 索引号 | 12/2024 | 文号 | |; empty where it is none."""
    if text[0] not in "|｜" or len(text) > 300:
        return []
    cells = [cell.strip() for cell in re.split(r"[|｜]", text)[1:]]
    places = [at for at, cell in enumerate(cells) if cell_label(cell)]
    if not places or not any(cell_label(cells[at]) in TABLE_ONLY for at in places):
        return []
    return [Row(cell_label(cells[at]), cells[at + 1]) for at in places if at + 1 < len(cells) and at + 1 not in places]


def cell_label(text: str) -> str:
    """The label that is all of a cell, with or without a colon; empty where it is none."""
    label = _tight(text.strip(":： \u3000[]【】•·●▪"))
    return label if label in FACT_OF else ""


def has_label(text: str) -> bool:
    """Whether the line begins with a label and a colon."""
    found = _LABEL.match(text)
    return found is not None


def _is_buttons(text: str) -> bool:
    return all(not word or word in BUTTONS for word in CONTROL_SPLIT.split(text.lower()))


def _leading_row(text: str) -> Iterator[Row]:
    stamp = STAMP.fullmatch(text.strip(_VALUE_EDGES))
    if stamp:
        yield Row("时间", stamp[1])


def _tight(text: str) -> str:
    return "".join(text.split())

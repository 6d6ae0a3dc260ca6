"""The labels under which a page, or the head of a table, says what a document is."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """A fact's name (None for what is no fact here) and the labels that announce it, without spaces."""

    fact: str | None
    labels: tuple[str, ...]


LABELS = (
    Label("title", ("标题", "名称", "文件名称", "信息名称", "公文名称", "文件标题", "信息标题", "政策名称", "题名")),
    Label(
        "unit",
        (
            "发文机关", "发文机构", "发文单位", "发文部门", "发布机构", "发布机关", "发布单位", "发布部门", "制发机关", "制定机关", "公开主体",
            "公开责任部门", "责任部门", "印发机关", "印发单位", "颁布单位", "签发机关", "信息提供单位", "生成机构", "编制单位", "编制机构", "来文单位",
        ),
    ),
    Label("docno", ("发文字号", "文号", "发文文号", "公文文号", "文件编号", "文件字号", "文件号", "公文编号", "文件文号", "字号")),
    Label(
        "written",
        ("成文日期", "成文时间", "生成日期", "生成时间", "发文日期", "发文时间", "印发日期", "印发时间", "制发日期", "签发日期", "产生日期", "形成日期", "写作日期"),
    ),
    Label(
        "published",
        (
            "发布日期", "发布时间", "公开日期", "公开时间", "公布日期", "公布时间", "发表时间", "发表日期", "公开发布日期", "信息发布日期", "上网日期",
            "上网时间", "发稿时间", "录入时间", "时间", "日期", "更新时间", "更新日期",
        ),
    ),
    Label("source", ("来源", "信息来源", "文章来源", "稿件来源", "新闻来源", "内容来源", "稿源", "资料来源", "来源单位", "供稿单位")),
    Label("editor", ("责任编辑", "编辑", "责编", "网站编辑", "作者", "撰稿")),
    Label("kind", ("文种", "公文种类", "体裁", "体裁分类", "公文体裁", "文件类型", "公文类型", "文件种类", "信息体裁")),
    Label("region", ("所属地区", "行政区划", "适用地区", "地区", "区域")),
    Label("column", ("所属栏目", "栏目", "栏目名称")),
    Label(
        None,
        (
            "索引号", "信息索引", "信息索引号", "统一编号", "信息编号", "登记号", "规范性文件登记号", "目录编号", "主题分类", "分类", "主题", "信息分类",
            "组配分类", "公文分类", "服务对象分类", "主题词", "关键词", "关键字", "有效性", "是否有效", "时效", "时效性", "效力状态", "效力", "文件状态", "状态",
            "文件有效性", "实施日期", "施行日期", "生效日期", "生效时间", "实施时间", "失效日期", "失效时间", "废止日期", "废止时间", "有效期", "有效期限",
            "公开方式", "公开范围", "公开形式", "公开属性", "公开类别", "公开类型", "公开时限", "公开程序", "信息公开类别", "内容概述", "内容概要", "摘要",
            "信息内容概述", "概述", "语种", "载体", "载体类型", "记录形式", "信息格式", "格式", "文件格式", "密级", "浏览次数", "浏览量", "点击数",
            "点击次数", "阅读次数", "访问次数", "字体", "字号大小", "字体大小", "打印", "分享", "审核", "校对", "下载", "服务对象", "行业分类", "法律状态",
            "体裁形式", "解读方式", "关联类型", "公开事项", "事项名称",
        ),
    ),
)  # fmt: skip

FACTS = {label: row.fact for row in LABELS for label in row.labels}
SPACES = re.compile(r"[ \t\u3000\xa0]+")
CLOSING = re.compile(r"[\]】）)]+$")
OPENING = "[【（(·•●◆■"


def _either(lengths: Callable[[int], bool]) -> str:
    chosen = sorted((label for label in FACTS if lengths(len(label))), key=len, reverse=True)
    return "|".join("[ \u3000]{0,6}".join(label) for label in chosen)


INLINE = re.compile(
    f"(?:((?:{_either(lambda length: length > 2)}))|(?:^|(?<=[ \\t\u3000|｜\\[【（(]))({_either(lambda length: length == 2)}))[ \u3000]{{0,3}}[:：]"
)
"""A label and its colon inside a line; one of two characters only where a word may begin."""
LONGEST_VALUE = 160


@dataclass(frozen=True, slots=True)
class Said:
    """A labelled value as it stands: the label without spaces, its fact's name or None, and the value."""

    label: str
    fact: str | None
    value: str


def label_of(text: str) -> str | None:
    """The label a cell holds and nothing else, without spaces and colon; None where it holds something else."""
    bare = SPACES.sub("", text).strip("\n").rstrip(":：").lstrip(OPENING)
    bare = CLOSING.sub("", bare)
    return bare if bare in FACTS else None


def said_in_cells(cells: list[str]) -> Iterator[Said]:
    """The labelled values of a row of cells: ``label | value``, or ``label：value`` inside one cell."""
    waiting: str | None = None
    for cell in cells:
        label = label_of(cell)
        if label is not None:
            waiting = label
        elif waiting is not None:
            yield Said(waiting, FACTS[waiting], cell.strip())
            waiting = None
        else:
            yield from said_inline(cell)


def said_inline(line: str) -> Iterator[Said]:
    """The labelled values of a line such as ``发布时间：2024-01-02 来源：某某局 字体：大 中 小``."""
    matches = list(INLINE.finditer(line))
    ends = [*(match.start() for match in matches[1:]), len(line)][: len(matches)]
    for match, end in zip(matches, ends, strict=True):
        label = SPACES.sub("", match.group(1) or match.group(2))
        value = line[match.end() : end].strip(" \t\u3000|｜[【（(·")
        if value and len(value) <= LONGEST_VALUE:
            yield Said(label, FACTS[label], value)

"""What is done with a document, as tables of the words that say so before and behind its title."""

import re
from enum import StrEnum


class Act(StrEnum):
    """What a report says was done with a document; NONE where it is merely named."""

    NONE = ""
    DRAFT = "draft"
    """制定 起草 编制: a text was made."""
    ISSUE = "issue"
    """印发 出台 发布 通过: it was put in force or given out."""
    REVISE = "revise"
    """修订 修改 完善."""
    REPEAL = "repeal"
    """废止 停止执行."""
    REFER = "refer"
    """根据 按照 参照: something rests on it."""
    IMPLEMENT = "implement"
    """贯彻 落实 执行 实施."""


def _any(words: str) -> str:
    return "|".join(sorted(map(re.escape, words.split()), key=len, reverse=True))


BEFORE = {
    Act.REPEAL: "废止 废除 撤销 停止执行 终止执行 取代 替代",
    Act.REVISE: "修订 修订完善 修改 修改完善 修正 修编 重新修订 完善 健全完善 调整完善 再修订 制修订 优化完善 更新",
    Act.DRAFT: "制定 制订 起草 草拟 编制 拟定 拟订 编写 编修 汇编 研究制定 形成 创制 新制定 研制 产出 编纂 牵头制定 牵头起草 探索制定 编成 代拟",
    Act.ISSUE: (
        "印发 出台 发布 公布 颁布 下发 转发 制发 发出 印发实施 出台实施 审议通过 通过 批准 批准发布 批复 推出 刊发 编印 联合印发 代之以 颁发 公开发布 "
        "印发了关于 发放 编发 提请审议 核准 同意"
    ),
    Act.IMPLEMENT: "贯彻 落实 贯彻落实 贯彻执行 执行 实施 施行 推进落实 贯彻实施 宣传贯彻 宣贯 遵守 履行 推行 推广 学习贯彻 组织实施 推动实施 抓好",
    Act.REFER: "根据 依据 按照 依照 参照 参考 遵循 遵照 对照 按 依 符合 援引 适用 对标 基于",
}
"""The verb before a title; the words before it that belong to a longer verb (联合印发) change nothing."""

BEHIND = {
    Act.REPEAL: "同时废止 予以废止 相应废止 自行废止 即行废止 废止 失效 停止执行 不再执行 宣布失效",
    Act.REVISE: "修订 修改 修正 修改完善 修订完善 修编 进行修订 进行修改 进行修改完善 进行了修订 进行了修改",
    Act.ISSUE: "印发 出台 发布 公布 颁布 下发 获批 获批复 批复 审议通过 通过 批准 出台实施 印发实施 颁布实施 发布实施 正式印发 正式出台 正式发布 印发给你们 转发给你们 发给你们",
    Act.IMPLEMENT: "施行 实施 落地 贯彻 落实 执行 贯彻落实 贯彻实施 贯彻执行 落地实施 落地见效 颁布实施以来",
    Act.DRAFT: "制定 起草 编制 编制工作 制定工作 起草工作 编制完成",
    Act.REFER: "规定 要求 精神 部署",
}
"""The verb behind a title. What rests on a document (按照…要求) is told by the word before it."""

VERB_BEFORE = {act: re.compile(f"(?:{_any(words)})") for act, words in BEFORE.items()}
VERB_BEHIND = {act: re.compile(_any(words)) for act, words in BEHIND.items() if act is not Act.REFER}

STATES = (
    "征求意见稿",
    "公开征求意见稿",
    "送审稿",
    "讨论稿",
    "修订草案",
    "修正草案",
    "草案",
    "试行",
    "暂行",
    "修订稿",
    "建议稿",
    "初稿",
    "报批稿",
    "试点",
)
"""How far a document is, in brackets at the end of its title or in the name of its kind (暂行办法)."""

KINDS = (
    "法 法典 条例 规定 办法 细则 规则 制度 意见 通知 方案 计划 规划 纲要 决定 决议 公告 通告 通报 批复 函 报告 指南 目录 清单 标准 规范 规程 要点 措施 举措 手册 导则 "
    "协定 协议 协议书 合同 公约 宣言 声明 白皮书 蓝皮书 预案 章程 准则 守则 建议 指引 大纲 汇编 责任书 承诺书 意见书 事项 条款 细目 请示 政策 若干条 十条 条 令 议案 提案 "
    "要求 框架 体系 简报 专报 任务书 倡议书 倡议 说明 问答 须知 流程 模板 范本 责任状 备忘录 安排 部署 考评办法 基准 裁量权基准 台账 名单 名录 规划图 解释"
)
"""The last word of a title that is a document's, whatever stands around it."""
_KIND_AT_END = re.compile(f"(?:{_any(KINDS)})$")

WORKS = re.compile(
    "电影|电视|音乐|话剧|歌剧|舞剧|戏|剧|梆子|昆曲|越剧|川剧|京剧|纪录片|动画|动漫|栏目|节目|央视|小说|歌曲|舞蹈|演出|实景|演艺|曲艺|绘画|图书|专著|诗|丛书|期刊|杂志|报纸|"
    "出版|展播|大赛|拍摄|首演|荣获|斩获|获奖|奖项|五个一工程|飞天奖|爆款|游戏|作品|摘得|登上|上映|播出|编剧|主演|专题片|综艺|访谈|选集|文选|著作|精品"
)
"""Words beside the title of a work of art, a book or a broadcast."""
PRESS = re.compile(
    "(?:日报|晚报|早报|时报|晨报|商报|周报|学报|参考|新闻|联播|杂志|周刊|月刊|求是|选集|文选|全书|全集|史志|志)$"
)
PAPERS = re.compile("(?:许可证|执照|证书|资格证|登记证|身份证|驾驶证|证|卡|发票|账单)$")
"""Papers that are held, not made: no documents of policy."""


def is_kind(title: str) -> bool:
    """Whether a title ends as documents' titles do, brackets left out."""
    return bool(_KIND_AT_END.search(re.sub(r"\([^()]*\)$", "", title.strip())))


__all__ = ["BEFORE", "BEHIND", "PAPERS", "PRESS", "STATES", "VERB_BEFORE", "VERB_BEHIND", "WORKS", "Act", "is_kind"]

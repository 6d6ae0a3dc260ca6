"""The units of measure as a table: how they are written, what they are called, which sort they are."""

import re
from dataclasses import dataclass
from functools import cache

from kb.facts.values import UnitKind
from kb.text import fold


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit under all its spellings, the first of which is its name; ``power`` of ten brings a value to that name."""

    names: tuple[str, ...]
    kind: UnitKind
    power: int = 0
    after_han: bool = True
    """Whether a Chinese numeral before it makes a quantity: 三个 does, 三月 and 十分 do not."""

    @property
    def name(self) -> str:
        """What it is called."""
        return self.names[0]


def _each(names: str, kind: UnitKind, *, after_han: bool = True) -> tuple[Unit, ...]:
    return tuple(Unit((name,), kind, after_han=after_han) for name in names.split())


UNITS = (
    Unit(("%",), UnitKind.SHARE),
    Unit(("‰",), UnitKind.SHARE),
    Unit(("个百分点", "百分点"), UnitKind.POINTS),
    Unit(("个千分点", "千分点"), UnitKind.POINTS),
    Unit(("倍",), UnitKind.TIMES),
    *_each("元 美元 欧元 港元 日元 英镑 港币 澳元 卢布 新元", UnitKind.MONEY),
    Unit(("元", "元人民币"), UnitKind.MONEY),
    *_each("公里 吨公里 人公里 海里 千米 厘米 毫米 平方公里 平方千米 亩 亩次 公顷 吨 公斤 千克 斤 载重吨 总吨 千瓦时 千瓦 兆瓦 吉瓦 兆瓦时 瓦 千伏 千伏安 立方米 摄氏度 公尺 立方公尺 平方公尺 担 市斤 市亩 华里 吨海里 锭", UnitKind.MEASURE),
    Unit(("吨标准煤", "吨标煤"), UnitKind.MEASURE),
    Unit(("平方米", "平米"), UnitKind.MEASURE),
    *_each("里 石 米 平方 立方 方 克 度 升 毫升 赫兹 千卡 MHz GHz Gbps Mbps M 毫克 微克 毫瓦 EFlops PFlops Pflops TB GB PB MW GW kWh km ha kW km² ㎡ m² ℃ 分贝 帕 千帕 兆帕 微米 纳米 微秒 毫秒 伏 安 像素", UnitKind.MEASURE, after_han=False),
    *_each("dB dBm Pa kPa MPa hPa Hz kHz THz V kV mA µm nm mm cm cm2 cm3 m2 m3 cm² cm³ m³ mL ml kg mg ms ns pT nT TFLOPS GFLOPS TOPS bit bps kbps Tbps DPI ppi ppm KB MB EB TWh GWh MWh kVA MVA rpm fps kN MPN", UnitKind.MEASURE, after_han=False),
    *_each("h min", UnitKind.TIME, after_han=False),
    *_each("分 字 学分", UnitKind.MEASURE, after_han=False),
    *_each("小时 分钟 天 秒 秒钟 课时 学时 周岁 岁", UnitKind.TIME),
    Unit(("个工作日", "工作日", "个法定工作日"), UnitKind.TIME),
    Unit(("个自然日", "自然日"), UnitKind.TIME),
    Unit(("个月",), UnitKind.TIME),
    Unit(("个季度",), UnitKind.TIME),
    Unit(("周", "个星期"), UnitKind.TIME, after_han=False),
    Unit(("小时", "个小时"), UnitKind.TIME),
    Unit(("学期", "个学期"), UnitKind.TIME),
    *_each(
        "个 件 次 家 人 项 名 户 处 场 台 套 条 起 宗 篇 份 本 座 所 辆 艘 位 批 支 款 类 种 笔 页 封 例 张 间 栋 幢 眼 株 列 架 对 组 册 卷 副 幅 枚 "
        "床 尾 羽 剂 盒 桶 箱 袋 片 棵 块 盏 艘次 人份 门次 大类 台次 台套 件套 人次 件次 户次 辆次 架次 例次 班次 批次 场次 轮次 车次 班列 标准箱 标箱 工日 人日 台班 "
        "家次 路 台(套) 标准机架 机架 机柜 席 步 轮 岗位 人年 站次 课次 亩次 人天 片区 行政村 自然村 支队伍 个次 宗地 桩 条次 台件 孔 尊 匹 项次 车 趟 幅次 包 枪 师次 床位 座次 人家 间次",
        UnitKind.COUNT,
    ),
    *_each("部 头 口 只 单 村 镇 县 期 节 门 层 根 环 户人 乡镇 街道 社区 部门 省份 国家 城市 单位 企业 县区 市县 区县 乡 区 株次 羽次 分公司", UnitKind.COUNT, after_han=False),
)  # fmt: skip
"""After a Chinese numeral some make names and ordinals (二期, 三农, 五节): they need Arabic digits."""


NOT_BEFORE = {
    "担": "任保负心当忧", "里": "程面外边", "石": "油化头材", "人": "帮口员民才大均群物力选事们工社行身防", "个": "人体性别税", "家": "庭长具电园乡禽畜", "名": "单录称额誉", "次": "日数序生", "场": "所地景馆", "台": "账阶湾风",
    "条": "例件款", "期": "间限末满货", "处": "理置室级长罚", "天": "津然气水", "元": "旦素", "本": "地级市省县区", "部": "门分署队委", "座": "谈位", "位": "于置居列数", "所": "有在得需示述",
    "只": "有能要需", "单": "位元一独纯个身打据双项", "张": "家", "批": "准复示评", "份": "额", "户": "籍外口均", "口": "岸径", "头": "部", "亩": "产均", "项": "目", "类": "型", "种": "植", "件": "均", "路": "径网", "度": "假",
    "分": "别类解析布配期", "字": "号", "方": "面案式向", "对": "接口外", "组": "织建", "节": "能约", "村": "民集", "区": "域间", "乡": "村", "门": "诊", "层": "级面", "环": "境节", "支": "持撑部",
    "轮": "换训", "步": "骤", "席": "位", "条次": "", "版": "权", "根": "本据", "单位": "", "级": "", "周": "边期年岁", "岁": "月", "月": "", "日": "", "秒": "批", "桩": "", "包": "括", "车": "辆", "成": "",
}  # fmt: skip
"""Characters before which a unit of one character is the beginning of a word: 5人 but 5 人口. A unit of letters stands before no letter."""


@cache
def by_name() -> dict[str, Unit]:
    """The units by every spelling, folded."""
    return {fold(name): unit for unit in UNITS for name in unit.names}


def alternatives(*, after_han: bool = False) -> str:
    """A pattern that matches any spelling, the longest first."""
    names = (re.escape(name) for name, unit in by_name().items() if unit.after_han or not after_han)
    return "|".join(name + _not_before(name) for name in sorted(names, key=len, reverse=True))


def _not_before(name: str) -> str:
    others = "a-z0-9" if name[-1].isascii() and name[-1].isalpha() else NOT_BEFORE.get(name, "")
    return f"(?![{others}])" if others else ""


__all__ = ["UNITS", "Unit", "alternatives", "by_name"]

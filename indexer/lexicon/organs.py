"""Organs that issue documents: central ones by table, local ones by the words their names end in; whose numbers begin how."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kb.model import Level


@dataclass(frozen=True, slots=True)
class CentralOrgan:
    """A central organ: canonical name, level, other names, what its document numbers begin with."""

    name: str
    level: Level
    aliases: tuple[str, ...]
    prefixes: tuple[str, ...]


ORGAN_ENDINGS = (
    "人民政府", "政府", "办公厅", "办公室", "委员会", "常委会", "管委会", "管理处", "办事处", "秘书处", "领导小组", "指挥部", "联席会议", "工作专班",
    "人民法院", "人民检察院", "法院", "检察院", "党委", "党组", "党工委", "工委", "纪委监委", "纪委", "监委", "市委", "县委", "区委", "省委", "总队", "支队",
    "大队", "总局", "分局", "总署", "中心", "联合会", "总工会", "协会", "学会", "商会", "总社", "集团", "公司", "研究院", "研究所", "学院", "大学", "学校",
    "中学", "小学", "医院", "图书馆", "档案馆", "博物馆", "妇联", "残联", "工商联", "科协", "文联", "团委", "人大", "政协", "街道", "海关", "银行", "电视台", "报社", "气象台", "部", "委", "局", "厅",
    "办", "院", "署", "司", "处", "科", "室", "行", "站", "所", "会",
)  # fmt: skip
"""What the name of an organ ends in, the long ones first."""

ORGAN_TAIL = re.compile(rf"(?:{'|'.join(ORGAN_ENDINGS)})$")

SHORT_ORGANS = (
    ("人民政府办公厅", "政府办公厅"), ("人民政府办公室", "政府办公室"), ("发展改革委", "发展和改革委员会"), ("发改委", "发展和改革委员会"),
    ("发改局", "发展和改革局"), ("工信局", "工业和信息化局"), ("工信厅", "工业和信息化厅"), ("经信局", "经济和信息化局"), ("住建局", "住房和城乡建设局"),
    ("住建厅", "住房和城乡建设厅"), ("住房城乡建设局", "住房和城乡建设局"), ("住房城乡建设厅", "住房和城乡建设厅"), ("人社局", "人力资源和社会保障局"), ("人力社保局", "人力资源和社会保障局"), ("人力资源社会保障局", "人力资源和社会保障局"),
    ("人社厅", "人力资源和社会保障厅"), ("卫健委", "卫生健康委员会"), ("卫生健康委", "卫生健康委员会"), ("卫健局", "卫生健康局"),
    ("市场监管局", "市场监督管理局"), ("市监局", "市场监督管理局"), ("文旅局", "文化和旅游局"), ("文旅厅", "文化和旅游厅"), ("应急局", "应急管理局"),
    ("医保局", "医疗保障局"), ("自规局", "自然资源和规划局"), ("城管局", "城市管理局"), ("交通局", "交通运输局"), ("交通厅", "交通运输厅"),
    ("退役军人局", "退役军人事务局"), ("民宗局", "民族宗教事务局"), ("国资委", "国有资产监督管理委员会"), ("机关事务局", "机关事务管理局"),
)  # fmt: skip
"""Short and long names of local organs: (what stands, canonical form)."""

SITE_OWNERS = {
    "中国网信网": "国家网信办", "国家网信办网站": "国家网信办", "中国人大网": "全国人大常委会", "工信微报": "工业和信息化部", "国家发展改革委网站": "国家发展改革委",
    "教育部网站": "教育部", "财政部网站": "财政部",
}  # fmt: skip
"""Web sites that are named otherwise than their owner."""

REGION_MARKS = {
    "京": "北京市", "津": "天津市", "冀": "河北省", "晋": "山西省", "内": "内蒙古自治区", "辽": "辽宁省", "吉": "吉林省", "黑": "黑龙江省", "沪": "上海市",
    "苏": "江苏省", "浙": "浙江省", "皖": "安徽省", "闽": "福建省", "赣": "江西省", "鲁": "山东省", "豫": "河南省", "鄂": "湖北省", "湘": "湖南省",
    "粤": "广东省", "桂": "广西壮族自治区", "琼": "海南省", "渝": "重庆市", "川": "四川省", "黔": "贵州省", "云": "云南省", "藏": "西藏自治区",
    "陕": "陕西省", "甘": "甘肃省", "新": "新疆维吾尔自治区", "穗": "广州市", "深": "深圳市", "甬": "宁波市", "杭": "杭州市", "榕": "福州市", "厦": "厦门市",
    "郑": "郑州市", "沈": "沈阳市", "哈": "哈尔滨市", "并": "太原市", "筑": "贵阳市", "昆": "昆明市", "兰": "兰州市", "洪": "南昌市", "温": "温州市",
    "嘉": "嘉兴市", "绍": "绍兴市", "衢": "衢州市", "舟": "舟山市", "锡": "无锡市", "盐": "盐城市", "扬": "扬州市", "烟": "烟台市", "潍": "潍坊市",
    "淄": "淄博市", "佛": "佛山市", "珠": "珠海市", "惠": "惠州市",
}  # fmt: skip
"""The character by which a government's document numbers begin, where it is one government's alone."""

LOCAL_NUMBER = re.compile(
    rf"^(苏府|成府|武政|合政|石政|南府|[{''.join(REGION_MARKS)}](?:人民政府|政府|政|府))(办?)(?=[发字函规通令〔\[]|$)"
)
_TWO_MARKS = {
    "苏府": "苏州市",
    "成府": "成都市",
    "武政": "武汉市",
    "合政": "合肥市",
    "石政": "石家庄市",
    "南府": "南宁市",
}
_OF_CHINA = "中华人民共和国"
_NUMBER_TAIL = re.compile(r"(?:规字|规发|办发|办函|办|发|函|字|规|联|科|厅|综|财|通)*[〔\[【(（\d].*$")


@cache
def _central() -> dict[str, CentralOrgan]:
    table: dict[str, CentralOrgan] = {}
    for line in files(__package__).joinpath("organs.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, level, aliases, prefixes = [*line.split("\t"), "", ""][:4]
        organ = CentralOrgan(name, Level(level), tuple(aliases.split()), tuple(prefixes.split()))
        table |= dict.fromkeys((name, *organ.aliases), organ)
    return table


def central_organ(text: str) -> tuple[CentralOrgan, int] | None:
    """The central organ whose name ``text`` begins with, and how many characters it takes; the longest name wins."""
    skipped = len(_OF_CHINA) if text.startswith(_OF_CHINA) else 0
    table = _central()
    for length in range(min(28, len(text)), 1, -1):
        organ = table.get(text[:length]) or (table.get(text[skipped:length]) if skipped else None)
        if organ:
            return organ, length
    return None


@cache
def _prefixes() -> tuple[tuple[str, CentralOrgan], ...]:
    organs = dict.fromkeys(_central().values())
    rows = [(prefix, organ) for organ in organs for prefix in organ.prefixes]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def national_issuer(number: str) -> tuple[str, Level] | None:
    """The central organ that numbers its documents so (国办发〔2018〕127号 → 国务院办公厅), with its level."""
    if number.startswith(("工信厅",)):
        return "工业和信息化部办公厅", Level.MINISTRY
    for prefix, organ in _prefixes():
        if number.startswith(prefix) and (len(prefix) > 2 or organ.level is Level.NATIONAL):
            return organ.name, organ.level
    return None


def local_issuer(number: str) -> tuple[str, bool] | None:
    """The full name of the region whose government numbers its documents so, and whether its office does (鲁政办发 → 山东省, True)."""
    match = LOCAL_NUMBER.match(number)
    if not match:
        return None
    return _TWO_MARKS.get(match[1]) or REGION_MARKS[match[1][0]], bool(match[2])


def marked_region(number: str) -> str | None:
    """The region whose one-character name a document number begins with (穗人社规字 → 广州市), where more characters follow."""
    head = _NUMBER_TAIL.sub("", number)
    return (
        REGION_MARKS.get(number[:1])
        if len(head) > 1 and not any(number.startswith(row[0]) for row in _prefixes())
        else None
    )


def long_organ_name(name: str) -> str:
    """The organ's canonical form without its region: 人民政府办公厅 → 政府办公厅, 政府 → 人民政府, 住建局 → 住房和城乡建设局."""
    if name in ("政府", "人民政府"):
        return "人民政府"
    if name in ("政府办", "人民政府办"):
        return "政府办公室"
    for short, long in SHORT_ORGANS:
        if name.endswith(short) and (len(short) > len(long) or not name.endswith(long)):
            return name.removesuffix(short) + long
    return name


__all__ = [
    "ORGAN_ENDINGS", "ORGAN_TAIL", "REGION_MARKS", "SHORT_ORGANS", "SITE_OWNERS", "CentralOrgan", "central_organ", "local_issuer",
    "long_organ_name", "marked_region", "national_issuer",
]  # fmt: skip

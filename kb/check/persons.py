"""Persons that a text names: a surname and one or two characters, beside an office or 同志."""

import re
from collections.abc import Iterator

from kb.model import Span

_DOUBLE = ("欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "司徒")
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱"
    "严覃武戴莫孔向汤温常康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪"
    "简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
)
"""Surnames of one character."""

_OFFICES = (
    "党委书记", "党组书记", "县委书记", "市委书记", "区委书记", "省委书记", "镇党委书记", "书记", "省长", "市长", "县长", "区长", "镇长", "乡长", "局长", "厅长", "部长", "主任", "主席",
    "秘书长", "常委", "处长", "科长", "院长", "校长", "站长", "所长", "队长", "总经理", "董事长", "行长", "会长", "组长", "政委", "参谋长", "调研员", "巡视员", "委员",
)  # fmt: skip
_NAME = rf"(?:(?:{'|'.join(_DOUBLE)})[\u4e00-\u9fff]{{1,2}}|[{SURNAMES}][\u4e00-\u9fff]{{1,2}}?)"
_OFFICE = "|".join(sorted(_OFFICES, key=len, reverse=True))
_BEHIND = r"(?=同志|先生|女士|出席|主持|带队|率队|到|赴|在|作|讲话|强调|指出|要求|任|为|等|[，。、；：,;:）)\s]|$)"
_PATTERNS = (
    re.compile(rf"(?:{_OFFICE})(?P<name>{_NAME}){_BEHIND}"),
    re.compile(rf"(?<![\u4e00-\u9fff])(?P<name>{_NAME})(?=同志|(?:{_OFFICE}))"),
    re.compile(rf"(?<=由|和|、|与|向|请)(?P<name>{_NAME})(?=同志)"),
)
_NO_NAMES = re.compile(
    r"^(?:任[何组主副常总命职务期]|全体|全市|全省|全县|全区|全镇|于是|和|向|成为|连续|时任|应当|明确|安排|常务|关于|万名|全面|全党|全球|严格|高举|车辆|万一|方面|明年|安全|和全|毛泽东|邓小平|习近平|江泽民|胡锦涛)|[的了等及在]$"
)


def find_persons(text: str) -> tuple[Span, ...]:
    """Where persons are named, in order."""
    return tuple(sorted(set(_found(text)), key=lambda span: span.start))


def _found(text: str) -> Iterator[Span]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if not _NO_NAMES.search(match["name"]):
                yield Span(*match.span("name"))


__all__ = ["SURNAMES", "find_persons"]

"""The administrative divisions of China and the user's own places: names, levels, parents, short forms.

``divisions.tsv`` holds the facts of GB/T 2260. A short form (青岛, 内蒙古) is known for provinces and cities; of a county
only the full name is, since most short forms of counties are ordinary words or names of people.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kb.config import Place as UserPlace
from kb.model import Level

NATIONS = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|"
    "毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各"
)  # fmt: skip
_NATION_TAIL = re.compile(rf"(?:(?:{NATIONS})族)+(?=自治)|(?:蒙古|哈萨克|柯尔克孜|回|土家)(?=自治[州县])")
_SHORT_PROVINCES = {
    "内蒙古自治区": "内蒙古", "广西壮族自治区": "广西", "西藏自治区": "西藏", "宁夏回族自治区": "宁夏", "新疆维吾尔自治区": "新疆",
    "香港特别行政区": "香港", "澳门特别行政区": "澳门",
}  # fmt: skip
MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
"""直辖市: cities of the level of a province."""

NOT_PLACES = (
    "长治久安", "文山会海", "推广安", "推广元", "出海口", "入海口", "长江门户", "三明治", "四平台", "四平八稳", "扩大连", "重大连", "壮大连",
    "阿里巴巴", "阿里云", "孙中山", "中山装", "大理石", "大理论", "普洱茶", "平安康", "安康居", "安康养", "幸福安康", "大庆典", "大庆祝", "白银行",
    "经济源", "外来宾", "来宾客", "嘉宾", "大同小异", "世界大同", "日照时", "日照强", "宁德时代", "延安精神", "遵义会议", "井冈山", "资金昌", "资金华",
    "上海合作组织", "北京时间", "北京冬奥", "流通化", "沟通化", "普通化", "互通化", "中卫生", "集中卫", "重庆祝", "海北上", "南通道", "云南通", "海口径",
    "山东西", "广东西", "湖南北", "河南北", "海南北", "乐山水", "安顺利", "平安顺", "合肥料", "化肥", "济南北", "西南宁", "东南宁", "吉林业", "海东西",
    "大理想", "大理顺", "做大同", "扩大同", "重大同", "最大同", "天水利", "天水平", "地方法", "深圳湾", "玉树立", "固原则", "巩固原", "稳固原",
    "安阳光", "本溪水", "新乡村", "更新乡", "创新乡", "高新乡", "新乡镇", "新乡贤", "滨州际", "益阳光", "信阳光", "庆阳光", "南阳光", "朝阳产业",
    "朝阳行业", "朝阳群众", "内江河", "境内江", "省内江", "三亚洲", "江北海", "大连接", "广大连", "红河水", "怀化解", "强化", "通辽阔",
)  # fmt: skip
"""Runs in which a short form is part of other words: they are stepped over."""

ORDINARY = frozenset(
    ("文山", "安康", "来宾", "大庆", "白银", "日照", "阿里", "大同", "中山", "朝阳", "大理", "中卫", "新余", "海东", "海北", "山南", "海西", "黄南", "固原",
     "内江", "天水", "怀化", "红河", "宁德", "长治", "四平", "江门", "金华", "广安", "安顺", "三明", "通化", "新乡", "南通", "东营", "和田", "黄山", "玉树",
     "资阳", "北海", "海口", "安庆", "平凉", "定西", "大连", "常德", "益阳", "永州", "乌海", "德州", "吉安", "泰安", "伊春", "开封", "九江", "东方", "文昌", "万宁", "双河", "白杨", "新星", "昆玉", "北屯", "天门")
)  # fmt: skip
"""Short forms that are words or parts of words too: they count only where the full name stands in the text as well."""

_COUNTY_TAIL = "县区市旗"
_GENERIC = frozenset(("城区", "郊区", "矿区", "东区", "西区", "南区", "北区", "新区", "市区", "地区", "开发区"))


@dataclass(frozen=True, slots=True)
class Place:
    """A place: full name, level, the full names of what it lies in (outermost first), its short form where it has one.

    ``own`` where the user's kb.toml names it.
    """

    name: str
    level: Level
    parents: tuple[str, ...] = ()
    short: str | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A place's name in a text; ``full`` where it is the full name; several ``places`` where the name is not unique."""

    start: int
    end: int
    places: tuple[Place, ...]
    full: bool


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names of places, the user's own first."""

    names: dict[str, tuple[Place, ...]]
    shorts: dict[str, Place]
    upper: re.Pattern[str]

    def named(self, name: str) -> tuple[Place, ...]:
        """The places of that name (full, former, short or alias)."""
        found = self.names.get(name)
        if found:
            return found
        short = self.shorts.get(name)
        return (short,) if short else ()

    def at(self, text: str, start: int = 0) -> tuple[tuple[Place, ...], int]:
        """The places whose names begin at ``start``, read as a chain (山东省青岛市市南区), and where they end."""
        places, end = self._longest(text, start)
        while places:
            below, below_end = self._longest(text, end)
            inner = tuple(place for place in below if any(above.name in place.parents for above in places))
            if not inner:
                break
            places, end = inner, below_end
        return places, end

    def _longest(self, text: str, start: int) -> tuple[tuple[Place, ...], int]:
        for length in range(min(15, len(text) - start), 1, -1):
            places = self.named(text[start : start + length])
            if places:
                return places, start + length
        return (), start

    def upper_mentions(self, text: str) -> Iterator[Mention]:
        """Provinces and cities in the text, by full or short name, from left to right."""
        for match in self.upper.finditer(text):
            place = self.shorts.get(match[0])
            if place is None:
                continue
            other = self.names.get(text[match.start() : match.end() + 1], ())
            if len(other) == 1 and other[0].level in (Level.PROVINCE, Level.CITY):
                place = other[0]
            full = text.startswith(place.name, match.start())
            end = match.start() + len(place.name) if full else match.end()
            yield Mention(match.start(), end, (place,), full)

    def lower_mentions(self, text: str) -> Iterator[Mention]:
        """Counties, districts and the user's own places in the text, by full name."""
        for match in re.finditer(f"[{_COUNTY_TAIL}镇乡道]", text):
            end = match.end()
            for length in range(min(12, end), 1, -1):
                places = self.names.get(text[end - length : end])
                if places and places[0].level in (Level.COUNTY, Level.TOWNSHIP):
                    if text[end - length : end] not in _GENERIC:
                        yield Mention(end - length, end, places, full=True)
                    break


@cache
def gazetteer(own: tuple[UserPlace, ...] = ()) -> Gazetteer:
    """The divisions together with the user's own places."""
    names = dict(_official())
    shorts = {
        place.short: place for places in names.values() for place in places if place.short and place.level is Level.CITY
    }
    shorts |= {
        place.short: place
        for places in names.values()
        for place in places
        if place.short and place.level is Level.PROVINCE
    }
    shorts |= {
        f"{place.short}州": place for places in names.values() for place in places if place.name.endswith("自治州")
    }
    for place, aliases in _own(own, names):
        for name in (place.name, *aliases):
            names[name] = (place,)
            shorts[name] = place
    return Gazetteer(names, shorts, _alternatives((*shorts, *NOT_PLACES)))


def _own(own: tuple[UserPlace, ...], names: dict[str, tuple[Place, ...]]) -> Iterator[tuple[Place, tuple[str, ...]]]:
    by_name = {place.name: place for place in own}
    for row in own:
        parents: list[str] = []
        above = row.parent
        while above and above not in parents:
            parents.insert(0, above)
            known = by_name.get(above)
            if known is None:
                parents[:0] = [name for place in names.get(above, ())[:1] for name in place.parents]
            above = known.parent if known else None
        yield Place(row.name, row.level, tuple(parents), row.aliases[0] if row.aliases else None, own=True), row.aliases


@cache
def _official() -> dict[str, tuple[Place, ...]]:
    rows = [line.split("\t") for line in _lines() if not line.startswith("#")]
    current = {row[0]: row[1] for row in rows if len(row) == 2}
    places = {code: _place(code, name, current) for code, name in current.items()}
    names: dict[str, list[Place]] = {}
    for place in places.values():
        names.setdefault(place.name, []).append(place)
    for code, name, now in (row for row in rows if len(row) == 3):
        names.setdefault(name, []).append(places[now] if now in places else _place(code, name, current))
    return {name: tuple(found) for name, found in names.items()}


def _lines() -> Iterable[str]:
    return files(__package__).joinpath("divisions.tsv").read_text(encoding="utf-8").splitlines()


def _place(code: str, name: str, current: dict[str, str]) -> Place:
    above = [current.get(code[:2] + "0000"), current.get(code[:4] + "00")]
    parents = tuple(dict.fromkeys(parent for parent in above if parent and parent != name))
    level = _level(code, name)
    return Place(name, level, parents, short_form(name) if level in (Level.PROVINCE, Level.CITY) else None)


def _level(code: str, name: str) -> Level:
    if code.endswith("0000"):
        return Level.PROVINCE
    governed_by_province = code[2:4] == "90" and name.endswith("市")
    return Level.CITY if code.endswith("00") or governed_by_province else Level.COUNTY


def short_form(name: str) -> str:
    """The name without what says its level: 青岛市 → 青岛, 恩施土家族苗族自治州 → 恩施; 盟 keeps its word."""
    if name in _SHORT_PROVINCES:
        return _SHORT_PROVINCES[name]
    if name.endswith("盟"):
        return name
    stem = re.sub(r"(?:自治州|自治县|地区|省|市|县)$", "", name)
    if name.endswith(("自治州", "自治县")):
        stem = re.split("自治", _NATION_TAIL.sub("", name))[0]
    return stem if len(stem) > 1 else name


def _alternatives(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for the words, longest first, branching on the first character."""
    branches: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        branches.setdefault(word[0], []).append(re.escape(word[1:]))
    return re.compile("|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in branches.items()))


__all__ = ["MUNICIPALITIES", "ORDINARY", "Gazetteer", "Mention", "Place", "gazetteer", "short_form"]

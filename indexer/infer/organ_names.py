"""Names of organs: reading one from a few characters, and its canonical form (region + organ)."""

import re
from dataclasses import dataclass, replace

from indexer.infer.document import Document, squeeze
from indexer.lexicon.divisions import Place
from indexer.lexicon.organs import ORGAN_TAIL, central_organ, long_organ_name
from kb.config import Unit
from kb.model import Level

MARK_LEVELS = {
    "省": Level.PROVINCE, "自治区": Level.PROVINCE, "市": Level.CITY, "州": Level.CITY, "盟": Level.CITY, "地区": Level.CITY, "县": Level.COUNTY,
    "区": Level.COUNTY, "旗": Level.COUNTY, "镇": Level.TOWNSHIP, "乡": Level.TOWNSHIP, "街道": Level.TOWNSHIP,
}  # fmt: skip
"""The word by which an organ says of what it is (市政府办公室), and the level that means."""

_MARK = r"自治区|地区|街道|[省市县区州盟旗镇乡]"
_MASKED = re.compile(rf"^(?:[XxＸ×✕*＊□○〇]{{1,6}}|某{{1,4}})({_MARK})(?P<rest>.*)$")
_GENERIC = re.compile(rf"^({_MARK})(?P<rest>.{{1,24}})$")
_BAD = re.compile(r"[。！？；：:“”\"（）()《》〈〉\d]|等|的|了|和国$|上半年|下半年|年度|网站$|各|有关|全体|该|本|我")
_OTHERS = re.compile(
    r"(?:等[\d一二三四五六七八九十]{1,3}(?:个)?(?:部门|单位|部委|机关|委办局)?|等)?(?:联合|近日|日前|共同)*$"
)
_TOWNSHIP = re.compile(r"(?:镇|乡|街道)(?:人民政府|政府|办事处|党委|党工委|办公室)?$")
_BELOW = re.compile(
    r"^[\u4e00-\u9fff]{1,8}?(县|旗|(?<!城)镇|(?<!城)乡|街道|新区|开发区|高新区|园区|示范区|管理区)(?=人民政府|政府|委|党|办|管|[\u4e00-\u9fff]{2,10}局$)"
)
_PARTY = re.compile(r"^(?:中共|中国共产党)(?!中央)")
NAMED_SHORT = ("海关", "银行", "日报社", "电视台")
"""Organs whose name keeps the short form of the place: 南京海关."""

LONGEST = 40


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ as read: canonical name, level, place. ``mark`` is the word that stands for its place where none is named (市);
    ``masked`` where the place was struck out (XX市); ``own`` where the user's kb.toml names it.
    """

    name: str
    level: Level | None
    place: Place | None = None
    mark: str | None = None
    masked: bool = False
    own: bool = False


def read_organ(raw: str, document: Document) -> Organ | None:
    """The organ that ``raw`` names from its first to its last character; None where it names none."""
    text = squeeze(raw).strip("，,、。（）()\u200b")
    if not 2 <= len(text) <= LONGEST:
        return None
    own = _of_user(text, document)
    if own:
        return own
    if _BAD.search(text):
        return None
    return _central(text, document) or _masked(text) or _local(text, document) or _generic(text)


def _of_user(text: str, document: Document) -> Organ | None:
    for unit in document.config.units:
        if text == unit.name or text in unit.aliases:
            return of_unit(unit, document)
    return None


def of_unit(unit: Unit, document: Document) -> Organ:
    """The organ of a unit of the user's own."""
    places = document.places.named(unit.region) if unit.region else ()
    place = places[0] if len(places) == 1 else None
    return Organ(unit.name, place.level if place else None, place, own=True)


def _central(text: str, document: Document) -> Organ | None:
    found = central_organ(text)
    if not found:
        return None
    organ, end = found
    rest = text[end:]
    if rest and not (ORGAN_TAIL.search(rest) and len(rest) >= 2):
        return None
    places, _ = document.places.at(rest)
    if len(places) == 1:
        return Organ(organ.name + rest, places[0].level, places[0])
    canonical = central_organ(organ.name + rest)
    return Organ(
        canonical[0].name if canonical and canonical[1] == len(organ.name + rest) else organ.name + rest, organ.level
    )


def _masked(text: str) -> Organ | None:
    match = _MASKED.match(text)
    if not match or not ORGAN_TAIL.search(match["rest"]):
        return None
    rest = "人民政府" if match["rest"] == "政府" else re.sub(r"政府办$", "政府办公室", match["rest"])
    return Organ(f"XX{match[1]}{rest}", MARK_LEVELS[match[1]], mark=match[1], masked=True)


def _local(text: str, document: Document) -> Organ | None:
    party = _PARTY.match(text)
    places, end = document.places.at(text, party.end() if party else 0)
    rest = text[end:]
    if not places or (len(rest) < 2 and rest != "委") or not ORGAN_TAIL.search(rest):
        return None
    place = document.settled(places)
    if place and place.short == text[:end] and rest[0] in "省市县区":
        return None
    prefix = full_name(place) if place and rest not in NAMED_SHORT else text[:end]
    if party or re.match("委(?!员会)", rest):
        prefix = "中共" + prefix.removeprefix("中共").removeprefix("中国共产党")
    level = _level_below(rest) or places[0].level
    return Organ(prefix + long_organ_name(rest), level, place)


def _generic(text: str) -> Organ | None:
    match = _GENERIC.match(text)
    if match and ORGAN_TAIL.search(match["rest"]):
        return Organ(match[1] + long_organ_name(match["rest"]), MARK_LEVELS[match[1]], mark=match[1])
    return Organ(long_organ_name(text), None) if ORGAN_TAIL.search(text) and len(text) >= 3 else None


def _level_below(rest: str) -> Level | None:
    """The level of an organ of a lower place that no table has: 某市 + 某镇人民政府, 某某新区管委会."""
    if _TOWNSHIP.search(rest):
        return Level.TOWNSHIP
    below = _BELOW.match(rest)
    return MARK_LEVELS.get(below[1], Level.COUNTY) if below else None


def full_name(place: Place) -> str:
    """A place as its organs write it: a district with its city (广州市天河区), anything else by itself."""
    city = place.parents[-1] if place.parents and not place.own else ""
    district = place.level is Level.COUNTY and place.name.endswith("区") and city.endswith("市")
    return city + place.name if district and not place.name.startswith(city[:-1]) else place.name


def at_home(organ: Organ, place: Place) -> Organ:
    """A generic organ (市政府办公厅) with the place it was found to belong to (青岛市政府办公厅)."""
    rest = organ.name.removeprefix(organ.mark or "")
    return Organ(full_name(place) + rest, place.level, place)


def own_form(organ: Organ, document: Document) -> Organ:
    """The user's own unit of that name, where kb.toml has one."""
    found = _of_user(organ.name, document)
    return found or organ


def read_organs(segment: str, document: Document) -> tuple[Organ, ...]:
    """The organs of a list such as 公安部、司法部等六部门; empty where a member cannot be read."""
    listed = _OTHERS.sub("", segment.strip(" \t\n\u3000，,、"))
    whole = read_organ(listed, document)
    pieces = tuple(piece for part in re.split(r"[、，,\s]+", listed) for piece in _unglued(part) if piece)
    if len(pieces) == 1:
        return (_with_others(whole, segment),) if whole else ()
    organs = tuple(read_organ(piece, document) for piece in pieces)
    found = tuple(organ for organ in organs if organ)
    if found and len(found) == len(pieces):
        return (*found[:-1], _with_others(found[-1], segment))
    return (whole,) if whole and "、" not in listed else ()


def _with_others(organ: Organ, segment: str) -> Organ:
    """The organ named alone for several (某部等三部门) keeps that word."""
    others = re.search(r"等[\d一二三四五六七八九十]{1,3}(?:个)?(?:部门|单位|部委)", segment)
    return replace(organ, name=organ.name + others[0]) if others and not organ.own else organ


def _unglued(part: str) -> tuple[str, ...]:
    """甲市民政局甲市财政局 → 甲市民政局, 甲市财政局."""
    heads = "|".join({re.escape(part[:3]), re.escape(part.removeprefix("中共")[:2])})
    return tuple(re.split(rf"(?<=[局委厅办会院部室])(?=(?:中共)?(?:{heads}))", part)) if len(part) > 8 else (part,)


def joined_name(organs: tuple[Organ, ...]) -> str:
    """The unit of a document that several organs issued: their names in order."""
    return "、".join(dict.fromkeys(organ.name for organ in organs))


__all__ = [
    "MARK_LEVELS",
    "Organ",
    "at_home",
    "full_name",
    "joined_name",
    "of_unit",
    "own_form",
    "read_organ",
    "read_organs",
]

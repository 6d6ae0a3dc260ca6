"""Characters struck out or blanked before publication: XX市, X.X%, ***, D建, ○○县."""

import re
from collections.abc import Iterator

from kb.model import Mask

_HAN = "\u4e00-\u9fff"
_TAIL = (
    r"总书记|副?书记|副?主席|副?总理|副?省长|副?市长|副?县长|副?区长|副?局长|副?厅长|副?部长|副?主任|同志|公众号|街道|小区|社区|公司|集团|大学|医院|学校|银行|项目|热线|小时|平方米|平方公里|平米|公里|万元|亿元|万吨|万人|万户|万件|万亩|人次|户次|家次|件次"
    r"|举报|信访|省|市|县|区|旗|州|盟|镇|乡|村|局|厅|委|办|部|院|所|站|队|组|科|处|项|个|家|人|件|起|次|条|万|亿|元|场|名|年|月|日|号|分|张|例|批|期|篇|户|亩|吨|米|台|套|座|辆|份|页|本|页|大|届|楼|路"
)
_SURE_TAIL = r"省|市|县|区|旗|州|镇|乡|村|街道|项|个|家|人|件|起|次|余|万|亿|元|场|名|年|月|日|条|户|亩|吨|张|例|批|期|篇|平|分|处|%|％|小时|热线"
_OUTSIDE = r"(?<![A-Za-z0-9+＋＇'’&])"
_ENDING = r"(?![A-Za-z0-9+＋＇'’&-])"
_FORMS = (
    r"(?P<initial>(?<![A-Za-z0-9])(?:D(?:建|委|员|组织|支部|总支|工委|小组|中央|史|课|章|纪|风|内|性|代会|政|群)|J委|Z府|X访|Z国|GC[党D]|总S记|反F(?=倡廉|败)|F腐))",
    rf"(?P<number>{_OUTSIDE}[XxＸ]+[.．][XxＸ]+(?:\s?[%％]|万亿|万|亿|[个项家人件起次条元场名倍])?)",
    r"(?P<version>(?<![A-Za-z0-9])V[XＸ][.．][XＸ])",
    rf"(?P<run>{_OUTSIDE}(?:[XＸ]{{2,8}}|x{{2,8}})(?![A-Za-z0-9])(?:[%％]|(?:{_TAIL}))?)",
    rf"(?P<single>{_OUTSIDE}[XＸ]{_ENDING}(?:[%％]|(?:{_TAIL}))?)",
    rf"(?P<stars>(?<![*＊])[*＊]{{2,12}}(?![*＊])(?:{_TAIL})?)",
    rf"(?P<crosses>(?<![×✕\d])[×✕]{{2,8}}(?:{_TAIL})?|(?<![×✕\d])(?<=[{_HAN}])[×✕](?:省|市|县|区|镇|乡|村|年|月|日|某|局)(?![×✕\d]))",
    rf"(?P<circles>(?<![○〇◯一二三四五六七八九十零百])[○〇◯]{{2,6}}(?![○〇◯一二三四五六七八九十零年])(?:{_TAIL})?)",
    rf"(?P<boxes>□{{2,12}}(?:{_TAIL})?|(?<=[{_HAN}])□(?=[{_HAN}]))",
    r"(?P<letters>(?<![A-Za-z0-9])([A-C])(?P=same){2,4}(?:公众号|公司|集团|单位|平台|市|县|区|镇|村|街道|局|学校|企业))",
)
_MASK = re.compile("|".join(_FORMS).replace("([A-C])", "(?P<same>[A-C])"))
_CANDIDATE = re.compile(
    r"[XxＸ*＊×✕○〇◯□VDJZFGABC总](?:(?<=[XxＸ*＊×✕○〇◯□])|(?<=[VDJZFG])(?=[XＸC\u4e00-\u9fff])|(?<=[A-C])(?=[A-C])|(?<=总)(?=S))"
)
"""One character of a set comes first, so that a search runs quickly from one to the next."""
_NOT_LETTER_X = re.compile(r"[XxＸ](?:光|射线|线(?!路)|轴|波段|染色体|荧光|型|形|级|代|档|系列|展架|档案|因子|效应)")
_FORMULA = re.compile(r"[+＋][XＸNn]|[XＸ][+＋]|[NnＮ](?:个|大|项|类|条|家)[^。\n]{0,60}$")
_SURE = re.compile(rf"[XＸ](?:{_SURE_TAIL})")
_ENOUGH = 3
"""So many sure masks in a text say that its lone X are masks too."""
_BOLD = re.compile(r"[*＊]{2}[^*＊\n]{1,80}[*＊]{2}")
_CHECKBOX = re.compile(r"(?:^|[\s：:、，/])□|□\s|□[是否有无]")


def find_masks(text: str) -> tuple[Mask, ...]:
    """The masked places of a text, in order."""
    found = list(_candidates(text))
    sure = sum(_is_sure(place) for place in found)
    return tuple(Mask(place[0], place.start(), place.end()) for place in found if _holds(place, text, sure >= _ENOUGH))


def _candidates(text: str) -> Iterator[re.Match[str]]:
    """The places that have the form of a mask; a first look at single characters keeps this fast."""
    end = 0
    for first in _CANDIDATE.finditer(text):
        place = _MASK.match(text, first.start()) if first.start() >= end else None
        if place:
            end = place.end()
            yield place


def _is_sure(place: re.Match[str]) -> bool:
    return place.lastgroup in ("number", "run") or (place.lastgroup == "single" and _SURE.match(place[0]) is not None)


def _holds(place: re.Match[str], text: str, masked: bool) -> bool:
    """Whether a candidate is a mask where it stands; ``masked`` says that the text is full of them."""
    check = _CHECKS.get(place.lastgroup or "")
    return check is None or check(place, text, masked)


def _single(place: re.Match[str], text: str, masked: bool) -> bool:
    if _NOT_LETTER_X.match(text, place.start()) or _FORMULA.search(text[max(0, place.start() - 60) : place.end()]):
        return False
    if _SURE.match(place[0]):
        return True
    return masked and (_is_han(text, place.start() - 1) or _is_han(text, place.end()))


def _run(place: re.Match[str], text: str, masked: bool) -> bool:
    """Two or more X stand for characters where Han characters or figures are beside them, not in a Latin word."""
    return place[0].strip("Xx") != "" or masked or _is_han(text, place.start() - 1) or _is_han(text, place.end())


def _stars(place: re.Match[str], text: str, masked: bool) -> bool:
    start = text.rfind("\n", 0, place.start()) + 1
    stop = text.find("\n", place.end())
    line = text[start : stop if stop >= 0 else len(text)].strip()
    if not line.strip("*＊ ") or (line.startswith(("**", "＊＊")) and _BOLD.match(line)):
        return False
    return _is_han(text, place.start() - 1) or _is_han(text, place.end() - 1) or _is_han(text, place.end()) or masked


def _boxes(place: re.Match[str], text: str, _: bool) -> bool:
    start = text.rfind("\n", 0, place.start()) + 1
    stop = text.find("\n", place.end())
    return not _CHECKBOX.search(text[start : stop if stop >= 0 else len(text)])


def _circles(place: re.Match[str], text: str, _: bool) -> bool:
    return _is_han(text, place.start() - 1) or _is_han(text, place.end() - 1) or _is_han(text, place.end())


def _is_han(text: str, at: int) -> bool:
    return 0 <= at < len(text) and "\u4e00" <= text[at] <= "\u9fff"


_CHECKS = {"single": _single, "run": _run, "stars": _stars, "boxes": _boxes, "circles": _circles}

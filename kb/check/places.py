"""Places that a text names: those the knowledge base knows, those of the dictionary, townships and villages, rivers, harbours, airports."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points

from kb.check.tagging import Word, tagged_words
from kb.model import Span

_Row = tuple[int, int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a text names, with the feature behind it (青岛关区); ``base`` is the place alone (青岛).

    ``names``: its full name where a table knows it, then what it lies in, nearest first.
    """

    span: Span
    base: Span
    names: tuple[str, ...]


_SUFFIX = re.compile(
    r"(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治[区州县旗]|地区|街道办事处|街道|新区|[省市县区州盟旗镇乡])$"
)
_SHORTEST = 2

NOT_NAMES = frozenset((
    "中国", "中华", "全国", "亚洲", "世界", "全球", "国际", "国家", "海洋", "大都市", "都市", "城市", "平塘", "北方", "南方", "东部", "西部", "中部", "东北", "西北", "西南",
    "华东", "华北", "华南", "沿海", "内地", "大陆", "海峡", "边疆", "老区", "城区", "市区", "郊区", "山区", "牧区", "库区", "矿区", "林区", "景区", "园区", "社区", "街道",
    "乡村", "农村", "山村", "新村", "新城", "新区", "老城", "古城", "大桥", "机场", "港口", "口岸", "上同", "高新区", "开发区", "示范区", "试验区", "省市", "市县", "县区",
    "县市", "区县", "乡镇", "村镇", "镇村", "城镇", "集镇", "江河", "河湖", "湖泊", "河流", "山水", "长江", "黄河", "欧洲", "非洲", "美洲", "大道", "公路", "全市", "全省",
    "全县", "全区", "全镇", "全乡", "全州", "全旗", "我市", "我省", "我县", "我区", "本市", "本省", "本县", "本区", "各市", "各县", "各区", "一中", "大会堂", "人民大会堂",
))  # fmt: skip
"""Words that the dictionary takes for places, or that every text has."""

FEATURES = (
    "国际机场", "机场", "火车站", "高铁站", "汽车站", "客运站", "港区", "关区", "海关", "口岸", "水库", "流域", "大桥", "隧道", "高速公路", "高速", "铁路", "大道",
    "经济技术开发区", "高新技术产业开发区", "开发区", "高新区", "工业园区", "产业园区", "工业园", "产业园", "园区", "新区", "新城", "景区", "湿地", "森林公园", "公园", "广场",
    "大学", "学院", "中学", "医院", "日报", "晚报", "电视台", "集团", "峰会", "论坛", "博览会", "港", "河", "江", "湖", "海", "山", "岛", "湾",
)  # fmt: skip
"""What makes a longer name of a place's name in front of it: 胶东机场, 大沽河流域."""

_FEATURE = re.compile("(?:" + "|".join(FEATURES) + "){1,2}")
_LOCAL_ENDS = ("街道", "社区", "镇", "乡", "村", "苏木", "嘎查")
_GENERIC_HEADS = re.compile(
    r"(?:[全各本该个乡城村集我两三四五六七八九十百千几数多每某整新老古美中小大内外市县区省州镇级]|行政|自然|贫困|示范|帮扶|联系|重点|先进|特色|所在|相关|有关|周边|老旧|和美|美丽|宜居|"
    r"空心|试点|样板|文明|卫生|中心|经济|强[镇村]?|智慧|平安|数字|未来|完整|农村|城市|街道|居民|建制|驻|脱贫|薄弱|后进|标准化|基层|商业|产业|工业|物流|保税|功能|辖|"
    r"沿线|下辖|管理|开放|先行|引领|试验|合作|自治|民族|少数民族|高新|开发|旅游|度假|风景名胜|风景|自然保护|保护|主城|中心城|建成|片|街)$"
)
_HEAD_CUT = re.compile(
    r"^(?:[在到向对为以和县与及或由从于赴往经将把被使让给等是有的了着过并且又也还都就才只]|其中|以及|包括|对于|关于|通过|组织|协调|支持|推动|带领|召开)"
)
_ORDINARY = frozenset("地军外京村区市县省")
_STATIONED = re.compile(r"驻([\u4e00-\u9fff])(?=部队|官兵|单位|央企|高校|办)")


def short_form(name: str) -> str:
    """A place's name without the word for its level: 澜川市 → 澜川; itself where nothing would be left."""
    core = _SUFFIX.sub("", name)
    return core if len(core) >= _SHORTEST else name


def forms(names: Iterable[str]) -> tuple[str, ...]:
    """Names of places with their short forms, the longest first."""
    found = {form for name in names if len(name) >= _SHORTEST for form in (name, short_form(name))}
    return tuple(sorted(found - NOT_NAMES, key=lambda form: (-len(form), form)))


Known = Mapping[str, tuple[str, ...]]
"""Forms of places that the knowledge base knows, each with the place's full name and what that lies in, nearest first."""


def known_places(parents: Mapping[str, tuple[str, ...]]) -> Known:
    """The forms of places, from their full names with what each lies in."""
    found: dict[str, tuple[str, ...]] = {}
    for name, above in parents.items():
        for form in forms([name]):
            found.setdefault(form, (name, *above))
    return found


def find_places(text: str, known: Known | None = None) -> tuple[Place, ...]:
    """Where places are named, in order, none overlapping another; ``known`` are to be found whatever any table says."""
    words = tagged_words(text)
    spans = [
        *_of_table(text),
        *_known(text, known),
        *_with_feature(text, words),
        *_local(words),
        *_stationed(text),
    ]
    return tuple(_apart(_place(text, *row) for row in spans))


def _place(text: str, start: int, end: int, names: tuple[str, ...]) -> Place:
    return Place(Span(*_grown(text, start, end)), Span(start, end), names or (text[start:end],))


def _of_table(text: str) -> Iterable[_Row]:
    """The places of the indexer's table of divisions, where the indexer is installed."""
    finders = list(entry_points(group="kb.intake", name="find_places"))
    found: Iterable[_Row] = finders[0].load()(text) if finders else ()
    return found


def _known(text: str, known: Known | None) -> Iterator[_Row]:
    if known:
        yield from ((*match.span(), known[match[0]]) for match in _pattern(tuple(known)).finditer(text))


@cache
def _pattern(known: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(known, key=len, reverse=True))))


def _with_feature(text: str, words: Sequence[Word]) -> Iterator[_Row]:
    """Places of the dictionary that a feature follows: alone they are too often plain words."""
    for word in words:
        if (
            word.tag == "ns"
            and len(word.text) >= _SHORTEST
            and word.text not in NOT_NAMES
            and _FEATURE.match(text, word.end)
        ):
            yield word.start, word.end, ()


def _local(words: Sequence[Word]) -> Iterator[_Row]:
    """Towns, streets and villages that no dictionary has: 梅城镇, 柳溪村."""
    for number, word in enumerate(words):
        end = next((end for end in _LOCAL_ENDS if word.text.endswith(end)), None)
        if end is None:
            continue
        head, start = word.text[: -len(end)], word.start
        before = words[number - 1] if number else None
        if not head and before and before.end == word.start:
            head, start = before.text, before.start
        while head and (cut := _HEAD_CUT.match(head)):
            head, start = head[cut.end() :], start + cut.end()
        if 2 <= len(head) <= 3 and not _GENERIC_HEADS.search(head) and NOT_NAMES.isdisjoint((head, head + end)):
            yield start, word.end, ()


def _stationed(text: str) -> Iterator[_Row]:
    """The one character that stands for a place in 驻某部队."""
    return ((*match.span(1), ()) for match in _STATIONED.finditer(text) if match[1] not in _ORDINARY)


def _grown(text: str, start: int, end: int) -> tuple[int, int]:
    """A name with the feature behind it: 胶东 + 机场."""
    feature = _FEATURE.match(text, end)
    return (start, feature.end()) if feature and end - start > 1 else (start, end)


def _apart(places: Iterable[Place]) -> Iterator[Place]:
    end = -1
    for place in sorted(places, key=lambda place: (place.span.start, -place.span.end, -len(place.names))):
        if place.span.start >= end:
            yield place
            end = place.span.end


__all__ = ["FEATURES", "NOT_NAMES", "Known", "Place", "find_places", "forms", "known_places", "short_form"]

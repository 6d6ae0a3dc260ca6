"""Where a document is from when its unit does not say: its own level, the place it speaks of most, its path."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from indexer.infer.document import Document, fold
from indexer.infer.labels import unlabelled
from indexer.infer.organ_names import MARK_LEVELS
from indexer.lexicon.divisions import MUNICIPALITIES, ORDINARY, Mention, Place
from kb.model import Confidence, Evidence, Level

ENOUGH = 3
"""Mentions from which a place may be the report's own without its path saying so too."""

DOMINANCE = 2
"""How many times as often as the next place of its level."""

_CONSULTED = re.compile(r"(自治区|[省市县区州盟旗])政协")
_SPEAKER = re.compile(r"代表([\u4e00-\u9fff]{2,20}?)(?:人民)?政府[，,]?向")
_SESSION = re.compile(
    r"在(?:中国共产党)?([\u4e00-\u9fff]{2,20}?)第[一二三四五六七八九十]{1,3}[届次]\s?(?:人民)?代表大会"
)
_OFFICE = re.compile(
    r"(?:^|\n)\s{0,9}([\u4e00-\u9fff]{2,16}?)(?:人民政府)?(?:代理?|常务副|副)?(?:省长|市长|县长|区长|州长|盟长|旗长|主席)(?=\s|$|[\u4e00-\u9fff]{2,3}(?:\n|$))"
)
_OWN_WORDS = (
    ("省", Level.PROVINCE, ("全省", "我省", "省委省政府")), ("市", Level.CITY, ("全市", "我市", "市委市政府", "市委、市政府")),
    ("州", Level.CITY, ("全州", "我州", "州委、州政府")), ("盟", Level.CITY, ("全盟", "我盟")),
    ("县", Level.COUNTY, ("全县", "我县", "县委县政府", "县委、县政府")), ("区", Level.COUNTY, ("全区", "我区", "区委区政府", "区委、区政府")),
    ("旗", Level.COUNTY, ("全旗", "我旗")), ("镇", Level.TOWNSHIP, ("全镇", "我镇", "镇党委")), ("乡", Level.TOWNSHIP, ("全乡", "我乡", "乡党委")),
    ("街道", Level.TOWNSHIP, ("街道党工委", "全街道", "我街道")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Home:
    """The place a document is from, how that is known, and the evidence."""

    place: Place
    confidence: Confidence
    evidence: tuple[Evidence, ...]


def own_mark(document: Document) -> tuple[str, Level] | None:
    """The word the document has for its own place (市, 县 …) and its level: from whom it asks opinions, else what it says most."""
    consulted = _CONSULTED.search(document.head)
    if consulted:
        return consulted[1], MARK_LEVELS[consulted[1]]
    text = document.text
    counts = {(mark, level): sum(text.count(word) for word in words) for mark, level, words in _OWN_WORDS}
    if "自治区" in text and counts["区", Level.COUNTY] and not re.search(r"(?<!治)区[委政]", text):
        counts["自治区", Level.PROVINCE] = counts.pop(("区", Level.COUNTY))
    best, count = max(counts.items(), key=lambda item: item[1])
    return best if count >= DOMINANCE else None


def stated_home(document: Document) -> Home | None:
    """The place that the head names as its own: the session's (在某市第…届人民代表大会), the speaker's
    (代表某市人民政府向大会; 某市人民政府市长).
    """
    for pattern in (_SESSION, _SPEAKER, _OFFICE):
        for text, title in ((document.title or "", True), (document.head, False)):
            match = pattern.search(fold(text))
            place = _named(document, match[1]) if match else None
            if match and place:
                quote = document.quote_title if title else document.quote
                return Home(place, Confidence.STATED, (quote(match.start(), match.end()),))
    return None


def _named(document: Document, name: str) -> Place | None:
    """The place of exactly this name; one that no table has (a new county) is taken at its word."""
    places, end = document.places.at(name)
    if places:
        return document.settled(places) if end == len(name) else None
    mark = next(
        (
            mark
            for mark in ("自治区", "自治州", "省", "市", "县", "区", "旗", "盟", "街道", "镇", "乡")
            if name.endswith(mark)
        ),
        None,
    )
    if (
        mark is None
        or len(name) < 3
        or len(name) > 12
        or name[-3:] in ("自治区", "我省市", "本市县", "我们镇", "我们乡", "全镇乡")
    ):
        return None
    return Place(name, MARK_LEVELS.get(mark, Level.CITY))


def titled_home(document: Document) -> Home | None:
    """The place the title begins with."""
    title = fold(document.title or "")
    lead = re.match(r"^[\s（(]{0,4}(?:关于)?(?:(?:19|20)\d\d年(?:度)?)?", title)
    start = lead.end() if lead else 0
    places, end = document.places.at(title, start)
    place = document.settled(places)
    if place is None or _is_ordinary(place, title[start:end]):
        return None
    return Home(place, Confidence.STATED, (document.quote_title(start, end),))


def _is_ordinary(place: Place, written: str) -> bool:
    return written != place.name and written in ORDINARY


def path_homes(document: Document) -> tuple[Home, ...]:
    """The places that the file's name and its folders begin with, the name first."""
    found = []
    for part in reversed(re.split(r"[\\/]", fold(document.name))):
        stem = unlabelled(re.sub(r"(?:\.[A-Za-z0-9]{1,5})?(?:#\d+)?$", "", part))
        stem = re.sub(r"^[\d_\-.\s]+(?:年(?:度)?)?", "", stem)
        places, end = document.places.at(stem)
        alone = end == len(stem) or not re.match(r"[\u4e00-\u9fff]", stem[end:])
        if len(places) == 1 and (alone or not _is_ordinary(places[0], stem[:end])):
            found.append(Home(places[0], Confidence.INFERRED, (Evidence(part, "path"),)))
    return tuple(found)


def likeliest_home(document: Document, mark: str) -> Home | None:
    """The place of that level which the text speaks of most, or which its path names; None where nothing stands out."""
    paths = [home for home in path_homes_of(document, mark) if fits(home.place, mark)]
    counts, quotes = _counted(document, mark, frozenset(home.place for home in paths))
    ranked = counts.most_common(2)
    if paths and (not ranked or counts[paths[0].place] >= ranked[0][1]):
        own = paths[0]
        return Home(own.place, Confidence.INFERRED, (*quotes.get(own.place, ())[:2], *own.evidence))
    if not ranked or ranked[0][1] < ENOUGH:
        return None
    (place, most), second = ranked[0], ranked[1][1] if len(ranked) > 1 else 0
    if most < DOMINANCE * second or paths:
        return None
    return Home(place, Confidence.INFERRED, tuple(quotes[place][:3]))


def path_homes_of(document: Document, mark: str | None) -> Iterator[Home]:
    """The places of the path; 吉林 is the city where the document says 我市 (mark 市)."""
    for home in path_homes(document):
        others = () if mark is None or fits(home.place, mark) else document.places.named(f"{home.place.short}{mark}")
        yield Home(others[0], home.confidence, home.evidence) if len(others) == 1 else home


def container_home(document: Document) -> Home | None:
    """The one province that a document with a struck-out place mentions."""
    counts, quotes = _counted(document, "省")
    if len(counts) != 1:
        return None
    place = next(iter(counts))
    kind = "自治区" if place.name.endswith("自治区") else "省"
    enough = counts[place] >= ENOUGH or re.search(
        rf"(?<![\u4e00-\u9fff]){kind}|[，、。对和按照]{kind}[政党委]", document.text
    )
    return Home(place, Confidence.INFERRED, tuple(quotes[place][:3])) if enough else None


def fits(place: Place, mark: str) -> bool:
    """Whether people of the place may say 我市 (mark 市) of it."""
    if mark == "市":
        return place.name.endswith("市") or place.name in MUNICIPALITIES
    if mark in ("省", "自治区"):
        return place.level is Level.PROVINCE and place.name not in MUNICIPALITIES
    if mark in ("州", "盟", "地区"):
        return place.level is Level.CITY and place.name.endswith(mark)
    return place.level is MARK_LEVELS[mark] and place.name.endswith(mark)


def _counted(
    document: Document, mark: str, expected: frozenset[Place] = frozenset()
) -> tuple[Counter[Place], dict[Place, list[Evidence]]]:
    """How often places that fit are named, with the first quotations; ``expected`` need not be named in full."""
    counts: Counter[Place] = Counter()
    quotes: dict[Place, list[Evidence]] = {}
    meant = {place.short: place for place in expected}
    named = (_as_expected(document, mention, meant) for mention in _mentions(document, mark))
    mentions = [mention for mention in named if any(fits(place, mark) for place in mention.places)]
    full = {place for mention in mentions if mention.full for place in mention.places} | expected
    for mention in mentions:
        place = document.settled(mention.places)
        if place is None or (not mention.full and place.short in ORDINARY and place not in full):
            continue
        counts[place] += 1
        quotes.setdefault(place, []).append(document.quote(max(0, mention.start - 4), mention.end + 4))
    for place in counts:
        counts[place] += _more_by_short_form(document, place)
    return counts, quotes


def _as_expected(document: Document, mention: Mention, meant: dict[str | None, Place]) -> Mention:
    """A short form that two places share (吉林) is read as the one that the path names."""
    place = None if mention.full else meant.get(document.text[mention.start : mention.end])
    return Mention(mention.start, mention.end, (place,), full=False) if place else mention


def _mentions(document: Document, mark: str) -> Iterable[Mention]:
    yield from document.places.upper_mentions(document.text)
    if mark not in ("省", "自治区", "州", "盟"):
        yield from document.places.lower_mentions(document.text)


def _more_by_short_form(document: Document, place: Place) -> int:
    """A county named in full once is named by its short form later: 安化县 … 安化."""
    short = place.name[:-1]
    if place.short or place.level is not Level.COUNTY or len(short) < 2 or place.name.endswith("区"):
        return 0
    return max(0, document.text.count(short) - document.text.count(place.name))


__all__ = [
    "DOMINANCE",
    "ENOUGH",
    "Home",
    "container_home",
    "fits",
    "likeliest_home",
    "own_mark",
    "path_homes",
    "path_homes_of",
    "stated_home",
    "titled_home",
]

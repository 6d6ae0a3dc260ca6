"""The unit that issued a document, from the strongest evidence to the weakest, and with it region and level.

Each source is a named function that gives a Finding or None; SOURCES is their order.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from indexer.infer.dates import signature_dates
from indexer.infer.document import Document, fold, of_fact, squeeze
from indexer.infer.kinds import is_policy, is_report
from indexer.infer.organ_names import Organ, at_home, full_name, joined_name, of_unit, read_organ, read_organs
from indexer.infer.regions import Home, container_home, likeliest_home, own_mark, path_homes, stated_home, titled_home
from indexer.lexicon.organs import local_issuer, marked_region, national_issuer
from kb.model import Claim, Confidence, Evidence, Level

_ISSUES = re.compile(r"关于|印发|转发|公布|发布|联合|公告|通告|令(?=[（(第]|$)|对(?=.{2,40}(?:建议|提案)的?答复)|\d{4}年|工作要点")
_REPORT_CUT = re.compile(
    r"(?:19|20)\d\d年?|[“\"「]|上半年|下半年|全年|[一二三四]季度|第[一二三四]季度|年度|工作|政府工作报告|关于|开展|贯彻|落实|推进|专项|述职|总结|在(?=.{0,20}[会期])"
)
_SUBJECT = re.compile(
    r"(?:^|[\n，,。；])(?P<organ>(?:省|市|县|区|州|盟|旗|镇|乡|自治区|街道)[\u4e00-\u9fff]{1,16}?(?:办公厅|办公室|政务办|委员会|管委会|中心|局|厅|院|办|委))"
    r"(?=紧紧|紧扣|坚持|认真|深入|始终|聚焦|坚决|以|按照|根据|高举|全面|积极|深刻|切实|着力|在|将|围绕|牢牢|立足|不断|严格|锚定|充分|扎实|共|一如既往|主动|突出)"
)
_RESOLUTION_ON = re.compile(r"听取和?审议了([\u4e00-\u9fff]{2,12}?)(?:总理|省长|主席|市长|县长|区长|州长|盟长|旗长|代省长|代市长)")
_GENERAL_ORGANS = re.compile(r"^(?:省|市|县|区|州|盟|旗|自治区|镇|乡)(?:人民政府|政府|委|党委)(?:办公[厅室])?$")
_TITLED_ABOVE = re.compile(r"[。；！？]")


@dataclass(frozen=True, slots=True)
class Finding:
    """Organs found as the issuers of a document, with evidence."""

    organs: tuple[Organ, ...]
    confidence: Confidence
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Who and where a document is from."""

    unit: Claim[str] = field(default_factory=Claim)
    region: Claim[str] = field(default_factory=Claim)
    parents: tuple[str, ...] = ()
    level: Claim[str] = field(default_factory=Claim)


def infer_origin(document: Document, kind: str | None, number: Claim[str]) -> Origin:
    """Unit, region and level of a document of this kind."""
    if kind == "党代会报告":
        return _of_party_congress(document)
    finding = _of_government(document) if kind == "政府工作报告" else None
    finding = finding or _resolved(document, kind)
    for source in SOURCES:
        finding = finding or source(document, kind, number)
    if finding is None:
        return _without_unit(document, kind, number)
    return _placed(document, finding, number)


# --- sources, strongest first -----------------------------------------------------------------------------------------------------


def _of_title(document: Document, kind: str | None, _number: Claim[str]) -> Finding | None:
    """某局关于…的通知; 某局2023年工作总结."""
    title = fold(document.title or "").replace("\n", "")
    lead = re.match(r"^\s{0,4}(?:关于)?(?:(?:19|20)\d\d年(?:度)?(?!.{0,2}[全各]))?", title)
    start = lead.end() if lead else 0
    cuts = _REPORT_CUT if is_report(kind) else _ISSUES
    ends = [match.start() for match in cuts.finditer(title) if start < match.start() <= start + 120]
    for end in reversed(ends) if is_report(kind) else ends:
        organs = read_organs(title[start:end], document)
        if organs and (is_report(kind) or all(organ.level or organ.own for organ in organs)):
            return Finding(_completed(document, organs), Confidence.STATED, (_title_quote(document, start, end),))
    return None


def _title_quote(document: Document, start: int, end: int) -> Evidence:
    return document.quote_title(start, end)


def _completed(document: Document, organs: tuple[Organ, ...]) -> tuple[Organ, ...]:
    """A bare organ of a title (政务办) as the text writes it (区政务办)."""
    first = organs[0]
    if len(organs) > 1 or first.level or first.own:
        return organs
    match = re.search(rf"(?:^|[^\u4e00-\u9fff])([省市县区州盟旗镇乡]{re.escape(first.name)})", document.text)
    fuller = read_organ(match[1], document) if match else None
    return (fuller,) if fuller else organs


def _of_page(document: Document, _kind: str | None, _number: Claim[str]) -> Finding | None:
    """发文机关 of a page's table, 单位 of a table's row."""
    for fact in document.facts_named("unit"):
        organs = read_organs(fact.value, document)
        if organs and any(organ.level or organ.own for organ in organs):
            return Finding(organs, Confidence.STATED, (of_fact(fact),))
    return None


def _of_number(document: Document, _kind: str | None, number: Claim[str]) -> Finding | None:
    """国办发〔2018〕127号, 鲁政办发〔2021〕3号."""
    if number.value is None:
        return None
    national = national_issuer(number.value)
    if national:
        return Finding((Organ(*national),), Confidence.STATED, number.evidence)
    local = local_issuer(number.value)
    places = document.places.named(local[0]) if local else ()
    if not local or len(places) != 1:
        return None
    return Finding((_government(places[0].name, document, office=local[1]),), Confidence.STATED, number.evidence)


def _government(region: str, document: Document, *, office: bool) -> Organ:
    place = document.places.named(region)[0]
    offices = "政府办公厅" if place.level in (Level.PROVINCE, Level.CITY) else "政府办公室"
    return _or_own(Organ(full_name(place) + (offices if office else "人民政府"), place.level, place), document)


def _or_own(organ: Organ, document: Document) -> Organ:
    """The user's own unit of that name, where kb.toml has one."""
    return read_organ(organ.name, document) or organ


def _of_signature(document: Document, _kind: str | None, _number: Claim[str]) -> Finding | None:
    """The lines above the date that closes the letter."""
    for found in signature_dates(document):
        organs, start = _signed_above(document, found.start)
        if organs:
            return Finding(organs, Confidence.STATED, (document.quote(start, found.end),))
    return None


def _signed_above(document: Document, end: int) -> tuple[tuple[Organ, ...], int]:
    organs: list[Organ] = []
    start = end
    for line in reversed(document.text[max(0, end - 400) : end].rstrip().split("\n")[-16:]):
        text = re.sub(r"^[（(]|[)）]$|代章|（代）", "", line.strip())
        found = read_organs(text, document) if text and not _TITLED_ABOVE.search(text) else ()
        if not found or not all(organ.level or organ.own for organ in found):
            break
        organs[:0] = found
        start = document.text.rfind(line.strip(), 0, start)
    return tuple(organs), start


def _of_subject(document: Document, kind: str | None, _number: Claim[str]) -> Finding | None:
    """今年以来，市政府办公厅紧紧围绕…: who does the work that is reported, said at the beginning."""
    if is_policy(kind):
        return None
    match = _SUBJECT.search(document.text, 0, document.body_start + 400)
    organ = read_organ(match["organ"], document) if match else None
    if not match or not organ:
        return None
    return Finding((organ,), Confidence.INFERRED, (document.quote(match.start("organ"), match.end("organ")),))


def _of_user_units(document: Document, _kind: str | None, _number: Claim[str]) -> Finding | None:
    """A unit of kb.toml that the head or the path names."""
    for unit in document.config.units:
        for name in (unit.name, *unit.aliases):
            offset = document.head.find(name)
            if offset >= 0:
                return Finding((of_unit(unit, document),), Confidence.INFERRED, (document.quote(offset, offset + len(name)),))
    return None


def _of_path(document: Document, kind: str | None, _number: Claim[str]) -> Finding | None:
    """A folder or file named for a unit: 某市某局/2022年工作总结.txt."""
    for part in reversed(re.split(r"[\\/]", fold(document.name))):
        stem = re.sub(r"(?:\.[A-Za-z0-9]{1,5})?(?:#\d+)?$", "", part)
        cuts = [match.start() for match in _REPORT_CUT.finditer(stem)] if is_report(kind) else []
        for end in (len(stem), *reversed(cuts)):
            organ = read_organ(stem[:end], document)
            if organ and (organ.place or organ.own):
                return Finding((organ,), Confidence.INFERRED, (Evidence(part, "path"),))
    return None


def _of_publisher(document: Document, kind: str | None, _number: Claim[str]) -> Finding | None:
    """The organ a page names as its source or as the owner of its site."""
    if is_report(kind) and kind != "工作报告":
        return None
    for fact in document.facts_named("source", "site"):
        value = re.sub(r"(?:门户)?(?:网站|网)$|（.*$|\(.*$", "", fact.value.strip())
        organs = read_organs(value, document)
        if organs and all(organ.place or organ.own or organ.level in (Level.MINISTRY, Level.NATIONAL) for organ in organs):
            return Finding(organs, Confidence.INFERRED, (of_fact(fact),))
    return None


SOURCES: tuple[Callable[[Document, str | None, Claim[str]], Finding | None], ...] = (
    _of_title, _of_page, _of_number, _of_signature, _of_subject, _of_user_units, _of_path, _of_publisher,
)  # fmt: skip


# --- government work reports ------------------------------------------------------------------------------------------------------


def _of_government(document: Document) -> Finding | None:
    """The government whose work report this is: by session, speaker or title, else by the place the text speaks of most."""
    national = re.search(r"代表(?:中华人民共和国)?国务院|全国人民代表大会|国务院总理", document.head)
    home = stated_home(document) or titled_home(document)
    if national and not home:
        return Finding((Organ("国务院", Level.NATIONAL),), Confidence.STATED, (document.quote(*national.span()),))
    mark = own_mark(document)
    home = home or (likeliest_home(document, mark[0]) if mark else None)
    home = home or next(iter(path_homes(document)), None)
    if home is None:
        return None
    return Finding((_government_of(home, document),), home.confidence, home.evidence)


def _government_of(home: Home, document: Document) -> Organ:
    name = full_name(home.place) + "人民政府"
    return _or_own(Organ(name, home.place.level, home.place), document)


def _resolved(document: Document, kind: str | None) -> Finding | None:
    """A resolution on a government's report is filed under that government."""
    match = _RESOLUTION_ON.search(document.head) if kind == "决议" else None
    if not match:
        return None
    organ = read_organ(match[1], document) or read_organ(match[1] + "人民政府", document)
    return Finding((organ,), Confidence.INFERRED, (document.quote(*match.span()),)) if organ else None


def _of_party_congress(document: Document) -> Origin:
    home = stated_home(document)
    if home:
        finding = Finding((Organ(f"中共{home.place.name}委员会", home.place.level, home.place),), home.confidence, home.evidence)
        return _placed(document, finding, Claim())
    match = re.search(r"中国共产党第[一二三四五六七八九十]{1,3}次全国代表大会|第[一二三四五六七八九十]{1,3}届中央委员会", document.head)
    if not match:
        return _without_unit(document, "党代会报告", Claim())
    return _placed(document, Finding((Organ("中共中央", Level.NATIONAL),), Confidence.INFERRED, (document.quote(*match.span()),)), Claim())


# --- from issuers to unit, region and level ---------------------------------------------------------------------------------------


def _placed(document: Document, finding: Finding, number: Claim[str]) -> Origin:
    first = finding.organs[0]
    if first.place or first.level in (Level.MINISTRY, Level.NATIONAL) or first.own:
        return _origin(joined_name(finding.organs), finding, first)
    home = _home_of(document, first, number)
    if home is None or first.masked:
        return _unplaced(finding, first, home)
    keeps_name = finding.confidence is Confidence.STATED and not _GENERAL_ORGANS.match(first.name)
    if keeps_name:
        return _unplaced(finding, first, home)
    placed = _or_own(at_home(first, home.place), document)
    confidence = Confidence.INFERRED if home.confidence is Confidence.INFERRED else finding.confidence
    return _origin(placed.name, Finding((placed,), confidence, (*finding.evidence, *home.evidence)), placed)


def _home_of(document: Document, organ: Organ, number: Claim[str]) -> Home | None:
    if organ.masked:
        return container_home(document)
    mark = organ.mark or next(iter(own_mark(document) or ()), None)
    home = stated_home(document) or (likeliest_home(document, mark) if mark else None)
    return home or _numbered_home(document, number)


def _numbered_home(document: Document, number: Claim[str]) -> Home | None:
    region = marked_region(number.value) if number.value else None
    places = document.places.named(region) if region else ()
    return Home(places[0], Confidence.INFERRED, number.evidence) if len(places) == 1 else None


def _unplaced(finding: Finding, organ: Organ, home: Home | None) -> Origin:
    """An organ whose place is struck out, or whose name stays as the title has it (市机关作风建设领导小组)."""
    nameless = bool(_GENERAL_ORGANS.match(organ.name)) or finding.confidence is Confidence.INFERRED
    unit: Claim[str] = Claim() if nameless and not organ.masked else Claim(organ.name, finding.confidence, finding.evidence)
    level: Claim[str] = Claim(str(organ.level), Confidence.INFERRED, finding.evidence) if organ.level else Claim()
    if home is None:
        return Origin(unit=unit, level=level)
    return Origin(unit, Claim(home.place.name, home.confidence, home.evidence), home.place.parents, level)


def _origin(name: str, finding: Finding, organ: Organ) -> Origin:
    unit = Claim(name, finding.confidence, finding.evidence)
    level: Claim[str] = Claim(str(organ.level), finding.confidence, finding.evidence) if organ.level else Claim()
    if organ.place is None:
        return Origin(unit=unit, level=level)
    return Origin(unit, Claim(organ.place.name, finding.confidence, finding.evidence), organ.place.parents, level)


def _without_unit(document: Document, kind: str | None, number: Claim[str]) -> Origin:
    """Region and level of a document whose unit nothing tells."""
    mark = own_mark(document)
    speaks = mark is not None and (is_report(kind) or f"我{mark[0]}" in document.text)
    home = titled_home(document) or _numbered_home(document, number)
    home = home or (likeliest_home(document, mark[0]) if mark and speaks else None)
    if home:
        region = Claim(home.place.name, home.confidence, home.evidence)
        return Origin(Claim(), region, home.place.parents, Claim(str(home.place.level), Confidence.INFERRED, home.evidence))
    if mark and is_report(kind):
        quote = _own_word(document, mark[0])
        return Origin(level=Claim(str(mark[1]), Confidence.INFERRED, quote))
    return Origin()


def _own_word(document: Document, mark: str) -> tuple[Evidence, ...]:
    match = re.search(rf"[全我]{mark}|{mark}政府|{mark}委", document.text)
    return (document.quote(*match.span()),) if match else ()


__all__ = ["SOURCES", "Finding", "Origin", "infer_origin"]

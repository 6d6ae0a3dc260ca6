"""Who and where a document is from: its unit with region and level."""

import re
from dataclasses import dataclass, field

from indexer.infer.document import Document, fold
from indexer.infer.issuers import SOURCES, Finding
from indexer.infer.kinds import is_report
from indexer.infer.organ_names import MARK_LEVELS, Organ, at_home, full_name, joined_name, own_form, read_organ
from indexer.infer.regions import (
    Home,
    container_home,
    fits,
    likeliest_home,
    own_mark,
    path_homes_of,
    stated_home,
    titled_home,
)
from indexer.lexicon.organs import marked_region
from kb.model import Claim, Confidence, Evidence, Level

_RESOLUTION_ON = re.compile(
    r"听取和?审议了([\u4e00-\u9fff]{2,12}?)(?:总理|省长|主席|市长|县长|区长|州长|盟长|旗长|代省长|代市长)"
)
_GENERAL_ORGANS = re.compile(
    r"^(?:省|市|县|区|州|盟|旗|自治区|镇|乡)(?:人民政府|政府|委|党委|人大|人民代表大会|人大常委会|人民代表大会常务委员会)(?:办公[厅室])?$"
)


_STRUCK_OUT = re.compile(
    r"(?:^(?:(?:19|20)\d\d年(?:度)?)?|代表)(?:[XxＸ×✕*＊□○]{1,6}|某{1,3})(自治区|街道|[省市县区州盟旗镇乡])(?=(?:19|20)\d\d|政府|人民政府|第)"
)
"""A government whose place was struck out, as its title or its speaker names it."""


_TITLE_S_MARK = re.compile(
    r"(?:(?:19|20)\d\d年(?:度)?)?(?:上半年|下半年)?(?:乡(?=镇))?(街道|[镇乡县区](?!域))(?!委|长)"
)
"""A title that opens with the word for a place and does not name it: 乡镇2022年工作总结, 区五年工作报告."""


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
    if finding is None or (kind == "政府工作报告" and _is_assembly(finding)):
        return _without_unit(document, kind, number)
    return _placed(document, finding, number)


def _is_assembly(finding: Finding) -> bool:
    """Whether an assembly was found: it hears the reports of governments and writes none of them."""
    return any(organ.name.endswith(("人民代表大会", "人大")) for organ in finding.organs)


# --- government work reports ------------------------------------------------------------------------------------------------------


def _of_government(document: Document) -> Finding | None:
    """The government whose work report this is: by session, speaker or title, else by the place the text speaks of most."""
    national = re.search(r"代表(?:中华人民共和国)?国务院|全国人民代表大会|国务院总理", document.head)
    home = stated_home(document) or titled_home(document)
    if national and not home:
        return Finding((Organ("国务院", Level.NATIONAL),), Confidence.STATED, (document.quote(*national.span()),))
    mark = own_mark(document)
    if mark is None and not home and document.text.count("国务院") >= 3 and document.text.count("我国") >= 3:
        offset = document.text.find("国务院")
        return Finding((Organ("国务院", Level.NATIONAL),), Confidence.INFERRED, (document.quote(offset, offset + 3),))
    home = home or (likeliest_home(document, mark[0]) if mark else None)
    home = home or next(path_homes_of(document, mark[0] if mark else None), None)
    if home is None:
        return _struck_out_government(document)
    return Finding((_government_of(home, document),), home.confidence, home.evidence)


def _struck_out_government(document: Document) -> Finding | None:
    """XX镇2023年政府工作报告; 代表**乡第**届人民政府."""
    title = fold(document.title or "")
    for text, quote in ((title, document.quote_title), (document.head, document.quote)):
        match = _STRUCK_OUT.search(text)
        if match:
            organ = read_organ(f"XX{match[1]}人民政府", document)
            return Finding((organ,), Confidence.STATED, (quote(*match.span()),)) if organ else None
    return None


def _government_of(home: Home, document: Document) -> Organ:
    name = full_name(home.place) + "人民政府"
    return own_form(Organ(name, home.place.level, home.place), document)


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
        finding = Finding(
            (Organ(f"中共{home.place.name}委员会", home.place.level, home.place),), home.confidence, home.evidence
        )
        return _placed(document, finding, Claim())
    match = re.search(
        r"中国共产党第[一二三四五六七八九十]{1,3}次全国代表大会|第[一二三四五六七八九十]{1,3}届中央委员会",
        document.head,
    )
    if not match:
        return _without_unit(document, "党代会报告", Claim())
    return _placed(
        document,
        Finding((Organ("中共中央", Level.NATIONAL),), Confidence.INFERRED, (document.quote(*match.span()),)),
        Claim(),
    )


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
    placed = own_form(at_home(first, home.place), document)
    confidence = Confidence.INFERRED if home.confidence is Confidence.INFERRED else finding.confidence
    return _origin(placed.name, Finding((placed,), confidence, (*finding.evidence, *home.evidence)), placed)


def _home_of(document: Document, organ: Organ, number: Claim[str]) -> Home | None:
    if organ.masked:
        return container_home(document)
    mark = organ.mark or next(iter(own_mark(document) or ()), None)
    titled = titled_home(document)
    home = stated_home(document) or (titled if titled and mark and fits(titled.place, mark) else None)
    home = home or (likeliest_home(document, mark) if mark else None)
    return home or _numbered_home(document, number)


def _numbered_home(document: Document, number: Claim[str]) -> Home | None:
    region = marked_region(number.value) if number.value else None
    places = document.places.named(region) if region else ()
    return Home(places[0], Confidence.INFERRED, number.evidence) if len(places) == 1 else None


def _unplaced(finding: Finding, organ: Organ, home: Home | None) -> Origin:
    """An organ whose place is struck out, or whose name stays as the title has it (市机关作风建设领导小组)."""
    nameless = bool(_GENERAL_ORGANS.match(organ.name)) or finding.confidence is Confidence.INFERRED
    unit: Claim[str] = (
        Claim() if nameless and not organ.masked else Claim(organ.name, finding.confidence, finding.evidence)
    )
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
    home = titled_home(document) or _numbered_home(document, number)
    home = home or (likeliest_home(document, mark[0]) if mark else None)
    if home:
        region = Claim(home.place.name, home.confidence, home.evidence)
        return Origin(
            Claim(), region, home.place.parents, Claim(str(home.place.level), Confidence.INFERRED, home.evidence)
        )
    said = _TITLE_S_MARK.match(fold(document.title or ""))
    if said and is_report(kind) and (mark is None or MARK_LEVELS[said[1]] is not mark[1]):
        return Origin(
            level=Claim(str(MARK_LEVELS[said[1]]), Confidence.INFERRED, (document.quote_title(*said.span(1)),))
        )
    if mark and is_report(kind):
        quote = _own_word(document, mark[0])
        return Origin(level=Claim(str(mark[1]), Confidence.INFERRED, quote))
    return Origin()


def _own_word(document: Document, mark: str) -> tuple[Evidence, ...]:
    match = re.search(rf"[全我]{mark}|{mark}政府|{mark}委", document.text)
    return (document.quote(*match.span()),) if match else ()


__all__ = ["Origin", "infer_origin"]

"""The organs that issued a document, from the strongest evidence to the weakest.

Each source is a named function that gives a Finding or None; SOURCES is their order.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from indexer.infer.acts import adopting_organs
from indexer.infer.dates import signature_dates
from indexer.infer.document import Document, fold, of_fact
from indexer.infer.kinds import is_policy, is_report
from indexer.infer.labels import unlabelled
from indexer.infer.organ_names import Organ, full_name, of_unit, own_form, read_organ, read_organs
from indexer.lexicon.organs import SITE_OWNERS, local_issuer, national_issuer
from kb.model import Claim, Confidence, Evidence, Level

_ISSUES = re.compile(
    r"关于|印发|转发|公布|发布|联合|公告|通告|令(?=[（(第]|$)|对(?=.{2,40}(?:建议|提案)的?答复)|\d{4}年|工作要点"
)
_REPORT_CUT = re.compile(
    r"(?:19|20)\d\d年?|[“\"「]|上半年|下半年|全年|[一二三四]季度|第[一二三四五六七八九十]{1,2}(?:季度|阶段|批)|年度|工作|政府工作报告|关于|开展|贯彻|落实|推进|专项|述职|总结|在(?=.{0,20}[会期])"
)
_SUBJECT = re.compile(
    r"(?:^|[\n，,。；])(?P<organ>(?:省|市|县|区|州|盟|旗|镇|乡|自治区|街道)[\u4e00-\u9fff]{1,16}?(?:办公厅|办公室|政务办|委员会|管委会|中心|局|厅|院|办|委))"
    r"(?=紧紧|紧扣|坚持|认真|深入|始终|聚焦|坚决|以|按照|根据|高举|全面|积极|深刻|切实|着力|在|将|围绕|牢牢|立足|不断|严格|锚定|充分|扎实|共|一如既往|主动|突出)"
)
NEWS_AGENCIES = ("新华社", "新华网", "新华通讯社")
"""Sources that carry what others issue."""

_ITSELF = re.compile(r"^\s*(?:本网|本站|本单位|本部门|原创|互联网)")
_SPEAKER = re.compile(
    r"(?:^|\n)\s{0,9}([\u4e00-\u9fff]{3,24}?)(?:主任|部长|局长|署长|行长|厅长|院长|检察长|审计长)\s{0,4}[\u4e00-\u9fff]\s{0,4}[\u4e00-\u9fff]{1,3}\s{0,4}(?=\n|$)"
)
LONGEST_OPENING = 24
"""How long the name of an organ at the head of a title may be that nothing sets off from the rest."""
_OPENING_ORGAN = re.compile(
    r"^(?!.*(?:级|年|法治|预算|建设)).*(?:人民政府|(?<!法治)政府|办公[厅室]|委员会|管委会|领导小组|指挥部|[局厅署]|督[查察]室|研究室|中心|办事处|法院|检察院)$"
)
_NOBODY_S = frozenset(
    ("机关办公室", "办公室", "局办公室", "单位办公室", "党政办公室", "机关单位", "行政办公室", "综合办公室")
)
"""Offices that any organ has: as the unit of a report they name nobody."""
_TITLED_ABOVE = re.compile(r"[。；！？]")


@dataclass(frozen=True, slots=True)
class Finding:
    """Organs found as the issuers of a document, with evidence."""

    organs: tuple[Organ, ...]
    confidence: Confidence
    evidence: tuple[Evidence, ...]


def _of_title(document: Document, kind: str | None, _number: Claim[str]) -> Finding | None:
    """某局关于…的通知; 某局2023年工作总结."""
    title = fold(document.title or "").replace("\n", "")
    lead = re.match(r"^\s{0,4}(?:关于)?(?:(?:19|20)\d\d年(?:度)?(?!.{0,2}[全各]))?", title)
    start = lead.end() if lead else 0
    cuts = (_REPORT_CUT, _ISSUES) if is_report(kind) else (_ISSUES,)
    ends = sorted(
        {match.start() for cut in cuts for match in cut.finditer(title) if start < match.start() <= start + 120}
    )
    for end in reversed(ends) if is_report(kind) else ends:
        organs = read_organs(title[start:end], document)
        if organs and organs[0].name in _NOBODY_S:
            return None
        if organs and (is_report(kind) or all(organ.level or organ.own for organ in organs)):
            return Finding(_completed(document, organs), Confidence.STATED, (document.quote_title(start, end),))
    return _opening_title(document, title, start, kind)


def _opening_title(document: Document, title: str, start: int, kind: str | None) -> Finding | None:
    """The organ a title opens with, whatever follows: 某县人民政府工作规则, 市政府督查室督查工作总结."""
    if kind == "政府工作报告":
        return None
    for end in range(min(len(title), start + LONGEST_OPENING), start + 3, -1):
        if not _OPENING_ORGAN.search(title[start:end]):
            continue
        organ = read_organ(title[start:end], document)
        if organ and (organ.place or organ.own or (is_report(kind) and organ.level)):
            return Finding((organ,), Confidence.STATED, (document.quote_title(start, end),))
    return None


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
    return own_form(Organ(full_name(place) + (offices if office else "人民政府"), place.level, place), document)


def _of_adoption(document: Document, _kind: str | None, _number: Claim[str]) -> Finding | None:
    """（2021年7月27日国务院令第746号公布） under the title of an act."""
    for name, start, end in adopting_organs(document):
        organ = read_organ(name, document)
        if organ and organ.level:
            return Finding((organ,), Confidence.STATED, (document.quote(start, end),))
    return None


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


def _of_speaker(document: Document, _kind: str | None, _number: Claim[str]) -> Finding | None:
    """某部部长 某某, in the lines under the title of a report that was spoken."""
    for match in _SPEAKER.finditer(document.head):
        organ = read_organ(match[1], document)
        if organ and organ.level:
            return Finding((organ,), Confidence.INFERRED, (document.quote(match.start(1), match.end()),))
    return None


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
                return Finding(
                    (of_unit(unit, document),), Confidence.INFERRED, (document.quote(offset, offset + len(name)),)
                )
    return None


def _of_path(document: Document, kind: str | None, _number: Claim[str]) -> Finding | None:
    """A folder or file named for a unit: 某市某局/2022年工作总结.txt."""
    for part in reversed(re.split(r"[\\/]", fold(document.name))):
        stem = unlabelled(re.sub(r"(?:\.[A-Za-z0-9]{1,5})?(?:#\d+)?$", "", part))
        cuts = [match.start() for match in _REPORT_CUT.finditer(stem)] if is_report(kind) else []
        for end in (len(stem), *reversed(cuts)):
            organ = read_organ(stem[:end], document)
            if organ and (organ.place or organ.own):
                return Finding((organ,), Confidence.INFERRED, (Evidence(part, "path"),))
    return None


def _of_publisher(document: Document, kind: str | None, _number: Claim[str]) -> Finding | None:
    """The organ a page names as its source or as the owner of its site."""
    if is_report(kind) and kind not in ("工作报告", "发展报告"):
        return None
    for fact in document.facts_named("source", "site"):
        if fact.name == "site" and any(not _ITSELF.search(source.value) for source in document.facts_named("source")):
            return None
        value = re.sub(r"（.*$|\(.*$", "", fact.value.strip())
        if value in NEWS_AGENCIES:
            continue
        organs = read_organs(SITE_OWNERS.get(value) or re.sub(r"(?:门户)?(?:网站|网)$", "", value), document)
        if organs and all(
            organ.place or organ.own or organ.level in (Level.MINISTRY, Level.NATIONAL) for organ in organs
        ):
            return Finding(organs, Confidence.INFERRED, (of_fact(fact),))
    return None


SOURCES: tuple[Callable[[Document, str | None, Claim[str]], Finding | None], ...] = (
    _of_title, _of_page, _of_number, _of_adoption, _of_signature, _of_speaker, _of_subject, _of_user_units, _of_path, _of_publisher,
)  # fmt: skip


__all__ = ["SOURCES", "Finding"]

"""Documents that a text names, each with what was done with it, by whom and when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.facts.acts import VERB_BEFORE, VERB_BEHIND, Act, is_kind
from kb.facts.titles import LONGEST, Named, named_documents
from kb.model import Span
from kb.text import fold

REACH_BEFORE = 26
"""Characters between a verb and the title it governs: an issuer's name and a few words."""
REACH_BEHIND = 16
_STOP = re.compile(r"[。;!?\n]")
_ORGAN = re.compile(
    r"(?:中共中央|国务院|中央|全国人大|最高人民(?:法院|检察院)|(?:自治区|省|市|县|区|州|镇|乡|我)?(?:[一-鿿]{0,12}?)"
    r"(?:人民政府|政府|委员会|办公厅|办公室|党委|党组|人大常委会|人大|政协|部门|部|委|局|厅|署|院|办))"
)
_ORGANS = re.compile(f"(?:{_ORGAN.pattern})+")
_ISSUER_INSIDE = re.compile(f"(?:{_ORGAN.pattern}){{1,3}}?(?=关于)")
_DATE = re.compile(r"(?:[12]\d{3}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日|去年|今年|上半年|下半年|年内)")
_NOT_OWN = re.compile("[,。;:!?]|\\n(?!《)")
"""The end of a clause; a title that begins a line belongs to the line before it."""
_NOW_ISSUED = re.compile("[^。;!?\\n《]{0,40}?,现(?:予以?)?(?:印发|公布|发布|转发)")
_PASSIVE = re.compile("的|自|起|正式|已|全面|得到|有效|逐步|日")
_CLAUSE_ENDS = re.compile("[,。;:!?\\n、“《]|以来|情况|后|工作|中|的|$")
_PREPOSITIONS = "与和及由会同对向经将把被从在据"


@dataclass(frozen=True, slots=True)
class Citation:
    """A document named in a text; places are code points of that text.

    ``title`` is without its marks and "" where only a number stands; ``full`` is the title that a short name was said to stand for,
    else the title itself. ``state`` says how far it is (试行); ``issuer`` and ``date`` are places where the same sentence says them.
    """

    start: int
    end: int
    title: str
    full: str
    docno: str
    act: Act
    act_span: Span | None
    state: str
    issuer: Span | None
    date: Span | None


def citations(text: str) -> tuple[Citation, ...]:
    """Every document that a text names, in order."""
    folded = fold(text)
    named = list(named_documents(text))
    short = {one.short: one.title for one in named if one.short}
    return tuple(
        _citation(folded, one, verb, short.get(one.title, one.title))
        for group in _groups(folded, named)
        for verb in (_verb(folded, group),)
        for one in group
        if verb or one.number or is_kind(one.title)
    )


def _citation(folded: str, one: Named, verb: tuple[Act, Span] | None, full: str) -> Citation:
    act, span = verb or (Act.NONE, None)
    issuer, date = _issuer(folded, one, span), _date(folded, one)
    return Citation(one.start, one.end, one.title, full, one.number, act, span, one.state, issuer, date)


def _groups(folded: str, named: Sequence[Named]) -> Iterator[list[Named]]:
    """Documents in a row with nothing but 、 or 和 between them: one verb governs them all."""
    group: list[Named] = []
    for one in named:
        if group and not _is_linked(folded[group[-1].until : one.start]):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _is_linked(between: str) -> bool:
    return len(between) <= 3 and not between.strip(" 、和与及以,")


def _verb(folded: str, group: Sequence[Named]) -> tuple[Act, Span] | None:
    """The verb of a group: the one before it, unless only the one behind can be meant."""
    before, behind = _before(folded, group[0].start), _behind(folded, group[-1].until)
    if before is None or (behind and behind[0] is Act.REPEAL and before[0] in (Act.ISSUE, Act.DRAFT)):
        return behind
    return before


def _before(folded: str, start: int) -> tuple[Act, Span] | None:
    """The nearest verb in the clause before a title; of a row of verbs (修订印发) the first."""
    left = max(
        [
            start - REACH_BEFORE,
            0,
            *(found.end() for found in _NOT_OWN.finditer(folded, max(0, start - REACH_BEFORE), start + 1)),
        ]
    )
    left = max(left, folded.rfind("》", left, start) + 1)
    found = [(span, act) for act, verb in VERB_BEFORE.items() for span in _spans(verb, folded, left, start)]
    if not found:
        return None
    found = _longest(found)
    last = len(found) - 1
    while last and found[last][0].start - found[last - 1][0].end <= 1:
        last -= 1
    span, act = found[last]
    return act, span


def _longest(found: Sequence[tuple[Span, Act]]) -> list[tuple[Span, Act]]:
    """In order, those left out that lie inside a longer one."""
    kept: list[tuple[Span, Act]] = []
    for span, act in sorted(found, key=lambda one: (one[0].start, -one[0].end)):
        if not kept or span.start >= kept[-1][0].end:
            kept.append((span, act))
    return kept


def _spans(verb: re.Pattern[str], folded: str, start: int, end: int) -> Iterator[Span]:
    return (Span(*found.span()) for found in verb.finditer(folded, start, end))


def _behind(folded: str, end: int) -> tuple[Act, Span] | None:
    """The nearest verb behind a title, in its clause."""
    stop = _NOT_OWN.search(folded, end, end + REACH_BEHIND)
    right = min(stop.start() if stop else end + REACH_BEHIND, len(folded))
    mark = folded.find("《", end, right)
    right = mark if mark >= 0 else right
    found = [(span, act) for act, verb in VERB_BEHIND.items() for span in _spans(verb, folded, end, right)]
    issued = _NOW_ISSUED.match(folded, end)
    if issued and not found:
        return Act.ISSUE, Span(issued.end() - 2, issued.end())
    done = [(span, act) for span, act in _longest(found) if act is not Act.IMPLEMENT or _is_done_to(folded, end, span)]
    return (done[0][1], done[0][0]) if done else None


def _is_done_to(folded: str, end: int, verb: Span) -> bool:
    """Whether a document is carried out, and does not itself carry something out (《纲要》贯彻落实…)."""
    return bool(_PASSIVE.search(folded, end, verb.start) or _CLAUSE_ENDS.match(folded, verb.end))


def _sentence(folded: str, start: int) -> int:
    left = max(0, start - 120)
    ends = [found.end() for found in _STOP.finditer(folded, left, start)]
    return ends[-1] if ends else left


def _issuer(folded: str, one: Named, verb: Span | None) -> Span | None:
    """The organ before the verb, or before the title, in the same clause; else the organ with which the title begins."""
    stop = verb.start if verb and verb.start < one.start else one.start
    left = max(_sentence(folded, one.start), stop - 40)
    organs = [Span(*found.span()) for found in _ORGANS.finditer(folded, left, stop)]
    if organs and not _NOT_OWN.search(folded, organs[-1].end, stop) and stop - organs[-1].end <= 4:
        return _trimmed(folded, organs[-1])
    inside = _ISSUER_INSIDE.match(folded, one.start + 1, one.end)
    return Span(*inside.span()) if inside else None


def _trimmed(folded: str, organ: Span) -> Span | None:
    start = organ.start
    while start < organ.end and folded[start] in _PREPOSITIONS:
        start += 1
    return Span(start, organ.end) if organ.end - start > 1 else None


def _date(folded: str, one: Named) -> Span | None:
    found = [Span(*match.span()) for match in _DATE.finditer(folded, _sentence(folded, one.start), one.start)]
    return next((span for span in reversed(found) if not _is_inside_title(folded, span.start)), None)


def _is_inside_title(folded: str, place: int) -> bool:
    left = max(0, place - LONGEST)
    return folded.rfind("《", left, place) > folded.rfind("》", left, place)


__all__ = ["Citation", "citations"]

"""How well a frame is built: a frame that fixes how every part begins carries a heading, one that fixes a noun carries nothing."""

import re

from kb.headings.frames import Shared
from kb.headings.values import HeadingSet

_BEGINS, _BEGINS_AND_ENDS, _INSIDE, _ENDS = 1.0, 1.15, 0.6, 0.15
_ALONE, _ONE_PART = 0.05, 0.2
_PARTS = 3.0
_MOST_FIXED = 10.0
_STRONGEST = 8.0
_MEANT = 0.15
"""What a set is worth for being one, beside what its frame is worth."""
_NOUN = 0.2
_SUBJECT = 0.6
_LEADS = re.compile(
    '[“"]?(?:坚[持定决守]|始终|聚[焦力合]|围绕|突[出破]|强化|[深优细实活净绿美亮]化|注重|[着全大努奋合尽有助]力|着眼|全面|持续|不断|进一步|更[加大好高]|深入|扎实|[切确落]实|积极|主动|加[快强大]|'
    "推[进动行出]|[促奋]进|提[升高质振]|完善|健全|[构搭共]建|打[造好赢通]|[建开创]设|培[育植]|激[发活]|释放|增[强进]|夯实|筑牢|守[牢住护好]?|抓|紧[盯扣抓跟]|锚定|对标|立足|牢[记固]|永[葆远]|践行|"
    "弘扬|厚植|统筹|[协系]同|系统|一体|实[施干实]|开[展创]|[贯严压]|拓[展宽]|[做当让使把以在为用从向对靠令将]|千方百计|必须|要|一定|谱写|擦亮|[争创办建改破立强学管干稳促保兴惠护扩优畅融引育增减治防查转补聚凝激])"
)
_BOUND = re.compile(r"[\d?]|^第.条|十$|^(?:关于|应用|附)")


def craft(shared: Shared) -> float:
    """From 0 for a lone noun to about 12 for parts that all begin and end alike; frames bound to a figure are worth a tenth."""
    qualities = [_quality(pieces) for pieces in shared.parts]
    mean = sum(qualities) / len(qualities)
    if len(qualities) == 1:
        built = mean * (_ONE_PART if sum(map(bool, shared.parts[0])) > 1 else _ALONE)
    else:
        built = mean**3 * _PARTS
    built *= _leading(shared)
    free = 0.1 if any(_BOUND.search(piece) for pieces in shared.parts for piece in pieces) else 1
    return built * float(min(shared.fixed, _MOST_FIXED) ** 0.6) * free


def _quality(pieces: tuple[str, ...]) -> float:
    """How far a part is fixed: by its beginning, its end, or something inside."""
    if len(pieces) == 1:
        return _BEGINS
    first, *inner, last = pieces
    if first:
        return (_BEGINS_AND_ENDS if last or any(inner) else _BEGINS) * (1 if _LEADS.match(first) else _SUBJECT)
    return _INSIDE if any(inner) else _ENDS if last else 0.0


def leads_throughout(shared: Shared) -> bool:
    """Whether every part of several begins with a word that leads, and is open behind it."""
    return len(shared.parts) > 1 and all(_LEADS.match(part[0]) and not any(part[1:]) for part in shared.parts)


def set_worth(one: HeadingSet, shared: Shared) -> float:
    """What a set of parallel headings adds: somebody meant it."""
    built = min(craft(shared), _STRONGEST) / _STRONGEST + _MEANT * _leading(shared)
    strength = min(one.strength, _STRONGEST)
    return strength**2 / _STRONGEST * len(one.members) * built


def _leading(shared: Shared) -> float:
    """Whether the frame begins with a word that leads a heading: a verb, an adverb, a preposition, a mark; a noun is a subject, not a frame."""
    first = shared.parts[0][0]
    if len(shared.parts) == 1 and not first:
        return 0.0
    return 1 if _LEADS.match(first) else _NOUN


__all__ = ["craft", "leads_throughout", "set_worth"]

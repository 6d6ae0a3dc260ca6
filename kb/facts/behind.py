"""The noun phrase behind a number: what is counted, up to the word that tells something of it."""

import re
from collections.abc import Sequence

from kb.facts import nouns, words
from kb.facts.cutting import Word, behind_quotation, cut_words, ending
from kb.model import Span

_ATTRIBUTES = frozenset("控考级立属管营型式性")
"""Last characters of members of a list that have no head of their own: 国控、省控断面."""
_NO_NAMES = frozenset("增减升降涨跌次年别容")

_STANDING = re.compile(
    r"(?:已[^已待未在拟,]{2,3}(?=[待未在拟]))?[待未拟在][^,、]{1,3}?(?=项目|企业|工程|地块|案件|问题|事项|商户|单位|场所|机构|房屋|隐患|人员)"
)
"""How far a thing has come, before its noun: 已签约待开工项目."""


def standing_thing(stretch: str, start: int) -> Span | None:
    """The thing behind words that say how far it has come."""
    match = _STANDING.match(stretch)
    if match is None:
        return None
    cut = cut_words(stretch[match.end() :])
    end = _first_stop(cut)
    return Span(start, start + match.end() + ending(cut, end)) if end else None


def noun_behind(stretch: str, place: int, *, up_to_verb: bool, goes_on: bool) -> Span | None:
    """The noun phrase at the beginning of the words behind a number, or what 的 or 等 leads to; ``goes_on``: a number follows."""
    cut = cut_words(stretch)
    first, end = 0, _first_stop(cut)
    link = _link(cut, end)
    linked = _stop_behind(cut, link)
    if link and linked > link + 1:
        first, end = link + 1, linked
    elif end and end < len(cut) - 1 and cut[end][0] == "等" and cut[end + 1][0] not in _SOME:
        first, end = end + 1, _first_stop(cut, end + 1)
    else:
        end = _without_loose_part(cut, end, goes_on=goes_on)
        first, end = _about_link(cut, end)
    if up_to_verb:
        end = next((step for step in range(first + 1, end) if cut[step][0] in words.VERBS), end)
    while goes_on and end == len(cut) and end > first and cut[end - 1][0] in nouns.EXTENTS:
        end -= 1
    if first + 1 < end < len(cut) and (cut[end][0] in words.VERBS or cut[end][0] == "了") and _is_deed(cut[end - 1][0]):
        end -= 1
    end = _without_remark(cut, first, end)
    end = _place(cut, first, end)
    while end > first and cut[end - 1][0] in words.AFTER_TRIMMED:
        end -= 1
    first = behind_quotation(cut, first, end)
    if first >= end or (cut[first : first + 1] == cut[first:end] and cut[first][0] in _NO_NAMES):
        return None
    return Span(place + cut[first][1], place + ending(cut, end))


def _place(cut: Sequence[Word], first: int, end: int) -> int:
    """The end of a place that is counted, where something is told of it or done in it: 42个行政村环境整治."""
    behind = first
    while behind < end and cut[behind][0] in nouns.PLACES:
        behind += 1
    if behind < end and cut[behind][0] == "(":
        behind = next((step + 1 for step in range(behind, end) if cut[step][0] == ")"), end)
    if behind in {first, end} or cut[behind][0] in nouns.PLACE_KINDS:
        return end
    last = cut[end - 1][0]
    is_deed = last in words.VERBS or last.endswith(nouns.MEASURE_ENDS)
    is_place = len(cut[first][0]) > 1 and end < len(cut) and last[-1] not in nouns.FACILITIES
    return behind if is_deed or is_place else end


def _without_remark(cut: Sequence[Word], first: int, end: int) -> int:
    """The end of the words without a bracketed remark behind them; what names the parts of a thing belongs to it: 县(市、区)."""
    if end <= first or cut[end - 1][0] != ")":
        return end
    opening = next((step for step in range(end - 1, first, -1) if cut[step][0] == "("), end)
    is_short = opening < end and cut[end - 1][1] - cut[opening][1] <= _SHORT_REMARK
    is_list = any(cut[step][0] == "、" for step in range(opening, end))
    return end if is_short or is_list else opening


_SHORT_REMARK = 3


def plain_noun(stretch: str, place: int) -> Span | None:
    """The words up to the first that ends a noun phrase, or the first 、."""
    cut = cut_words(stretch.partition("、")[0])
    end = _first_stop(cut)
    return Span(place, place + ending(cut, end)) if end else None


def total_behind(stretch: str, place: int) -> Span | None:
    """What is given or paid at a rate: the sum behind 标准 and the verb."""
    if not stretch.startswith(_RATES):
        return None
    cut = cut_words(stretch)
    first = next(
        (step for step, (word, _place) in enumerate(cut[:-1]) if word not in _RATES and word not in words.VERBS),
        len(cut) - 1,
    )
    end = ending(cut, len(cut))
    name = stretch[cut[first][1] : end]
    return Span(place + cut[first][1], place + end) if name.endswith(nouns.SUMS) else None


_RATES = ("标准", "比例", "额度", "支付", "缴纳", "发放", "给予", "计发", "计算", "收取")


def verbal_name(stretch: str, place: int) -> Span | None:
    """A thing named after what is done there: 45个回迁安置项目."""
    match = _VERBAL.match(stretch)
    if match is None or not all(word in words.VERBS or word in _BEGUN for word, _place in cut_words(match[1])):
        return None
    return Span(place, place + match.end())


_VERBAL = re.compile(
    f"([^、的]{{2,6}}?)(?:{'|'.join(sorted(nouns.ESTABLISHED, key=len, reverse=True))})(?=$|、|和|中$|已|共)"
)
_BEGUN = frozenset("新续拟待未已")
"""Words before a verb that say how far something has come: 新开工项目."""


def _is_deed(word: str) -> bool:
    return word in words.NOUNS_TOO and not word.endswith(nouns.SUMS)


def _link(cut: Sequence[Word], end: int) -> int:
    """Where the 的 of a relative clause stands behind the first stop; 0 where there is none, or the clause tells of what stands before it."""
    link = next((step for step in range(end, len(cut) - 1) if cut[step][0] == "的"), 0)
    told = 0 < end < link - 1 and any(word in words.ACHIEVING for word, _place in cut[end : end + 2])
    return 0 if told or (link and cut[link + 1][0] in nouns.ABSTRACT) else link


def _stop_behind(cut: Sequence[Word], link: int) -> int:
    """Where the noun phrase behind a 的 ends; a verb that it begins with says which: 成效较好的统筹地区."""
    end = _first_stop(cut, link + 1)
    is_verb = end == link + 1 < len(cut) - 1 and cut[end][0] in words.VERBS and len(cut[end][0]) > 1
    return _first_stop(cut, end + 1) if is_verb and _first_stop(cut, end + 1) > end + 1 else end


_SOME = frozenset({"一批", "一系列", "系列", "诸多"})
"""Words behind 等 that sum up more than was counted."""


def _first_stop(cut: Sequence[Word], start: int = 0) -> int:
    """Where the noun phrase ends: at a word that is part of none. The members of a list count as one phrase."""
    quoted = False
    for step in range(start, len(cut)):
        word = cut[step][0]
        quoted = word == "“" or (quoted and word != "”")
        if (
            not quoted
            and (word in _STOPS or (word in words.VERBS and word not in words.NOUNS_TOO))
            and not (step > start and _joins(cut, step))
        ):
            return step
    return len(cut)


def _joins(cut: Sequence[Word], step: int) -> bool:
    """Whether a word that ends phrases is inside one: 成果转化基地, 物流与仓储装备."""
    word = cut[step][0]
    rest = [word for word, _place in cut[step + 1 :]]
    if word in words.ATTRIBUTIVE | words.DOUBLING:
        kinds = nouns.ESTABLISHED if word in words.ATTRIBUTIVE else nouns.UNDERTAKINGS
        return bool(rest) and rest[0] in kinds and (len(rest) == 1 or rest[1] in "、和等" or rest[1] in _STOPS)
    if word == "组织":
        return not rest or rest[0] in _STOPS or not rest[0].isalnum()
    return word == "与" and bool(rest) and not any(one in _STOPS or one in _PURE_VERBS for one in rest)


_STOPS = (
    words.STOPS_AFTER
    | words.LEVELS
    | {word for names in words.CHANGES.values() for word in names if len(word) > 1} - words.NOUNS_TOO
)
"""Words that end a noun phrase behind a number; a change or a level is told of what stands before it."""

_PURE_VERBS = words.VERBS - words.NOUNS_TOO - words.ATTRIBUTIVE


def _without_loose_part(cut: Sequence[Word], end: int, *, goes_on: bool) -> int:
    """The end of the last member of a list that the stretch holds whole: a member that runs into a verb or a number is none."""
    commas = [
        step for step in range(end) if cut[step][0] == "、" and not _in_bracket(cut, step) and _is_whole(cut, step)
    ]
    if not commas:
        return end
    if commas and cut[commas[0] - 1][0][-1] in _ATTRIBUTES:
        return end
    if commas and all(word in words.VERBS for word, _place in cut[: commas[0]]):
        return end
    if commas and not goes_on and any(cut[step][0] == "的" for step in range(commas[-1], end)):
        return end
    goes_through = (end == len(cut) and not goes_on) or (end < len(cut) and cut[end][0] in words.CONNECTIVES)
    return end if goes_through and commas[-1] < end - 1 else commas[0]


def _is_whole(cut: Sequence[Word], comma: int) -> bool:
    """Whether what stands before a 、 is a member of its own; one character is not: 国、省考核断面."""
    return comma > 1 or len(cut[0][0]) > 1


def _in_bracket(cut: Sequence[Word], step: int) -> bool:
    signs = [word for word, _place in cut[:step]]
    return signs.count("(") > signs.count(")") or signs.count("“") > signs.count("”")


def _about_link(cut: Sequence[Word], end: int) -> tuple[int, int]:
    """With a 的 inside: a plain thing before it is what is counted (工厂的效率提升); else what it leads to (群众关心的问题)."""
    link = next((step for step in range(1, end - 1) if cut[step][0] == "的"), 0)
    if not link:
        return 0, end
    behind = [word for word, _place in cut[link + 1 :]]
    if all(len(word) == 1 or word in words.VERBS for word in behind):
        return 0, link
    if link == end - 2 and cut[end - 1][0] in nouns.ABSTRACT:
        return 0, link
    told = end < len(cut) and cut[end][0] in _TOLD
    is_plain = link <= _PLAIN and not any(word in _BINDING for word, _place in cut[:link])
    return (0, link) if told or is_plain else (link + 1, end)


_BINDING = words.VERBS | words.ADJECTIVES

_TOLD = words.LEVELS.union(*words.CHANGES.values())
"""Words by which something is told of what stands before them."""

_PLAIN = 3
"""Words of a noun phrase that needs no 的 itself."""

__all__ = ["noun_behind", "plain_noun", "standing_thing", "total_behind", "verbal_name"]

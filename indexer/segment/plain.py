"""Unnumbered headings: alone on their line, quoted verbs in parallel paragraphs, lead phrases such as 下一步."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from indexer.segment.cues import APART, LEADS, heading_role, paragraph_role
from indexer.segment.items import Item
from indexer.segment.lead import find_lead
from indexer.segment.lines import Line
from kb.model import Role

LONGEST = 30
SHORTEST_BODY = 40
"""A line alone is a heading only above a paragraph of at least this many characters, or above a series."""

NEVER_ALONE = (
    ("a piece of a sentence", r"[。；，：！!;:,“‘（《「]$|。"),
    ("punctuation or a bullet first", r"^[(（【\[<《“”‘’」』〉》）)】、，。；：！？·•●■◆▲★☆※→>|—\-_*#/\\]"),
    ("no Han in it", r"^[A-Za-z0-9\s\W]+$"),
    ("a date", r"^[12][0-9]{3}\s?年(?:\s?[0-9]{1,2}\s?月.{0,6})?$|[0-9]\s?日$|^[一二三四五六七八九十〇○零]{4}年.{1,3}月"),
    ("a caption", r"^.{0,6}专栏\s?[0-9一二三四五六七八九十]|^(?:图|表|附表|附图|框图)\s?[0-9一二三四五六七八九十]"),
    ("an address", r"http|www\."),
    ("a signature", r"(?:公司|委员会|人民政府|办公室|办公厅|厅|局|部|院|中心|协会|委|厂|校|大学|集团)$"),
    ("to whom it may concern", r"^各(?:省|市|州|盟|县|区|旗|乡|镇|街道|有关|相关|部|单位|直属|位|级|科|处|委|局)|^(?:主送|抄送|联系|电话|传真|邮|地址|附件|附：)"),
)  # fmt: skip
"""Lines that stand alone and are no headings: what they are, how they look."""

_NEVER_ALONE = re.compile("|".join(f"(?:{pattern})" for _, pattern in NEVER_ALONE))
_FIVE_YEARS = re.compile(r"“[十一二三四五]{2,3}”[^。；]{2,20}$")
"""A heading may open with the name of a plan: “十一五”发展回顾."""
_ENDS_PARAGRAPH = "。！？；：”）)…!?;"
_QUOTED = re.compile(r"[“\"「]([\u4e00-\u9fff]{1,4})[”\"」]")
LONGEST_QUOTED_LEAD = 30


class PlainKind(StrEnum):
    """ALONE on its line; QUOTED verb with the body behind it; LEAD phrase of a paragraph with a role of its own."""

    ALONE = "alone"
    QUOTED = "quoted"
    LEAD = "lead"


@dataclass(frozen=True, slots=True)
class Plain:
    """An unnumbered heading: ``stop`` is where its characters end. ``role`` is what its words decide by themselves."""

    kind: PlainKind
    line: int
    start: int
    stop: int
    role: Role | None


def find_alone(text: str, lines: tuple[Line, ...], heads: Mapping[int, Item], skipped: frozenset[int]) -> list[Plain]:
    """The unnumbered lines that are headings. Before the first paragraph and without a cue none is: there stands the title."""
    found: list[Plain] = []
    in_body = False
    for number, line in enumerate(lines):
        if number in skipped or number in heads:
            in_body = in_body or number in heads
        elif line.length > LONGEST:
            in_body = True
        elif plain := _alone(text, lines, heads, number, in_body=in_body):
            found.append(plain)
    return found


def _alone(
    text: str, lines: tuple[Line, ...], heads: Mapping[int, Item], number: int, *, in_body: bool
) -> Plain | None:
    line = lines[number]
    words = text[line.start : line.stop]
    apart = bool(APART.match(words))
    role = heading_role(words)
    named_plan = role is not None and _FIVE_YEARS.match(words) is not None
    if line.length < 2 or "\t" in words or (_NEVER_ALONE.search(words) and not apart and not named_plan):
        return None
    if not apart and not _has_body(lines, heads, number):
        return None
    if not (role or apart) and not (
        in_body and _ends_paragraph(text, lines, heads, number) and _opens_paragraph(text, lines, heads, number)
    ):
        return None
    return Plain(PlainKind.ALONE, number, line.start, line.stop, role)


def _has_body(lines: tuple[Line, ...], heads: Mapping[int, Item], number: int) -> bool:
    if number + 1 >= len(lines):
        return False
    following = heads.get(number + 1)
    if following:
        return following.mark.value == 1
    return any(line.length >= SHORTEST_BODY for line in lines[number + 1 : number + 3])


def _ends_paragraph(text: str, lines: tuple[Line, ...], heads: Mapping[int, Item], number: int) -> bool:
    """Whether the line before is a finished paragraph or a numbered heading, so that this line is no piece of a broken one."""
    return number > 0 and (text[lines[number - 1].stop - 1] in _ENDS_PARAGRAPH or number - 1 in heads)


def _opens_paragraph(text: str, lines: tuple[Line, ...], heads: Mapping[int, Item], number: int) -> bool:
    following = lines[number + 1]
    if number + 1 in heads:
        return True
    return (
        following.length >= SHORTEST_BODY
        and text[following.start] not in "，。；：、！？”）)"
        and text[following.stop - 1] in _ENDS_PARAGRAPH
    )


def find_quoted(text: str, lines: tuple[Line, ...], heads: Mapping[int, Item]) -> list[Plain]:
    """The leads of neighbouring paragraphs that open with the same quoted word: “强化”顶层设计，….…"""
    found: list[Plain] = []
    run: list[tuple[int, str, int]] = []
    for number, word, stop in [*_quoted_leads(text, lines, heads), (-1, "", 0)]:
        if run and not _goes_with(run[-1], number, word):
            found.extend(_quoted_run(lines, run))
            run = []
        run.append((number, word, stop))
    return found


def _goes_with(last: tuple[int, str, int], number: int, word: str) -> bool:
    return number == last[0] + 1 and (word == last[1] or len(word) == len(last[1]) <= LONGEST_VARIED)


LONGEST_VARIED = 2
"""How long quoted words may be that differ from paragraph to paragraph."""


def _quoted_leads(text: str, lines: tuple[Line, ...], heads: Mapping[int, Item]) -> Iterator[tuple[int, str, int]]:
    for number, line in enumerate(lines):
        word = _QUOTED.match(text, line.start, line.stop)
        lead = find_lead(text, line.start, line.stop) if word and number not in heads else None
        if word and lead and lead.more and lead.closing == "。" and lead.stop - line.start <= LONGEST_QUOTED_LEAD:
            yield number, word[1], lead.stop


def _quoted_run(lines: tuple[Line, ...], run: list[tuple[int, str, int]]) -> list[Plain]:
    """The leads of neighbouring paragraphs: two with the same word, three with words of one length (“严”字 “实”字 “新”字)."""
    if len(run) < (2 if len({word for _, word, _ in run}) == 1 else 3):
        return []
    return [Plain(PlainKind.QUOTED, number, lines[number].start, stop, None) for number, _, stop in run]


def find_leads(text: str, lines: tuple[Line, ...], tops: Mapping[int, bool], taken: frozenset[Role]) -> list[Plain]:
    """The paragraphs that open with a lead phrase, each role once, none that a heading has ``taken``.

    ``tops`` are the lines of the headings, with whether each is of the outermost kind. Leads stand behind the last
    heading; one that names troubles also right before a heading of the outermost kind.
    """
    last = max(tops, default=-1)
    ahead = {top - back for top, outermost in tops.items() if outermost for back in range(1, 1 + LEAD_LINES)}
    found: list[Plain] = []
    for number, line in enumerate(lines):
        plain = _lead(text, number, line) if (number > last or number in ahead) and number not in tops else None
        if plain is None or plain.role in taken or any(plain.role == other.role for other in found):
            continue
        if number > last or plain.role is Role.PROBLEMS:
            found.append(plain)
    return found


LEAD_LINES = 2
"""How many lines behind a lead the next part begins at the latest."""


def _lead(text: str, number: int, line: Line) -> Plain | None:
    """The lead phrase of a paragraph; the last cue of the paragraph goes before that of the phrase."""
    if line.length < SHORTEST_BODY // 2:
        return None
    for cue in LEADS:
        match = cue.pattern.match(text, line.start, line.stop)
        if match:
            role = cue.role if cue.role is Role.PLAN else paragraph_role(text[line.start : line.stop]) or cue.role
            return Plain(PlainKind.LEAD, number, line.start, match.end(), role) if role is not Role.REVIEW else None
    return None

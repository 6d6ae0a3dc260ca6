"""Marks in a draft: brackets and quotation marks without counterpart, half and full width mixed, marks that follow each other."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kb.check.drafting import Draft
from kb.check.values import Finding
from kb.model import Span

_PAIRS = {
    "（": "）",
    "(": ")",
    "《": "》",
    "〈": "〉",
    "“": "”",
    "‘": "’",
    "【": "】",
    "〔": "〕",
    "「": "」",
    "『": "』",
    "[": "]",
    "{": "}",
}
_FAMILY = {"(": "（", ")": "）"}
"""A half-width half may close a full-width one: that is a fault of width, not of balance."""

_CLOSING = {_FAMILY.get(right, right): _FAMILY.get(left, left) for left, right in _PAIRS.items()}
_OPENING = frozenset(_CLOSING.values())
_LIST_MARK = re.compile(r"(?:^|(?<=[。；：，、;:,\s]))[0-9０-９一二三四五六七八九十①-⑳a-zA-Z]{1,3}[)）]")
_NUMBER_MARK = re.compile(r"[ \t\u3000]{0,8}\(")
_APOSTROPHE = re.compile(r"(?<=[A-Za-z])[’'](?=[A-Za-z])")

_HAN = "\u4e00-\u9fff"
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）", ".": "。"}
_NARROW_MARK = re.compile(
    rf"(?<=[{_HAN}》”’）%])[,;:?!](?![0-9A-Za-z/])|(?<=[{_HAN}])\.(?=[{_HAN}\s]|$)|\((?=[{_HAN}])"
)
_WIDE_MARK = re.compile("[，；：？！（）]")
_THROUGHOUT = 0.5
"""Share of half-width marks from which they are the habit of the text, said once, and not slips, said each."""

_WIDE_SIGNS = re.compile("[０-９Ａ-Ｚａ-ｚ％]{1,20}")
_SPACE = re.compile(rf"(?<=[{_HAN}，。；：、])[ \u3000]{{1,4}}(?=[{_HAN}])(?![ \u3000]{{1,4}}[年月日])")
_SPACED_TITLE = re.compile(rf"^[{_HAN}](?:[ \u3000]+[{_HAN}])+$")
_DOUBLED = re.compile(r"[，。；：、！？,;]{2,6}")
_ALLOWED = ("！！", "？？", "？！", "！？", "。。。", "……")


def mark_findings(draft: Draft) -> Iterator[Finding]:
    """What is wrong with the marks."""
    lone = [place for start, line in _lines(draft.text) for place in _lone(line, start)]
    yield from (_unbalanced(draft, place) for place in _without_long_quotations(draft.text, lone))
    yield from _widths(draft)
    yield from _spaces(draft)
    yield from _doubled(draft)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, line
        start += len(line)


def _without_long_quotations(text: str, places: Sequence[int]) -> Iterator[int]:
    """The lone marks, but for quotations of several paragraphs: each paragraph opens one, the last closes it."""
    opened: list[int] = []
    for place in places:
        if text[place] == "“":
            opened.append(place)
        elif text[place] == "”" and opened:
            opened.clear()
        else:
            yield place
    yield from (place for place in opened if not _goes_on(text, place))


def _goes_on(text: str, place: int) -> bool:
    """Whether the next paragraph opens with the mark again."""
    end = text.find("\n", place)
    return end >= 0 and text[end : end + 12].lstrip().startswith("“")


def _lone(line: str, start: int) -> Iterator[int]:
    """Places of brackets and quotation marks that have no counterpart in their paragraph."""
    waiting: list[tuple[str, int]] = []
    open_marks: Counter[str] = Counter()
    ignored = {match.start() for match in _APOSTROPHE.finditer(line)} | {
        match.end() - 1 for match in _LIST_MARK.finditer(line)
    }
    straight = [place for place, character in enumerate(line) if character == '"']
    for place, written in enumerate(line):
        character = _FAMILY.get(written, written)
        if place in ignored:
            continue
        if character in _OPENING:
            waiting.append((character, place))
            open_marks[character] += 1
        elif not open_marks[_CLOSING.get(character, "")]:
            if character in _CLOSING:
                yield start + place
        else:
            while waiting[-1][0] != _CLOSING[character]:
                lone, where = waiting.pop()
                open_marks[lone] -= 1
                yield start + where
            open_marks[waiting.pop()[0]] -= 1
    yield from (start + place for _character, place in waiting)
    if len(straight) % 2:
        yield start + straight[-1]


def _unbalanced(draft: Draft, place: int) -> Finding:
    return draft.finding("unbalanced", Span(place, place + 1), {"sign": draft.text[place]})


def _widths(draft: Draft) -> Iterator[Finding]:
    heads = {start + mark.end() for start, line in _lines(draft.text) if (mark := _NUMBER_MARK.match(line))}
    narrow = [match for match in _NARROW_MARK.finditer(draft.text) if match.end() not in heads]
    wide = len(_WIDE_MARK.findall(draft.text))
    if len(narrow) > _THROUGHOUT * (len(narrow) + wide):
        yield draft.finding("half-width-throughout", Span(*narrow[0].span()), {"n": len(narrow)})
    else:
        yield from (draft.finding("half-width", Span(*match.span()), {"wanted": _WIDE[match[0]]}) for match in narrow)
    for match in _WIDE_SIGNS.finditer(draft.text):
        wanted = "".join(chr(ord(character) - 0xFEE0) for character in match[0])
        yield draft.finding("full-width-digit", Span(*match.span()), {"wanted": wanted})


def _spaces(draft: Draft) -> Iterator[Finding]:
    for start, line in _lines(draft.text):
        if not _SPACED_TITLE.match(line.strip()):
            yield from (
                draft.finding("stray-space", Span(start + match.start(), start + match.end()))
                for match in _SPACE.finditer(line.rstrip())
            )


def _doubled(draft: Draft) -> Iterator[Finding]:
    for match in _DOUBLED.finditer(draft.text):
        if match[0] not in _ALLOWED:
            yield draft.finding("doubled-mark", Span(*match.span()))


__all__ = ["mark_findings"]

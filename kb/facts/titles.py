"""Titles and numbers of documents as they stand in a text: 《…》 with what is bracketed inside and behind, 国办发〔2023〕5号."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.facts.acts import PAPERS, PRESS, STATES, VERB_BEFORE, WORKS, is_kind
from kb.model import Span
from kb.text import fold

LONGEST = 160
"""Characters of a title: longer is a mark that was never closed."""
_OPEN, _CLOSE = "《〈", "》〉"
_YEAR = r"[〔﹝\[(【［][12]\d{3}[〕﹝﹞\])】］]"
NUMBER = re.compile(
    rf"[一-鿿]{{1,10}}{_YEAR}\s?第?\s?\d{{1,5}}\s?号|(?:国务院|主席|[一-鿿]{{1,4}}[部委局会院署府])?(?:第\s?\d{{1,4}}\s?号令|令\s?第\s?\d{{1,4}}\s?号)"
)
"""A document number, or the number of an order, in folded text."""
_BEHIND = re.compile(r"\s?(?:等)?\s?\(([^()]{2,60})\)")
_SHORT = re.compile(r"(?:以下|下)(?:简称|称)(?:为|:)?\s?[《“\"']?([^》”\"'《“)]{2,20})")
_STATE_BEHIND = re.compile(f"^\\s?\\(?({'|'.join(STATES[:7])})")
_STATE_AT_END = re.compile(f"\\(({'|'.join(STATES)})\\)\\s*$")


@dataclass(frozen=True, slots=True)
class Named:
    """A document where it is named: from ``start`` to ``end`` with its marks, ``title`` without them ("" where only a number stands).

    ``until`` is the end of what is bracketed behind it; ``short`` the name by which the text calls it from here on.
    """

    start: int
    end: int
    title: str
    number: str = ""
    state: str = ""
    short: str = ""
    until: int = 0


def named_documents(text: str) -> Iterator[Named]:
    """The documents that a text names, in order; works of art, newspapers and certificates are none.

    A title that does not end as documents' titles do, and has no number, is given too: what is done with it decides.
    """
    folded = fold(text)
    titles = _titles(text, folded)
    works = {
        one.title for one, behind in zip(titles, _behind_rows(titles), strict=True) if _is_work(folded, one, behind)
    }
    behind = 0
    for one in titles:
        yield from _numbers(text, folded, behind, one.start)
        behind = one.until
        if one.title not in works:
            yield one
    yield from _numbers(text, folded, behind, len(text))


def _titles(text: str, folded: str) -> list[Named]:
    """The titles, those left out that only give another its short name."""
    titles: list[Named] = []
    for span in title_spans(text):
        if not titles or span.start >= titles[-1].until:
            titles.append(_named(text, folded, span))
    return titles


def _behind_rows(titles: Sequence[Named]) -> list[int]:
    """For each title the end of the row of titles that it stands in."""
    ends: list[int] = []
    for one, following in zip(reversed(titles), [None, *reversed(titles)], strict=False):
        linked = following is not None and following.start - one.until <= 1
        ends.append(ends[-1] if linked else one.until)
    return ends[::-1]


def title_spans(text: str) -> Iterator[Span]:
    """Where titles stand, the outermost marks included; a mark that is not closed in its line is none."""
    place = text.find("《")
    while place >= 0:
        end = _closing(text, place)
        if end:
            yield Span(place, end)
        place = text.find("《", end or place + 1)


def _closing(text: str, start: int) -> int:
    """Behind the mark that closes the one at ``start``; 0 where there is none."""
    depth = 0
    for place in range(start, min(len(text), start + LONGEST)):
        character = text[place]
        if character == "\n":
            return 0
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth -= 1
            if depth == 0 or (character == "》" and "《" not in text[start + 1 : place]):
                return place + 1
    return 0


def _named(text: str, folded: str, span: Span) -> Named:
    title = text[span.start + 1 : span.end - 1]
    number = short = ""
    until = span.end
    while found := _BEHIND.match(folded, until):
        held = Span(*found.span(1))
        numbered, called = NUMBER.search(folded, held.start, held.end), _SHORT.search(folded, held.start, held.end)
        if numbered:
            number = text[held.start : held.end] if not called else text[slice(*numbered.span())]
        if called:
            short = text[slice(*called.span(1))]
        until = found.end()
    return Named(span.start, span.end, title, number, _state(title, folded[until : until + 8]), short, until)


def _state(title: str, behind: str) -> str:
    folded = fold(title)
    bracketed = _STATE_AT_END.search(folded)
    if bracketed:
        return bracketed[1]
    following = _STATE_BEHIND.match(behind)
    if following:
        return following[1]
    return next((word for word in ("暂行", "试行") if word in folded), "")


def _is_work(folded: str, one: Named, behind: int) -> bool:
    title = fold(one.title)
    if not title.strip() or PRESS.search(title) or PAPERS.search(title):
        return True
    if one.number or is_kind(title):
        return False
    return bool(WORKS.search(folded[max(0, one.start - 14) : one.start] + "\n" + folded[behind : behind + 12]))


def _numbers(text: str, folded: str, start: int, end: int) -> Iterator[Named]:
    """Numbers that stand without a title; one that fills a line is the document's own."""
    for found in NUMBER.finditer(folded, start, end):
        if not _fills_line(folded, *found.span()):
            begin = found.start() + _words_before(found[0])
            yield Named(begin, found.end(), "", text[begin : found.end()], until=found.end())


def _words_before(number: str) -> int:
    """How many characters of a match are words of the sentence before the number: 深入落实国发〔2023〕5号."""
    ends = [found.end() for verb in VERB_BEFORE.values() for found in verb.finditer(number)]
    return max((end for end in ends if end < len(number) - 4 and number[end : end + 1] not in "〔[("), default=0)


def _fills_line(folded: str, start: int, end: int) -> bool:
    left = folded[folded.rfind("\n", 0, start) + 1 : start]
    stop = folded.find("\n", end)
    right = folded[end : stop if stop >= 0 else len(folded)]
    return not left.strip(" (") and not right.strip(" )")


__all__ = ["LONGEST", "NUMBER", "Named", "named_documents", "title_spans"]

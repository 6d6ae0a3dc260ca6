"""What was to be filled in, struck out or cut off, and is still so; what stands twice; days that are none."""

import re
from calendar import monthrange
from collections.abc import Iterator

from kb.check.drafting import Draft
from kb.check.tagging import tagged_words
from kb.check.values import Finding
from kb.model import Span
from kb.text import fold

_PLACEHOLDERS = (
    re.compile(r"〔(?:日期|数|单位|地名|人名)〕"),
    re.compile(r"[【\[（(〔]\s{0,4}(?:此处|这里|请|待|TODO|todo|填写|插入|补充)[^】\])）〕\n]{0,30}[】\])）〕]"),
    re.compile(r"(?:TODO|FIXME|待补充|待核实|待定稿|此处省略|此处填写)"),
    re.compile(r"[_＿]{2,40}"),
    re.compile(r"[（(【\[〔]\s{0,8}[）)】\]〕]"),
)
"""Blanks of our own copies, brackets that say what is wanted, lines and brackets with nothing in them."""

_MASKS = re.compile(
    r"(?<![A-Za-z0-9])[XxＸ×✕]{2,8}(?![A-Za-z0-9])|(?<=[\u4e00-\u9fff])[X×Ｘ](?=[省市县区镇乡村局年月日])|\*{2,10}|某某|(?<![一二])[○〇□]{2,8}|[XxＸ×][.．][XxＸ×]"
)
_SENTENCE = re.compile(r"[^。！？\n]{1,400}[。！？]")
_SHORTEST_SENTENCE = 14
_WORD_TWICE = re.compile(r"([\u4e00-\u9fff]{2,5})\1")
_LITTLE_TWICE = re.compile(
    r"的的|了了|和和|及及|在在|为为|与与|将将|把把|对对|等等等|并并|地地(?!区|级|方|块|质)|得得|是是(?!非)"
)
_LAWFUL_TWICE = re.compile(r"^[一逐]|^(?:讨论|研究|商量|考虑|观察|试验|清清楚楚)$")
_DATE = re.compile(r"(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]")


def blank_findings(draft: Draft) -> Iterator[Finding]:
    """Blanks and masks left in, what stands twice, impossible dates, a text that breaks off."""
    yield from _blanks(draft)
    yield from _words_twice(draft)
    yield from _sentences_twice(draft)
    yield from _dates(draft)
    if draft.report.info.truncated and draft.text.strip():
        end = len(draft.text.rstrip())
        yield draft.finding("cut-off", Span(max(0, end - 12), end))


def _blanks(draft: Draft) -> Iterator[Finding]:
    taken = bytearray(len(draft.text))
    placeholders = [Span(*match.span()) for pattern in _PLACEHOLDERS for match in pattern.finditer(draft.text)]
    masks = [Span(mask.start, mask.end) for mask in draft.report.info.masks]
    masks += [Span(*match.span()) for match in _MASKS.finditer(draft.text)]
    for rule, spans in (("placeholder", placeholders), ("mask", masks)):
        for span in sorted(spans, key=lambda span: (span.start, -span.end)):
            if not any(taken[span.start : span.end]):
                taken[span.start : span.end] = b"\1" * (span.end - span.start)
                yield draft.finding(rule, span)


def _words_twice(draft: Draft) -> Iterator[Finding]:
    """A word is doubled only where the segmenter cuts before, between and behind: 脚踏实地地走 has no 地地."""
    found = [
        (match, match.start() + len(match[1]))
        for match in _WORD_TWICE.finditer(draft.text)
        if not _LAWFUL_TWICE.match(match[1])
    ]
    found += [(match, match.start() + 1) for match in _LITTLE_TWICE.finditer(draft.text)]
    if found:
        edges = {edge for word in tagged_words(draft.text) for edge in (word.start, word.end)}
        for match, middle in found:
            if edges.issuperset((match.start(), middle, match.end())):
                yield draft.finding("doubled-word", Span(*match.span()))


def _sentences_twice(draft: Draft) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for match in _SENTENCE.finditer(draft.text):
        key = "".join(character for character in fold(match[0]) if character.isalnum())
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        if len(key) >= _SHORTEST_SENTENCE:
            if key in seen:
                yield draft.finding("doubled-sentence", Span(start, match.end()), {"line": seen[key]})
            seen.setdefault(key, draft.line(start))


def _dates(draft: Draft) -> Iterator[Finding]:
    for match in _DATE.finditer(fold(draft.text)):
        month, day, year = int(match["month"]), int(match["day"]), int(match["year"] or 2024)
        if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
            yield draft.finding("impossible-date", Span(*match.span()))


__all__ = ["blank_findings"]

"""What is announced must follow, and be numbered without a gap: 三个强化 and three 强化; 一是, 三是 without 二是; （三） twice."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kb.facts.arithmetic.rows import SAID, Head, Mark, heads, read_mark, rows
from kb.facts.arithmetic.values import Finding, Verdict
from kb.facts.numerals import DIGITS, chinese
from kb.model import Report, Section, Span

_NUMBER = r"(?P<n>[二三四五六七八九十两]|[2-9]|1[0-9])"
_NAMED = re.compile(rf"{_NUMBER}\s?个\s?[“\"‘]?(?:再|更|新|大)?(?P<word>[\u4e00-\u9fff]{{1,4}})[”\"’]?")
"""A heading that counts by a word: 坚持“三个强化”."""
_ANNOUNCED = re.compile(
    rf"{_NUMBER}(?:个|项|条|件|点|大|方面|大类)(?:方面|工作|重点|任务|问题|行动|举措|措施|环节|事|不足|短板|文章|体会|关系|步骤)?(?:的?(?:工作|问题|任务|内容|不足|短板|措施|情况|转变|变化|成效|特点))?"
    r"(?:如下)?[：:]\s*$"
)
"""A sentence that leads to a list: 主要表现在三个方面："""
_WHOLE = re.compile(r"(?P<n>[二三四五六七八九十两])")


def check_counts(report: Report) -> Iterator[Finding]:
    """Counted headings, announced lists, numbering. Where text is missing or cut off it is not known."""
    for head in heads(report):
        yield from _counted(report, head)
        for row in rows(head.children):
            yield from _announced(report, head, row)
            if row[0][1].style != SAID:
                yield from _numbering(report, row)
    yield from _said_items(report)


def _counted(report: Report, head: Head) -> Iterator[Finding]:
    """The heading that counts: as many of those under it begin with its word."""
    if head.section is None:
        return
    title = report.text[head.section.start : head.section.heading_end]
    for match in _NAMED.finditer(title):
        word, count = match["word"], _number(match["n"])
        following = [child for child in head.children if _begins_with(report, child, word)]
        if not following:
            continue
        place = Span(head.section.start + match.start(), head.section.start + match.end())
        yield _compared(report, place, match[0].rstrip('”"’'), count, following, head.section.end)


def _number(text: str) -> int:
    return int(text) if text[0].isdecimal() else 10 if text == "十" else DIGITS[text]


def _begins_with(report: Report, child: Section, word: str) -> bool:
    title = report.text[child.start : child.heading_end + len(word)]
    return title[len(child.number) :].lstrip('、.．，, \t“"‘（()）:：').startswith(word) or title.lstrip(
        '“"‘'
    ).startswith(word)


def _announced(report: Report, head: Head, row: Sequence[tuple[Section, Mark]]) -> Iterator[Finding]:
    """The sentence before a row that says how many follow."""
    first = row[0][0]
    start = head.section.heading_end if head.section else 0
    lead = report.text[max(start, first.start - 60) : first.start]
    match = _ANNOUNCED.search(lead)
    if match is None or row[0][1].count != 1 or "\n" in match[0].rstrip():
        return
    at = first.start - len(lead) + match.start()
    end = head.section.end if head.section else len(report.text)
    yield _compared(
        report,
        Span(at, at + len(match[0].rstrip())),
        match[0].rstrip(" \n：:"),
        _number(match["n"]),
        [one for one, _mark in row],
        end,
    )


def _compared(report: Report, place: Span, said: str, count: int, following: Sequence[Section], end: int) -> Finding:
    verdict = Verdict.OK if count == len(following) else Verdict.IMPOSSIBLE
    if verdict is Verdict.IMPOSSIBLE and _is_broken(report, place.start, end):
        verdict = Verdict.UNSURE
    numbers = (place, *(Span(one.start, max(one.heading_end, one.start + 1)) for one in following))
    return Finding(
        "counted-heading", verdict, place.start, place.end, numbers, {"said": said, "reckoned": str(len(following))}
    )


def _is_broken(report: Report, start: int, end: int) -> bool:
    """Whether text is missing in a stretch, or the report breaks off in it."""
    gap = any(start <= gap.start <= end for gap in report.info.gaps)
    return gap or (report.info.truncated and end >= len(report.text.rstrip()))


def _numbering(report: Report, row: Sequence[tuple[Section, Mark]]) -> Iterator[Finding]:
    """Marks given twice and marks left out; one that stands in the text is not missing, whatever the outline says."""
    slipped = 0  # a mark given twice leaves all later ones one behind
    for (first, before), (second, after) in pairwise(row):
        between = report.text[first.start + len(first.number) : second.start]
        if after.count == before.count and not _stands_in(between, _mark(second.number, 1)):
            slipped += 1
            yield _misnumbered("doubled-item", first, second, {"said": second.number}, Verdict.IMPOSSIBLE)
        elif after.count > before.count + 1 + slipped:
            missing = _mark(second.number, before.count + 1)
            if not _stands_in(between, missing):
                verdict = Verdict.UNSURE if _is_broken(report, first.start, second.start) else Verdict.IMPOSSIBLE
                values = {"said": second.number, "before": first.number, "reckoned": missing}
                yield _misnumbered("missing-item", first, second, values, verdict)


_ITEM = re.compile(r"(?:^|(?<=[。；;：:！!？?\n”\s]))(?P<n>[二三四五六七八九]?十?[一二三四五六七八九十])[ \u3000]?是")


def _said_items(report: Report) -> Iterator[Finding]:
    """一是, 二是, 三是 wherever they stand, in a paragraph or at the head of one; a heading of another style ends a row."""
    others = [section.start for section in report.outline if (mark := read_mark(section)) and mark.style != SAID]
    row: list[tuple[Section, Mark]] = []
    for match in _ITEM.finditer(report.text):
        count = chinese(match["n"])[0]
        if row and (count == 1 or any(row[-1][0].start < start <= match.start() for start in others)):
            yield from _numbering(report, row)
            row = []
        row.append((Section(0, match[0], "", None, match.start(), match.end(), match.end()), Mark(SAID, count)))
    yield from _numbering(report, row)


def _stands_in(text: str, mark: str) -> bool:
    """Whether a mark stands somewhere in a text as a mark, be it in the middle of a line."""
    pattern = r"\s?".join(map(re.escape, mark.strip("()（）")))
    signs = (
        r"[(（]?\s?{}\s?[)）]"
        if mark[0] in "(（"
        else r"(?<![0-9一二三四五六七八九十]){}(?:\s?[.．、，,\s])"
        if mark.isalnum() and mark[-1] not in "是要条章节编"
        else "{}"
    )
    return bool(re.search(signs.format(pattern), text))


def _mark(like: str, count: int) -> str:
    """The mark of that count, written as another is."""
    return re.sub(
        r"[0-9]+|[一二三四五六七八九十百零〇两]+",
        lambda match: str(count) if match[0][0].isdecimal() else _han(count),
        like,
        count=1,
    )


_SIGNS = "零一二三四五六七八九"


def _han(count: int) -> str:
    """A count below a hundred in Chinese numerals; above, in digits."""
    if count >= 100:
        return str(count)
    tens, ones = divmod(count, 10)
    head = "" if not tens else ("" if tens == 1 else _SIGNS[tens]) + "十"
    return head + (_SIGNS[ones] if ones or not tens else "")


def _misnumbered(rule: str, first: Section, second: Section, values: dict[str, str], verdict: Verdict) -> Finding:
    numbers = tuple(Span(one.start, one.start + len(one.number)) for one in (first, second))
    return Finding(rule, verdict, second.start, second.start + len(second.number), numbers, values)


__all__ = ["check_counts"]

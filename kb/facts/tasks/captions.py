"""What a list of tasks is called: the line above its table, the heading it stands under, the title of the report; and the year it is of."""

import re
from dataclasses import dataclass

from kb.facts.tasks.deadlines import due_of
from kb.facts.tasks.rows import LONGEST_GROUP
from kb.facts.tasks.values import Due
from kb.model import Report, Section, Span
from kb.text import fold

LISTS = re.compile("清单|台账|分解|分工|任务|整改|要点|措施|举措|方案|计划|意见|实事|行动|督查|督办|问题|规划|通报")
"""Words of titles of reports that are lists of tasks themselves."""
_ASIDE = re.compile(
    r"\(.*\)|(?:计量)?单位:.{1,12}|(?:填报|填表|报送|制表|责任)(?:单位|日期|时间|人).*|截[至止].{2,20}|附件[0-9一二三四五六]{0,2}:?|(?:联系人|日期).*"
)
_NUMBER = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十0-9]{1,3}\)|[0-9]{1,2}[.、]|(?:附?表|附件)[0-9一二三四五六七八九十]{1,2}[:.、]?\s*)\s*"
)
_YEAR = re.compile("20[0-9]{2}(?=年|—|-|至)")
_LINES_ABOVE = 4


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of a report as lists are named by them."""

    report: Report
    folded: str

    @property
    def title(self) -> str:
        """The title of the report; empty where it has none."""
        return self.report.info.title.value or ""

    def above(self, place: int) -> list[Section]:
        """The sections a place lies in, the outermost first."""
        return [one for one in self.report.outline if one.start <= place < one.end and one.heading]

    def table_caption(self, start: int) -> Span | None:
        """The line above a table that names it; what stands aside (截至…, 单位：…) is passed over."""
        end = start
        for _ in range(_LINES_ABOVE):
            end = len(self.folded[:end].rstrip())
            begin = self.folded.rfind("\n", 0, end) + 1
            words = self.folded[begin:end].strip()
            if not words or "\t" in words:
                return None
            if not _ASIDE.fullmatch(words):
                return (
                    None if len(words) > LONGEST_GROUP or words.endswith(("。", ";", ",")) else self._bare(begin, end)
                )
            end = begin
        return None

    def item_caption(self, start: int) -> Span | None:
        """The outermost heading over an item, in a report that is no list of tasks itself."""
        above = self.above(start)
        if LISTS.search(fold(self.title)) or not above:
            return None
        return Span(above[0].heading_end - len(above[0].heading), above[0].heading_end)

    def group(self, start: int, caption: Span | None) -> str:
        """The headings between the name of a list and an item."""
        below = (one for one in self.above(start) if one.start < start and (caption is None or one.start > caption.end))
        return " › ".join(one.label for one in below)

    def due(self, words: Span, caption: Span | None = None) -> Due | None:
        """What a deadline asks for. Where it names no year that of the list's name, of a heading above or of the title is meant; else, assumed, that the report plans or is of."""
        headings = (fold(one.heading) for one in reversed(self.above(words.start)))
        for named in (self.folded[caption.start : caption.end] if caption else "", *headings, fold(self.title)):
            if years := _YEAR.findall(named):
                return due_of(self.folded, words, int(years[-1]), named=True)
        info = self.report.info
        planned = info.plan_year.value if info.plan_year.value is not None else info.year.value
        return due_of(self.folded, words, planned)

    def _bare(self, begin: int, end: int) -> Span:
        number = _NUMBER.match(self.folded, begin, end)
        return Span(number.end() if number and number.end() < end else begin, end)


__all__ = ["LISTS", "Headings"]

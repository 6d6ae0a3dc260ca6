"""How an act says who adopted it and when: the lines, or the brackets, under its title.

（2021年7月27日国务院令第746号公布）; 2011年11月17日 某市第三届人大常委会第二次会议通过
"""

import re
from collections.abc import Iterator

from indexer.infer.document import Document

MOST_LINES = 8
_ADOPTS = re.compile(r"(?:通过|公布|发布|批准|修订|修正|印发|施行|令第?\s?\d{1,4}\s?号)")
_OPENS = re.compile(r"^[\s（(]{0,6}(?:(?:19|20)\d\d\s?年|[\u4e00-\u9fff]{2,30}令)")
_ORGAN = re.compile(
    r"(?:日|^|[，,；;\s（(])(?:经)?(?P<organ>[\u4e00-\u9fff]{2,40}?)"
    r"(?=令第?\s?\d{1,4}\s?号|第[一二三四五六七八九十\d]{1,4}次[\u4e00-\u9fff]{0,24}会议|(?:公布|发布|批准|通过)(?:[）)；;，,\s]|$))"
)


def adoption_lines(document: Document) -> Iterator[tuple[int, int]]:
    """The lines under the title that say by whom and when the act was adopted, as offsets."""
    start = document.body_start
    for _ in range(MOST_LINES):
        while document.text[start : start + 1].isspace():
            start += 1
        end = document.text.find("\n", start)
        end = len(document.text) if end < 0 else end
        line = document.text[start : min(end, start + 300)]
        if start >= len(document.text) or not (_OPENS.match(line) and _ADOPTS.search(line)):
            return
        bracket = re.match(r"[（(][^（）()]{0,280}[）)]", line)
        yield start, start + bracket.end() if bracket else min(end, start + 300)
        start = end + 1


def adopting_organs(document: Document) -> Iterator[tuple[str, int, int]]:
    """(name of an organ that adopted the act, without the number of its term, start, end) in the order of the text."""
    for start, end in adoption_lines(document):
        for match in _ORGAN.finditer(document.text[start:end]):
            name = re.sub(r"第?[一二三四五六七八九十]{1,4}届", "", match["organ"])
            yield name, start + match.start("organ"), start + match.end("organ")


__all__ = ["adopting_organs", "adoption_lines"]

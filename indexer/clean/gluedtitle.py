"""A title that runs into its text without a line end, with or without copies of itself."""

import re
from collections.abc import Iterator

from indexer.clean.copies import loose
from indexer.clean.edits import Edit
from indexer.clean.forms import is_prose, names_a_document
from indexer.clean.sheet import Sheet

SHORTEST_LINE = 100
"""A shorter line holds no title and text together."""
_AMONG_FIRST = 5
_ENDS = (
    "工作报告|情况报告|情况的报告|年度报告|报告|工作总结|总结|工作计划|计划|工作思路|思路|打算|设想|谋划|重点|工作要点|要点|工作安排|安排|工作汇报|汇报|发言材料|材料"
    "|讲话|方案|意见|通知|办法|规划|纲要|决定|通报"
)
_OPENERS = (
    r"各位(?:代表|委员|领导|同志)|同志们|尊敬的|(?:19|20)\d\d\s?年(?!.{0,16}?(?:计划|思路|打算|要点|安排|总结|报告))|(?:19|20)[*xX×]{2}\s?年|[*xX×]{2,4}\s?年[，,]"
    r"|今年|去年|现在|[一二三四]季度[，,]|前三季度[，,]|[一几近多]年来|近期|过去|刚刚过去|在(?=[^。]{2,60}(?:领导|指导|支持|关心)下?)|根据(?!地)|按照|为(?:深入|进一步|全面|贯彻|切实|认真|了|做好|加强)"
    r"|现将|自[^，,。]{2,20}以来|上半年[，,以来]|半年来|[（(]?一[)）]?、|[（(]一[)）]|\*{1,3}[\u4e00-\u9fff]"
)
_GLUED = re.compile(
    rf"(?P<title>[^。；;!！?？，,：:\n]{{2,60}}?(?:{_ENDS})(?:[（(][^（()）\n]{{1,20}}[)）])?)(?P<copies>(?:\s{{0,4}}(?P=title)){{0,3}})\s{{0,8}}(?={_OPENERS})"
)
_TEASER = 30
_SUFFIX = re.compile(r"\.(?:docx?|pdf|wps|txt)$", re.IGNORECASE)


def find_glued_titles(sheet: Sheet) -> list[Edit]:
    """Line ends behind titles glued to their text; the title's copies and the teaser of the text above it go."""
    return [*_teasers(sheet), *_copies_of_title(sheet), *_copies_below(sheet), *_glued(sheet)]


def _copies_below(sheet: Sheet) -> Iterator[Edit]:
    """The title as a line of its own again in the midst of the text: a site puts it there, no document does."""
    body = next((at for at, line in enumerate(sheet) if is_prose(line.text)), None)
    titles = {loose(line.text) for line in sheet[: min(body or 0, _AMONG_FIRST)] if _is_telling(line.text)}
    for line in sheet[(body or 0) + 1 :] if titles else ():
        if len(line.text) <= 80 and any(_says(line.text, title) for title in titles):
            yield Edit(line.start, line.stop, "doubled-title")


def _says(text: str, title: str) -> bool:
    """Whether a line is a title, marks aside."""
    return all(letter in text for letter in title) and loose(text) == title


def _is_telling(text: str) -> bool:
    return 8 <= len(text) <= 80 and names_a_document(text) and not is_prose(text)


def _glued(sheet: Sheet) -> Iterator[Edit]:
    """The first line, where it is a title and its text in one."""
    if not sheet or len(sheet[0].text) < SHORTEST_LINE or not is_prose(sheet[0].text):
        return
    found = _GLUED.match(sheet[0].text)
    if found:
        yield Edit(sheet[0].start + found.end("title"), sheet[0].start + found.end(), "glued-title", put="\n")


def _copies_of_title(sheet: Sheet) -> Iterator[Edit]:
    """The title said again at the head of the first long line; a file's suffix behind the title."""
    at = next((at for at, line in enumerate(sheet[:_AMONG_FIRST]) if len(line.text) >= SHORTEST_LINE), 0)
    for line in sheet[:at]:
        title = _SUFFIX.sub("", line.text)
        if title != line.text and names_a_document(title):
            yield Edit(line.start + len(title), line.end, "page-title")
        end = _end_of_copies(sheet[at].text, title)
        if end:
            yield Edit(sheet[at].start, sheet[at].start + end, "doubled-title")
            return


def _end_of_copies(text: str, title: str) -> int:
    """Where the copies of a title at the head of a text end and the text opens; 0 where there are none."""
    if not 6 <= len(title) <= 60:
        return 0
    copies = re.match(rf"(?:{re.escape(title)}\s{{0,8}}){{1,4}}", text)
    return copies.end() if copies and (copies[0].count(title) > 1 or re.match(_OPENERS, text[copies.end() :])) else 0


def _teasers(sheet: Sheet) -> Iterator[Edit]:
    """The first words of the text, cut off by the page, above the text itself."""
    for at in range(min(_AMONG_FIRST, len(sheet) - 1)):
        line = sheet[at]
        if len(line.text) >= _TEASER and any(_is_teaser(line.text, below) for below in _below(sheet, at)):
            yield Edit(line.start, line.stop, "doubled-title")


def _below(sheet: Sheet, at: int) -> Iterator[str]:
    """The lines that a teaser above them can have begun: the next two, and two together."""
    yield from (line.text for line in sheet[at + 1 : at + 3])
    yield "".join(line.text for line in sheet[at + 1 : at + 3])


def _is_teaser(text: str, below: str) -> bool:
    words = loose(text.rstrip(".…。 （("))
    cut = text[-1] in "…." and len(below) > len(text)
    return (cut or len(below) > len(text) + _TEASER) and loose(below).startswith(words)


__all__ = ["find_glued_titles"]

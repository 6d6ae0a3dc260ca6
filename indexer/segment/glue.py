"""Headings glued to their body without any mark: （三）强化监督检查各级各部门要…"""

import re

from indexer.segment.items import Item
from indexer.segment.lead import Lead

_BODY = re.compile(
    r"(?<![的和与及或由对向把将为以在是，、：“《（])"
    r"(?:各级各部门|各级各有关|各地各部门|各地区各部门|各有关部门|各有关单位|各地区、?|各地要|各部门要|各单位要|各级党|各级政府|各级要"
    r"|我们|我[省市县区局委办厅镇乡]|全[省市县区](?:上下|各级|共|累计|认真|坚持|始终)|市委市政府|一年来|今年以来"
    r"|[12][0-9]{3}年[，以上下1-9全]|按照|根据|为(?:进一步|深入|切实|贯彻|了)|坚持[以把]|要(?:进一步|切实|坚持|把|加强|充分))"
)
"""Words that open the first sentence of a body; before a name or behind a particle they belong to the heading."""

SHORTEST, LONGEST = 4, 25
"""How long a heading recovered this way may be."""

SURPLUS = 6
"""By how many characters its lead must exceed those of its siblings before a heading is looked for inside it."""


def unglued(text: str, series: list[Item]) -> list[Item]:
    """The items of a series of headings, the ones glued to their body with the heading alone as their lead.

    It is certain only beside siblings with short headings, at least two and more than half of the series: where words
    follow that open a body, or where the headings of all the others (three or more) have one length.
    """
    lengths = [item.length for item in series if item.lead and item.length <= LONGEST]
    if len(lengths) < 2 or len(lengths) * 2 <= len(series) or len(lengths) == len(series):
        return series
    common = lengths[0] if len(lengths) > 2 and len(set(lengths)) == 1 and lengths[0] >= SHORTEST else None
    return [_unglued(text, item, common) if item.length > max(lengths) + SURPLUS else item for item in series]


def _unglued(text: str, item: Item, common: int | None) -> Item:
    found = _BODY.search(text, item.mark.end + SHORTEST, min(item.stop, item.mark.end + LONGEST + 8))
    if found and found.start() - item.mark.end <= LONGEST:
        return _cut(item, found.start())
    return _cut(item, item.mark.end + common) if common else item


def _cut(item: Item, stop: int) -> Item:
    return item._replace(lead=Lead(stop, "", stop, more=True))

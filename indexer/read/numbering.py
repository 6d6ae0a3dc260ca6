"""The automatic numbers of a Word document: what stands before a paragraph on the page and is not in its text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from indexer.read.numerals import numeral

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLACE = re.compile(r"%([1-9])")
LEVELS = 9
MOST_STYLES = 20
HAN_END = re.compile("[\u4e00-\u9fff]$")


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: its first number, the form of its numbers, and the text around them (``第%1章``)."""

    start: int
    form: str
    text: str


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of a document: levels by list and depth, the scheme each list counts in, and the lists named by styles."""

    levels: Mapping[tuple[str, int], Level]
    schemes: Mapping[str, str]
    restarts: Mapping[tuple[str, int], int]
    styles: Mapping[str, tuple[str, int]]


@dataclass(slots=True)
class Counter:
    """Counts along a document; ``label`` must be asked for each paragraph once, in order."""

    lists: Lists
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, paragraph: etree._Element) -> str:
        """The paragraph's number as it stands on the page; empty where it has none."""
        place = self._place(paragraph)
        level = self.lists.levels.get((self.lists.schemes.get(place[0], ""), place[1])) if place else None
        if place is None or level is None:
            return ""
        counts = self._count(place, level)
        return _with_gap(
            PLACE.sub(lambda match: self._figure(place, counts, int(match.group(1)) - 1), level.text), level
        )

    def _place(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """The list and depth of a paragraph: its own, else its style's."""
        properties = paragraph.find(f"{W}pPr")
        own = None if properties is None else _place_in(properties)
        if own is not None:
            return own if own[0] != "0" else None
        style = None if properties is None else properties.find(f"{W}pStyle")
        found = None if style is None else self.lists.styles.get(style.get(f"{W}val", ""))
        return found if found and found[0] != "0" else None

    def _count(self, place: tuple[str, int], level: Level) -> list[int | None]:
        number, depth = place
        counts = self._counts.setdefault(self.lists.schemes[number], [None] * LEVELS)
        restart = self.lists.restarts.get(place)
        if restart is not None and place not in self._begun:
            counts[depth] = restart
        else:
            before = counts[depth]
            counts[depth] = level.start if before is None else before + 1
        self._begun.add(place)
        counts[depth + 1 :] = [None] * (LEVELS - depth - 1)
        return counts

    def _figure(self, place: tuple[str, int], counts: list[int | None], depth: int) -> str:
        level = self.lists.levels.get((self.lists.schemes[place[0]], depth))
        count = counts[depth]
        if level is None:
            return ""
        return numeral(level.start if count is None else count, level.form)


def _with_gap(label: str, level: Level) -> str:
    if level.form == "bullet" or not label.strip():
        return ""
    return f"{label}\u3000" if HAN_END.search(label) else label


def read_lists(numbering: etree._Element | None, styles: etree._Element | None) -> Lists:
    """The lists of a document from its numbering and styles parts."""
    if numbering is None:
        return Lists({}, {}, {}, {})
    levels = {
        (scheme.get(f"{W}abstractNumId", ""), _number(level, f"{W}ilvl")): _level(level)
        for scheme in numbering.findall(f"{W}abstractNum")
        for level in scheme.findall(f"{W}lvl")
    }
    numbers = numbering.findall(f"{W}num")
    schemes = {number.get(f"{W}numId", ""): _value(number, "abstractNumId") for number in numbers}
    restarts = {
        (number.get(f"{W}numId", ""), _number(override, f"{W}ilvl")): _integer(_value(override, "startOverride"), 1)
        for number in numbers
        for override in number.findall(f"{W}lvlOverride")
        if override.find(f"{W}startOverride") is not None
    }
    return Lists(levels, schemes, restarts, _styles(styles))


def _styles(styles: etree._Element | None) -> dict[str, tuple[str, int]]:
    """The list and depth of each style that names one, itself or by what it is based on."""
    if styles is None:
        return {}
    every = {style.get(f"{W}styleId", ""): style for style in styles.findall(f"{W}style")}
    places = {}
    for name in every:
        place = _inherited(name, every)
        if place is not None:
            places[name] = place
    return places


def _inherited(name: str, every: Mapping[str, etree._Element]) -> tuple[str, int] | None:
    for _step in range(MOST_STYLES):
        style = every.get(name)
        if style is None:
            return None
        properties = style.find(f"{W}pPr")
        place = None if properties is None else _place_in(properties)
        if place is not None:
            return place
        name = _value(style, "basedOn")
    return None


def _place_in(properties: etree._Element) -> tuple[str, int] | None:
    found = properties.find(f"{W}numPr")
    if found is None or found.find(f"{W}numId") is None:
        return None
    return _value(found, "numId"), min(_integer(_value(found, "ilvl"), 0), LEVELS - 1)


def _level(level: etree._Element) -> Level:
    return Level(_integer(_value(level, "start"), 1), _value(level, "numFmt") or "decimal", _value(level, "lvlText"))


def _value(element: etree._Element, child: str) -> str:
    found = element.find(f"{W}{child}")
    return "" if found is None else str(found.get(f"{W}val", ""))


def _number(element: etree._Element, attribute: str) -> int:
    return min(_integer(str(element.get(attribute, "0")), 0), LEVELS - 1)


def _integer(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else otherwise

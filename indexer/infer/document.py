"""A document as the rules of this stage look at it: its text with digits folded, its title, facts, head and places."""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from indexer.infer.labels import labels_end
from indexer.lexicon.divisions import Gazetteer, Place, gazetteer
from indexer.lexicon.reading import reading_copy
from indexer.values import Cleaned, Extract, Fact
from kb.config import Config
from kb.model import Claim, Confidence, Evidence, Role, Section
from kb.text import LONG, code_table, translate_long

if TYPE_CHECKING:
    from kb.text import CodeTable

HEAD = 700
"""Characters in which a document says what it is: title lines, occasion, salutation, opening sentence."""

QUOTE = 60
"""Longest quotation kept as evidence."""

T = TypeVar("T")

_DIGITS: dict[int, int] = str.maketrans("０１２３４５６７８９　", "0123456789 ")


def fold(text: str) -> str:
    """The text as the rules read it, full-width digits and spaces made plain; its length stays."""
    read = reading_copy(text)
    return read.translate(_DIGITS) if len(read) < LONG else translate_long(read, _digit_table())


@cache
def _digit_table() -> "CodeTable":
    return code_table(_DIGITS)


@dataclass(frozen=True)
class Document:
    """What is looked at. ``text`` is the cleaned text, folded; offsets hold in both."""

    name: str
    original: str
    text: str
    title: str | None
    title_start: int
    facts: tuple[Fact, ...]
    outline: tuple[Section, ...]
    config: Config

    @cached_property
    def head(self) -> str:
        """The beginning of the text, where a document says what it is."""
        return self.text[: self.body_start + HEAD]

    @cached_property
    def body_start(self) -> int:
        """Where the title ends (0 without one)."""
        return self.title_start + len(self.title) if self.title and self.title_start >= 0 else 0

    @cached_property
    def places(self) -> Gazetteer:
        """The divisions with the user's own places."""
        return gazetteer(self.config.places)

    @cached_property
    def plan_spans(self) -> tuple[tuple[int, int], ...]:
        """Where the text speaks of what is to come."""
        return tuple((section.start, section.end) for section in self.outline if section.role is Role.PLAN)

    def is_plan(self, offset: int) -> bool:
        """Whether the character stands in a section of plans."""
        return any(start <= offset < end for start, end in self.plan_spans)

    def facts_named(self, *names: str) -> tuple[Fact, ...]:
        """The facts of these names, in the order of the names."""
        return tuple(fact for name in names for fact in self.facts if fact.name == name and fact.value.strip())

    def settled(self, places: tuple[Place, ...]) -> Place | None:
        """The place meant by a name: the only one of that name, else the only one whose city the text or title names."""
        if len(places) <= 1:
            return places[0] if places else None
        said = self.text + (self.title or "")
        near = [place for place in places if place.parents and place.parents[-1][:-1] in said]
        return near[0] if len(near) == 1 else None

    def quote(self, start: int, end: int) -> Evidence:
        """Characters of the text as evidence."""
        end = min(end, start + QUOTE)
        return Evidence(self.original[start:end], "text", start, end)

    def quote_title(self, start: int = 0, end: int | None = None) -> Evidence:
        """Characters of the title as evidence: of the text where the title stands there."""
        assert self.title is not None
        end = len(self.title) if end is None else end
        if self.title_start >= 0:
            return self.quote(self.title_start + start, self.title_start + end)
        return Evidence(self.title[start:end], "title")


def look_at(extract: Extract, cleaned: Cleaned, outline: tuple[Section, ...], config: Config) -> Document:
    """The document of these values; the title of the text, else the page's, else none."""
    text = cleaned.text
    facts = tuple(chain(extract.facts, cleaned.facts))
    title, start = None, -1
    if cleaned.title:
        marks = re.compile(r"[#*\s]{0,9}").match(text, cleaned.title.start)
        start = marks.end() if marks and marks.end() < cleaned.title.end else cleaned.title.start
        start += labels_end(text[start : cleaned.title.end])
        title = text[start : cleaned.title.end]
    return Document(extract.name, text, fold(text), title, start, facts, outline, config)


def of_fact(fact: Fact) -> Evidence:
    """A page's word as evidence."""
    return Evidence(fact.value.strip()[:QUOTE], fact.place)


def stated(value: T, *evidence: Evidence) -> Claim[T]:
    """A claim that title, page or number make of this document."""
    return Claim(value, Confidence.STATED, evidence)


def inferred(value: T, *evidence: Evidence) -> Claim[T]:
    """A claim from anything else."""
    return Claim(value, Confidence.INFERRED, evidence)


def squeeze(text: str) -> str:
    """The text without white space."""
    return re.sub(r"\s+", "", text)


__all__ = ["Document", "fold", "inferred", "look_at", "of_fact", "squeeze", "stated"]

"""The frozen values that every part of the project speaks in: reports, sections, passages, claims.

Offsets are code points of the report's cleaned text unless a docstring says otherwise; ends are exclusive.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, TypeVar

T = TypeVar("T")
JsonObject = dict[str, Any]


class Role(StrEnum):
    """What a section does in a report (节)."""

    OPENING = "opening"
    REVIEW = "review"
    RESULTS = "results"
    PROBLEMS = "problems"
    PLAN = "plan"
    CLOSING = "closing"


class Confidence(StrEnum):
    """How sure a claim is: who or what said it."""

    UNKNOWN = "unknown"
    INFERRED = "inferred"
    STATED = "stated"
    OVERRIDDEN = "overridden"


class Level(StrEnum):
    """The level of government that issued a report (层级)."""

    NATIONAL = "national"
    MINISTRY = "ministry"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"


class PassageKind(StrEnum):
    """Whether a passage is a title line, a heading line or running text."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters: ``start`` inclusive, ``end`` exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quotation that supports a claim.

    ``place`` names where it stands: ``text`` (offsets are of the cleaned text), ``title``, ``path``, ``page:NAME``
    (a meta element or a row of a page's table), ``column:NAME``, ``person``; offsets are None outside the text.
    """

    text: str
    place: str
    start: int | None = None
    end: int | None = None

    def to_dict(self) -> JsonObject:
        """The evidence as the command prints it."""
        return {"text": self.text, "place": self.place, "start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True)
class Claim(Generic[T]):
    """A fact about a report with how sure it is and why; ``value`` is None exactly where it is unknown."""

    value: T | None = None
    confidence: Confidence = Confidence.UNKNOWN
    evidence: tuple[Evidence, ...] = ()

    def to_dict(self) -> JsonObject:
        """The claim as the command prints it."""
        quotes = [evidence.to_dict() for evidence in self.evidence]
        return {"value": self.value, "confidence": self.confidence.value, "evidence": quotes}


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the outline.

    ``level`` counts from 1; ``number`` is the mark without its punctuation (``一``, ``(一)``, ``1``, ``一是``, ``第一章``,
    empty when unnumbered); ``heading`` is the heading without number and closing mark, empty for a bare article.
    ``start`` is where the number (or the heading) begins, ``heading_end`` where the heading's characters end,
    ``end`` where the section ends: before the next section of the same or a higher level.
    """

    level: int
    number: str
    heading: str
    role: Role | None
    start: int
    heading_end: int
    end: int

    @property
    def label(self) -> str:
        """The heading with its number, as a path shows it: ``二、政务运行``, ``(一)抓牢党建引领``, ``一是深化精文简会``, ``第一章 总则``."""
        if not (self.number and self.heading):
            return self.number or self.heading
        return f"{self.number}{_joint(self.number)}{self.heading}"

    def to_dict(self) -> JsonObject:
        """The section as the command prints it."""
        shown = {"level": self.level, "number": self.number, "heading": self.heading}
        return shown | {"role": self.role and self.role.value, "start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit of search: a paragraph, a list item, a title line or a heading line.

    ``path`` holds the headings above it with their numbers, outermost first; ``section`` is the index in the outline of
    the section it lies in (None above the first), ``line`` the line of the file where it begins, from 1.
    """

    id: str
    kind: PassageKind
    text: str
    start: int
    end: int
    path: tuple[str, ...]
    role: Role | None
    section: int | None
    line: int

    def to_dict(self) -> JsonObject:
        """The passage as the command prints it."""
        shown = {"id": self.id, "kind": self.kind.value, "path": list(self.path), "role": self.role and self.role.value}
        return shown | {"line": self.line, "start": self.start, "end": self.end, "text": self.text}


@dataclass(frozen=True, slots=True)
class Mask:
    """A place where characters were struck out or blanked before publication (XX市, X.X%, ***, D建)."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Gap:
    """A marker that says characters are missing here; ``characters`` is how many, None when it does not say."""

    start: int
    end: int
    characters: int | None


@dataclass(frozen=True, slots=True)
class Cut:
    """Something cleaning took out: by which rule, which characters, where in the extracted text."""

    rule: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a file or a report that a person should know; the run went on."""

    file: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class ReportInfo:
    """What a hit can know of its report: claims, sizes, provenance. ``date`` is ISO, of publication.

    ``file`` is relative to its root; ``duplicates_of`` names the report this one repeats, and ``duplicate_share`` how
    much of it (1.0 = to the letter). ``region_parents`` and ``kind_parents`` are what region and kind belong to, nearest first.
    """

    id: str
    file: str
    title: Claim[str] = field(default_factory=Claim)
    unit: Claim[str] = field(default_factory=Claim)
    region: Claim[str] = field(default_factory=Claim)
    level: Claim[str] = field(default_factory=Claim)
    kind: Claim[str] = field(default_factory=Claim)
    year: Claim[int] = field(default_factory=Claim)
    period: Claim[str] = field(default_factory=Claim)
    review_year: Claim[int] = field(default_factory=Claim)
    plan_year: Claim[int] = field(default_factory=Claim)
    date: Claim[str] = field(default_factory=Claim)
    docno: Claim[str] = field(default_factory=Claim)
    region_parents: tuple[str, ...] = ()
    kind_parents: tuple[str, ...] = ()
    source: str | None = None
    editor: str | None = None
    url: str | None = None
    passages: int = 0
    characters: int = 0
    gaps: tuple[Gap, ...] = ()
    truncated: bool = False
    masks: tuple[Mask, ...] = ()
    duplicates_of: str | None = None
    duplicate_share: float = 0.0

    def to_dict(self) -> JsonObject:
        """The report's metadata as the command prints it; ``gaps`` are characters missing, ``masks`` distinct strings."""
        claims = {name: getattr(self, name).to_dict() for name in CLAIMS}
        counts = {
            "passages": self.passages,
            "characters": self.characters,
            "gaps": [gap.characters for gap in self.gaps],
        }
        masks = list(dict.fromkeys(mask.text for mask in self.masks))
        origin = {"source": self.source, "editor": self.editor, "url": self.url, "duplicates_of": self.duplicates_of}
        return (
            {"id": self.id, "file": self.file}
            | claims
            | counts
            | {"truncated": self.truncated, "masks": masks}
            | origin
        )


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report: what is known of it, its cleaned text, outline and passages, and what was cut from the file.

    The passages' texts joined give ``text`` back to the character.
    """

    info: ReportInfo
    text: str
    outline: tuple[Section, ...]
    passages: tuple[Passage, ...]
    cuts: tuple[Cut, ...] = ()
    problems: tuple[Problem, ...] = ()

    def to_dict(self) -> JsonObject:
        """The whole report as the command prints it."""
        return self.info.to_dict() | {"outline": [section.to_dict() for section in self.outline], "text": self.text}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file or a row of a table: its report, or None; and what a person should know of it."""

    file: str
    report: Report | None
    problems: tuple[Problem, ...] = ()


_CHAPTER_MARKS = "章节条编篇部款"
_HAN_DIGITS = frozenset("一二三四五六七八九十百〇零")


def _joint(number: str) -> str:
    if number.startswith("第"):
        return " " if number[-1] in _CHAPTER_MARKS else "，"
    if number[-1].isdecimal():
        return " " if "." in number else "、"
    if _HAN_DIGITS.issuperset(number):
        return "、"
    return "，" if number[-1] in "先次后" else ""


CLAIMS = (
    "title", "unit", "region", "level", "kind", "year", "period", "review_year", "plan_year", "date", "docno",
)  # fmt: skip
"""The claims of a ReportInfo, in the order in which they are printed."""

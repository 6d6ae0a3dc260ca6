"""What the stages of the indexer hand to each other. Frozen; offsets are code points, ends exclusive."""

from dataclasses import dataclass
from typing import NamedTuple

from kb.model import Claim, Cut, Gap, Mask, PassageKind, Problem, Role, Section, Span


@dataclass(frozen=True, slots=True)
class Fact:
    """What a page, a table row or a file's properties say of a report, before anybody believes it.

    ``name`` is one of FACT_NAMES; ``place`` says where it was read: ``page:ArticleTitle`` (a meta element),
    ``page:发文机关`` (a row of a page's table or a 来源 line), ``column:标题``, ``file:author`` (docx properties).
    """

    name: str
    value: str
    place: str


FACT_NAMES = (
    "title", "unit", "region", "docno", "written", "published", "source", "editor", "url", "kind", "year", "site", "column",
)  # fmt: skip
"""written = 成文日期, published = 发布日期 (any form: parsing dates is for the infer stage), site = name of the web site, column = 栏目."""


@dataclass(frozen=True, slots=True)
class Extract:
    """read → : the text of one report as it stands in its file, in NFC, lines ended by LF, nothing cut but the container.

    ``name`` is the file's path under its root, with ``#N`` (row from 1) for a row of a table.
    """

    name: str
    text: str
    format: str
    encoding: str | None = None
    facts: tuple[Fact, ...] = ()
    problems: tuple[Problem, ...] = ()


class Run(NamedTuple):
    """A run of the cleaned text that stands unchanged in the extracted text (a named tuple: they are made by the thousand)."""

    clean: int
    raw: int
    length: int


@dataclass(frozen=True, slots=True)
class Cleaned:
    """clean → : the document's own text; what was cut; where each character came from.

    ``runs`` are in order and disjoint; a character in no run was put in by cleaning (a line end between two cut halves).
    ``facts`` are what the cut lines said (来源, 发布时间, 发文机关, 文号 rows …). ``title`` is the span of the document's title
    in ``text`` when one stands at its head (it may cover several lines), None when there is none.
    """

    text: str
    cuts: tuple[Cut, ...]
    runs: tuple[Run, ...]
    facts: tuple[Fact, ...]
    gaps: tuple[Gap, ...]
    masks: tuple[Mask, ...]
    truncated: bool
    title: Span | None
    problems: tuple[Problem, ...] = ()


class PassageSpan(NamedTuple):
    """A passage before it has an id: offsets in the cleaned text, its section (index in the outline) and role."""

    start: int
    end: int
    kind: PassageKind
    section: int | None
    role: Role | None


@dataclass(frozen=True, slots=True)
class Segmented:
    """segment → : the outline, and passages that tile the cleaned text from 0 to its length."""

    outline: tuple[Section, ...]
    passages: tuple[PassageSpan, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Inferred:
    """infer → : the claims of a report."""

    title: Claim[str]
    unit: Claim[str]
    region: Claim[str]
    region_parents: tuple[str, ...]
    level: Claim[str]
    kind: Claim[str]
    year: Claim[int]
    period: Claim[str]
    review_year: Claim[int]
    plan_year: Claim[int]
    date: Claim[str]
    docno: Claim[str]
    source: str | None
    editor: str | None
    url: str | None

"""What a query means: a tree of frozen values. Spans are code points of the query as typed, and never part of equality."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as detail
from enum import StrEnum

from kb.model import Span


class Field(StrEnum):
    """What a filter asks about."""

    UNIT = "unit"
    REGION = "region"
    YEAR = "year"
    LEVEL = "level"
    KIND = "kind"
    ROLE = "role"
    TITLE = "title"
    HAS = "has"
    METRIC = "metric"
    CITES = "cites"
    SUBSTANCE = "substance"


class Scope(StrEnum):
    """The stretch of text inside which terms have to meet, from the narrowest to the widest."""

    SENTENCE = "sentence"
    PASSAGE = "passage"
    SECTION = "section"
    REPORT = "report"


NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Run:
    """A bare term: passages whose folded text holds this run of characters."""

    text: str
    span: Span = detail(default=NOWHERE, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Quoted:
    """``"…"``: the run, where quotation marks and spaces of the text (and of the term) do not count."""

    text: str
    span: Span = detail(default=NOWHERE, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Literal:
    """``'…'``: the run to the letter, without any folding."""

    text: str
    span: Span = detail(default=NOWHERE, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Slots:
    """``a*b``: fixed pieces with a slot between each two, all inside one sentence.

    A slot holds one character or more, as few as will do. An empty first or last piece is a slot at that edge, which
    reaches to the nearest punctuation mark. Two or more stars in a row are text (a mask such as ``**举报``), not a slot.
    """

    pieces: tuple[str, ...]
    span: Span = detail(default=NOWHERE, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Regex:
    """``/…/``: a regular expression that has been found valid; see ``kb.query.patterns``."""

    pattern: str
    span: Span = detail(default=NOWHERE, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Initials:
    """``;dcdb``: a run whose syllables begin with these letters (lower case ASCII letters and digits)."""

    letters: str
    span: Span = detail(default=NOWHERE, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Link:
    """How two neighbours of a ``Near`` stand: at most ``distance`` characters between them, ``ordered`` or either way."""

    distance: int
    ordered: bool


@dataclass(frozen=True, slots=True)
class Near:
    """Parts that stand near each other inside one passage.

    ``links[i]`` binds ``parts[i + 1]`` to the stretch that ``parts[: i + 1]`` cover. Parts are terms, ``Near``, or an
    ``Or`` of such.
    """

    parts: tuple["Node", ...]
    links: tuple[Link, ...]
    span: Span = detail(default=NOWHERE, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Within:
    """``同句:(…)``: ``part`` holds of one sentence, passage, section or report; passages there that hold a term answer."""

    scope: Scope
    part: "Node"
    span: Span = detail(default=NOWHERE, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class And:
    """All of two or more parts; never holds another ``And`` directly."""

    parts: tuple["Node", ...]
    span: Span = detail(default=NOWHERE, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Or:
    """Any of two or more parts; never holds another ``Or`` directly."""

    parts: tuple["Node", ...]
    span: Span = detail(default=NOWHERE, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Not:
    """Everything that ``part`` does not hold of."""

    part: "Node"
    span: Span = detail(default=NOWHERE, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Name:
    """A value in the user's own words, to be looked up: of a unit, region, title, or a kind without a row in the table.

    ``quoted`` values stood in quotation marks: no containment, the whole name (of a title: the run as it stands).
    """

    text: str
    quoted: bool = False
    span: Span = detail(default=NOWHERE, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value from a table: of a level, role, kind or content; ``value`` is the table's own name of it."""

    value: str
    span: Span = detail(default=NOWHERE, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Years:
    """Years from ``first`` to ``last`` (both included, None = open); ``stated`` leaves out what was only inferred."""

    first: int | None
    last: int | None
    stated: bool = False
    span: Span = detail(default=NOWHERE, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Share:
    """A part of 1 from ``least`` to ``most`` (None = open), both included unless ``beyond`` says more, or less, than the one given."""

    least: float | None
    most: float | None
    beyond: bool = False
    span: Span = detail(default=NOWHERE, compare=False, kw_only=True)

    def holds(self, value: float) -> bool:
        """Whether a value lies in it."""
        above = self.least is None or value > self.least or (value == self.least and not self.beyond)
        return above and (self.most is None or value < self.most or (value == self.most and not self.beyond))


@dataclass(frozen=True, slots=True)
class Bound:
    """``满意度>=90%``: what is stated of a thing of that name is so much; ``unit`` "" takes any."""

    name: str
    relation: str
    value: float
    unit: str = ""
    span: Span = detail(default=NOWHERE, compare=False, kw_only=True)

    def holds(self, value: float) -> bool:
        """Whether a value lies in it."""
        match self.relation:
            case ">":
                return value > self.value
            case ">=":
                return value >= self.value
            case "<":
                return value < self.value
            case "<=":
                return value <= self.value
            case _:
                return value == self.value


@dataclass(frozen=True, slots=True)
class Unknown:
    """``?``: the report says nothing of it."""

    span: Span = detail(default=NOWHERE, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Filter:
    """``单位:青岛|湖州``: any of the values holds of the field."""

    field: Field
    values: tuple["Value", ...]
    span: Span = detail(default=NOWHERE, compare=False, kw_only=True)


Value = Name | Choice | Years | Share | Bound | Unknown
Term = Run | Quoted | Literal | Slots | Regex | Initials
Node = Term | Near | Within | And | Or | Not | Filter


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query: the text as typed and its meaning; ``plain`` = the whole text is one run, without syntax."""

    text: str
    root: Node
    plain: bool = False


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly below a node."""
    match node:
        case And(parts) | Or(parts) | Near(parts, _):
            return parts
        case Not(part) | Within(_, part):
            return (part,)
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """The node and everything below it, in the order of the query."""
    yield node
    for child in children(node):
        yield from walk(child)


def wanted_terms(node: Node) -> Iterator[Term]:
    """The terms a hit can show: all but those under a negation, in the order of the query."""
    match node:
        case Run() | Quoted() | Literal() | Slots() | Regex() | Initials():
            yield node
        case Not():
            return
        case _:
            for child in children(node):
                yield from wanted_terms(child)


__all__ = [
    "And", "Bound", "Choice", "Field", "Filter", "Initials", "Link", "Literal", "Name", "Near", "Node", "Not", "Or", "Query", "Quoted", "Regex",
    "Run", "Scope", "Share", "Slots", "Term", "Unknown", "Value", "Within", "Years", "children", "walk", "wanted_terms",
]  # fmt: skip

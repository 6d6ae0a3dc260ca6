"""The meaning of a query as a person reads it, in Chinese or English: 〔营商环境〕且〔年 2019–2023〕且非〔招标〕.

Every term and filter stands in 〔〕; what is joined inside something else stands in brackets; so each line has one meaning.
"""

from dataclasses import dataclass

from kb import i18n
from kb.query.bounds import written_bound
from kb.query.fields import CHOICES, FIELDS, SCOPES, Row, row_for
from kb.query.nodes import (
    And,
    Bound,
    Choice,
    Field,
    Filter,
    Initials,
    Link,
    Literal,
    Name,
    Near,
    Node,
    Not,
    Or,
    Query,
    Quoted,
    Regex,
    Run,
    Share,
    Slots,
    Unknown,
    Value,
    Within,
    Years,
)  # fmt: skip
from kb.query.write import written_share
from kb.text import visible_line

_LONGEST_PLAIN = 60
"""Characters of a pasted text that are repeated."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; each template takes what it names."""

    conjunction: str
    disjunction: str
    negation: str
    either_order: str
    in_order: str
    brackets: str
    scope: str
    literal: str
    slots: str
    regex: str
    initials: str
    plain: str
    alternative: str
    since: str
    until: str
    stated: str
    unknown: str
    more: str


CHINESE = Words(
    conjunction="且", disjunction="或", negation="非", either_order="前后{distance}字内", in_order="后{distance}字内", brackets="（{inside}）", scope="{scope}{inside}",
    literal="逐字 {text}", slots="带槽 {text}", regex="正则 {text}", initials="首字母 {text}", plain="原文 {text}", alternative=" 或 ",
    since="{year} 起", until="至 {year}", stated="{years} 仅明示", unknown="未知", more="{text}…共 {count} 字",
)  # fmt: skip

ENGLISH = Words(
    conjunction=" and ", disjunction=" or ", negation="not ", either_order=" within {distance} characters of ",
    in_order=" then within {distance} characters ", brackets="({inside})", scope="in one {scope} {inside}",
    literal="to the letter {text}", slots="slots {text}", regex="pattern {text}", initials="initials {text}", plain="text {text}",
    alternative=" or ", since="since {year}", until="until {year}", stated="{years} stated only", unknown="unknown",
    more="{text}… {count} characters",
)  # fmt: skip


def echo(query: Query | Node, language: str | None = None) -> str:
    """What the query means, in ``zh_CN`` or ``en`` (None: the user's language)."""
    words = CHINESE if (language or i18n.language()).startswith("zh") else ENGLISH
    if isinstance(query, Query):
        return _plain(query.root, words) if query.plain else _node(query.root, words)
    return _node(query, words)


def _plain(root: Node, words: Words) -> str:
    text = root.text if isinstance(root, Run) else ""
    if len(text) > _LONGEST_PLAIN:
        text = words.more.format(text=text[:_LONGEST_PLAIN], count=len(text))
    return _boxed(words.plain.format(text=_safe(text)))


def _boxed(text: str) -> str:
    return f"〔{text}〕"


def _safe(text: str) -> str:
    """The text, harmless and with its own 〔〕 doubled where they do not pair (〔2019〕 in a document number does)."""
    shown = visible_line(text)
    return shown if _pairs(shown) else shown.replace("〔", "〔〔").replace("〕", "〕〕")


def _pairs(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == "〔") - (character == "〕")
        if depth < 0:
            return False
    return depth == 0


def _node(node: Node, words: Words) -> str:
    match node:
        case And(parts) | Or(parts):
            joint = words.conjunction if isinstance(node, And) else words.disjunction
            return joint.join(_inside(part, words, type(node)) for part in parts)
        case Not(part):
            return words.negation + _inside(part, words, Not)
        case Near(parts, links):
            return _near(parts, links, words)
        case Within(scope, part):
            inside = words.brackets.format(inside=_node(part, words))
            return words.scope.format(scope=_label(row_for(scope, SCOPES), words), inside=inside)
        case Filter(field, values):
            return _boxed(_filter(field, values, words))
        case _:
            return _boxed(_term(node, words))


def _inside(part: Node, words: Words, outer: type) -> str:
    """A part below another node, in brackets where it joins several itself."""
    text = _node(part, words)
    joins = isinstance(part, And | Or | Near) or (isinstance(part, Not) and outer in {Not, Near})
    return words.brackets.format(inside=text) if joins else text


def _near(parts: tuple[Node, ...], links: tuple[Link, ...], words: Words) -> str:
    text = _inside(parts[0], words, Near)
    for link, part in zip(links, parts[1:], strict=True):
        joint = words.in_order if link.ordered else words.either_order
        text += joint.format(distance=link.distance) + _inside(part, words, Near)
    return text


def _term(node: Node, words: Words) -> str:
    match node:
        case Quoted(text):
            return f"“{_safe(text)}”"
        case Literal(text):
            return words.literal.format(text=_safe(text))
        case Slots(pieces):
            return words.slots.format(text=_safe("*".join(pieces)))
        case Regex(pattern):
            return words.regex.format(text=_safe(pattern))
        case Initials(letters):
            return words.initials.format(text=letters)
        case Run(text):
            return _safe(text)
        case _:
            raise TypeError(node)


def _label(row: Row | None, words: Words) -> str:
    assert row is not None
    return row.chinese if words is CHINESE else row.english


def _filter(field: Field, values: tuple[Value, ...], words: Words) -> str:
    if field is Field.METRIC:
        return "".join(_value(field, value, words) for value in values)
    return f"{_label(row_for(field, FIELDS), words)} {words.alternative.join(_value(field, value, words) for value in values)}"


def _value(field: Field, value: Value, words: Words) -> str:
    match value:
        case Name(text, quoted):
            return f"“{_safe(text)}”" if quoted else _safe(text)
        case Choice(name):
            return _label(row_for(name, CHOICES[field]), words)
        case Years():
            return _years(value, words)
        case Share():
            return written_share(value)
        case Bound():
            return _safe(written_bound(value))
        case Unknown():
            return words.unknown


def _years(years: Years, words: Words) -> str:
    if years.first is None:
        text = words.until.format(year=years.last)
    elif years.last is None:
        text = words.since.format(year=years.first)
    else:
        text = str(years.first) if years.first == years.last else f"{years.first}–{years.last}"
    return words.stated.format(years=text) if years.stated else text


__all__ = ["echo"]

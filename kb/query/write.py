"""A meaning as text in the query language: what ``parse`` reads back as the same tree."""

import re

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

_AS_SYNTAX = re.compile(r"[-;/(#$]|[^\W\d_]+[:：]")
"""How a value begins that would end a bare list of values."""


def write(node: Node) -> str:
    """The node in the query language, in its Chinese spelling."""
    match node:
        case And(parts) | Or(parts):
            return _joined(parts, isinstance(node, And))
        case Not(part):
            return "-" + _grouped(part, And, Or, Near, Not)
        case Near(parts, links):
            return _near(parts, links)
        case Within(scope, part):
            return f"{_chinese(scope, SCOPES)}:{_grouped(part, And, Or, Near, Not)}"
        case Filter():
            return _filter(node)
        case _:
            return _term(node)


def _joined(parts: tuple[Node, ...], all_of: bool) -> str:
    return " ".join(_grouped(part, Or) for part in parts) if all_of else " | ".join(write(part) for part in parts)


def _grouped(part: Node, *kinds: type) -> str:
    return f"({write(part)})" if isinstance(part, kinds) else write(part)


def _near(parts: tuple[Node, ...], links: tuple[Link, ...]) -> str:
    text = _grouped(parts[0], Or, Near)
    for link, part in zip(links, parts[1:], strict=True):
        text += f" {'$' if link.ordered else '#'}{link.distance} {_grouped(part, Or, Near)}"
    return text


def _term(node: Node) -> str:
    match node:
        case Quoted(text):
            return '"' + re.sub(r'(["＂])', r"\1\1", text) + '"'
        case Literal(text):
            return "'" + re.sub(r"(['＇])", r"\1\1", text) + "'"
        case Slots(pieces):
            return "*".join(pieces)
        case Regex(pattern):
            return f"/{pattern}/"
        case Initials(letters):
            return f";{letters}"
        case Run(text):
            return text
        case _:
            raise TypeError(node)


def _filter(node: Filter) -> str:
    values = [_value(node, value) for value in node.values]
    if node.field is Field.METRIC:
        return values[0]
    text = "|".join(values)
    listed = f"({text})" if any(_AS_SYNTAX.match(value) for value in values[1:]) else text
    return f"{_chinese(node.field, FIELDS)}:{listed}"


def _value(node: Filter, value: Value) -> str:
    match value:
        case Name(text, quoted):
            return _term(Quoted(text)) if quoted else text
        case Choice(name):
            return _chinese(name, CHOICES[node.field])
        case Years():
            return _years(value)
        case Share():
            return written_share(value)
        case Bound():
            return written_bound(value)
        case Unknown():
            return "?"


def _years(years: Years) -> str:
    if years.first is not None and years.first == years.last:
        text = str(years.first)
    else:
        text = f"{years.first or ''}..{years.last or ''}"
    return text + "!" if years.stated else text


def written_share(share: Share) -> str:
    """A share as it is typed: ``>0.5``, ``<=0.3``, ``0.3..0.6``."""
    least, most = (
        None if bound is None else f"{bound:.8f}".rstrip("0").rstrip(".") for bound in (share.least, share.most)
    )
    if least is not None and most is not None:
        return f"{least}..{most}"
    return f"{'>' if least is not None else '<'}{'' if share.beyond else '='}{least if least is not None else most}"


def _chinese(value: str, rows: tuple[Row, ...]) -> str:
    row = row_for(value, rows)
    assert row is not None
    return row.chinese


__all__ = ["write", "written_share"]

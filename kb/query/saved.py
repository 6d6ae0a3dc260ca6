"""Saved queries inside queries: ``query:NAME`` stands for the meaning of the query that was saved under the name.

Its parts take the place of ``query:NAME`` as their span, so that whatever is wrong in them points at it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from kb.i18n import listed
from kb.model import Span
from kb.query.errors import QueryError
from kb.query.faults import fault
from kb.query.fields import nearest
from kb.query.nodes import And, Filter, Name, Near, Node, Not, Or, Within, children
from kb.query.source import Source
from kb.text import fold, nfc

SavedTexts = Callable[[], Mapping[str, str]]
"""Gives name → query; asked only where a query holds ``query:``."""

MAX_SAVED_DEPTH = 16
"""How many saved queries may stand inside one another."""
MAX_HEIGHT = 32
"""Of the tree that a saved query stands for: everything that walks it may recurse."""

_CODES = frozenset({"unknown-saved", "nothing-saved", "saved-cycle", "saved-too-deep", "saved-unreadable"})
_LISTED = 12


@dataclass(frozen=True, slots=True)
class SavedReader:
    """Reads what names stand for. ``above`` are the folded names that are being read; ``parse`` reads one query's text."""

    texts: SavedTexts
    parse: Callable[[str, "SavedReader"], Node]
    above: tuple[str, ...] = ()

    def node(self, source: Source, term: Span, names: tuple[Name, ...]) -> Node:
        """What ``query:a|b`` stands for: any of them. Raises QueryError."""
        known = self.texts()
        parts = [respanned(self._one(source, name, known), term) for name in names]
        flat = [inner for part in parts for inner in (part.parts if isinstance(part, Or) else (part,))]
        return flat[0] if len(flat) == 1 else Or(tuple(flat), span=term)

    def _one(self, source: Source, name: Name, known: Mapping[str, str]) -> Node:
        column, key = name.span.start, fold(nfc(name.text))
        text = next((query for own, query in known.items() if fold(own) == key), None)
        if key in self.above:
            raise fault("saved-cycle", source, column, name=name.text)
        if text is None:
            raise _unknown(source, name, tuple(known))
        if len(self.above) >= MAX_SAVED_DEPTH:
            raise fault("saved-too-deep", source, column, name=name.text)
        node = self._parsed(source, name, text)
        if height(node) > MAX_HEIGHT:
            raise fault("saved-too-deep", source, column, name=name.text)
        return node

    def _parsed(self, source: Source, name: Name, text: str) -> Node:
        try:
            return self.parse(text, replace(self, above=(*self.above, fold(nfc(name.text)))))
        except QueryError as error:
            column = name.span.start
            if error.code in _CODES:
                raise QueryError(error.code, error.message, source.text, column, error.suggestion) from error
            raise fault("saved-unreadable", source, column, name=name.text, reason=error.message) from error


def _unknown(source: Source, name: Name, known: tuple[str, ...]) -> QueryError:
    near = listed(nearest(name.text, known)) or " ".join(known[:_LISTED])
    code = "unknown-saved" if near else "nothing-saved"
    return fault(code, source, name.span.start, name=name.text, near=near)


def height(node: Node) -> int:
    """How many nodes stand below one another at most."""
    level, count = [node], 0
    while level:
        level, count = [child for one in level for child in children(one)], count + 1
    return count


def respanned(node: Node, span: Span) -> Node:
    """The node with ``span`` as the place of it and of everything in it."""
    match node:
        case And(parts) | Or(parts) | Near(parts, _):
            return replace(node, parts=tuple(respanned(part, span) for part in parts), span=span)
        case Not(part) | Within(_, part):
            return replace(node, part=respanned(part, span), span=span)
        case Filter(_, values):
            return replace(node, values=tuple(replace(value, span=span) for value in values), span=span)
        case _:
            return replace(node, span=span)


__all__ = ["MAX_SAVED_DEPTH", "SavedReader", "SavedTexts", "height", "respanned"]

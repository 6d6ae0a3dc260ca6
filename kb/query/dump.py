"""A query as plain JSON values: for files that compare and for scripts that read."""

from dataclasses import fields
from typing import Any

from kb.model import Span
from kb.query.nodes import Link, Node, Query, Value


def to_dict(value: Query | Node | Value | Link) -> dict[str, Any]:
    """The tree as dictionaries: ``node`` names the class in lower case, ``span`` is ``[start, end]``."""
    content = {entry.name: _plain(getattr(value, entry.name)) for entry in fields(value)}
    return content if isinstance(value, Query | Link) else {"node": type(value).__name__.lower(), **content}


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, tuple):
        return [_plain(entry) for entry in value]
    if isinstance(value, str):
        return str(value)
    return value if value is None or isinstance(value, bool | int | float) else to_dict(value)


__all__ = ["to_dict"]

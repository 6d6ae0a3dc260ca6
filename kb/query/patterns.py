"""Regular expressions: held to a size that compiles at once, compiled once, wrong ones named with their column."""

from functools import lru_cache
from typing import TYPE_CHECKING

from kb.model import Span
from kb.query.faults import fault, quoted
from kb.query.nodes import Regex
from kb.query.source import Source
from kb.query.unrolled import unrolled_size

if TYPE_CHECKING:
    import regex

MAX_PATTERN = 1_000
"""Characters of a pattern."""

MAX_UNROLLED = 5_000
"""Pieces of a pattern with its repeats written out; the worst of them compile in a third of a second, and 14 characters can ask for more
than a machine holds."""


@lru_cache(maxsize=64)
def compile_pattern(pattern: str) -> "regex.Pattern[str]":
    """The pattern of a ``Regex`` node, ready to match. Search it with ``timeout=`` and ``concurrent=True``."""
    import regex

    return regex.compile(pattern)


def read_pattern(source: Source, start: int) -> Regex:
    r"""``/…/`` at ``start``: it ends at the first ``/`` behind which a term may end; ``\/`` is a slash of the pattern."""
    close = start + 1
    while not (source.at(close) == "/" and source.ends(close + 1)):
        if not source.at(close):
            raise fault("unclosed-pattern", source, start, quoted=quoted(source.text[start:]))
        close += 2 if source.text[close] == "\\" else 1
    return _checked(source, Span(start, close + 1))


def _checked(source: Source, span: Span) -> Regex:
    pattern = source.text[span.start + 1 : span.end - 1]
    if not pattern:
        raise fault("empty-pattern", source, span.start)
    if _is_costly(pattern):
        raise fault("costly-pattern", source, span.start)
    _try_to_compile(source, pattern, span.start + 1)
    return Regex(pattern, span=span)


def _is_costly(pattern: str) -> bool:
    return len(pattern) > MAX_PATTERN or unrolled_size(pattern, MAX_UNROLLED) is None


def _try_to_compile(source: Source, pattern: str, column: int) -> None:
    import regex

    try:
        compile_pattern(pattern)
    except regex.error as error:
        place = min(getattr(error, "pos", None) or 0, len(pattern))
        raise fault("bad-pattern", source, column + place, reason=getattr(error, "msg", error)) from None
    except (RecursionError, OverflowError, ValueError, LookupError, MemoryError):
        raise fault("costly-pattern", source, column) from None


__all__ = ["MAX_PATTERN", "compile_pattern", "read_pattern"]

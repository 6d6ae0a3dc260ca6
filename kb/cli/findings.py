"""What commands that count have in common: how a query was understood, what it counts, how it can be repeated."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date

from kb.cli.delivery import command_line
from kb.cli.output import note, write_json, write_lines
from kb.library import Library
from kb.query import QueryError
from kb.render.counts import count_text, folded_text
from kb.render.methods import Asked, Method, method_text
from kb.search.occurrences import Occurrences
from kb.text import visible, visible_line


@contextmanager
def pointing() -> Iterator[None]:
    """Show where a query goes wrong, before the error is."""
    try:
        yield
    except QueryError as error:
        note(visible(error.picture()))
        raise


def remark(library: Library, found: Occurrences) -> None:
    """How the query was understood and what it counts; why there is nothing."""
    note(found.echo)
    for line in found.advice:
        note(visible_line(line))
    note(" · ".join(filter(None, [count_text(found.count), folded_text(found.folded)])))
    if not len(found):
        for line in library.why_nothing(found):
            note(visible_line(line))


def asked(found: Occurrences) -> Asked:
    """A query with its counts."""
    return Asked(found.query.text, found.echo, found.count, found.folded)


def method(library: Library, queries: Iterable[Asked], settings: Iterable[str]) -> Method:
    """How the command of this process finds what it finds, today."""
    return Method(tuple(queries), library.state(), date.today(), command_line(), tuple(settings))


def say_method(how: Method, *, as_json: bool) -> None:
    """Print the method and nothing else."""
    if as_json:
        write_json([how.to_dict()])
    else:
        write_lines([method_text(how)])


__all__ = ["asked", "method", "pointing", "remark", "say_method"]

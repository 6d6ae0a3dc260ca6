"""What commands that count have in common: how a query was understood, what it counts, how it can be repeated."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kb.cli.delivery import command_line, deliverable
from kb.cli.options import as_json, every_copy, knowledge_base, limited
from kb.cli.output import note, write_json, write_lines
from kb.errors import KBError
from kb.i18n import _
from kb.render.counts import count_text, folded_text
from kb.render.methods import Asked, Method, method_text
from kb.text import visible, visible_line

if TYPE_CHECKING:
    from kb.library import Library
    from kb.search.occurrences import Occurrences

F = TypeVar("F", bound=Callable[..., Any])


def counting(command: F) -> F:
    """Add what commands that count take behind their own options: --all, --methods, the form and the knowledge base."""
    methods = click.option(
        "--methods", is_flag=True, help=_("Only say how this was found, so that it can be repeated.")
    )
    return every_copy(methods(deliverable(as_json(knowledge_base(command)))))


def weighing(command: F) -> F:
    """Add what commands that weigh words take: --without-boilerplate, --limit, and what commands that count do."""
    boilerplate = click.option(
        "--without-boilerplate",
        "boilerplate",
        type=click.IntRange(2),
        metavar="N",
        help=_("Leave out what N units or more write in the same words (8 characters or more)."),
    )
    return boilerplate(limited(30)(counting(command)))


def ledger(command: F) -> F:
    """Add what ledgers take behind their own options: --limit, --all, the form and the knowledge base."""
    return limited(50)(every_copy(deliverable(as_json(knowledge_base(command)))))


@contextmanager
def pointing() -> Iterator[None]:
    """Show where a query goes wrong, before the error is."""
    try:
        yield
    except KBError as error:
        from kb.query import QueryError

        if isinstance(error, QueryError):
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


__all__ = ["asked", "counting", "ledger", "method", "pointing", "remark", "say_method", "weighing"]

"""Options and arguments that several commands share."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kb.i18n import _

if TYPE_CHECKING:
    from kb.notebook import Notebook

F = TypeVar("F", bound=Callable[..., Any])


class QueryCommand(click.Command):
    """A command whose first words may begin with a minus sign of the query language: ``-信访`` is no option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Let what cannot be an option through as text."""
        return super().parse_args(ctx, [f" {word}" if _is_negation(word) else word for word in args])


def _is_negation(word: str) -> bool:
    """Whether a word cannot be one of our options: they have two minus signs, ``-h`` alone has one."""
    return word.startswith("-") and word not in {"-", "-h"} and not word.startswith("--")


def knowledge_base(command: F) -> F:
    """Add --kb and --trust: which knowledge base, and whether to believe one that somebody else wrote."""
    place = click.option(
        "--kb", "kb_dir", metavar="DIR", help=_("The knowledge base (else $KB_DIR, else .kb here or above).")
    )
    trust = click.option("--trust", is_flag=True, help=_("Open a knowledge base that another user may have written."))
    return place(trust(command))


def own_notebook(command: F) -> F:
    """Add --kb and hand the command its ``notebook``, which needs no index: it is there also where the index is damaged."""
    return click.option(
        "--kb",
        "notebook",
        metavar="DIR",
        callback=lambda _context, _option, kb_dir: _notebook(kb_dir),
        help=_("The knowledge base (else $KB_DIR, else .kb here or above)."),
    )(command)


def _notebook(kb_dir: str | None) -> "Notebook":
    from kb.notebook import Notebook
    from kb.store import locate

    return Notebook(locate(kb_dir))


def every_copy(command: F) -> F:
    """Add --all: count and show what only repeats other reports too."""
    return click.option("--all", "every_copy", is_flag=True, help=_("Count and show repeated reports each."))(command)


def limited(rows: int) -> Callable[[F], F]:
    """Add --limit with its default; 0 is no limit."""
    return click.option(
        "--limit", type=click.IntRange(0), default=rows, show_default=True, help=_("How many rows; 0 shows all.")
    )


def as_json(command: F) -> F:
    """Add --json: one object a line."""
    return click.option("--json", "as_json", is_flag=True, help=_("One JSON object a line."))(command)


__all__ = ["QueryCommand", "as_json", "every_copy", "knowledge_base", "limited", "own_notebook"]

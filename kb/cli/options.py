"""Options and arguments that several commands share."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from kb.i18n import _

F = TypeVar("F", bound=Callable[..., Any])


def knowledge_base(command: F) -> F:
    """Add --kb and --trust: which knowledge base, and whether to believe one that somebody else wrote."""
    place = click.option(
        "--kb", "kb_dir", metavar="DIR", help=_("The knowledge base (else $KB_DIR, else .kb here or above).")
    )
    trust = click.option("--trust", is_flag=True, help=_("Open a knowledge base that another user may have written."))
    return place(trust(command))


def as_json(command: F) -> F:
    """Add --json: one object a line."""
    return click.option("--json", "as_json", is_flag=True, help=_("One JSON object a line."))(command)


__all__ = ["as_json", "knowledge_base"]

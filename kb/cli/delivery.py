"""Results in the form that is asked for: lines, JSON, CSV or Markdown, to stdout or to a file."""

import shlex
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import click

from kb.cli.output import write_json, write_lines
from kb.errors import UnwritableFileError
from kb.i18n import _
from kb.model import JsonObject
from kb.refusal import reason
from kb.render.sheets import Sheet, sheet_csv, sheet_markdown

F = TypeVar("F", bound=Callable[..., Any])


class Form(StrEnum):
    """A form of results by its name, which is the file's suffix too."""

    TEXT = "txt"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "md"


@dataclass(frozen=True, slots=True)
class Results:
    """The same results in every form; each is made when it is asked for. ``note`` follows the table in Markdown."""

    lines: Callable[[], Iterable[str]]
    objects: Callable[[], Iterable[JsonObject]]
    sheet: Callable[[], Sheet]
    note: Callable[[], str] = str


def deliverable(command: F) -> F:
    """Add --to and --format."""
    to = click.option("--to", "file", metavar="FILE", help=_("The file to write; its suffix tells the form."))
    form = click.option(
        "--format",
        "form",
        type=click.Choice([form.value for form in Form]),
        help=_("The form, where the file's name does not tell it."),
    )
    return to(form(command))


def deliver(results: Results, file: str | None, form: str | None, *, as_json: bool) -> None:
    """Write the results. Raises UsageError, StorageError."""
    wanted = _form(file, form, as_json=as_json)
    if file is not None:
        write_file(file, _content(results, wanted))
    elif wanted is Form.TEXT:
        write_lines(results.lines())
    elif wanted is Form.JSON:
        write_json(results.objects())
    else:
        click.echo(_content(results, wanted).decode("utf-8-sig"), nl=False)


def _form(file: str | None, form: str | None, *, as_json: bool) -> Form:
    if as_json and form in (None, Form.JSON):
        return Form.JSON
    named = form or (Path(file).suffix.lstrip(".").lower() if file else Form.TEXT)
    if as_json or named not in tuple(Form):
        known = "|".join(Form)
        raise click.UsageError(_("No form {form}. Choose one: --format {known}").format(form=named, known=known))
    return Form(named)


def _content(results: Results, form: Form) -> bytes:
    match form:
        case Form.CSV:
            return sheet_csv(results.sheet())
        case Form.MARKDOWN:
            note = results.note()
            return sheet_markdown(results.sheet()) + (f"\n{note}\n" if note else "").encode("utf-8", "replace")
        case Form.JSON:
            import json

            lines = [json.dumps(value, ensure_ascii=False, allow_nan=False) for value in results.objects()]
        case Form.TEXT:
            lines = [*results.lines()]
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


def write_file(file: str, content: bytes) -> None:
    """Write a file the user named. Raises UnwritableFileError."""
    try:
        Path(file).write_bytes(content)
    except OSError as error:
        raise UnwritableFileError(file, reason(error)) from error


def command_line() -> str:
    """The command as it was typed, without --methods."""
    return shlex.join(["kb", *(word for word in sys.argv[1:] if word != "--methods")])


__all__ = ["Form", "Results", "command_line", "deliver", "deliverable", "write_file"]

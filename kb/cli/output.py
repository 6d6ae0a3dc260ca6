"""Writing results: stdout is data, a line at a time, in UTF-8 whatever the locale."""

import json
import os
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

_STREAMS = (("stdin", "r"), ("stdout", "w"), ("stderr", "w"))


def write_lines(lines: Iterable[str]) -> None:
    """Print lines to stdout."""
    for line in lines:
        _write(line)


def write_json(values: Iterable[dict[str, Any]]) -> None:
    """Print one JSON object a line: UTF-8, no NaN, line and control characters escaped."""
    for value in values:
        _write(json.dumps(value, ensure_ascii=False, allow_nan=False))


def _write(line: str) -> None:
    """Print a line. Where the reader has gone (``| head``) the command is done: it ends well, without a word."""
    try:
        click.echo(line)
    except BrokenPipeError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(0) from error


def terminal_width() -> int | None:
    """The columns of the terminal that stdout is; None where it is none, and lines may be as long as they are."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def note(message: str) -> None:
    """Print a line to stderr; where that is full or closed nobody can be told."""
    with suppress(OSError):
        click.echo(message, err=True)


def use_handles() -> None:
    """Let stdin, stdout and stderr be there where the caller closed them: a file that is opened must not take their place."""
    handle = os.open(os.devnull, os.O_RDWR)
    while handle < len(_STREAMS):
        os.set_inheritable(handle, True)
        handle = os.dup(handle)
    os.close(handle)
    for name, mode in _STREAMS:
        if getattr(sys, name) is None:
            nowhere = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - for as long as the process lives
            setattr(sys, name, nowhere)


def use_utf8() -> None:
    """Let stdout and stderr take any text, also where the locale is C or the console is not UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


__all__ = ["note", "terminal_width", "use_handles", "use_utf8", "write_json", "write_lines"]

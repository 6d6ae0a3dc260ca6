"""Other programs: the user's editor at a line, a command that takes a text."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from kb.errors import UsageError
from kb.i18n import _

_AT_LINE = {
    "code": ("--goto", "{file}:{line}"),
    "subl": ("{file}:{line}",),
    "hx": ("{file}:{line}",),
    "helix": ("{file}:{line}",),
    "zed": ("{file}:{line}",),
}
"""Editors that do not take +LINE."""
_DEFAULTS = ("nano", "vi", "notepad")
_WAIT = "\n" + "-" * 20 + " Enter "


def editor_command(file: Path, line: int) -> list[str]:
    """The command that opens the user's editor at a line of a file. Raises UsageError where there is none."""
    words = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    if not words:
        words = [name for name in _DEFAULTS if shutil.which(name)][:1]
    if not words:
        raise UsageError(_("No editor: set EDITOR."))
    place = _AT_LINE.get(Path(words[0]).stem, ("+{line}", "{file}"))
    return [*words, *(part.format(file=file, line=line) for part in place)]


def run_editor(command: Sequence[str]) -> None:
    """Run the editor in the terminal. Raises UsageError where it cannot be run."""
    try:
        subprocess.run(command, check=False)  # noqa: S603 - the user's own editor
    except OSError as error:
        raise UsageError(
            _("Cannot run {command}: {reason}").format(command=command[0], reason=error.strerror)
        ) from error


def pipe(text: str, command: str) -> None:
    """Give a text to a command of the user's shell, in the terminal, and wait for Enter."""
    subprocess.run(command, shell=True, input=text.encode("utf-8", "replace"), check=False)  # noqa: S602 - the user typed it
    sys.stdout.write(_WAIT)
    sys.stdout.flush()
    sys.stdin.readline()


__all__ = ["editor_command", "pipe", "run_editor"]

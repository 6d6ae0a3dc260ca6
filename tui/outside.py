"""Other programs: the user's editor at a line, a command that takes a text."""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from kb.errors import UsageError
from kb.i18n import _
from kb.refusal import reason

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


def edit(file: Path, line: int, text: str | None = None) -> None:
    """Open the editor in the terminal at a line of a file, or of a copy of ``text`` in its place. Raises UsageError."""
    if text is None:
        _run(editor_command(file, line))
        return
    with tempfile.TemporaryDirectory(prefix="kb-") as folder:
        copy = Path(folder) / f"{file.stem}.txt"
        copy.write_text(text, "utf-8", errors="replace")
        _run(editor_command(copy, line))


def _run(command: Sequence[str]) -> None:
    try:
        subprocess.run(command, check=False)  # noqa: S603 - the user's own editor
    except OSError as error:
        raise UsageError(
            _("Cannot run {command}: {reason}. Set EDITOR.").format(command=command[0], reason=reason(error))
        ) from error


def pipe(text: str, command: str) -> None:
    """Give a text to a command of the user's shell, in the terminal, and wait for Enter."""
    subprocess.run(command, shell=True, input=text.encode("utf-8", "replace"), check=False)  # noqa: S602 - the user typed it
    sys.stdout.write(_WAIT)
    sys.stdout.flush()
    sys.stdin.readline()


__all__ = ["edit", "editor_command", "pipe"]

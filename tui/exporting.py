"""Notes into a file, as `kb export` writes them."""

import subprocess
import sys
from pathlib import Path

from kb.errors import UsageError
from kb.i18n import _

_SECONDS = 60


def export(place: Path, file: Path, notes: int) -> str:
    """Write all notes to a file; the sentence that says so. Raises UsageError with what the command says."""
    command = [sys.executable, "-P", "-m", "kb", "export", "--kb", str(place), "--to", str(file)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 - our own command
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UsageError(str(error)) from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UsageError(said[-1] if said else _("The export failed."))
    return _("{n} notes are in {file}").format(n=notes, file=file)


__all__ = ["export"]

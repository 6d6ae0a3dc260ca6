"""`kb index` as a process: its progress as it comes, its summary at the end."""

import asyncio
import contextlib
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kb.i18n import _

_LONGEST_LINE = 1 << 26
"""Bytes of a summary with very many problems."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the run is."""

    done: int
    total: int
    file: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the run ended: its summary, or the sentence that says why there is none."""

    summary: dict[str, Any] = field(default_factory=dict)
    error: str = ""

    @property
    def problems(self) -> list[tuple[str, str]]:
        """The files with something wrong: (file, what)."""
        rows = self.summary.get("problems", [])
        return [(str(row.get("file", "")), str(row.get("problem", ""))) for row in rows]


def command(place: Path, folder: str, *, rebuild: bool = False) -> list[str]:
    """The command that indexes a folder."""
    return [
        sys.executable, "-P", "-m", "kb", "index", *([folder] if folder else []), "--kb", str(place), "--progress", "json", "--json",
        *(["--rebuild"] if rebuild else []),
    ]  # fmt: skip


def read_progress(line: bytes) -> Progress | None:
    """A line of the process as progress; None where it is something else."""
    try:
        data = json.loads(line)
        return Progress(int(data["done"]), int(data["total"]), str(data["file"]))
    except (ValueError, KeyError, TypeError):
        return None


async def run_index(arguments: list[str], tell: Callable[[Progress], None]) -> Outcome:
    """Run the command; ``tell`` hears of its progress. Stops it when cancelled."""
    pipe = asyncio.subprocess.PIPE
    null = asyncio.subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(
        *arguments, stdin=null, stdout=pipe, stderr=pipe, limit=_LONGEST_LINE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        summary = asyncio.create_task(process.stdout.read())
        said = await _follow(process.stderr, tell)
        return _outcome(await summary, said)
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.terminate()
        await process.wait()


async def _follow(stream: asyncio.StreamReader, tell: Callable[[Progress], None]) -> list[str]:
    said = []
    while line := await stream.readline():
        progress = read_progress(line)
        if progress:
            tell(progress)
        else:
            said.append(line.decode("utf-8", "replace").strip())
    return said


def _outcome(output: bytes, said: list[str]) -> Outcome:
    try:
        summary = json.loads(output)
    except ValueError:
        summary = None
    if isinstance(summary, dict):
        return Outcome(summary)
    return Outcome(error=said[-1] if said else _("The indexing stopped without a word."))


__all__ = ["Outcome", "Progress", "command", "read_progress", "run_index"]

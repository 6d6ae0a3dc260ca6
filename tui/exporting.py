"""Files out of the screen: notes as `kb export` writes them, the rows of a table with their sources."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kb.copying import source_line
from kb.errors import UnwritableFileError, UsageError
from kb.i18n import _, ngettext
from kb.origin import origin_of
from kb.refusal import reason
from kb.render.tables import WRITERS
from tui.passages import Spot

if TYPE_CHECKING:
    from kb.library import Library

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


@dataclass(frozen=True, slots=True)
class ExportRow:
    """A row of a table as it is written to a file: its cells, and where it was read."""

    cells: tuple[str, ...]
    spot: Spot | None = None


def write_rows(library: "Library", file: Path, heads: Sequence[str], rows: Sequence[ExportRow]) -> str:
    """Write rows to a file, each with its source; the sentence that says so. Raises UsageError."""
    writer = WRITERS.get(file.suffix.lower())
    if writer is None:
        raise UsageError(
            _("{file}: the ending decides what is written: {known}").format(file=file.name, known=" ".join(WRITERS))
        )
    titles = (*heads, _("source"), _("file"))
    data = writer(titles, [(*row.cells, *_source(library, row.spot)) for row in rows])
    try:
        with file.open("xb") as out:
            out.write(data)
    except FileExistsError as error:
        raise UsageError(_("{file} is there already: give another name").format(file=file)) from error
    except OSError as error:
        raise UnwritableFileError(file, reason(error)) from error
    return ngettext("{n} row is in {file}", "{n} rows are in {file}", len(rows)).format(n=len(rows), file=file)


def _source(library: "Library", spot: Spot | None) -> tuple[str, str]:
    if spot is None:
        return "", ""
    if not spot.passage:
        info = library.info(spot.report)
        return info.title.value or info.file, info.file
    info, passage = library.passage(spot.passage)
    return source_line(origin_of(info, passage)), f"{info.file}:{passage.line}"


def write_page(file: Path, page: str) -> str:
    """Write a page of HTML; the sentence that says so. Raises UnwritableFileError."""
    try:
        file.write_text(page, "utf-8", "replace")
    except OSError as error:
        raise UnwritableFileError(file, reason(error)) from error
    return _("Written: {file}").format(file=file)


__all__ = ["ExportRow", "export", "write_page", "write_rows"]

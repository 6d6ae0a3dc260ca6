"""Old and foreign office formats → docx or xlsx, through soffice in a folder of its own."""

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from indexer.read.faults import UnreadableError
from indexer.read.formats import BY_NAME
from indexer.read.source import Source, open_source
from kb.i18n import _


@dataclass(frozen=True, slots=True)
class Conversion:
    """What a format is converted to."""

    form: str
    target: str


CONVERSIONS = (
    Conversion("doc", "docx"), Conversion("wps", "docx"), Conversion("rtf", "docx"), Conversion("odt", "docx"),
    Conversion("xls", "xlsx"), Conversion("et", "xlsx"), Conversion("ods", "xlsx"),
)  # fmt: skip
TARGETS = {conversion.form: conversion.target for conversion in CONVERSIONS}
PROGRAMS = ("soffice", "libreoffice")


@contextmanager
def converted(source: Source) -> Iterator[Source]:
    """The file in a format that is read here, for as long as the block runs; raises UnreadableError where it cannot be made."""
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    target = TARGETS[source.form.name]
    if program is None:
        raise UnreadableError(
            "needs-soffice",
            _(
                "{format} files are read through LibreOffice, which is not on PATH. Install it, or convert the file: {command}"
            ).format(format=source.form.name, command=command_for(source.path, target)),
        )
    with tempfile.TemporaryDirectory(prefix="kb-", ignore_cleanup_errors=True) as folder:
        made = _convert(program, source, Path(folder), target)
        yield open_source(made, source.name, source.options)


def command_for(path: Path, target: str) -> str:
    """The command that converts a file beside itself, ready to paste into a shell."""
    folder = str(path.parent)
    return f"soffice --headless --convert-to {target} --outdir {shlex.quote(folder)} {shlex.quote(str(path))}"


def _convert(program: str, source: Source, folder: Path, target: str) -> Path:
    """Run the program on a copy with a plain name; its profile, its input and its output lie in the folder."""
    copy = folder / f"report.{BY_NAME[source.form.name].suffixes[0].lstrip('.')}"
    shutil.copyfile(source.path, copy)
    made = folder / "made" / f"report.{target}"
    profile = (folder / "profile").as_uri()
    command = [
        program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", target, "--outdir", str(made.parent), str(copy),
    ]  # fmt: skip
    _run(command, folder, source.options.convert_seconds)
    if not made.is_file():
        raise UnreadableError(
            "conversion",
            _("LibreOffice could not convert the file. Open it, save it as {format} and read that.").format(
                format=target
            ),
        )
    return made


def _run(command: list[str], folder: Path, seconds: float) -> None:
    process = subprocess.Popen(  # noqa: S603 - a fixed program on a copy with a fixed name
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(
            "conversion-time",
            _("LibreOffice took longer than {seconds:g} s over the file. Save it as docx by hand.").format(
                seconds=seconds
            ),
        ) from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and all it started; its group may be gone already."""
    try:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except (ProcessLookupError, PermissionError):
        pass
    process.wait()

"""Old office formats go through soffice where it is, and else say the command to run."""

import os
import shlex
import subprocess
import sys
import time
from pathlib import Path

import docx
import pytest

from indexer.read import ReadOptions, read
from indexer.read.formats import FORMATS
from indexer.read.office import CONVERSIONS, command_for
from indexer.values import Extract
from kb.model import Problem

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
needs_posix = pytest.mark.skipif(os.name != "posix", reason="the stand-in for soffice is a shell script")


def old_document(folder: Path, name: str = "总结.doc") -> Path:
    path = folder / name
    path.write_bytes(OLE)
    return path


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put a program called soffice on PATH that runs the Python script; sys.argv is soffice's."""
    bin_folder = folder / "bin"
    bin_folder.mkdir()
    program = bin_folder / "soffice"
    program.write_text(f"#!{sys.executable}\n{script}", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(bin_folder))


def test_without_soffice_the_command_to_run_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    path = old_document(tmp_path, "总结 '终稿'; rm.doc")
    (problem,) = read(path, path.name)
    assert isinstance(problem, Problem)
    assert problem.code == "needs-soffice"
    assert problem.message.endswith(command_for(path, "docx"))
    assert shlex.split(command_for(path, "docx")) == [
        "soffice",
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        str(tmp_path),
        str(path),
    ]


@needs_posix
def test_soffice_converts_a_copy_in_its_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = docx.Document()
    document.add_paragraph("一、主要工作。")
    document.save(str(tmp_path / "made.docx"))
    script = (
        "import shutil, sys\nfrom pathlib import Path\nargs = sys.argv\nassert args[1].startswith('-env:UserInstallation=file://')\n"
        "out = Path(args[args.index('--outdir') + 1]); out.mkdir(parents=True, exist_ok=True)\nassert Path(args[-1]).name == 'report.wps'\n"
        f"shutil.copy({str(tmp_path / 'made.docx')!r}, out / 'report.docx')\n"
    )
    stand_in(tmp_path, monkeypatch, script)
    path = old_document(tmp_path, "-总结.wps")
    (extract,) = read(path, "组/-总结.wps")
    assert isinstance(extract, Extract)
    assert (extract.name, extract.text, extract.format) == ("组/-总结.wps", "一、主要工作。", "wps")
    assert path.read_bytes() == OLE


@needs_posix
def test_soffice_that_makes_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, "raise SystemExit(3)")
    (problem,) = read(old_document(tmp_path), "总结.doc")
    assert isinstance(problem, Problem)
    assert problem.code == "conversion"


@needs_posix
def test_soffice_that_hangs_is_ended_with_its_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = tmp_path / "child"
    script = f"import os, time\npid = os.fork()\nif pid == 0:\n    open({str(mark)!r}, 'x').write(str(os.getpid()))\n    time.sleep(600)\ntime.sleep(600)\n"
    stand_in(tmp_path, monkeypatch, script)
    real = subprocess.Popen.wait

    def wait(process: "subprocess.Popen[bytes]", timeout: float | None = None) -> int:
        while timeout and not (mark.exists() and mark.read_text()):
            assert process.poll() is None
        return real(process, timeout)

    monkeypatch.setattr(subprocess.Popen, "wait", wait)
    (problem,) = read(old_document(tmp_path), "总结.doc", ReadOptions(convert_seconds=0.1))
    assert isinstance(problem, Problem)
    assert problem.code == "conversion-time"
    assert _is_gone(int(mark.read_text()))


def _is_gone(pid: int) -> bool:
    for _attempt in range(600):
        try:
            os.kill(pid, 0)
            state = Path(f"/proc/{pid}/stat")
            if state.exists() and state.read_text().split(") ")[1].startswith("Z"):
                return True
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_every_office_format_has_a_target() -> None:
    assert {conversion.form for conversion in CONVERSIONS} == {form.name for form in FORMATS if form.reader == "office"}

"""The command as people run it: a process with arguments, what it printed, and its exit code."""

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

KB = (sys.executable, "-c", "from kb.cli import main; main()")


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


def environment(**changes: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KB_", "LC_", "LANG"))}
    return kept | {"LANG": "C.UTF-8"} | changes


def compiled(bytecode: str) -> dict[str, str]:
    """The environment of an installation: modules are compiled once, here into a folder of their own."""
    kept = environment(PYTHONPYCACHEPREFIX=bytecode)
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return kept


def run_kb(*words: str, place: Path | None = None, **changes: str) -> Ran:
    where = () if place is None else ("--kb", str(place))
    done = subprocess.run(
        [*KB, *words, *where], capture_output=True, env=environment(**changes), timeout=120, check=False
    )
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def run_inside(*words: str, place: Path | None = None) -> Ran:
    """The same in this process: twenty times quicker, with this process's environment."""
    from unittest.mock import patch

    from kb.cli import main

    where = () if place is None else ("--kb", str(place))
    out, err, code = io.StringIO(), io.StringIO(), 0
    with patch.object(sys, "argv", ["kb", *words, *where]), redirect_stdout(out), redirect_stderr(err):
        try:
            main()
        except SystemExit as done:
            code = int(done.code or 0)
    return Ran(code, out.getvalue(), err.getvalue())

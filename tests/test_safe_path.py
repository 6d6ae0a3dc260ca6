"""A folder of reports is data: a file in it that is called like a module of ours is never run."""

import os
import subprocess
import sys
from pathlib import Path

TRAP = "open('ran', 'w').close()\nraise SystemExit(3)\n"


def test_modules_in_the_working_folder_are_not_imported(tmp_path: Path) -> None:
    for name in ("kb", "indexer", "whoosh", "numpy"):
        (tmp_path / f"{name}.py").write_text(TRAP, "utf-8")
    for number in range(3):
        (tmp_path / f"报告{number}.txt").write_text(
            f"青石县2023年工作总结\n一、工作情况\n第{number}组推进改革。\n" * 3, "utf-8"
        )
    command = [str(Path(sys.executable).with_name("kb")), "index", ".", "--kb", str(tmp_path / ".kb"), "--jobs", "2"]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "ran").exists()

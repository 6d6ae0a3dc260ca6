"""`import kb` is light: nothing heavy is loaded, nothing is said, and it takes no time worth noticing."""

import subprocess
import sys
import time

from tests.commands import environment

HEAVY = ("textual", "rich", "jieba", "rjieba", "lxml", "numpy", "whoosh", "click", "pypinyin", "regex", "bs4", "docx")
SCRIPT = f"import sys, kb; print([name for name in {HEAVY} if name in sys.modules])"


def ran(script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        capture_output=True,
        text=True,
        env=environment(),
        timeout=60,
        check=True,
    )


def test_nothing_heavy_is_loaded_and_nothing_is_said() -> None:
    done = ran(SCRIPT)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


def test_a_search_says_nothing_of_its_own(sample_kb: object) -> None:
    began = time.monotonic()
    done = ran(f"import kb\nwith kb.open({str(sample_kb)!r}) as library: print(library.search('窗口').total > 0)")
    assert (done.stdout.strip(), done.stderr) == ("True", "")
    assert time.monotonic() - began < 30

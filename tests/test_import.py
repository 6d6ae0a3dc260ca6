"""`import kb` is light: nothing heavy is loaded, nothing is said, and it takes no time worth noticing."""

import subprocess
import sys
import time

import pytest

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


FIELDS = ("association", "check", "compare", "concordance", "documents", "facts", "followup", "frequency", "grid", "headings", "overview",
    "phrases", "places", "reuse", "similar", "slogans", "substance")  # fmt: skip


def test_a_search_loads_no_field_of_work_beside_it(sample_kb: object) -> None:
    script = (
        f"import sys, kb\nwith kb.open({str(sample_kb)!r}) as library: library.search('窗口 年:2022')\n"
        f"print([name for name in {FIELDS} if f'kb.{{name}}' in sys.modules])"
    )
    assert ran(script).stdout.strip() == "[]"


ASIDE = (
    "sqlite3",
    "socket",
    "email",
    "importlib.metadata",
    "kb.notebook",
    "kb.keeping",
    "kb.figures",
    "kb.store.writing",
)


def test_a_plain_search_opens_no_notebook_and_loads_nothing_that_writes(sample_kb: object) -> None:
    printed, names = loaded(["kb", "search", "窗口", "--kb", str(sample_kb)], (*ASIDE, "jieba", "rjieba"), {})
    assert "窗口" in printed
    assert names == "[]"


def test_who_lists_numbers_loads_nothing_that_reads_them(sample_kb: object) -> None:
    heavy = ("kb.facts.scanning", "kb.facts.grammar", "kb.overview", "kb.frequency", "kb.followup", "jieba", "rjieba")
    printed, names = loaded(["kb", "metrics", "满意率", "--kb", str(sample_kb)], heavy, {})
    assert "满意率" in printed
    assert names == "[]"


@pytest.mark.parametrize("command", ["list", "show 云岭县人民政府-2022"])
def test_who_reads_loads_no_dictionary_and_nothing_that_searches(sample_kb: object, command: str) -> None:
    heavy = ("jieba", "rjieba", "pypinyin", "kb.search.engine", "kb.search.evaluate", "kb.slogans")
    printed, names = loaded(["kb", *command.split(), "--kb", str(sample_kb)], heavy, {})
    assert "2022" in printed
    assert names == "[]"


COMMAND = """
import os, sys
os.environ |= {variables!r}
from kb.cli import main
sys.argv = {words!r}
try:
    main()
except SystemExit:
    pass
print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)
"""


COMPLETION = {"_KB_COMPLETE": "bash_complete", "COMP_WORDS": "kb se", "COMP_CWORD": "1"}


def loaded(words: list[str], heavy: tuple[str, ...], variables: dict[str, str]) -> tuple[str, str]:
    """What the command prints, and which of the heavy modules it has loaded."""
    done = ran(COMMAND.format(words=words, heavy=heavy, variables=variables))
    return done.stdout, done.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("words", "variables", "said"),
    [
        (["kb", "--help"], {}, "Find passages."),
        (["kb", "--version"], {}, "kb "),
        (["kb", "search", "--help"], {}, "--facets"),
        (["kb"], COMPLETION, "plain,search"),
    ],
    ids=["help", "version", "help of search", "completion"],
)
def test_the_front_page_loads_no_command_s_work(words: list[str], variables: dict[str, str], said: str) -> None:
    heavy = ("numpy", "whoosh", "regex", "textual", "kb.query", "kb.search.engine", "kb.library", "kb.store")
    printed, names = loaded(words, heavy, variables)
    assert said in printed
    assert names == "[]"


def test_the_first_paint_waits_for_nothing_that_searches() -> None:
    heavy = ("numpy", "regex", "jieba", "rjieba", "whoosh", "docx", "kb.library", "kb.search.engine", "kb.facts")
    script = f"import sys, tui.app, tui.screens.search; print([name for name in {heavy} if name in sys.modules])"
    assert ran(script).stdout.strip() == "[]"

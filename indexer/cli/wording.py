"""What `kb index` says when it has done its work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kb.i18n import _, listed, ngettext
from kb.text import visible_line

if TYPE_CHECKING:
    from indexer.build.summary import Summary

SHOWN_PROBLEMS = 20
"""Lines about files that were left out, before the rest is only counted."""


def problem_lines(summary: Summary) -> Iterator[str]:
    """A line for each file that was left out, up to a number, and how to see everything."""
    for problem in summary.left_out[:SHOWN_PROBLEMS]:
        yield f"{visible_line(problem.file)}: {visible_line(problem.message)}"
    more = len(summary.left_out) - SHOWN_PROBLEMS
    if more > 0:
        yield ngettext("and {n} more: kb index --json", "and {n} more: kb index --json", more).format(n=more)
    remarks = len(summary.problems) - len(summary.left_out)
    if remarks > 0:
        yield ngettext(
            "{n} remark on files that were read: kb index --json",
            "{n} remarks on files that were read: kb index --json",
            remarks,
        ).format(n=remarks)


def summary_lines(summary: Summary) -> Iterator[str]:
    """What was done, and what the knowledge base holds."""
    yield _sentence(summary)
    yield _("The knowledge base holds {reports}, {passages} passages, {characters} characters.").format(
        reports=ngettext("{n} report", "{n} reports", summary.reports).format(n=f"{summary.reports:,}"),
        passages=f"{summary.passages:,}",
        characters=f"{summary.characters:,}",
    )
    if summary.reports:
        yield _("Search it: kb search WORDS")


def _sentence(summary: Summary) -> str:
    parts = [
        ngettext("{n} file indexed", "{n} files indexed", summary.indexed).format(n=f"{summary.indexed:,}"),
        _("{n} unchanged").format(n=f"{summary.unchanged:,}") if summary.unchanged else "",
        _("{n} removed").format(n=f"{summary.removed:,}") if summary.removed else "",
        _("{n} left out").format(n=f"{summary.failed:,}") if summary.failed else "",
    ]
    done = listed(filter(None, parts))
    return _("{done} in {seconds} s.").format(done=done, seconds=f"{summary.seconds:.1f}")


__all__ = ["SHOWN_PROBLEMS", "problem_lines", "summary_lines"]

"""How far a run is, on stderr: a bar for people, JSON lines for programs, or nothing."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import click

from kb.i18n import _
from kb.text import visible_line

Tell = Callable[[int, int, str], None]
"""Told how many files are done, of how many, and which one comes next."""

_NAME_WIDTH = 40


@contextmanager
def telling(way: str) -> Iterator[Tell]:
    """A way to be told: ``auto`` draws a bar where stderr is a terminal, ``json`` writes lines, ``none`` does nothing."""
    if way == "json":
        yield _Lines().tell
    elif way == "auto" and sys.stderr.isatty():
        with _bar() as tell:
            yield tell
    else:
        yield lambda _done, _total, _name: None


class _Lines:
    """Writes a line whenever something changed."""

    def __init__(self) -> None:
        self._last: tuple[int, int, str] | None = None

    def tell(self, done: int, total: int, name: str) -> None:
        """Write {"done", "total", "file"}."""
        if (done, total, name) != self._last:
            self._last = (done, total, name)
            with suppress(OSError):  # who listened has gone: the work is still wanted
                click.echo(json.dumps({"done": done, "total": total, "file": name}, ensure_ascii=False), err=True)


@contextmanager
def _bar() -> Iterator[Tell]:
    with click.progressbar(length=1, label=_("Reading"), file=sys.stderr, item_show_func=_shown) as bar:

        def tell(done: int, total: int, name: str) -> None:
            bar.length = max(total, 1)
            bar.update(done - bar.pos, name)

        yield tell


def _shown(name: str | None) -> str:
    return visible_line(name or "")[-_NAME_WIDTH:]


__all__ = ["Tell", "telling"]

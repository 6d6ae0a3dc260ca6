"""How worker processes begin: from one that has loaded what they need while this one looks what is to be done. Light to load."""

import multiprocessing
import os
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.context import ForkServerContext, SpawnContext
from pathlib import Path

DEBUG_VARIABLE = "KB_DEBUG"
"""An environment variable that lets the errors of workers be seen."""


PRELOADED = ["indexer.build.worker", "rjieba", "pypinyin.seg.mmseg"]
"""What every worker needs, loaded once: the code, the dictionaries of words and of readings."""


def context() -> ForkServerContext | SpawnContext:
    """The way in which workers begin here. They never import from where they run: a folder of reports may hold files called kb or indexer."""
    os.environ["PYTHONSAFEPATH"] = "1"
    if "forkserver" in multiprocessing.get_all_start_methods() and _fork_server_runs():
        return multiprocessing.get_context("forkserver")
    return multiprocessing.get_context("spawn")


def _fork_server_runs() -> bool:
    """Let a process run that begins others, already loaded; some folders of temporary files have too long a name for its address."""
    from multiprocessing import forkserver

    forkserver.set_forkserver_preload(PRELOADED)
    try:
        with _silent():
            forkserver.ensure_running()
    except OSError:
        return False
    return True


def processors() -> int:
    """How many processes can run at once here."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def get_ready() -> None:
    """Let what workers need be loaded meanwhile in a process of its own, where the system has such."""
    context()


@contextmanager
def _silent() -> Iterator[None]:
    """Let processes that begin hold no pipe of ours: where nothing is new, this one ends before they have loaded everything."""
    handles = (1,) if os.environ.get(DEBUG_VARIABLE) else (1, 2)
    kept = [(handle, os.dup(handle)) for handle in handles if _is_open(handle)]
    try:
        with Path(os.devnull).open("wb") as nothing:
            for handle, _copy in kept:
                os.dup2(nothing.fileno(), handle)
            yield
    finally:
        for handle, copy in kept:
            os.dup2(copy, handle)
            os.close(copy)


def _is_open(handle: int) -> bool:
    try:
        os.fstat(handle)
    except OSError:
        return False
    return True


__all__ = ["DEBUG_VARIABLE", "context", "get_ready", "processors"]

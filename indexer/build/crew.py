"""Workers side by side: each piece of work to one process; a file that kills its process is left out, the others are not."""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from indexer.build.work import STARTING, Answer, Batch, Counter, Refused, Work, Workshop, Written
from kb.errors import StorageError
from kb.i18n import _

Progress = Callable[[int, str], None]
"""Told how many files are finished and which one comes next."""

_PAUSE = 0.1


def processors() -> int:
    """How many processes can run at once here."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def execute(work: Sequence[Work], workshop: Workshop, jobs: int, progress: Progress) -> list[Written]:
    """Do all pieces of work with at most ``jobs`` processes; the answers in the order of the work.

    Raises StorageError where the disk refuses.
    """
    crew = _Crew(workshop, work, progress)
    try:
        return crew.run(min(jobs, len(work)))
    finally:
        crew.dismiss()


def _context() -> ForkServerContext | SpawnContext:
    os.environ["PYTHONSAFEPATH"] = (
        "1"  # a folder of reports may hold files called kb or indexer: never import from there
    )
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    return context


PRELOADED = ["indexer.build.worker", "rjieba", "pypinyin.seg.mmseg"]
"""What every worker needs, loaded once: the code, the dictionaries of words and of readings."""


def get_ready() -> None:
    """Let what workers need be loaded meanwhile in a process of its own, where the system has such."""
    if isinstance(_context(), ForkServerContext):
        from multiprocessing import forkserver

        forkserver.ensure_running()


def _serve(connection: Connection, workshop: Workshop, done: Counter) -> None:
    """What a worker does: only there is loaded what reads reports."""
    from indexer.build.worker import serve

    serve(connection, workshop, done)


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection
    done: Counter
    piece: int


class _Crew:
    def __init__(self, workshop: Workshop, work: Sequence[Work], progress: Progress) -> None:
        self._workshop = workshop
        self._work = list(work)
        self._progress = progress
        self._context = _context()
        self._waiting = deque(range(len(work)))
        self._answers: dict[int, Written] = {}
        self._workers: list[_Worker] = []

    def run(self, count: int) -> list[Written]:
        """Start ``count`` workers and see all work done."""
        for _number in range(count):
            self._hire()
        while len(self._answers) < len(self._work):
            busy: dict[Any, _Worker] = {worker.connection: worker for worker in self._workers}
            for connection in wait(list(busy), _PAUSE):
                self._hear(busy[connection])
            self._report()
        return [self._answers[piece] for piece in range(len(self._work))]

    def _hire(self) -> None:
        ours, theirs = self._context.Pipe()
        done: Counter = self._context.RawValue("i", STARTING)
        process = self._context.Process(target=_serve, args=(theirs, self._workshop, done), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours, done, -1)
        self._workers.append(worker)
        self._give(worker)

    def _give(self, worker: _Worker) -> None:
        if not self._waiting:
            worker.connection.close()
            self._workers.remove(worker)
            return
        worker.piece = self._waiting.popleft()
        worker.connection.send(self._work[worker.piece])

    def _hear(self, worker: _Worker) -> None:
        try:
            answer: Answer = worker.connection.recv()
        except (EOFError, ConnectionError):
            self._bury(worker)
            return
        if isinstance(answer, Refused):
            raise StorageError(self._workshop.place, answer.message)
        self._answers[worker.piece] = answer
        worker.done.value = 0
        self._give(worker)

    def _bury(self, worker: _Worker) -> None:
        """A worker died: the file it was at is left out, and its work is begun anew by another."""
        piece, culprit = self._work[worker.piece], worker.done.value
        worker.connection.close()
        worker.process.join()
        self._workers.remove(worker)
        if not isinstance(piece, Batch) or culprit not in range(len(piece.jobs)) or culprit in piece.crashed:
            raise StorageError(
                self._workshop.place,
                _("a process that writes the index ended unexpectedly, perhaps for want of memory"),
            )
        for path in self._workshop.directory.glob(f"*{piece.name}s*"):
            _remove(path)
        self._work[worker.piece] = replace(piece, crashed=piece.crashed | {culprit})
        self._waiting.appendleft(worker.piece)
        self._hire()

    def _report(self) -> None:
        finished = sum(len(answer.sources) for answer in self._answers.values())
        running = [(worker, self._work[worker.piece]) for worker in self._workers]
        at_hand = [(max(worker.done.value, 0), piece) for worker, piece in running if isinstance(piece, Batch)]
        names = [piece.jobs[done].source.path for done, piece in at_hand if done < len(piece.jobs)]
        self._progress(finished + sum(done for done, _piece in at_hand), names[0] if names else "")

    def dismiss(self) -> None:
        """End all processes, finished or not."""
        for worker in self._workers:
            worker.connection.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()


def _remove(path: Path) -> None:
    if path.is_dir():
        for inner in path.iterdir():
            _remove(inner)
        path.rmdir()
    else:
        path.unlink(missing_ok=True)


__all__ = ["Progress", "execute", "get_ready", "processors"]

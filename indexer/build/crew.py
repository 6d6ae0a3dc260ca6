"""Workers side by side: each piece of work to one process; a file that kills its process is left out, the others are not."""

import signal
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from indexer.build.processes import context
from indexer.build.shares import begun_anew, following, root_of
from indexer.build.work import (
    ENDED,
    READY,
    STARTING,
    Answer,
    Batch,
    Counter,
    GoesOn,
    Refused,
    Work,
    Workshop,
    Written,
)
from indexer.read.textlines import Mark
from kb.errors import StorageError
from kb.i18n import _
from kb.refusal import reason

Progress = Callable[[int, str], None]
"""Told how many files are finished and which one comes next."""

_PAUSE = 0.1
_ATTEMPTS = 3
_PATIENCE = 2.0
"""Seconds in which a process that is asked to end may clear up; one that is stopped, or busy outside of Python, does not heed."""

_FROM_OUTSIDE = {-signal.SIGTERM, ENDED, *([-signal.SIGKILL] if hasattr(signal, "SIGKILL") else [])}
"""Exit codes of processes that somebody ended, or the system where memory is short."""

_MOST_CHANCES = 16
"""So often a worker may be lost that was at nothing yet."""


def execute(work: Sequence[Work], workshop: Workshop, jobs: int, progress: Progress) -> list[Written]:
    """Do all pieces of work with at most ``jobs`` processes; the answers in the order of the work.

    Raises StorageError where the disk refuses.
    """
    crew = _Crew(workshop, work, progress)
    try:
        return crew.run(jobs)
    finally:
        crew.dismiss()


def _serve(connection: Connection, workshop: Workshop, done: Counter) -> None:
    """What a worker does: only there is loaded what reads reports."""
    from indexer.build.worker import serve

    serve(connection, workshop, done)


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection
    done: Counter
    piece: str = ""
    """The name of the piece it is at; nothing while it waits."""

    def ended(self, by: float) -> int:
        """The exit code of the process, which may end by itself until that moment."""
        self.connection.close()
        self.process.join(max(by - time.monotonic(), 0))
        if self.process.exitcode is None:
            self.process.kill()
            self.process.join()
        return self.process.exitcode or 0


class _Crew:
    """Pieces of work by their names, which are in the order of the work."""

    def __init__(self, workshop: Workshop, work: Sequence[Work], progress: Progress) -> None:
        self._workshop = workshop
        self._work = {piece.name: piece for piece in work}
        self._progress = progress
        self._context = context()
        self._waiting = deque(self._work)
        self._answers: dict[str, Written] = {}
        self._workers: list[_Worker] = []
        self._goes_on: set[str] = set()
        """Pieces of tables behind which there is another."""
        self._void: set[str] = set()
        """Pieces of tables that were given up while workers were at them."""
        self._spared: set[tuple[str, int]] = set()
        """Where workers were ended from outside: of which piece at which file. Once, nobody is blamed for that."""
        self._chances = _MOST_CHANCES
        self._most = 1

    def run(self, most: int) -> list[Written]:
        """See all work done by ``most`` workers at most."""
        self._most = most
        while len(self._answers) < len(self._work):
            self._occupy()
            busy: dict[Any, _Worker] = {worker.connection: worker for worker in self._workers if worker.piece}
            for connection in wait(list(busy), _PAUSE):
                self._hear(busy[connection])
            self._report()
        return [self._answers[name] for name in sorted(self._answers)]

    def _occupy(self) -> None:
        """Give what waits to workers that have nothing to do, and to new ones."""
        while self._waiting and (worker := self._idle() or self._hire()):
            worker.piece = self._waiting.popleft()
            try:
                worker.connection.send(self._work[worker.piece])
            except OSError:  # it ended while it waited
                self._bury(worker)

    def _idle(self) -> _Worker | None:
        return next((worker for worker in self._workers if not worker.piece), None)

    def _hire(self) -> _Worker | None:
        """A new worker; None where there are enough, or the system lets no more begin."""
        if len(self._workers) >= self._most:
            return None
        try:
            self._workers.append(self._begun())
        except (OSError, EOFError) as error:
            self._most = len(self._workers)
            if not self._most:
                said = reason(error) if isinstance(error, OSError) else _("no process could be started")
                raise StorageError(self._workshop.place, said) from error
            return None
        return self._workers[-1]

    def _begun(self) -> _Worker:
        for _attempt in range(_ATTEMPTS):
            with suppress(EOFError, ConnectionError):  # killed itself: another takes its place
                return self._new()
            time.sleep(_PAUSE)
        return self._new()

    def _new(self) -> _Worker:
        done: Counter = self._context.RawValue("i", STARTING)
        ours, theirs = self._context.Pipe()
        with theirs:
            process = self._context.Process(target=_serve, args=(theirs, self._workshop, done), daemon=True)
            process.start()
        return _Worker(process, ours, done)

    def _hear(self, worker: _Worker) -> None:
        try:
            answer: Answer = worker.connection.recv()
        except (EOFError, OSError):  # OSError: in the middle of its answer
            self._bury(worker)
            return
        if isinstance(answer, Refused):
            raise StorageError(self._workshop.place, answer.message)
        if isinstance(answer, GoesOn):
            self._go_on(worker.piece, answer.mark)
            return
        if worker.piece not in self._void:
            self._answers[worker.piece] = answer
        worker.piece, worker.done.value = "", READY

    def _go_on(self, name: str, mark: Mark) -> None:
        """A table has more rows: another piece, and the next to be done."""
        piece = self._work.get(name)
        if isinstance(piece, Batch):
            self._goes_on.add(name)
            rest = following(piece, mark)
            self._work[rest.name] = rest
            self._waiting.appendleft(rest.name)

    def _bury(self, worker: _Worker) -> None:
        """A worker died: its work is begun anew by another, without the file that it died of."""
        name, place = worker.piece, worker.done.value
        is_ended = worker.ended(time.monotonic() + _PATIENCE) in _FROM_OUTSIDE
        self._workers.remove(worker)
        if name in self._void:
            return
        if self._chances and (place == READY or (place == STARTING and is_ended)):
            self._chances -= 1
            self._waiting.appendleft(name)
            return
        again = self._again(self._work[name], place, is_ended=is_ended)
        self._give_up(name)
        self._work[again.name] = again
        self._waiting.appendleft(again.name)

    def _again(self, piece: Work, place: int, *, is_ended: bool) -> Work:
        """The piece that is begun anew where a worker died at one of its files: without that, unless somebody ended the worker."""
        spot = (root_of(piece.name).partition("r")[0], place)
        if is_ended and place >= 0 and spot not in self._spared:
            self._spared.add(spot)
            return begun_anew(piece) if isinstance(piece, Batch) else piece
        if not isinstance(piece, Batch) or place not in range(len(piece.jobs)) or place in piece.crashed | piece.ended:
            raise StorageError(
                self._workshop.place,
                _("a process that writes the index ended unexpectedly, perhaps for want of memory"),
            )
        return begun_anew(piece, ended=[place]) if is_ended else begun_anew(piece, crashed=[place])

    def _give_up(self, name: str) -> None:
        """Forget a piece, and where it is of a table all other parts of that."""
        parts = [part for part in self._work if root_of(part) == root_of(name)]
        running = {worker.piece for worker in self._workers}
        for part in parts:
            del self._work[part]
            self._answers.pop(part, None)
            if part in running:
                self._void.add(part)
            else:
                self._clear(part)
        self._waiting = deque(waiting for waiting in self._waiting if waiting in self._work)

    def _clear(self, name: str) -> None:
        for path in self._workshop.directory.glob(f"*{name}s*"):
            _remove(path)

    def _report(self) -> None:
        whole = [answer for name, answer in self._answers.items() if name not in self._goes_on]
        finished = sum(len(answer.sources) for answer in whole)
        running = [(worker, self._work.get(worker.piece)) for worker in self._workers]
        at_hand = [(max(worker.done.value, 0), piece) for worker, piece in running if isinstance(piece, Batch)]
        names = [piece.jobs[done].source.path for done, piece in at_hand if done < len(piece.jobs)]
        done = sum(done for done, piece in at_hand if piece.name not in self._goes_on)
        self._progress(finished + done, names[0] if names else "")

    def dismiss(self) -> None:
        """End all processes, finished or not."""
        for worker in self._workers:
            worker.connection.close()
            worker.process.terminate()
        soon = time.monotonic() + _PATIENCE
        for worker in self._workers:
            worker.ended(soon)
        for name in self._void:
            self._clear(name)


def _remove(path: Path) -> None:
    if path.is_dir():
        for inner in path.iterdir():
            _remove(inner)
        path.rmdir()
    else:
        path.unlink(missing_ok=True)


__all__ = ["Progress", "execute"]

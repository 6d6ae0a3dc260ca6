"""One thread that asks the library: in each slot the latest question wins; work that nobody waits for any more is given up."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from kb.errors import KBError
from kb.refusal import sentence
from kb.stopping import StoppedError, stoppable

if TYPE_CHECKING:
    from kb.library import Library

T = TypeVar("T")
Deliver = Callable[..., Any]
"""Runs a function with its arguments on the screen's thread, and returns at once."""


@dataclass(frozen=True, slots=True)
class _Question:
    slot: str
    ticket: int
    work: Callable[["Library"], Any]
    then: Callable[[Any], None]
    failed: Callable[[KBError], None]


class Desk:
    """Opens the library in a thread of its own and works through questions there, so that no key waits for an answer."""

    def __init__(self, open_library: Callable[[], "Library"], deliver: Deliver) -> None:
        self._open, self._deliver = open_library, deliver
        self._waiting: dict[str, _Question] = {}
        self._tickets: dict[str, int] = {}
        self._numbers = count(1)
        self._wake = threading.Condition()
        self._closing = self._reopening = self._busy = False
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin; the library opens when the first question comes."""
        self._thread = threading.Thread(target=self._work, name="library", daemon=True)
        self._thread.start()

    def ask(
        self,
        slot: str,
        work: Callable[["Library"], T],
        then: Callable[[T], None],
        failed: Callable[[KBError], None],
    ) -> None:
        """Have ``work`` done, then ``then`` called with its result, or ``failed`` with its error, on the screen's thread.

        A later question in the same slot takes its place.
        """
        with self._wake:
            ticket = self._tickets[slot] = next(self._numbers)
            self._waiting.pop(slot, None)
            self._waiting[slot] = _Question(slot, ticket, work, then, failed)
            self._wake.notify()

    def drop(self, slot: str) -> None:
        """Nobody waits for that slot's answer any more."""
        with self._wake:
            self._tickets.pop(slot, None)
            self._waiting.pop(slot, None)

    @property
    def idle(self) -> bool:
        """Whether no question waits or is worked on."""
        with self._wake:
            return not self._waiting and not self._busy

    def reopen(self) -> None:
        """Open the library anew before the next question: another run may have replaced it."""
        with self._wake:
            self._reopening = True

    def close(self) -> None:
        """Stop; waits a moment for the question in work."""
        with self._wake:
            self._closing = True
            self._wake.notify()
        if self._thread:
            self._thread.join(timeout=1.0)

    def _next(self) -> _Question | None:
        with self._wake:
            self._busy = False
            while not self._waiting and not self._closing:
                self._wake.wait()
            if self._closing:
                return None
            self._busy = True
            return self._waiting.pop(next(iter(self._waiting)))

    def _work(self) -> None:
        library: Library | None = None
        while (question := self._next()) is not None:
            try:
                library = self._library(library)
                with stoppable(lambda question=question: not self._is_wanted(question)), _explained(library):  # type: ignore[misc]
                    answer = question.work(library)
            except StoppedError:
                continue
            except KBError as error:
                self._give(question, question.failed, error)
            except OSError as error:
                self._give(question, question.failed, KBError(sentence(error)))
            except BaseException as fault:  # noqa: BLE001 - a fault in a thread is nobody's: the screen's thread raises it
                self._deliver(_raise, fault)
            else:
                self._give(question, question.then, answer)
        if library is not None:
            library.close()

    def _is_wanted(self, question: _Question) -> bool:
        return self._tickets.get(question.slot) == question.ticket and not self._closing

    def _library(self, library: "Library | None") -> "Library":
        with self._wake:
            again, self._reopening = self._reopening, False
        if library is not None and again:
            library.close()
            library = None
        return library or self._open()

    def _give(self, question: _Question, receive: Callable[[Any], None], answer: object) -> None:
        self._deliver(self._receive, question, receive, answer)

    def _receive(self, question: _Question, receive: Callable[[Any], None], answer: object) -> None:
        if self._is_wanted(question):
            del self._tickets[question.slot]
            receive(answer)


@contextmanager
def _explained(library: "Library") -> Iterator[None]:
    """Let what comes of a damaged index say so."""
    try:
        yield
    except (KBError, StoppedError):
        raise
    except Exception as error:
        library.explain(error)
        raise


def _raise(fault: BaseException) -> NoReturn:
    raise fault


__all__ = ["Deliver", "Desk"]

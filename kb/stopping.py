"""Work that nobody waits for any more is given up: whoever begins it says how to tell, long loops ask.

Nothing is passed down for it: the question stands in the context of the thread that works, so that any loop may ask it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from kb.errors import KBError
from kb.i18n import _

_unwanted: ContextVar[Callable[[], bool] | None] = ContextVar("_unwanted", default=None)


class StoppedError(KBError):
    """Work was given up because its answer is no longer wanted."""

    def __init__(self) -> None:
        super().__init__(_("Stopped: the answer is no longer wanted. Ask again."))


@contextmanager
def stoppable(unwanted: Callable[[], bool]) -> Iterator[None]:
    """While this holds, work in this thread stops with StoppedError soon after ``unwanted`` turns true; it is asked often."""
    token = _unwanted.set(unwanted)
    try:
        yield
    finally:
        _unwanted.reset(token)


def stop_if_asked() -> None:
    """Raise StoppedError where the answer is no longer wanted; costs next to nothing: long loops ask at every step."""
    unwanted = _unwanted.get()
    if unwanted is not None and unwanted():
        raise StoppedError


__all__ = ["StoppedError", "stop_if_asked", "stoppable"]

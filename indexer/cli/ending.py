"""A run that is asked to end clears up behind itself, however it is asked."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

_ASKED = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""What a service manager, the screen and a terminal that is closed send. By default they end a process where it stands."""


@contextmanager
def interruptible() -> Iterator[None]:
    """Take what asks the process to end for an interruption, except what the caller lets it ignore (nohup)."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {asked: signal.getsignal(asked) for asked in _ASKED}
    heeded = {asked: handler for asked, handler in before.items() if handler is signal.SIG_DFL}
    try:
        for asked in heeded:
            signal.signal(asked, _interrupt)
        yield
    finally:
        for asked, handler in heeded.items():
            signal.signal(asked, handler)


def _interrupt(asked: int, _frame: FrameType | None) -> NoReturn:
    signal.signal(asked, signal.SIG_IGN)  # clearing up takes a moment
    raise KeyboardInterrupt


__all__ = ["interruptible"]

"""How wide the terminal draws characters such as “ and …: asked by printing one and reading where the cursor stands."""

import os
import re
import select
import sys
import time

_CHARACTER = "“"
_REPLY = re.compile(rb"\x1b\[(\d{1,5});(\d{1,5})R")
_SECONDS = 0.25
"""A terminal answers within a few milliseconds; over a slow line within this time, or 1 is taken."""


def ambiguous_width() -> int:
    """1 or 2; 1 where the terminal does not answer."""
    if os.name == "nt" or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return 1
    import termios
    import tty

    descriptor = sys.stdin.fileno()
    try:
        before = termios.tcgetattr(descriptor)
    except termios.error:
        return 1
    try:
        tty.setcbreak(descriptor)
        return width_from(_asked(descriptor))
    finally:
        termios.tcsetattr(descriptor, termios.TCSANOW, before)


def _asked(descriptor: int) -> bytes:
    sys.stdout.write(f"\r{_CHARACTER}\x1b[6n")
    sys.stdout.flush()
    reply, end = b"", time.monotonic() + _SECONDS
    while not _REPLY.search(reply) and (left := end - time.monotonic()) > 0:
        if not select.select([descriptor], [], [], left)[0]:
            break
        reply += os.read(descriptor, 64)
    sys.stdout.write("\r\x1b[K")
    sys.stdout.flush()
    return reply


def width_from(reply: bytes) -> int:
    """The width that a cursor position report after one character at the left edge tells."""
    found = _REPLY.search(reply)
    return 2 if found and int(found[2]) == 3 else 1


__all__ = ["ambiguous_width", "width_from"]

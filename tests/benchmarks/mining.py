"""How long it takes to mine phrases, slogans and places, and to take stock phrases out."""

import resource
import time
from collections.abc import Callable, Iterator

from kb.library import Library


def mining(library: Library) -> Iterator[str]:
    """The figures, a line each."""
    yield _line("what every unit says (runs of 6 characters by 3 units)", library.commonplaces.shares)
    yield _line("phrases of everybody", library.phrases)
    yield _line("phrases of one word's passages", lambda: library.phrases("监督检查"))
    yield _line("slogans", library.slogans)
    yield _line("frames of headings", library.headings)
    yield _line("substance of one word's passages", lambda: library.search("监督检查 干货:>0.5"))
    yield f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB"


def _line(name: str, call: Callable[[], object]) -> str:
    begin = time.perf_counter()
    call()
    return f"{name}: {time.perf_counter() - begin:.1f} s"


__all__ = ["mining"]

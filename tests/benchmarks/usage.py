"""How long it takes to say how a phrase is used: concordances, counts, collocates, keyness."""

import time
from collections.abc import Callable, Iterator
from statistics import median

from kb.association import Choice, Wanted
from kb.library import Library

WORDS = ("规定", "人民政府", "工作", "应当", "的")
PAGE = 50
REPEATS = 5


def usage(library: Library) -> Iterator[str]:
    """The figures, a line each; what is made once a library is made before, and named."""
    yield _line("the words of the index, once", [_timed(lambda: library.collocates("规定", choice=Choice(limit=1)))])
    for word in WORDS:
        yield f"{word}: {len(library.concordance(word).occurrences)} occurrences"
        for name, ask in _questions(library, word):
            yield _line(f"  {name}", [_timed(ask) for _again in range(REPEATS)])
    yield _line(
        "a page of 规定 sorted by words", [_timed(lambda: library.concordance("规定").sorted("R1w").page(PAGE))]
    )
    yield _line("key words of a unit", [_timed(lambda: library.keyness("单位:白沙县"))])
    yield _line("key runs of a unit", [_timed(lambda: library.keyness("单位:白沙县", wanted=Wanted(runs=True)))])


def _questions(library: Library, word: str) -> Iterator[tuple[str, Callable[[], object]]]:
    for orders in ("", "R1", "L1,year", "unit"):
        name = f"a concordance page sorted by {orders}" if orders else "a concordance page"
        yield name, lambda orders=orders: library.concordance(word).sorted(orders).page(PAGE)  # type: ignore[misc]
    yield "a sample of 50", lambda: library.concordance(word).sample(PAGE, 7).page(PAGE)
    yield "counts by year, first and last use", lambda: _whole_trend(library, word)
    yield "collocates, 10 characters", lambda: library.collocates(word)
    yield "collocates, sentence", lambda: library.collocates(word, choice=Choice(window=None))


def _whole_trend(library: Library, word: str) -> object:
    found = library.trend(word)
    return found.uses, found.over_reports, found.over_groups


def _timed(call: Callable[[], object]) -> float:
    begin = time.perf_counter()
    call()
    return time.perf_counter() - begin


def _line(name: str, seconds: list[float]) -> str:
    worst = f", worst {max(seconds) * 1e3:.0f}" if len(seconds) > 1 else ""
    return f"{name}: {median(seconds) * 1e3:.0f} ms{worst}"


__all__ = ["usage"]

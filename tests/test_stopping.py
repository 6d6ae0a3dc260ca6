"""Work that nobody waits for any more stops soon, and leaves nothing behind that would change a later answer."""

from itertools import count

import pytest

from kb.library import Library
from kb.stopping import StoppedError, stop_if_asked, stoppable

QUERIES = (
    "满意率",
    "满意率 #10 办理",
    "坚持以*为*",
    r"/\d+件/",
    "同句:(满意率 热线)",
    "查无此连写甲乙",
    ";myl 年:2022..",
)


def test_nothing_stops_where_nobody_asks() -> None:
    asked = []

    def go_on() -> bool:
        asked.append("go on")
        return False

    stop_if_asked()
    with stoppable(go_on):
        stop_if_asked()
    stop_if_asked()
    assert asked == ["go on"]


def test_it_stops_inside_and_only_there() -> None:
    with stoppable(lambda: True), pytest.raises(StoppedError):
        stop_if_asked()
    stop_if_asked()


@pytest.mark.parametrize("query", QUERIES)
def test_a_search_may_stop_at_any_step_and_be_asked_again(sample: Library, query: str) -> None:
    expected = sample.search(query)
    stopped = sum(_stops(sample, query, step) for step in range(0, 60, 7))
    assert stopped
    assert sample.search(query) == expected


def _stops(library: Library, query: str, step: int) -> bool:
    """Whether a search that is no longer wanted from a step on stops."""
    asked = count()
    try:
        with stoppable(lambda: next(asked) >= step):
            library.search(query)
    except StoppedError:
        return True
    return False

"""One thread asks the library: the latest question wins, what nobody waits for is dropped."""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kb.errors import KBError, UsageError
from kb.stopping import stop_if_asked
from tui.desk import Desk


class Book:
    """Stands for a library."""

    closed = 0

    def close(self) -> None:
        Book.closed += 1

    def explain(self, error: BaseException) -> None:
        """Nothing is wrong with it."""


def desk(open_library: Callable[[], Any] = Book) -> Desk:
    made = Desk(open_library, lambda receive, *arguments: receive(*arguments))
    made.start()
    return made


def wait(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.002)


def ignore(_error: KBError) -> None:
    raise AssertionError


def test_the_latest_question_wins() -> None:
    made, got, gate = desk(), list[str](), threading.Event()
    made.ask("search", lambda _library: gate.wait(5) and "slow", lambda answer: got.append(str(answer)), ignore)
    for query in "abc":
        made.ask("search", lambda _library, query=query: query, got.append, ignore)  # type: ignore[misc]
    gate.set()
    wait(lambda: made.idle)
    made.close()
    assert got == ["c"]


def test_a_search_that_nobody_waits_for_is_given_up() -> None:
    made, got, begun = desk(), list[str](), threading.Event()

    def endless(_library: object) -> str:
        begun.set()
        while True:
            stop_if_asked()

    def ask_next() -> None:
        made.ask("search", lambda _library: "next", got.append, ignore)

    def drop() -> None:
        made.drop("search")

    for leave in (ask_next, drop):
        begun.clear()
        made.ask("search", endless, got.append, ignore)
        assert begun.wait(60)
        leave()
        wait(lambda: made.idle)
    made.ask("search", endless, got.append, ignore)
    made.close()
    assert got == ["next"]


def test_a_fault_reaches_the_screens_thread() -> None:
    delivered: list[tuple[Any, ...]] = []
    made = Desk(Book, lambda receive, *arguments: delivered.append((receive, *arguments)))  # type: ignore[arg-type]
    made.start()
    made.ask("search", lambda _library: dict[str, str]()["nothing"], lambda _answer: None, ignore)
    wait(lambda: bool(delivered))
    made.close()
    receive, fault = delivered[0]
    with pytest.raises(KeyError):
        receive(fault)


def test_slots_do_not_disturb_each_other() -> None:
    made, got = desk(), list[str]()
    for slot in "abc":
        made.ask(slot, lambda _library, slot=slot: slot, got.append, ignore)  # type: ignore[misc]
    wait(lambda: len(got) == 3)
    made.close()
    assert got == ["a", "b", "c"]


def test_an_error_is_handed_over_and_the_desk_goes_on() -> None:
    made, errors, got = desk(), list[str](), list[int]()

    def fail(_library: object) -> int:
        raise UsageError("no")

    made.ask("a", fail, got.append, lambda error: errors.append(str(error)))
    made.ask("b", lambda _library: 1, got.append, ignore)
    wait(lambda: bool(got))
    made.close()
    assert (errors, got) == (["no"], [1])


def test_a_library_is_opened_anew_when_asked() -> None:
    opened = list[Book]()

    def open_book() -> Book:
        opened.append(Book())
        return opened[-1]

    made, got = desk(open_book), list[int]()
    made.ask("a", lambda _library: 1, got.append, ignore)
    wait(lambda: len(got) == 1)
    made.reopen()
    made.ask("a", lambda _library: 2, got.append, ignore)
    wait(lambda: len(got) == 2)
    made.close()
    assert len(opened) == 2


def test_what_the_system_refuses_is_handed_over_as_a_sentence(tmp_path: Path) -> None:
    made, errors = desk(), list[str]()
    work = (tmp_path / ("长" * 100)).stat
    made.ask("file", lambda _library: work(), lambda _answer: None, lambda error: errors.append(str(error)))
    wait(lambda: bool(errors))
    made.close()
    assert errors[0].endswith(": File name too long. Mend the cause and run the same command again.")

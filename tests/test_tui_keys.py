"""Keys that come in one burst do what they would do one by one."""

import re
import threading
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from tests.screens import arrived, drive, keys, opened, settled, shown, typed, until
from tui.screens.dialog import TextScreen
from tui.screens.notebook import NotebookScreen
from tui.screens.reader import ReaderScreen
from tui.screens.search import SearchScreen

LINE_KEYS = ["Enter 到列表", "Up 前一次检索", "Tab 补全", "^U 清空", "F1 帮助"]


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("KB_LANG", "zh")


def burst(pilot: Pilot[None], *keys: str) -> None:
    """Send keys without waiting for anything; what is no key's name is pasted."""
    for key in keys:
        if len(key) > 1 and not key.isascii():
            pilot.app.post_message(events.Paste(key))
        else:
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))


def test_letters_never_overtake_a_backspace(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb) as pilot:
            screen = await arrived(pilot, SearchScreen)
            burst(
                pilot, *"督查", "backspace", *"办件", "backspace", "backspace", *"导", "left", "left", *"x", "end", *"y"
            )
            await until(pilot, lambda: screen.line.value.endswith("y"))
            assert screen.line.value == "x督导y"
            burst(pilot, "ctrl+u", "满意率 热线", "backspace", "ctrl+u", "综合窗口")
            await until(pilot, lambda: screen.line.value == "综合窗口")

    drive(work)


def test_keys_for_a_screen_that_is_just_opening_reach_it(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb) as pilot:
            search = await typed(pilot, "满意率")
            burst(pilot, "enter", "j", "o", "tab")
            reader = await arrived(pilot, ReaderScreen)
            assert reader.start.passage == search.shown[1].id
            assert reader.outline.has_focus
            burst(pilot, "tab", "q", "m", "b")
            notebook = await arrived(pilot, NotebookScreen)
            await until(pilot, lambda: len(notebook.notes) == 1)
            burst(pilot, "q", "slash", *"。")
            await arrived(pilot, SearchScreen)
            await settled(pilot)
            assert search.line.value == "满意率。"

    drive(work)


def test_a_question_takes_what_is_pasted_at_once(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb) as pilot:
            screen = await typed(pilot, "满意率")
            burst(pilot, "enter", "a", "民生热点", "backspace", "enter", "slash", "ctrl+u", "query:民生热")
            await until(pilot, lambda: bool(screen.found and screen.found.query == "query:民生热"))
            assert screen.found
            assert screen.found.hits.total

    drive(work)


def test_the_last_line_names_the_keys_that_work_where_the_cursor_is(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb) as pilot:
            screen = await arrived(pilot, SearchScreen)
            assert [piece.strip() for piece in re.split("  +", shown(screen.kb)[-1].strip())] == LINE_KEYS
            assert (await keys(pilot, "enter"))[-1].split()[:4] == ["/", "检索", "f", "筛选"]

    drive(work)


@pytest.mark.parametrize("mark", ["?", "？"])
def test_a_question_mark_in_an_empty_line_asks_for_help(own_kb: Path, mark: str) -> None:
    async def work() -> None:
        async with opened(own_kb) as pilot:
            screen = await arrived(pilot, SearchScreen)
            burst(pilot, mark)
            await arrived(pilot, TextScreen)
            await keys(pilot, "escape")
            burst(pilot, "督", mark)
            await until(pilot, lambda: screen.line.value == f"督{mark}")
            assert pilot.app.screen is screen

    drive(work)


def test_an_answer_that_comes_while_the_program_ends_is_dropped(own_kb: Path) -> None:
    came: list[str] = []

    async def work() -> None:
        async with opened(own_kb) as pilot:
            screen = await arrived(pilot, SearchScreen)
            screen.ask("late", lambda _library: "督查", came.append)
            await until(pilot, lambda: came == ["督查"])
            assert screen.is_there
            screen.kb.push_screen(NotebookScreen())
            screen.ask("below", lambda _library: "督办", came.append)
            await until(pilot, lambda: came == ["督查", "督办"])
            notebook = await arrived(pilot, NotebookScreen)
            asked = threading.Event()
            notebook.ask("gone", lambda _library: asked.wait(30), lambda _answer: came.append("gone"))
            await pilot.app.pop_screen()
            assert not notebook.is_there
            asked.set()
            await settled(pilot)

    drive(work)
    assert came == ["督查", "督办"]

"""Keys that come in one burst do what they would do one by one."""

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from tests.screens import arrived, drive, opened, settled, typed, until
from tui.screens.notebook import NotebookScreen
from tui.screens.reader import ReaderScreen
from tui.screens.search import SearchScreen


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

"""The mouse: both halves of a wide character are that character; a click chooses, a second one opens; a selection is the source's."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from tests.screens import arrived, drive, keys, opened, settled, shown, typed, until
from tui.screens.reader import ReaderScreen
from tui.text.face import Face, character_cells
from tui.text.lines import Line, plain, sheet
from tui.widgets.pane import Pane


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("KB_LANG", "zh")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("PATH", "")


@given(st.text(max_size=40).map(Face(1).dress))
def test_every_cell_belongs_to_the_character_drawn_there(text: str) -> None:
    pane = Pane()
    pane.sheet = sheet([Line((plain(text, Face(1)),))])
    drawn = [number for number, character in enumerate(text) for _cell in range(character_cells(character))]
    assert [pane.place_at(x, 0).x for x in range(len(drawn))] == drawn
    assert pane.place_at(len(drawn) + 3, 0).x == len(text)


async def _reader(pilot: Pilot[None]) -> ReaderScreen:
    await typed(pilot, "满意率")
    await keys(pilot, "enter", "o")
    return await arrived(pilot, ReaderScreen)


async def _dragged(pilot: Pilot[None], reader: ReaderScreen, first: int, last: int, row: int) -> str | None:
    reader.clear_selection()
    await pilot.mouse_down("#text", offset=(1 + first, row))
    await pilot.hover("#text", offset=(1 + last, row))
    await pilot.mouse_up("#text", offset=(1 + last, row))
    await settled(pilot)
    return reader.get_selected_text()


def test_a_selection_takes_characters_by_either_half(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb) as pilot:
            reader = await _reader(pilot)
            top = reader.text.scroll_offset.y
            row = next(
                y for y, line in enumerate(reader.text.sheet.lines[top:]) if line.text.startswith("  二、存在的困难")
            )
            for first in (2, 3):
                for last in (6, 7):
                    assert await _dragged(pilot, reader, first, last, row + 1) == "二、存"
            assert await _dragged(pilot, reader, 4, 5, row + 1) == "、"
            await pilot.press("y")
            await until(pilot, lambda: pilot.app.clipboard == "、")
            assert "选中" in shown(pilot.app)[-1]  # type: ignore[arg-type]
            assert reader.get_selected_text() is None

    drive(work)


def test_the_cursor_stands_before_the_character_that_was_clicked(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb) as pilot:
            screen = await typed(pilot, "满意率")
            places = []
            for x in range(6):
                await pilot.click("#query", offset=(x, 0))
                await settled(pilot)
                places.append(screen.line.cursor_position)
            assert places == [0, 0, 1, 1, 2, 2]

    drive(work)


@pytest.mark.parametrize("half", [0, 1])
def test_a_click_chooses_and_a_second_one_opens(own_kb: Path, half: int) -> None:
    async def work() -> None:
        async with opened(own_kb) as pilot:
            screen = await typed(pilot, "满意率")
            line = screen.results.sheet.rows[1][0]
            await pilot.click("#results", offset=(4 + half, 1 + line))
            await until(pilot, lambda: screen.results.cursor == 1)
            await settled(pilot)
            await pilot.click("#results", offset=(6 + half, 1 + line))
            reader = await arrived(pilot, ReaderScreen)
            assert reader.passage
            assert reader.passage.id == screen.shown[1].id

    drive(work)


def test_the_wheel_scrolls_and_leaves_the_cursor(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb) as pilot:
            reader = await _reader(pilot)
            await keys(pilot, "g")
            before, row = reader.text.scroll_offset.y, reader.text.cursor
            for _step in range(4):
                await pilot._post_mouse_events([_wheel()], "#text", offset=(3, 3))
            await settled(pilot)
            assert reader.text.scroll_offset.y > before
            assert reader.text.cursor == row

    drive(work)


def _wheel() -> type:
    from textual.events import MouseScrollDown

    return MouseScrollDown

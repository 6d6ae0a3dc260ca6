"""Phrases, headings, slogans and formulas on the screen: listed, narrowed, opened, completed."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from textual.pilot import Pilot

from tests.screens import arrived, drive, keys, opened, settled, typed, until
from tui.screens.headings import HeadingsScreen
from tui.screens.phrases import PhrasesScreen
from tui.screens.places import PlacesScreen
from tui.screens.reader import ReaderScreen
from tui.screens.search import SearchScreen
from tui.screens.slogans import SlogansScreen
from tui.screens.table import TableScreen

S = TypeVar("S", bound=TableScreen[Any])


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("KB_LANG", "zh")


async def on_screen(pilot: Pilot[None], key: str, kind: type[S]) -> S:
    """The screen of a key, opened from the search, with its rows."""
    await keys(pilot, "escape", key)
    screen = await arrived(pilot, kind)
    await until(pilot, lambda: bool(screen.listed.rows))
    return screen


def at_120(place: Path, steps: Callable[[Pilot[None]], Awaitable[None]]) -> None:
    async def run() -> None:
        async with opened(place, (120, 34)) as pilot:
            await steps(pilot)

    drive(run)


def test_phrases_go_through_the_shelves_and_are_searched_for(own_kb: Path) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        screen = await on_screen(pilot, "P", PhrasesScreen)
        assert any("群众的小事" in row.text for row in screen.listed.rows)
        await keys(pilot, "w")
        await until(pilot, lambda: screen.listed.said.startswith("通用"))
        assert all("common" in {shelf.value for shelf in row.shelves} for row in screen.listed.rows)
        current = screen.current
        assert current is not None
        await keys(pilot, "r")
        search = await arrived(pilot, SearchScreen)
        assert search.line.value == f"'{current.text}'"

    at_120(own_kb, steps)


def test_a_phrase_opens_where_it_stands(own_kb: Path) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        screen = await on_screen(pilot, "P", PhrasesScreen)
        await keys(pilot, "o")
        await arrived(pilot, ReaderScreen)
        await keys(pilot, "q")
        await until(pilot, lambda: pilot.app.screen is screen)

    at_120(own_kb, steps)


def test_headings_show_frames_then_sets_and_further_members(own_kb: Path) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        screen = await on_screen(pilot, "H", HeadingsScreen)
        frame = screen.listed.rows[0]
        assert "〔" in frame.text or "(" in frame.text
        assert len(screen.spots(frame)) >= 1
        await keys(pilot, "w")
        await until(pilot, lambda: screen.shown == "sets" and len(screen.listed.rows) > 10)
        assert all(len(row.members) >= 2 for row in screen.listed.rows)
        await keys(pilot, "v")
        await until(pilot, lambda: bool(screen.given) and screen.listed.said.startswith("续出"))
        await keys(pilot, "w")
        await until(pilot, lambda: not screen.given and screen.listed.rows[0].text == frame.text)

    at_120(own_kb, steps)


def test_slogans_say_what_they_stand_for(own_kb: Path) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        screen = await on_screen(pilot, "W", SlogansScreen)
        assert any(row.expansion is None for row in screen.listed.rows)
        await keys(pilot, "w")
        await until(pilot, lambda: screen.expanded and all(row.expansion for row in screen.listed.rows))
        row = screen.current
        assert row is not None
        assert row.expansion is not None
        assert any(row.expansion.text[:6] in line for line in await settled(pilot))
        await keys(pilot, "s")
        await until(pilot, lambda: screen.order_id == "uses")

    at_120(own_kb, steps)


def test_places_go_from_one_to_the_next(own_kb: Path) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await typed(pilot, "单位:澜川市")
        screen = await on_screen(pilot, "Z", PlacesScreen)
        assert screen.line.value == "单位:澜川市"
        assert screen.listed.said.startswith("开头")
        assert any("▮" in line for line in await settled(pilot))
        await keys(pilot, "v")
        await until(pilot, lambda: screen.listed.said.startswith("结尾"))
        await keys(pilot, "w", "w", "w")
        await until(pilot, lambda: screen.listed.said.startswith("做法") and bool(screen.listed.rows))

    at_120(own_kb, steps)


@pytest.mark.parametrize("size", [(80, 24), (20, 5)])
def test_the_screens_fit_small_terminals(own_kb: Path, size: tuple[int, int]) -> None:
    async def run() -> None:
        async with opened(own_kb, size) as pilot:
            for key, kind in (("P", PhrasesScreen), ("H", HeadingsScreen), ("W", SlogansScreen), ("Z", PlacesScreen)):
                screen = await on_screen(pilot, key, kind)
                assert screen.listed.rows
                await keys(pilot, "q")

    drive(run)

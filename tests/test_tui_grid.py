"""The grid on the screen: one topic over units or years."""

from pathlib import Path

import pytest

from tests.screens import drive, keys, opened, settled, typed, until
from tui.screens.grid import GridScreen
from tui.screens.reader import ReaderScreen


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("KB_LANG", "zh")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (20, 5)])
def test_a_topic_is_laid_out_over_units_and_years(own_kb: Path, size: tuple[int, int]) -> None:
    async def look() -> None:
        async with opened(own_kb, size) as pilot:
            await typed(pilot, "精文简会")
            await keys(pilot, "escape", "T")
            app = pilot.app
            await until(pilot, lambda: isinstance(app.screen, GridScreen) and bool(app.screen.listed.rows))
            grid = app.screen
            assert isinstance(grid, GridScreen)
            assert grid.listed.rows[0].grid.by == "unit"
            await keys(pilot, "s")
            await until(pilot, lambda: grid.listed.rows[0].grid.by == "year")
            lines = await settled(pilot)
            if size[0] >= 80:
                assert any("2021" in line for line in lines)
                assert any("文件" in line and "250件" in line for line in lines)
            await keys(pilot, "j", "o")
            await until(pilot, lambda: isinstance(app.screen, ReaderScreen))

    drive(look)


def test_a_topic_that_nobody_speaks_of_is_said_so(own_kb: Path) -> None:
    async def look() -> None:
        async with opened(own_kb, (100, 30)) as pilot:
            await typed(pilot, "没有这个题目")
            await keys(pilot, "escape", "T")
            app = pilot.app
            await until(pilot, lambda: isinstance(app.screen, GridScreen) and bool(app.screen.listed.notes))
            assert any("没有段落谈到它" in line for line in await settled(pilot))

    drive(look)

"""The screen of everything: units by years, ordered by what was kept, each opened at its reports."""

from pathlib import Path

import pytest

from tests.screens import drive, opened, until
from tui.screens.overview import OverviewScreen
from tui.screens.reader import ReaderScreen


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("KB_LANG", "zh")


def test_units_and_years_are_listed_ordered_and_opened(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb, size=(120, 40)) as pilot:
            await pilot.press("escape", "O")
            app = pilot.app
            await until(pilot, lambda: isinstance(app.screen, OverviewScreen) and bool(app.screen.listed.rows))
            screen = app.screen
            assert isinstance(screen, OverviewScreen)
            units = [row.unit for row in screen.listed.rows]
            assert "云岭县人民政府" in units
            await pilot.press("s", "s")
            await until(pilot, lambda: screen.listed.rows[0].cell.kept is not None)
            shares = [row.cell.kept for row in screen.listed.rows if row.cell.kept is not None]
            assert shares == sorted(shares, reverse=True)
            await pilot.press("o")
            await until(pilot, lambda: isinstance(app.screen, ReaderScreen) and app.screen.is_mounted)

    drive(work)

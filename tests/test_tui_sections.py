"""Reports section by section on the screen, and what the comparison in columns does with keys."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.screens import answered, arrived, drive, keys, opened, settled, typed, until
from tui.screens.compare import CompareScreen
from tui.screens.sections import SectionsScreen, other_years


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("KB_LANG", "zh")


async def sections(pilot: Pilot[None]) -> SectionsScreen:
    """The sections of the report that the first answer stands in."""
    await typed(pilot, "综合窗口")
    await keys(pilot, "escape", "B")
    app = pilot.app
    await until(pilot, lambda: isinstance(app.screen, SectionsScreen) and bool(app.screen.listed.rows))
    assert isinstance(app.screen, SectionsScreen)
    return app.screen


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (20, 5)])
def test_a_report_is_laid_beside_another_year(own_kb: Path, size: tuple[int, int]) -> None:
    async def look() -> None:
        async with opened(own_kb, size) as pilot:
            screen = await sections(pilot)
            years = screen.listed.meaning
            assert {row.sign for row in screen.listed.rows} >= {"~", "+"}
            await keys(pilot, "s")
            await until(pilot, lambda: screen.listed.meaning not in ("", years))
            await keys(pilot, "w")
            beside = await arrived(pilot, CompareScreen)
            await until(pilot, lambda: beside.compared is not None)

    drive(look)


def test_keys_go_from_difference_to_difference_and_write_a_page(own_kb: Path, tmp_path: Path) -> None:
    async def look() -> None:
        async with opened(own_kb, (120, 40)) as pilot:
            await sections(pilot)
            await keys(pilot, "j", "w")
            beside = await arrived(pilot, CompareScreen)
            await until(pilot, lambda: beside.compared is not None)
            assert beside.compared is not None
            await keys(pilot, "n", "n")
            cursor = beside.pane.cursor
            assert cursor > 1
            await keys(pilot, "N")
            assert beside.pane.cursor < cursor
            await pilot.press("x")
            await answered(pilot, str(tmp_path / "对照.html"))
            await until(pilot, (tmp_path / "对照.html").is_file)
            assert any("对照.html" in line for line in await settled(pilot))

    drive(look)


def test_other_years_are_those_of_the_unit_nearest_first(own_kb: Path) -> None:
    import kb

    with kb.open(own_kb) as library:
        found = other_years(library, "苇塘县水利局年度总结.2")
        assert set(found) == {"苇塘县水利局年度总结.1", "苇塘县水利局年度总结.3"}
        assert other_years(library, "待整理-材料03") == ()

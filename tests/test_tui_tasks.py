"""The screens of lists of tasks and of rankings: listed, narrowed, opened where the words stand."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from indexer.build.run import Request, run
from kb.followup import TaskState
from kb.overview import Grain
from tests.screens import answered, arrived, drive, keys, opened, settled, until
from tui.screens.rankings import RankingsScreen
from tui.screens.reader import ReaderScreen
from tui.screens.tasks import TasksScreen

LISTS = Path(__file__).with_name("data") / "lists"


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("KB_LANG", "zh")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    run(Request(tmp_path / ".kb", (LISTS,)), lambda _done, _total, _name: None)
    return tmp_path / ".kb"


async def tasks(pilot: Pilot[None]) -> TasksScreen:
    await keys(pilot, "escape", "J")
    screen = await arrived(pilot, TasksScreen)
    await until(pilot, lambda: bool(screen.listed.rows))
    return screen


def test_tasks_stand_with_owner_day_and_state_and_open_where_it_is_said(place: Path) -> None:
    async def work() -> None:
        async with opened(place, size=(120, 40)) as pilot:
            screen = await tasks(pilot)
            assert len(screen.listed.rows) == 11
            screen.line.value = "重点任务清单"
            await pilot.press("slash", "enter")
            await until(pilot, lambda: len(screen.listed.rows) == 5)
            lines = "".join(await settled(pilot)).replace(" ", "").replace("│", "").replace("\n", "")
            assert "2031-06-30县水务局" in lines
            assert "✓已销号“是·6座泵站全部完工，恢复灌溉1.3万亩”" in lines
            await pilot.press("o")
            await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen) and pilot.app.screen.is_mounted)

    drive(work)


def test_only_one_state_or_what_is_overdue_on_a_day_is_shown(place: Path) -> None:
    async def work() -> None:
        async with opened(place) as pilot:
            screen = await tasks(pilot)
            await keys(pilot, "w")
            await until(pilot, lambda: {row.state for row in screen.listed.rows} == {TaskState.CLOSED})
            while screen.shown is not None:
                await keys(pilot, "w")
            await keys(pilot, "v")
            await answered(pilot, "2031-10-01")
            await until(pilot, lambda: len(screen.listed.rows) == 3)
            await keys(pilot, "v")
            await answered(pilot, "")
            await until(pilot, lambda: len(screen.listed.rows) == 11)

    drive(work)


def test_units_are_ranked_with_the_change_of_place(place: Path) -> None:
    async def work() -> None:
        async with opened(place, size=(120, 40)) as pilot:
            await keys(pilot, "escape", "E")
            screen = await arrived(pilot, RankingsScreen)
            screen.line.value = "窗口服务"
            await pilot.press("enter")
            await until(pilot, lambda: len(screen.listed.rows) == 6)
            lines = "".join(await settled(pilot)).replace(" ", "")
            assert "2031年6月1↑1柳林乡97.0" in lines
            await keys(pilot, "w")
            await until(pilot, lambda: screen.grain is Grain.YEAR and not screen.listed.rows)

    drive(work)

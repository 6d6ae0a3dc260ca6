"""The screen of commitments: listed with their state, narrowed to one, opened at the evidence."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from kb.followup import State
from tests.screens import drive, opened, settled, until
from tui.screens.commitments import CommitmentsScreen
from tui.screens.reader import ReaderScreen


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("KB_LANG", "zh")


async def commitments(pilot: Pilot[None]) -> CommitmentsScreen:
    await pilot.press("escape", "A")
    app = pilot.app
    await until(pilot, lambda: isinstance(app.screen, CommitmentsScreen) and bool(app.screen.listed.rows))
    assert isinstance(app.screen, CommitmentsScreen)
    return app.screen


def test_commitments_stand_beside_what_became_of_them_and_open(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb, size=(120, 40)) as pilot:
            screen = await commitments(pilot)
            everything = len(screen.listed.rows)
            screen.line.value = "茶叶种植面积"
            await pilot.press("slash", "enter")
            await until(pilot, lambda: [row.state for row in screen.listed.rows] == [State.PARTLY])
            lines = "".join(await settled(pilot)).replace(" ", "").replace("│", "").replace("\n", "")
            assert "茶叶种植面积达到6.8万亩" in lines
            assert everything > 200
            await pilot.press("o")
            await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen) and pilot.app.screen.is_mounted)
            assert "发展到7万亩" in "".join(await settled(pilot))

    drive(work)


def test_only_one_state_is_shown(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb) as pilot:
            screen = await commitments(pilot)
            whole = len(screen.listed.rows)
            await pilot.press("w")
            await until(pilot, lambda: 0 < len(screen.listed.rows) < whole)
            assert {row.state for row in screen.listed.rows} == {State.CLOSED}

    drive(work)

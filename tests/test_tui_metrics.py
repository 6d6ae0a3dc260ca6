"""The screen of metrics: indicators with their values by year, narrowed, ordered, opened at the number."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.screens import drive, opened, settled, until
from tui.screens.metrics import MetricsScreen
from tui.screens.reader import ReaderScreen


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("KB_LANG", "zh")


async def metrics(pilot: Pilot[None]) -> MetricsScreen:
    await pilot.press("escape", "M")
    app = pilot.app
    await until(pilot, lambda: isinstance(app.screen, MetricsScreen) and bool(app.screen.listed.rows))
    assert isinstance(app.screen, MetricsScreen)
    return app.screen


def test_indicators_are_listed_narrowed_and_opened(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb, size=(120, 40)) as pilot:
            screen = await metrics(pilot)
            assert len(screen.listed.rows) > 300
            screen.line.value = "全市性会议"
            await pilot.press("slash", "enter")
            await until(pilot, lambda: {row.indicator for row in screen.listed.rows} == {"全市性会议"})
            lines = "\n".join(await settled(pilot))
            assert "█▇▆▆" in lines
            assert "2021" in lines
            await pilot.press("o")
            await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen) and pilot.app.screen.is_mounted)
            assert "澜川市人民政府办公室2021年工作总结" in "".join(await settled(pilot)).replace(" ", "")

    drive(work)


def test_the_order_goes_round(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb) as pilot:
            screen = await metrics(pilot)
            first = [row.indicator for row in screen.listed.rows]
            await pilot.press("s")
            await until(pilot, lambda: [row.indicator for row in screen.listed.rows] != first)
            sizes = [len(row.points) for row in screen.listed.rows]
            assert sizes == sorted(sizes, reverse=True)

    drive(work)

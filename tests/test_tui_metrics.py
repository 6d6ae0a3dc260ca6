"""The screen of metrics: indicators with their values by year, narrowed, ordered, opened at the number."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.screens import drive, opened, settled, until
from tests.written import write_kb
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


def test_the_one_passage_of_a_row_is_shown_at_its_match(tmp_path: Path) -> None:
    """In 80 columns a long passage does not fit: what stands in sight is the number, not the beginning."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "kb.toml").write_text('[[place]]\nname = "柳溪县"\nlevel = "county"\n', "utf-8")
    long = "一年来各乡镇各部门扎实推进水利建设，" * 24
    text = f"柳溪县政府2031年工作总结\n一、工作完成情况\n{long}全县水库蓄水率达到93.5%。\n"
    place = write_kb(tmp_path, report=text)

    async def work() -> None:
        async with opened(place, size=(80, 24)) as pilot:
            screen = await metrics(pilot)
            await until(pilot, lambda: bool(screen.seen))
            assert "【93.5%】" in "\n".join(await settled(pilot))

    drive(work)


def test_a_report_opens_at_the_number_however_long_its_paragraph(tmp_path: Path) -> None:
    long = "一年来各乡镇各部门扎实推进水利建设，" * 60
    text = f"柳溪县政府2031年工作总结\n一、工作完成情况\n全县水库蓄水良好。{long}全县水库蓄水率达到93.5%。\n"
    place = write_kb(tmp_path, report=text)

    async def work() -> None:
        async with opened(place, size=(80, 24)) as pilot:
            screen = await metrics(pilot)
            screen.line.value = "水库"
            await pilot.press("slash", "enter")
            await until(pilot, lambda: len(screen.listed.rows) == 1 and bool(screen.seen))
            await pilot.press("o")
            await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen) and pilot.app.screen.is_mounted)
            assert "93.5%" in "\n".join(await settled(pilot))

    drive(work)


def test_a_last_value_that_is_only_a_goal_says_so(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb, size=(80, 24)) as pilot:
            screen = await metrics(pilot)
            screen.line.value = "全市性会议"
            await pilot.press("slash", "enter")
            await until(pilot, lambda: {row.indicator for row in screen.listed.rows} == {"全市性会议"})
            assert "28 目标" in "\n".join(await settled(pilot))

    drive(work)

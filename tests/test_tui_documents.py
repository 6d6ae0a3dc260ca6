"""The screen of documents: found, ordered, opened at the place where they are named."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.screens import drive, opened, settled, until
from tui.screens.documents import DocumentsScreen
from tui.screens.reader import ReaderScreen


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("KB_LANG", "zh")


async def documents(pilot: Pilot[None]) -> DocumentsScreen:
    await pilot.press("escape", "D")
    app = pilot.app
    await until(pilot, lambda: isinstance(app.screen, DocumentsScreen) and bool(app.screen.listed.rows))
    assert isinstance(app.screen, DocumentsScreen)
    return app.screen


def test_documents_are_listed_narrowed_and_opened(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb, size=(120, 40)) as pilot:
            screen = await documents(pilot)
            everything = len(screen.listed.rows)
            screen.line.value = "发文计划"
            await pilot.press("slash", "enter")
            await until(pilot, lambda: [row.reports for row in screen.listed.rows] == [2])
            lines = "".join(await settled(pilot))
            assert "澜川市政府系统精简文件会议若干规定" in lines.replace(" ", "").replace("│", "").replace("\n", "")
            assert everything > 20
            await pilot.press("o")
            await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen) and pilot.app.screen.is_mounted)
            assert "系统发文计划" in "".join(await settled(pilot))

    drive(work)


def test_the_order_goes_round(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb) as pilot:
            screen = await documents(pilot)
            by_reports = [row.title for row in screen.listed.rows]
            await pilot.press("s")
            await until(pilot, lambda: [row.title for row in screen.listed.rows] == sorted(by_reports))

    drive(work)

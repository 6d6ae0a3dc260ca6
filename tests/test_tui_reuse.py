"""Similar passages, reuse and the examination of a draft on the screen."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from textual.pilot import Pilot

from kb.check import Severity
from tests.conftest import CORPUS
from tests.screens import answered, arrived, drive, keys, opened, settled, typed, until
from tui.screens.check import CheckScreen
from tui.screens.reader import ReaderScreen
from tui.screens.reuse import ReuseScreen
from tui.screens.search import SearchScreen
from tui.screens.similar import SimilarScreen
from tui.screens.table import TableScreen

S = TypeVar("S", bound=TableScreen[Any])
SOURCE = CORPUS / "澜川市政务服务管理办公室" / "2021年工作总结.txt"


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("KB_LANG", "zh")


def at(place: Path, size: tuple[int, int], steps: Callable[[Pilot[None]], Awaitable[None]]) -> None:
    async def run() -> None:
        async with opened(place, size) as pilot:
            await steps(pilot)

    drive(run)


async def asked(pilot: Pilot[None], key: str, kind: type[S], question: str) -> S:
    """The screen of a key after a question was asked."""
    await keys(pilot, "escape", key)
    screen = await arrived(pilot, kind)
    screen.line.value = question
    screen.set_focus(screen.line)
    await keys(pilot, "enter")
    await until(pilot, lambda: bool(screen.listed.rows))
    await settled(pilot)
    return screen


def test_the_like_of_a_passage_is_found_from_where_one_stands(sample_kb: Path) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await typed(pilot, "窗口 年:2021")
        await keys(pilot, "enter", "S")
        screen = await arrived(pilot, SimilarScreen)
        await until(pilot, lambda: bool(screen.listed.rows))
        own = screen.line.value
        assert "/" in own
        assert own not in [row.id for row in screen.listed.rows]
        lines = await settled(pilot)
        assert any("%" in line for line in lines)
        await keys(pilot, "o")
        await arrived(pilot, ReaderScreen)

    at(sample_kb, (120, 34), steps)


def test_clusters_show_who_was_first_and_what_changed(sample_kb: Path) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await keys(pilot, "escape", "U")
        screen = await arrived(pilot, ReuseScreen)
        await until(pilot, lambda: bool(screen.listed.rows))
        everything = len(screen.listed.rows)
        lines = await settled(pilot)
        assert any("最早：2022-01-12 云岭县人民政府" in line for line in lines)
        assert any("61%→58%" in line for line in lines)
        await keys(pilot, "s")
        await until(pilot, lambda: 0 < len(screen.listed.rows) < everything)
        assert all(row.units > 1 for row in screen.listed.rows)
        await keys(pilot, "r")
        found = await arrived(pilot, SearchScreen)
        assert found.line.value.startswith('"')

    at(sample_kb, (120, 34), steps)


def test_a_draft_is_examined_and_whose_it_is_can_be_said(sample_kb: Path, tmp_path: Path) -> None:
    draft = tmp_path / "草稿.txt"
    text = SOURCE.read_text("utf-8").partition("字体：")[2].partition("\n")[2]
    draft.write_text(text.replace("青萝街道", "青萝街道XX处"), "utf-8")

    async def steps(pilot: Pilot[None]) -> None:
        screen = await asked(pilot, "X", CheckScreen, str(draft))
        grave = [row.severity for row in screen.listed.rows]
        assert grave == sorted(grave, key=list(Severity).index)
        assert any("借用" in line for line in await settled(pilot))
        before = screen.listed.rows
        await pilot.press("w")
        await answered(pilot, "云岭县政务服务中心")
        await until(pilot, lambda: screen.listed.rows is not before)
        assert "source-title" in {row.rule for row in screen.listed.rows}
        await keys(pilot, "s")
        await until(
            pilot,
            lambda: (
                [row.span.start for row in screen.listed.rows] == sorted(row.span.start for row in screen.listed.rows)
            ),
        )

    at(sample_kb, (80, 24), steps)


def test_a_draft_that_is_not_there_is_said_to_be(sample_kb: Path) -> None:
    async def steps(pilot: Pilot[None]) -> None:
        await keys(pilot, "escape", "X")
        screen = await arrived(pilot, CheckScreen)
        screen.line.value = "没有这个文件.docx"
        screen.set_focus(screen.line)
        await keys(pilot, "enter")
        lines = await settled(pilot)
        assert any("没有这个文件.docx" in line for line in lines[2:])
        assert not screen.listed.rows

    at(sample_kb, (80, 24), steps)

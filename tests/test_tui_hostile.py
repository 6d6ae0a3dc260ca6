"""Report text that is hostile, and terminals that are too small, neither break nor colour the screen."""

import unicodedata
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.widgets import Input

from indexer.build.run import Request, run
from tests.screens import arrived, drive, keys, opened, settled, shown, typed, until
from tui.app import KbApp
from tui.screens.indexing import IndexingScreen
from tui.screens.reader import ReaderScreen
from tui.screens.search import SearchScreen

HOSTILE = (
    "青石市档案局2022年工作总结\n"
    "一、\x1b[31m红色\x1b[0m标题[red]不是颜色[/red]\n"
    "窗口办理\x07事项\x1b]52;c;aGk=\x07三千件，[bold]加粗[/bold]，\u202e倒序\u202c，零\u200b宽，[link=x]链接[/link]。\n"
    "二、很长的一行\n" + "办理事项窗口服务，" * 12_000 + "\n三、下一步打算\n继续优化窗口。\n"
)


@pytest.fixture(scope="module")
def hostile_kb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "in").mkdir()
    (folder / "in" / "[red]坏\x1b[31m名.txt").write_text(HOSTILE, "utf-8")
    run(Request(folder / ".kb", (folder / "in",)), lambda _done, _total, _name: None)
    return folder / ".kb"


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("KB_LANG", "zh")


@pytest.mark.parametrize("ambiguous", [1, 2])
@pytest.mark.parametrize("query", ["红色", "办理", "窗口 服务", "[red]", '"[bold]"'])
def test_hostile_text_is_shown_as_it_is(hostile_kb: Path, query: str, ambiguous: int) -> None:
    async def work() -> None:
        async with opened(hostile_kb, (80, 24), ambiguous) as pilot:
            await typed(pilot, query)
            await keys(pilot, "enter", "j")
            lines = await settled(pilot)
            await keys(pilot, "o")
            lines += await settled(pilot)
            assert isinstance(pilot.app.screen, ReaderScreen)
            await keys(pilot, "G", "i")
            lines += await settled(pilot)
            text = "".join(lines)
            assert not [c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Cs")]
            assert {cell_len(line) for line in lines} == {80}
            assert "[" in text

    drive(work)


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (10, 30), (300, 4)])
def test_a_terminal_that_is_too_small_breaks_nothing(own_kb: Path, size: tuple[int, int]) -> None:
    async def work() -> None:
        async with opened(own_kb, size) as pilot:
            await typed(pilot, "满意率")
            walk = "enter j f space escape o tab tab n q i q b q question_mark escape ctrl+p escape Q q"
            lines = await keys(pilot, *walk.split())
            assert len(lines) == size[1]
            assert isinstance(pilot.app.screen, SearchScreen)

    drive(work)


def test_twenty_by_five_shows_query_and_results(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb, (20, 5)) as pilot:
            await typed(pilot, "满意率")
            lines = await settled(pilot)
            assert "满意率" in lines[0]
            assert "澜川市" in "".join(lines[1:])

    drive(work)


def test_a_resize_keeps_the_place(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb, (80, 24)) as pilot:
            screen = await typed(pilot, "满意率")
            await keys(pilot, "enter", "j", "j")
            before = screen.current
            await pilot.resize_terminal(140, 45)
            await settled(pilot)
            assert screen.current == before
            assert {cell_len(line) for line in shown(_app(pilot.app))} == {140}
            await pilot.resize_terminal(60, 20)
            await settled(pilot)
            assert screen.current == before

    drive(work)


def _app(app: object) -> KbApp:
    assert isinstance(app, KbApp)
    return app


def test_no_colour_where_none_is_wanted(own_kb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def work() -> None:
        async with opened(own_kb) as pilot:
            await typed(pilot, "满意率")
            app = _app(pilot.app)
            await until(pilot, lambda: "[满意率]" in "".join(shown(app)))
            assert any(type(one).__name__ in ("NoColor", "Monochrome") for one in app.get_line_filters())

    drive(work)


def test_without_a_knowledge_base_a_folder_is_indexed(tmp_path: Path) -> None:
    folder = tmp_path / "材料"
    folder.mkdir()
    (folder / "好.txt").write_text("青石市档案局2022年工作总结\n一、主要工作\n办理查档三千件，群众满意。\n", "utf-8")
    (folder / "坏.txt").write_bytes(b"\x00\x01\x02" * 100)

    async def work() -> None:
        async with opened(tmp_path / ".kb") as pilot:
            app = _app(pilot.app)
            line = (await arrived(pilot, IndexingScreen)).query_one("#folder", Input)
            line.value = str(tmp_path / "无")
            await keys(pilot, "enter")
            assert "没有" in "".join(await settled(pilot))
            line.value = str(folder)
            await keys(pilot, "enter")
            await until(pilot, lambda: "坏.txt" in "".join(shown(app)))
            await keys(pilot, "escape")
            await until(pilot, lambda: isinstance(app.screen, SearchScreen) and bool(app.screen.infos))

    drive(work)

"""A table of rows with their passages beside it, held by the saved searches: questions, orders, marks, files."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot
from textual.timer import Timer

import kb
from tests.screens import answered, arrived, drive, keys, opened, settled, shown, typed, until
from tui.app import KbApp
from tui.features import FEATURES, feature
from tui.screens.reader import ReaderScreen
from tui.screens.saved import SavedScreen
from tui.screens.search import SearchScreen
from tui.screens.slogans import SlogansScreen
from tui.text.face import Face
from tui.text.lines import sheet
from tui.views.look import Look
from tui.views.table import MOST_ROWS, Column, heads_line, more_rows_lines, table_lines, widths


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("KB_LANG", "zh")


@pytest.fixture
def saved_kb(own_kb: Path) -> Path:
    """Two saved searches: of one everything is new, of the other nothing."""
    with kb.open(own_kb) as library:
        library.notebook.saved.save("满意", "满意率")
        library.notebook.saved.save("窗口", "综合窗口 年:2022..")
        library.look(library.news("窗口"))
    return own_kb


async def saved(pilot: Pilot[None]) -> SavedScreen:
    """The saved searches, with their news."""
    await keys(pilot, "escape", "Q")
    app = pilot.app
    await until(pilot, lambda: isinstance(app.screen, SavedScreen) and _has_news(app.screen))
    assert isinstance(app.screen, SavedScreen)
    return app.screen


def _has_news(screen: SavedScreen) -> bool:
    return bool(screen.listed.rows) and all(row.news for row in screen.listed.rows)


def _app(pilot: Pilot[None]) -> KbApp:
    assert isinstance(pilot.app, KbApp)
    return pilot.app


COLUMNS: tuple[Column[tuple[str, int]], ...] = (
    Column(lambda: "短语", lambda row: row[0]),
    Column(lambda: "次", lambda row: str(row[1]), 6, right=True),
    Column(lambda: "出处", lambda row: "澜川市", 8, least=60),
)


@pytest.mark.parametrize("width", [20, 40, 59, 60, 118])
@pytest.mark.parametrize("ambiguous", [1, 2])
def test_columns_are_straight_by_cells(width: int, ambiguous: int) -> None:
    look = Look(width, Face(ambiguous))
    rows = [("“放管服”改革", 12), ("a b", 3), ("坚持以人民为中心的发展思想不动摇" * 5, 123456)]
    lines = [heads_line(COLUMNS, look), *table_lines(rows, COLUMNS, lambda row: row[1] == 3, look)]
    assert len({cell_len(line.text) for line in lines}) == 1
    assert all(cell_len(line.text) <= width for line in lines)
    assert [line.text.lstrip().startswith("*") for line in lines] == [False, False, True, False]
    assert (2 in widths(COLUMNS, width)) == (width >= 60)


def test_a_long_table_says_what_it_leaves_out() -> None:
    look = Look(80, Face())
    rows = [("一", 1)] * (MOST_ROWS + 5)
    assert sheet(table_lines(rows, COLUMNS, lambda _row: False, look)).size == MOST_ROWS
    assert "5" in "".join(line.text for line in more_rows_lines(len(rows), look))
    assert not list(more_rows_lines(MOST_ROWS, look))


def test_every_feature_names_a_screen_that_is_there() -> None:
    from importlib import import_module

    for row in FEATURES:
        module, _colon, name = row.screen.partition(":")
        screen = getattr(import_module(module), name)
        assert row.id == screen.FEATURE
        assert feature(row.id) is row


def test_saved_searches_tell_what_is_new(saved_kb: Path) -> None:
    async def work() -> None:
        async with opened(saved_kb) as pilot:
            screen = await saved(pilot)
            with kb.open(saved_kb) as library:
                total = library.search("满意率", limit=0).total
            found = {row.saved.name: row.new for row in screen.listed.rows}
            assert found == {"满意": str(total), "窗口": "0"}
            row = next(number for number, row in enumerate(screen.listed.rows) if row.saved.name == "满意")
            screen.results.put(row)
            await until(pilot, lambda: "【满意率】" in "".join(shown(_app(pilot))))
            await keys(pilot, "a")
            await until(pilot, lambda: _has_news(screen) and screen.listed.rows[row].new == "0")

    drive(work)


def test_enter_searches_and_a_passage_is_read(saved_kb: Path) -> None:
    async def work() -> None:
        async with opened(saved_kb) as pilot:
            screen = await saved(pilot)
            screen.results.put(next(n for n, row in enumerate(screen.listed.rows) if row.saved.name == "满意"))
            await until(pilot, lambda: len(screen.seen) > 1)
            await keys(pilot, "tab", "j", "o")
            reader = await arrived(pilot, ReaderScreen)
            await until(pilot, lambda: reader.report is not None)
            assert reader.report
            assert reader.report.info.id == screen.seen[1].info.id
            await keys(pilot, "q")
            await until(pilot, lambda: pilot.app.screen is screen)
            await keys(pilot, "tab", "enter")
            search = await arrived(pilot, SearchScreen)
            await until(pilot, lambda: bool(search.found and search.found.query == "query:满意"))

    drive(work)


def test_a_saved_search_is_changed_removed_and_taken_back(saved_kb: Path) -> None:
    async def work() -> None:
        async with opened(saved_kb) as pilot:
            screen = await saved(pilot)
            screen.line.value = "窗口"
            await until(pilot, lambda: [row.saved.name for row in screen.listed.rows] == ["窗口"])
            await until(pilot, lambda: _has_news(screen))
            await keys(pilot, "d")
            await until(pilot, lambda: not screen.listed.rows)
            await keys(pilot, "u")
            await until(pilot, lambda: _has_news(screen))
            assert screen.listed.rows[0].new == "0"
            await keys(pilot, "w")
            await answered(pilot, "综合窗口 (年:20x1")
            await until(pilot, lambda: "年" in shown(_app(pilot))[-1])
            assert screen.listed.rows[0].saved.query == "综合窗口 年:2022.."

    drive(work)


def test_marks_copies_and_files(saved_kb: Path, tmp_path: Path) -> None:
    async def work() -> None:
        async with opened(saved_kb) as pilot:
            screen = await saved(pilot)
            screen.results.put(next(n for n, row in enumerate(screen.listed.rows) if row.saved.name == "满意"))
            await until(pilot, lambda: bool(screen.seen))
            await keys(pilot, "y")
            await until(pilot, lambda: bool(pilot.app.clipboard))
            assert screen.seen[0].passage
            assert pilot.app.clipboard == screen.seen[0].passage.text.strip("\n")
            await keys(pilot, "space")
            assert _app(pilot).marked == [screen.spots(screen.listed.rows[0])[0].passage]
            for name in ("a.csv", "a.json", "a.md", "a.csv", "a.exe"):
                await keys(pilot, "x")
                await answered(pilot, str(tmp_path / name))
            assert "a.exe" in shown(_app(pilot))[-1]

    drive(work)
    table = list(csv.reader(io.StringIO((tmp_path / "a.csv").read_text("utf-8-sig"))))
    assert table[0] == ["名称", "检索式", "上次看", "新", "来源", "文件"]
    assert "【来源：" in table[1][4]
    objects = [json.loads(line) for line in (tmp_path / "a.json").read_text("utf-8").splitlines()]
    assert [list(row.values()) for row in objects] == table[1:]
    assert "| 名称 |" in (tmp_path / "a.md").read_text("utf-8")
    assert not (tmp_path / "a.exe").exists()


@pytest.mark.parametrize("size", [(20, 5), (80, 24), (200, 50)])
def test_it_fits_every_size(saved_kb: Path, size: tuple[int, int]) -> None:
    async def work() -> None:
        async with opened(saved_kb, size, 2) as pilot:
            await saved(pilot)
            lines = await settled(pilot)
            assert {cell_len(line) for line in lines} == {size[0]}
            assert "窗口" in "".join(lines)

    drive(work)


def test_a_question_is_carried_from_screen_to_screen(saved_kb: Path) -> None:
    async def work() -> None:
        async with opened(saved_kb) as pilot:
            search = await typed(pilot, "满意率")
            await keys(pilot, "enter")
            assert search.context().query == "满意率"
            spot = search.context().spot
            assert spot
            assert spot.passage == search.shown[0].id
            screen = await saved(pilot)
            assert screen.opened_from.query == "满意率"
            await keys(pilot, "escape")
            await until(pilot, lambda: pilot.app.screen is search)

    drive(work)


def test_a_column_too_narrow_for_its_title_has_none() -> None:
    columns: tuple[Column[str], ...] = (
        Column(lambda: "状态", lambda row: row, 2),
        Column(lambda: "任务", lambda row: row),
    )
    assert heads_line(columns, Look(30, Face(1))).text.split() == ["任务"]


def test_a_call_for_patience_that_comes_too_late_is_not_heard(own_kb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A timer that ran out just before it was stopped is heard after the answer."""
    late: list[Callable[[], None]] = []
    monkeypatch.setattr("tui.screens.rows.PATIENCE", 3600)
    real = SlogansScreen.set_timer

    def set_timer(screen: SlogansScreen, delay: float, callback: Callable[[], None]) -> Timer:
        if delay == 3600:
            late.append(callback)
        return real(screen, delay, callback)

    monkeypatch.setattr(SlogansScreen, "set_timer", set_timer)

    async def steps() -> None:
        async with opened(own_kb) as pilot:
            await keys(pilot, "escape", "W")
            screen = await arrived(pilot, SlogansScreen)
            await until(pilot, lambda: bool(screen.listed.rows))
            before = await settled(pilot)
            for callback in late:
                callback()
            assert await settled(pilot) == before

    drive(steps)
    assert late

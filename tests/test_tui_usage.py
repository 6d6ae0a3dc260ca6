"""Concordance, trend, collocates and key words on the screen: opened from the search, sorted, sampled, written to files."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from kb.concordance import Line as Found
from kb.library import Library
from tests.screens import answered, arrived, drive, keys, opened, settled, shown, typed, until
from tui.app import KbApp
from tui.screens.collocates import CollocatesScreen
from tui.screens.keyness import KeynessScreen
from tui.screens.kwic import WINDOWS, KwicScreen
from tui.screens.reader import ReaderScreen
from tui.screens.search import SearchScreen
from tui.screens.table import TableScreen
from tui.screens.trend import TrendScreen
from tui.text.face import Face
from tui.views.kwic import kwic_heads, kwic_lines
from tui.views.look import Look


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("KB_LANG", "zh")


def _app(pilot: Pilot[None]) -> KbApp:
    assert isinstance(pilot.app, KbApp)
    return pilot.app


async def concordance(pilot: Pilot[None], query: str) -> KwicScreen:
    """The concordance of a query, opened from the search screen."""
    await typed(pilot, query)
    await keys(pilot, "escape", "K")
    screen = await arrived(pilot, KwicScreen)
    await until(pilot, lambda: bool(screen.listed.rows))
    return screen


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("ambiguous", [1, 2])
def test_keywords_stand_in_one_column(sample: Library, width: int, ambiguous: int) -> None:
    look = Look(width, Face(ambiguous))
    rows = [*sample.concordance("窗口").page(None), *sample.concordance("坚持*、*").page(None)]
    lines = list(kwic_lines(rows, lambda _row: False, look))
    places = {cell_len(line.text[: line.text.index("【")]) for line in lines}
    assert len(places) == 1
    assert all(cell_len(line.text) <= width for line in lines)
    assert [line.row for line in lines] == list(range(len(rows)))
    assert cell_len(kwic_heads(look).text) <= width


def test_a_view_has_a_sign_for_what_is_inferred_and_what_is_marked(sample: Library) -> None:
    rows = sample.concordance("窗口").page(None)
    marked = rows[2]
    lines = [line.text for line in kwic_lines(rows, lambda row: row is marked, Look(100, Face()))]
    assert [line.lstrip().startswith("*") for line in lines].index(True) == 2
    assert any("2022?" in line for line in lines)


def test_the_search_opens_the_concordance_and_digits_sort_it(own_kb: Path) -> None:
    async def steps() -> None:
        async with opened(own_kb, (110, 30)) as pilot:
            screen = await concordance(pilot, "窗口")
            assert len(screen.listed.rows) == 43

            def right(row: Found) -> str:
                return row.right[:1]

            await keys(pilot, "4")
            await until(pilot, lambda: screen.order_id == "R1" and _app(pilot).desk.idle)
            marks = [right(row) for row in screen.listed.rows]
            assert [mark for place, mark in enumerate(marks) if mark not in marks[:place]] == list(dict.fromkeys(marks))
            assert any("【窗口】" in line for line in await settled(pilot))
            await keys(pilot, "w")
            await until(pilot, lambda: any(len(row.left) > WINDOWS[0] for row in screen.listed.rows))

    drive(steps)


def test_a_sample_is_drawn_and_taken_back(own_kb: Path) -> None:
    async def steps() -> None:
        async with opened(own_kb, (110, 30)) as pilot:
            screen = await concordance(pilot, "办 | 事 | 政")
            whole = len(screen.listed.rows)
            assert whole > 50
            await keys(pilot, "v")
            await until(pilot, lambda: len(screen.listed.rows) == 50)
            assert "种子 1" in screen.listed.said
            await keys(pilot, "v", "v", "v")
            await until(pilot, lambda: len(screen.listed.rows) == whole)

    drive(steps)


@pytest.mark.parametrize("feature", ["K", "t"])
def test_repeats_are_left_out_until_the_key_that_is_named_counts_them(own_kb: Path, feature: str) -> None:
    async def steps() -> None:
        async with opened(own_kb, (110, 30)) as pilot:
            await typed(pilot, "窗口")
            await keys(pilot, "escape", feature)
            screen: TableScreen[Any] = await arrived(pilot, KwicScreen if feature == "K" else TrendScreen)
            await until(pilot, lambda: "未计重复 7 段（a 计入）" in screen.listed.said)
            await keys(pilot, "a")
            await until(pilot, lambda: "已计入重复" in screen.listed.said)
            assert "57 次 / 27 段" in screen.listed.said
            await keys(pilot, "a")
            await until(pilot, lambda: "43 次" in screen.listed.said)

    drive(steps)


def test_a_line_opens_its_report_and_trend_opens_from_there(own_kb: Path) -> None:
    async def steps() -> None:
        async with opened(own_kb, (110, 30)) as pilot:
            screen = await concordance(pilot, "窗口")
            await keys(pilot, "o")
            await arrived(pilot, ReaderScreen)
            await keys(pilot, "q")
            await until(pilot, lambda: pilot.app.screen is screen)
            await keys(pilot, "t")
            trend = await arrived(pilot, TrendScreen)
            await until(pilot, lambda: bool(trend.listed.rows))
            assert trend.line.value == "窗口"
            assert sum(row.row.count.occurrences for row in trend.listed.rows) == 43
            await keys(pilot, "s")
            await until(
                pilot, lambda: trend.order_id == "unit" and any("澜川" in row.name for row in trend.listed.rows)
            )
            await keys(pilot, "r")
            search = await arrived(pilot, SearchScreen)
            assert search.line.value.startswith("窗口 unit:")

    drive(steps)


def test_a_file_gets_every_line_with_its_source(own_kb: Path, tmp_path: Path) -> None:
    async def steps() -> None:
        async with opened(own_kb, (110, 30)) as pilot:
            await concordance(pilot, "窗口")
            await pilot.press("x")
            await answered(pilot, str(tmp_path / "语境.csv"))
            await until(pilot, (tmp_path / "语境.csv").exists)
            await settled(pilot)

    drive(steps)
    text = (tmp_path / "语境.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 43
    assert all(row["来源"] and row["文件"] for row in rows)


def test_collocates_in_other_windows_and_by_other_measures(own_kb: Path) -> None:
    async def steps() -> None:
        async with opened(own_kb, (80, 24)) as pilot:
            await typed(pilot, "窗口")
            await keys(pilot, "escape", "L")
            screen = await arrived(pilot, CollocatesScreen)
            await until(pilot, lambda: bool(screen.listed.rows))
            first = screen.listed.rows
            await keys(pilot, "w")
            await until(pilot, lambda: screen.listed.rows != first)
            await keys(pilot, "s")
            await until(pilot, lambda: screen.order_id == "mi3" and _app(pilot).desk.idle)
            values = [row.mi3 for row in screen.listed.rows]
            assert values == sorted(values, reverse=True)
            assert screen.seen
            await keys(pilot, "r")
            assert (await arrived(pilot, SearchScreen)).line.value.startswith("窗口 '")

    drive(steps)


def test_key_words_against_the_rest_and_against_another_query(own_kb: Path) -> None:
    async def steps() -> None:
        async with opened(own_kb, (110, 30)) as pilot:
            await typed(pilot, "单位:云岭县")
            await keys(pilot, "escape", "V")
            screen = await arrived(pilot, KeynessScreen)
            await until(pilot, lambda: bool(screen.listed.rows))
            assert "其余" in screen.listed.said
            await pilot.press("w")
            await answered(pilot, "单位:澜川市")
            await until(pilot, lambda: "澜川市" in screen.listed.said)
            await keys(pilot, "s")
            await until(pilot, lambda: screen.order_id == "runs" and bool(screen.listed.rows))
            assert all(len(row.text) >= 4 for row in screen.listed.rows)

    drive(steps)


@pytest.mark.parametrize("key", ["K", "t", "L"])
def test_a_query_of_conditions_says_what_to_do(own_kb: Path, key: str) -> None:
    async def steps() -> None:
        async with opened(own_kb, (80, 24)) as pilot:
            await typed(pilot, "年:2023")
            await keys(pilot, "escape", key)
            assert any("请加一个词" in line for line in shown(_app(pilot)))

    drive(steps)

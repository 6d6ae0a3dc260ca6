"""The search screen does what its keys say."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

import kb
from tests.screens import answered, arrived, drive, keys, opened, settled, shown, typed, until
from tui.app import KbApp
from tui.screens.claims import ClaimsScreen
from tui.screens.compare import CompareScreen
from tui.screens.notebook import NotebookScreen
from tui.screens.reader import ReaderScreen
from tui.screens.search import SearchScreen


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("KB_LANG", "zh")


def search_of(pilot: Pilot[None]) -> SearchScreen:
    screen = next(screen for screen in pilot.app.screen_stack if isinstance(screen, SearchScreen))
    assert isinstance(screen, SearchScreen)
    return screen


def test_letters_go_into_the_line_until_it_is_left(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb) as pilot:
            await keys(pilot, "j", "q", "m")
            assert search_of(pilot).line.value == "jqm"
            await keys(pilot, "escape")
            assert search_of(pilot).results.has_focus
            await keys(pilot, "slash")
            assert search_of(pilot).line.has_focus
            await keys(pilot, "down")
            assert search_of(pilot).results.has_focus

    drive(work)


def test_counts_equal_the_librarys(own_kb: Path, sample: object) -> None:
    async def work() -> None:
        async with opened(own_kb) as pilot:
            screen = await typed(pilot, "满意率")
            assert screen.found
            hits = sample.search("满意率", limit=None)  # type: ignore[attr-defined]
            assert screen.found.hits.count == hits.count
            status = "".join(shown(pilot.app)[1:4])  # type: ignore[arg-type]
            assert f"{hits.count.occurrences} 次 · {hits.count.passages} 段 · {hits.count.reports} 篇" in status
            assert "〔满意率〕" in status

    drive(work)


def test_a_question_says_by_which_words_of_documents_it_was_ranked(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb) as pilot:
            await typed(pilot, "老百姓办事跑腿多的问题是怎样解决的")
            await until(pilot, lambda: "老百姓 → 群众" in "".join(shown(pilot.app)))  # type: ignore[arg-type]

    drive(work)


def test_an_error_points_at_its_column(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb) as pilot:
            search_of(pilot).line.value = "满意率 (年:20x1"
            lines = await settled(pilot)
            assert "^" in lines[2]
            assert lines[2].index("^") == 1 + 2 + len("满意率") * 2 + len(" (") + 3 - 0

    drive(work)


def test_a_box_checked_by_key_and_by_mouse_is_in_the_query(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb, (120, 40)) as pilot:
            screen = await typed(pilot, "满意率")
            await keys(pilot, "enter", "f", "g", "space")
            await until(pilot, lambda: "单位:" in screen.line.value)
            row = screen.facets.rows[0]
            assert row.checked
            assert screen.line.value == f'满意率 单位:"{row.value}"'
            await settled(pilot)
            assert screen.found
            assert screen.found.hits.count.passages == row.count
            await pilot.click("#facets", offset=(5, 2))
            await until(pilot, lambda: screen.line.value == "满意率")

    drive(work)


def test_years_are_bounded_at_both_ends(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb, (120, 40)) as pilot:
            screen = await typed(pilot, "满意率")
            await keys(pilot, "enter", "f")

            def years() -> list[int]:
                return [n for n, row in enumerate(screen.facets.rows) if row.field == "year"]

            first, last = (screen.facets.rows[n].value for n in years()[:2])
            screen.facets.put(years()[0])
            await keys(pilot, "less_than_sign")
            assert screen.line.value == f"满意率 年:{first}.."
            screen.facets.put(years()[1])
            await keys(pilot, "greater_than_sign")
            assert screen.line.value == f"满意率 年:{first}..{last}"

    drive(work)


def test_the_preview_opens_at_the_match_and_n_goes_on(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb) as pilot:
            screen = await typed(pilot, "政务")
            await keys(pilot, "enter")
            assert screen.found
            many = next(n for n, hit in enumerate(screen.shown) if len(hit.spans) > 1)
            screen.results.put(many)
            await keys(pilot, "n")
            assert screen.match == 1
            await keys(pilot, "N", "N")
            assert screen.results.cursor == max(many - 1, 0)

    drive(work)


def test_more_hits_come_when_the_cursor_nears_the_end(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb) as pilot:
            screen = await typed(pilot, "的")
            assert screen.found
            total = screen.found.hits.total
            assert total > len(screen.found.page)
            await keys(pilot, "enter")
            for _step in range(6):
                await keys(pilot, "G")
                await settled(pilot)
            assert len(screen.found.page) == total

    drive(work)


def test_history_comes_back_with_the_up_key(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb) as pilot:
            for query in ("满意率", "政务"):
                await typed(pilot, query)
                await keys(pilot, "enter", "slash")
            screen = search_of(pilot)
            screen.line.value = ""
            await keys(pilot, "up", "up")
            assert screen.line.value == "满意率"
            await keys(pilot, "down", "down")
            assert screen.line.value == ""

    drive(work)


def test_the_history_is_the_notebooks(own_kb: Path) -> None:
    with kb.open(own_kb) as library:
        library.notebook.history.add("综合窗口")

    async def work() -> None:
        async with opened(own_kb) as pilot:
            screen = search_of(pilot)
            await until(pilot, lambda: screen.line.history == ("综合窗口",))
            await typed(pilot, "满意率")
            await keys(pilot, "enter", "slash", "up", "up")
            assert screen.line.value == "综合窗口"
            await settled(pilot)

    drive(work)
    with kb.open(own_kb) as library:
        assert library.notebook.history.list() == ("满意率", "综合窗口")


def test_the_order_of_hits_goes_round(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb) as pilot:
            screen = await typed(pilot, "满意率")
            first = screen.shown
            await keys(pilot, "enter", "s")
            await until(pilot, lambda: bool(screen.found and screen.found.sort == "year"))
            years = [hit.report.year.value or 0 for hit in screen.shown if hit.match == "exact"]
            assert years == sorted(years, reverse=True)
            await keys(pilot, "s")
            await until(pilot, lambda: bool(screen.found and screen.found.sort == "unit"))
            await keys(pilot, "s")
            await until(pilot, lambda: screen.shown == first)

    drive(work)


def test_the_next_run_begins_as_the_last_one_ended(own_kb: Path) -> None:
    async def first() -> None:
        async with opened(own_kb) as pilot:
            await typed(pilot, "满意率")
            await keys(pilot, "enter", "v", "f2")

    async def second() -> None:
        async with opened(own_kb) as pilot:
            app = pilot.app
            assert isinstance(app, KbApp)
            assert search_of(pilot).line.value == "满意率"
            assert (app.state.grouped, app.theme) == (False, "kb-light")

    drive(first)
    drive(second)


def test_a_report_is_read_at_the_match_and_left_again(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb) as pilot:
            await typed(pilot, "满意率")
            await keys(pilot, "enter", "o")
            reader = await arrived(pilot, ReaderScreen)
            assert reader.report
            assert "【满意率】" in "".join(shown(pilot.app))  # type: ignore[arg-type]
            before = reader.text.cursor
            await keys(pilot, "tab", "G", "enter")
            assert reader.passage
            assert reader.passage.section == len(reader.report.outline) - 1
            await keys(pilot, "left_square_bracket")
            assert reader.text.cursor == before
            await keys(pilot, "right_square_bracket")
            assert reader.text.cursor != before
            await keys(pilot, "q")
            assert isinstance(pilot.app.screen, SearchScreen)

    drive(work)


def test_a_claim_is_corrected_where_it_is_shown(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb) as pilot:
            screen = await typed(pilot, "满意率")
            await keys(pilot, "enter", "i")
            claims = await arrived(pilot, ClaimsScreen)
            await keys(pilot, *"jjjjj", "enter")
            await answered(pilot, "1999")
            await until(pilot, lambda: bool(claims.info and claims.info.year.value == 1999))
            await keys(pilot, "q", "slash")
            screen.line.value = "满意率 年:1999"
            await until(pilot, lambda: bool(screen.found and screen.found.query.endswith("1999")))
            assert screen.found
            assert screen.found.hits.count.passages > 0

    drive(work)


def test_marked_passages_are_compared(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb, (120, 40)) as pilot:
            await typed(pilot, "满意率")
            await keys(pilot, "enter", "C")
            assert isinstance(pilot.app.screen, SearchScreen)
            await keys(pilot, "space", "space", "C")
            screen = await arrived(pilot, CompareScreen)
            assert screen.compared
            ids = screen.ids
            await keys(pilot, "s")
            assert screen.ids == ids[::-1]
            await keys(pilot, "w")
            assert len({side.info.unit.value for side in screen.compared.sides}) == 1
            assert len({side.info.year.value for side in screen.compared.sides}) > 1

    drive(work)


def test_the_notebook_keeps_tags_orders_and_gives_back(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb) as pilot:
            await typed(pilot, "满意率")
            await keys(pilot, "enter", "m", "j", "m", "j", "m", "b")
            screen = await arrived(pilot, NotebookScreen)
            assert len(screen.notes) == 3
            first = screen.notes[0].id
            await keys(pilot, "J")
            assert [note.id for note in screen.notes][1] == first
            await keys(pilot, "t")
            await answered(pilot, "民生 热线")
            assert set(screen.notes[1].tags) == {"民生", "热线"}
            await keys(pilot, "d")
            assert len(screen.notes) == 2
            await keys(pilot, "u")
            assert len(screen.notes) == 3
            screen.query_one("#query").value = "#热线"
            await settled(pilot)
            assert [note.id for note in screen.notes] == [first]

    drive(work)


def test_copying_says_what_and_how(own_kb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("PATH", "")

    async def work() -> None:
        async with opened(own_kb, (120, 40)) as pilot:
            screen = await typed(pilot, "满意率")
            await keys(pilot, "enter", "y")
            assert "OSC 52" in shown(pilot.app)[-1]  # type: ignore[arg-type]
            assert screen.current
            assert pilot.app.clipboard == screen.current.text.strip("\n")
            await keys(pilot, "Y")
            assert "〔数〕" in pilot.app.clipboard
            assert "来源" in pilot.app.clipboard

    drive(work)


def test_selected_text_is_the_sources(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb, (60, 24), 2) as pilot:
            await typed(pilot, "好差评")
            await keys(pilot, "enter", "o")
            reader = await arrived(pilot, ReaderScreen)
            from textual.selection import SELECT_ALL

            taken = reader.text.get_selection(SELECT_ALL)
            assert taken
            assert reader.report
            passage = next(passage for passage in reader.report.passages if "“好差评”" in passage.text)
            assert passage.text.strip() in taken[0]

    drive(work)


def test_another_runs_knowledge_base_is_offered(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb) as pilot:
            app = pilot.app
            assert isinstance(app, KbApp)
            app.generation = "another"
            await settled(pilot)
            app._watch()
            await until(pilot, lambda: "R" in shown(app)[-1])
            await keys(pilot, "escape", "R")
            assert app.generation == (own_kb / "CURRENT").read_text()

    drive(work)

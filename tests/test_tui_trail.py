"""Back and on again through what was read, in whatever report it stands."""

import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from tests.screens import drive, keys, opened, typed, until
from tui.passages import Spot
from tui.screens.reader import ReaderScreen
from tui.screens.search import SearchScreen
from tui.trail import LONGEST, Trail

SPOTS = st.sampled_from(string.ascii_lowercase).map(lambda letter: Spot("报告", letter))


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("KB_LANG", "zh")


def walked(*letters: str) -> Trail:
    trail = Trail()
    for letter in letters:
        trail = trail.went(Spot("报告", letter))
    return trail


def test_back_and_on_again() -> None:
    trail = walked("a", "b", "c")
    back = trail.stepped(-1)
    assert back
    assert back.place == Spot("报告", "b")
    assert back.stepped(1) == trail.__class__(trail.places, 2, 1)
    assert trail.stepped(1) is None
    assert walked("a").stepped(-1) is None
    assert Trail().place is None


def test_what_lay_ahead_is_forgotten() -> None:
    back = walked("a", "b", "c").stepped(-1)
    assert back
    assert [spot.passage for spot in back.went(Spot("报告", "d")).places] == ["a", "b", "d"]


def test_the_quote_key_goes_there_and_back() -> None:
    trail = walked("a", "b", "c")
    there = trail.returned()
    assert there
    assert there.place == Spot("报告", "b")
    again = there.returned()
    assert again
    assert again.place == Spot("报告", "c")
    assert walked("a").returned() is None


@given(st.lists(SPOTS, max_size=LONGEST + 20), st.lists(st.integers(-3, 3), max_size=20))
def test_a_trail_is_never_left(spots: list[Spot], steps: list[int]) -> None:
    trail = Trail()
    for spot in spots:
        trail = trail.went(spot)
    for step in steps:
        trail = trail.stepped(step) or trail.returned() or trail
        assert -1 <= trail.here < len(trail.places) <= LONGEST
        assert (trail.place is None) == (not spots)


def _reader(pilot: Pilot[None]) -> ReaderScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ReaderScreen)
    return screen


def _reads(pilot: Pilot[None], report: str) -> bool:
    screen = pilot.app.screen
    return isinstance(screen, ReaderScreen) and bool(screen.report and screen.report.info.id == report)


def test_two_reports_and_a_jump(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb) as pilot:
            search = await typed(pilot, "满意率")
            first = search.shown[0]
            row = next(n for n, hit in enumerate(search.shown) if hit.report.id != first.report.id)
            second = search.shown[row]
            await keys(pilot, "enter", "o")
            await until(pilot, lambda: _reads(pilot, first.report.id))
            reader = _reader(pilot)
            reader.go_to_section(len(reader.report.outline) - 1 if reader.report else 0)
            jumped = reader.spot
            await keys(pilot, "j", "q")
            await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))
            search.results.put(row)
            await keys(pilot, "o")
            await until(pilot, lambda: _reads(pilot, second.report.id))
            await keys(pilot, "left_square_bracket")
            await until(pilot, lambda: _reads(pilot, first.report.id))
            reader = _reader(pilot)
            assert reader.report
            assert jumped
            assert reader.text.cursor == min(_row(reader, jumped.passage) + 1, len(reader.report.passages) - 1)
            await keys(pilot, "left_square_bracket")
            await until(pilot, lambda: bool(reader.passage and reader.passage.id == first.id))
            await keys(pilot, "left_square_bracket")
            assert reader.passage
            assert reader.passage.id == first.id
            await keys(pilot, "right_square_bracket", "right_square_bracket")
            await until(pilot, lambda: _reads(pilot, second.report.id))
            await keys(pilot, "apostrophe")
            await until(pilot, lambda: _reads(pilot, first.report.id))
            await keys(pilot, "q")
            await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))
            await keys(pilot, "apostrophe")
            await until(pilot, lambda: _reads(pilot, first.report.id))

    drive(work)


def _row(reader: ReaderScreen, passage: str) -> int:
    assert reader.report
    return next(row for row, one in enumerate(reader.report.passages) if one.id == passage)


def test_before_anything_was_read_there_is_no_place(own_kb: Path) -> None:
    async def work() -> None:
        async with opened(own_kb) as pilot:
            await keys(pilot, "escape", "apostrophe")
            await pilot.pause()
            assert isinstance(pilot.app.screen, SearchScreen)

    drive(work)

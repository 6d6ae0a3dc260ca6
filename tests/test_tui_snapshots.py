"""Every screen as text that a reviewer reads in a diff. To write them anew: KB_SNAPSHOTS=write pytest tests/test_tui_snapshots.py"""

import asyncio
import os
import shutil
import unicodedata
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.widgets import Input

import kb
from tests.screens import EN, ZH, arrived, keys, opened, typed
from tui.screens.indexing import IndexingScreen

FOLDER = Path(__file__).with_name("snapshots")
CLOSING = "，。、；：！？）》」』】”’%"
CASES = {"80x24-zh": (ZH, (80, 24), 1), "120x40-en": (EN, (120, 40), 1), "200x50-zh-wide": (ZH, (200, 50), 2)}
DIALOGS = ("help", "commands", "correct", "cuts")
"""Screens with a box over others, whose borders it covers."""
QUERY = "满意率 -热线"
DRAFT = (
    "青石市政务办2023年工作总结\n一、主要工作\n一是在澜川市推行“一窗受理，把群众的小事当作机关的大事来办。\n"
    "三是规范台帐管理，代表委员满意率为XX%，受理180件，办结90件，办结率为80%。\n"
)
FEATURES = {
    "saved": ("Q",), "kwic": ("K",), "trend": ("t",), "collocates": ("L",), "keyness": ("V",), "phrases": ("P",),
    "headings": ("H", "slash", "ctrl+u", "enter"), "slogans": ("W",), "places": ("Z",), "similar": ("S",), "reuse": ("U",),
    "draft": ("X", *"草稿.txt", "enter"), "metrics": ("M",), "commitments": ("A",), "documents": ("D",), "grid": ("T",),
    "columns": ("B",), "tasks": ("J",), "rankings": ("E",), "overview": ("O",),
}  # fmt: skip
"""The screens that keys open from the list, each with the keys that fill it."""
NAMES = (
    "start", "search", "flat", "nothing", "error", "facets", "filtered", "help", "commands", "claims", "correct", "reader", "outline",
    "cuts", "compare", "sections", "notebook", *FEATURES, "index",
)  # fmt: skip


async def _visit(place: Path, size: tuple[int, int], ambiguous: int) -> dict[str, list[str]]:
    screens: dict[str, list[str]] = {}
    async with opened(place, size, ambiguous) as pilot:

        async def look(name: str, *pressed: str) -> None:
            screens[name] = await keys(pilot, *pressed)

        await look("start")
        search = await typed(pilot, "放管服改革")
        await look("nothing")
        search.line.value = "满意率 单位:不明机构"
        search.line.value = "满意率 (年:20x1"
        await look("error")
        await typed(pilot, QUERY)
        await look("search")
        await look("flat", "enter", "v")
        await look("facets", "v", "f", "j")
        await look("filtered", "space")
        await look("help", "escape", "?")
        await look("commands", "escape", "ctrl+p", "d", "z")
        await look("claims", "escape", "i")
        await look("correct", "enter")
        await look("reader", "escape", "escape", "o", "n")
        await look("outline", "tab")
        await look("cuts", "tab", "x")
        await look("compare", "escape", "escape", "space", "space", "C")
        await look("sections", "w")
        await look("notebook", "escape", "m", "j", "m", "b")
        await keys(pilot, "escape")
        await typed(pilot, "满意率")
        await keys(pilot, "enter")
        for name, pressed in FEATURES.items():
            await look(name, *pressed)
            while pilot.app.screen is not search:
                await keys(pilot, "escape")
        pilot.app.push_screen(IndexingScreen())
        (await arrived(pilot, IndexingScreen)).query_one("#folder", Input).value = "reports/"
        await look("index")
    return screens


@pytest.fixture(scope="module", params=CASES)
def visited(
    request: pytest.FixtureRequest, sample_kb: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, dict[str, list[str]]]:
    language, size, ambiguous = CASES[request.param]
    folder = tmp_path_factory.mktemp("visit")
    shutil.copytree(sample_kb, folder / ".kb", ignore=shutil.ignore_patterns("notebook.sqlite*", "overrides.toml"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KB_LANG", language)
        patch.setenv("XDG_STATE_HOME", str(folder / "state"))
        patch.delenv("NO_COLOR", raising=False)
        patch.chdir(folder)
        (folder / "草稿.txt").write_text(DRAFT, "utf-8")
        with kb.open(folder / ".kb") as library:
            library.notebook.saved.save("满意", "满意率")
        return request.param, asyncio.run(_visit(folder / ".kb", size, ambiguous))


@pytest.mark.parametrize("name", NAMES)
def test_the_screen_looks_as_it_did(visited: tuple[str, dict[str, list[str]]], name: str) -> None:
    case, screens = visited
    file = FOLDER / f"{name}-{case}.txt"
    text = "\n".join(line.rstrip() for line in screens[name]) + "\n"
    if os.environ.get("KB_SNAPSHOTS") == "write":
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_borders_are_straight_and_lines_begin_as_they_should(
    visited: tuple[str, dict[str, list[str]]], name: str
) -> None:
    case, screens = visited
    _language, (width, height), ambiguous = CASES[case]
    lines = screens[name]
    assert len(lines) == height
    assert {cell_len(line) for line in lines} == {width}
    boxes = _boxes([_cells(line) for line in lines], ambiguous, covered=name in DIALOGS)
    assert boxes
    for first in (line.lstrip()[:1] for box in boxes for line in box):
        assert first not in CLOSING or not first


def test_no_character_of_ambiguous_width_at_two(visited: tuple[str, dict[str, list[str]]]) -> None:
    case, screens = visited
    if CASES[case][2] == 2:
        found = {character for lines in screens.values() for line in lines for character in line}
        assert not [character for character in found if unicodedata.east_asian_width(character) == "A"]


def _cells(line: str) -> list[str]:
    return [part for character in line for part in ((character, "") if cell_len(character) == 2 else (character,))]


def _boxes(rows: list[list[str]], ambiguous: int, *, covered: bool) -> list[list[str]]:
    """The insides of the boxes, line by line; fails where a border is not straight, unless it may be covered."""
    left, lid, right, side, foot, end = "+-+|++" if ambiguous == 2 else "┌─┐│└┘"
    boxes = []
    for y, row in enumerate(rows[:-1]):
        for x, cell in enumerate(row):
            if cell != left or rows[y + 1][x] != side or row[x + 1 : x + 2] != [lid]:
                continue
            x2 = next(
                (place for place in range(x + 1, len(row)) if row[place] == right and rows[y + 1][place] == side), 0
            )
            inside = _inside(rows, (x, x2, y), side, (foot, end)) if x2 else None
            assert inside or covered, "".join(row)
            boxes += [inside] if inside else []
    return boxes


def _inside(
    rows: list[list[str]], place: tuple[int, int, int], side: str, corners: tuple[str, str]
) -> list[str] | None:
    """The lines inside a box; None where its sides do not reach its foot."""
    x, x2, y = place
    inside: list[str] = []
    for row in rows[y + 1 :]:
        if (row[x], row[x2]) == corners:
            return inside
        if (row[x], row[x2]) != (side, side):
            return None
        inside.append("".join(row[x + 1 : x2]))
    return None

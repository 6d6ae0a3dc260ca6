"""The terminal application without a terminal: driven by keys, its screen as plain text."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from textual.geometry import Region
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from tui.app import KbApp, Options
from tui.screens.dialog import Prompt
from tui.screens.indexing import IndexingScreen
from tui.screens.search import SearchScreen

ZH, EN = "zh_CN.UTF-8", "en"
_TIME = re.compile(r" {1,4}\d+ ms")
_SECONDS = 40.0


def shown(app: KbApp) -> list[str]:
    """The lines of the screen as they are painted, the time of a search left out."""
    compositor = app.screen._compositor
    strips = compositor.render_strips()
    assert compositor.size.region == Region(0, 0, *app.size)
    filters, background = app.get_line_filters(), app.screen.background_colors[1]
    lines = []
    for strip in strips:
        segments = list(strip)
        for net in filters:
            segments = net.apply(segments, background)
        lines.append("".join(segment.text for segment in segments))
    return [_TIME.sub(lambda found: f"{' ' * (len(found[0]) - 4)}N ms", line) for line in lines]


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    for _step in range(int(_SECONDS / 0.02)):
        if holds():
            return
        failed = _app(pilot)._exception
        if failed:
            raise failed
        await pilot.pause(0.02)
    raise AssertionError("\n".join(shown(_app(pilot))))


async def settled(pilot: Pilot[None]) -> list[str]:
    """The screen when nothing is asked and nothing changes any more."""
    before: list[str] = []
    still = 0
    for _step in range(int(_SECONDS / 0.03)):
        await pilot.pause(0.02)
        if not _app(pilot).desk.idle:
            still = 0
            continue
        now = shown(_app(pilot))
        still = still + 1 if now == before else 0
        before = now
        if still >= 2:
            return now
    raise AssertionError("\n".join(before))


S = TypeVar("S", bound=Screen[Any])


async def arrived(pilot: Pilot[None], kind: type[S]) -> S:
    """The screen of that kind, once it is on top, has its widgets, and shows what it asked for."""

    def is_there() -> bool:
        screen = pilot.app.screen
        return isinstance(screen, kind) and screen.is_mounted and screen.focused is not None

    await until(pilot, is_there)
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, kind)
    return screen


async def keys(pilot: Pilot[None], *pressed: str) -> list[str]:
    """The screen after keys, each pressed when what the one before it did is done."""
    for key in pressed:
        await pilot.press(key)
        await until(pilot, lambda: _app(pilot).desk.idle and _is_ready(_app(pilot)))
    return await settled(pilot)


def _is_ready(app: KbApp) -> bool:
    screen = app.screen
    return screen.is_mounted and (screen.focused is not None or isinstance(screen, IndexingScreen))


async def answered(pilot: Pilot[None], text: str) -> None:
    """Give the line that a question asks for."""
    prompt = await arrived(pilot, Prompt)
    prompt.query_one("#answer", Input).value = text
    await pilot.press("enter")
    await until(pilot, lambda: pilot.app.screen is not prompt)
    await settled(pilot)


def _app(pilot: Pilot[None]) -> KbApp:
    assert isinstance(pilot.app, KbApp)
    return pilot.app


@asynccontextmanager
async def opened(
    place: Path, size: tuple[int, int] = (80, 24), ambiguous: int = 1, **options: object
) -> AsyncIterator[Pilot[None]]:
    """The application on a knowledge base, with its first list shown."""
    app = KbApp(Options(place, ambiguous=ambiguous, **options))  # type: ignore[arg-type]
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: _stands(app))
        yield pilot


def _stands(app: KbApp) -> bool:
    """Whether the first screen has its widgets, and its list where it has one."""
    screen = app.screen
    if not screen.is_mounted:
        return False
    return not isinstance(screen, SearchScreen) or bool(screen.infos or screen.found)


async def typed(pilot: Pilot[None], query: str) -> SearchScreen:
    """The search screen after a query was typed, answered and shown."""
    screen = await arrived(pilot, SearchScreen)
    screen.line.value = query
    await until(pilot, lambda: bool(screen.found and screen.found.query == query))
    await settled(pilot)
    return screen


def drive(work: Callable[[], Awaitable[None]]) -> None:
    """Run a test's steps."""

    async def run() -> None:
        await work()

    asyncio.run(run())

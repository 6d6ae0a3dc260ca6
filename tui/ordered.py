"""Keys in the order in which they were pressed, also where a slow line or a paste delivers many of them at once.

Textual hands a key to the focused widget and looks for its binding only after the key has come back up through all of the
widget's ancestors, while the next key is already on its way down: a letter can overtake the backspace before it, and the
first key for a new screen can go to the old one. Here a key is done with before the next one is looked at.
"""

import asyncio
from contextlib import suppress

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

PATIENCE = 1.0
"""Seconds that a key may keep the next ones waiting; what takes longer goes on behind them."""


class OrderedKeys(App[None]):
    """A program that does one key after the other."""

    async def on_event(self, event: events.Event) -> None:
        """Run what a key is bound to at once; wait until the focused widget, and what heard of it, is done."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self.app_focus = True
        asked = self._pumps()
        if not (isinstance(event, events.Key) and await self._is_done(event)):
            await super().on_event(event)
        for pump in (*asked, self.screen):
            await self._handled(pump)

    def _pumps(self) -> list[MessagePump]:
        """The focused widget and what its messages come up through."""
        focused = self.focused
        return [node for node in focused.ancestors_with_self if node is not self] if focused else []

    async def _is_done(self, event: events.Key) -> bool:
        """Whether a binding took the key; keys that the focused widget types are not looked for."""
        if await self._check_bindings(event.key, priority=True):
            return True
        focused = self.focused
        if focused is not None and focused.check_consume_key(event.key, event.character):
            return False
        return await self._check_bindings(event.key)

    async def _handled(self, pump: MessagePump) -> None:
        """Wait until a widget has done with all that was sent to it; a new screen is there when it has."""
        done = asyncio.Event()
        if pump.call_later(done.set):
            with suppress(TimeoutError):
                async with asyncio.timeout(PATIENCE):
                    await done.wait()


__all__ = ["OrderedKeys"]

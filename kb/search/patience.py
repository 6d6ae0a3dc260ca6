"""How long one query may keep the engine busy with work that a query can make as large as it likes: patterns, distances."""

from dataclasses import dataclass
from time import monotonic

from kb.errors import UsageError
from kb.i18n import _
from kb.stopping import stop_if_asked

LEAST_SECONDS = 0.3
"""With half a second to start, a command that gives up answers within a second."""
SECONDS_PER_CHARACTER = 1e-6
"""Ordinary patterns take 0.2 µs a character: what is behind them earns them more time, on a large corpus and on a slow machine."""
SECONDS_PER_PASSAGE = 0.15
"""What takes longer over one passage is catastrophic: an ordinary pattern takes some milliseconds over the longest."""


class SlowQueryError(UsageError):
    """A query that takes too long over this corpus."""

    def __init__(self, seconds: float) -> None:
        super().__init__(
            _(
                "The query takes longer than {seconds:.1f} s. Make its pattern or distances simpler, or narrow it with a word or a filter beside it."
            ).format(seconds=seconds)
        )


@dataclass(frozen=True, slots=True)
class Patience:
    """``seconds`` from ``started`` for the whole query; then SlowQueryError."""

    seconds: float
    started: float

    def for_passage(self, since: float, behind: int) -> float:
        """Seconds that the next passage may take where a pattern began at ``since`` and has so many characters behind it.

        A pattern that is slow from its first passages on ends soon, however large the corpus is. Raises SlowQueryError.
        """
        stop_if_asked()
        now = monotonic()
        ends = min(self.started + self.seconds, since + LEAST_SECONDS + behind * SECONDS_PER_CHARACTER)
        if now >= ends:
            raise SlowQueryError(now - since)
        return min(ends - now, SECONDS_PER_PASSAGE)

    def check(self) -> None:
        """Raise SlowQueryError where the time is over, StoppedError where nobody waits any more."""
        stop_if_asked()
        if monotonic() > self.started + self.seconds:
            raise SlowQueryError(self.seconds)


def patience_for(characters: int) -> Patience:
    """The patience that one query gets over a corpus of that many characters, beginning now."""
    return Patience(LEAST_SECONDS + characters * SECONDS_PER_CHARACTER, monotonic())


__all__ = ["LEAST_SECONDS", "SECONDS_PER_PASSAGE", "Patience", "SlowQueryError", "patience_for"]

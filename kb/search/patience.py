"""How long one query may keep the engine busy with work that a query can make as large as it likes: patterns, distances."""

from dataclasses import dataclass
from time import monotonic

from kb.errors import UsageError
from kb.i18n import _

LEAST_SECONDS = 0.6
"""With a third of a second to start, a command that gives up answers within a second."""
SECONDS_PER_CHARACTER = 5e-7
"""Ordinary patterns take 0.2 µs a character: on a large corpus, and on a slow machine, they may take their time."""
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
    """``seconds`` from ``started``; then SlowQueryError."""

    seconds: float
    started: float

    @property
    def for_passage(self) -> float:
        """Seconds that one passage may take. Raises SlowQueryError where there are none."""
        left = self.started + self.seconds - monotonic()
        if left <= 0:
            raise SlowQueryError(self.seconds)
        return min(left, SECONDS_PER_PASSAGE)

    def check(self) -> None:
        """Raise SlowQueryError where the time is over."""
        if monotonic() > self.started + self.seconds:
            raise SlowQueryError(self.seconds)


def patience_for(characters: int) -> Patience:
    """The patience that one query gets over a corpus of that many characters, beginning now."""
    return Patience(max(LEAST_SECONDS, characters * SECONDS_PER_CHARACTER), monotonic())


__all__ = ["LEAST_SECONDS", "SECONDS_PER_PASSAGE", "Patience", "SlowQueryError", "patience_for"]

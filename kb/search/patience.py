"""How long one query may keep the engine busy with work that a query can make as large as it likes: patterns, distances."""

from dataclasses import dataclass
from time import monotonic

from kb.errors import UsageError
from kb.i18n import _

LEAST_SECONDS = 0.6
"""With half a second to start, a command that gives up answers within about a second."""
SECONDS_PER_CHARACTER = 3e-7
"""Ordinary patterns take 0.1 µs a character: on a large corpus they may take their time."""


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
    def left(self) -> float:
        """Seconds left. Raises SlowQueryError where there are none."""
        left = self.started + self.seconds - monotonic()
        if left <= 0:
            raise SlowQueryError(self.seconds)
        return left

    def check(self) -> None:
        """Raise SlowQueryError where the time is over."""
        if monotonic() > self.started + self.seconds:
            raise SlowQueryError(self.seconds)


def patience_for(characters: int) -> Patience:
    """The patience that one query gets over a corpus of that many characters, beginning now."""
    return Patience(max(LEAST_SECONDS, characters * SECONDS_PER_CHARACTER), monotonic())


__all__ = ["LEAST_SECONDS", "Patience", "SlowQueryError", "patience_for"]

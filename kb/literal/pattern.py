"""A run of characters as it is looked for."""

from dataclasses import dataclass

from kb.literal.codes import Codes, to_codes
from kb.literal.squeeze import is_ignored
from kb.literal.values import Manner
from kb.text import fold


@dataclass(frozen=True, slots=True)
class Pattern:
    """A run folded and, of the same length, as typed; ``manner`` is how it is compared."""

    folded: Codes
    letters: Codes
    manner: Manner


def to_pattern(run: str, manner: Manner) -> Pattern:
    """Prepare a run.

    A run of nothing but quotation marks and spaces would be empty when squeezed: it is compared folded, as it stands.
    """
    letters = to_codes(run)
    folded = to_codes(fold(run))
    if manner is not Manner.SQUEEZED:
        return Pattern(folded, letters, manner)
    kept = ~is_ignored(folded)
    if not kept.any():
        return Pattern(folded, letters, Manner.FOLDED)
    return Pattern(folded[kept], letters[kept], manner)

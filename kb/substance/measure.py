"""The measure: signs per length against hollow words and what everybody says, as one number from 0 to 1."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from kb.model import JsonObject
from kb.substance.signs import SIGNS
from kb.text import fold

CELLS = 5
_UNIT_LENGTH = 60
"""Characters in which one sign is worth its weight: about a sentence."""
_SHORTEST = 40
_CONCRETE = 0.9
"""How soon signs fill the measure: one a sentence gives 0.6, two give 0.83."""
_HOLLOW = 0.25
"""How much hollow words take away: two a sentence take a third."""
_COMMON = 0.7
"""How much of a passage's substance is taken away where all of it is what everybody says."""


@dataclass(frozen=True, slots=True)
class Substance:
    """How concrete a passage is: ``score`` from 0 (hollow) to 1, what was counted by the signs' names, how much is everybody's."""

    score: float
    counts: Mapping[str, int]
    common: float

    @property
    def bar(self) -> str:
        """The score as a bar of five cells."""
        full = min(CELLS, round(self.score * CELLS))
        return "▮" * full + "▯" * (CELLS - full)

    def to_dict(self) -> JsonObject:
        """The measure as the command prints it."""
        return {"score": self.score, **self.counts, "common": round(self.common, 3)}


def measure(text: str, common: float = 0.0) -> Substance:
    """How concrete a text is; ``common`` is the share of it that several units use to the letter.

    >>> measure("全年核查线索247件，办结留言35件，满意度90%以上。").score > measure("切实提高思想认识，着力营造良好氛围。").score
    True
    """
    folded = fold(text).strip()
    counts = {sign.name: sum(1 for _match in sign.pattern.finditer(folded)) for sign in SIGNS}
    sentences = max(len(folded), _SHORTEST) / _UNIT_LENGTH
    signs = sum(sign.weight * counts[sign.name] for sign in SIGNS if sign.weight > 0) / sentences
    hollow = -sum(sign.weight * counts[sign.name] for sign in SIGNS if sign.weight < 0) / sentences
    score = (1 - math.exp(-_CONCRETE * signs)) / (1 + _HOLLOW * hollow) * (1 - _COMMON * common)
    return Substance(round(score, 3), counts, common)


__all__ = ["CELLS", "Substance", "measure"]

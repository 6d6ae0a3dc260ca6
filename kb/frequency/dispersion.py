"""How evenly a term is spread over parts of a corpus that may differ in size.

With v the occurrences in each of n parts, s the parts' shares of the characters and f the sum of v:

- Juilland's D = 1 - V / √(n - 1), where V is the population standard deviation of the parts' rates (v over size) divided by
  their mean. 1 is perfectly even, 0 is all in one part. For parts of equal size it is Juilland's own formula.
- DP = ½ Σ |v / f - s| (Gries 2008): 0 is as even as the parts' sizes, near 1 is all in one small part.
- DPnorm = DP / (1 - min s) (Lijffijt & Gries 2012) reaches 1 whatever the parts' sizes.
"""

from dataclasses import asdict, dataclass

import numpy as np

from kb.literal.codes import Numbers
from kb.model import JsonObject


@dataclass(frozen=True, slots=True)
class Dispersion:
    """Over ``parts`` parts, in ``range`` of which the term occurs. None where it cannot be said: no occurrence, or one part."""

    parts: int
    range: int
    juilland: float | None
    dp: float | None
    dp_norm: float | None

    def to_dict(self) -> JsonObject:
        """The dispersion as the command prints it."""
        return asdict(self)


def dispersion(counts: Numbers, sizes: Numbers) -> Dispersion:
    """The dispersion of ``counts`` over parts of these sizes; parts without characters do not take part."""
    counts, sizes = counts[sizes > 0], sizes[sizes > 0]
    parts, spread = len(sizes), int(np.count_nonzero(counts))
    if parts < 2 or not spread:
        return Dispersion(parts, spread, None, None, None)
    rates, shares = counts / sizes, sizes / sizes.sum()
    variation = float(rates.std() / rates.mean())
    deviation = float(np.abs(counts / counts.sum() - shares).sum() / 2)
    even = max(0.0, 1 - variation / (parts - 1) ** 0.5)
    return Dispersion(parts, spread, even, deviation, deviation / (1 - float(shares.min())))


__all__ = ["Dispersion", "dispersion"]

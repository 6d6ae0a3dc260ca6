"""Measures of association, one formula each.

For a run in and outside a part of the corpus: ``o`` occurrences in the part, ``f`` in the whole, ``w`` places of the part
where it could stand, ``n`` places of the whole. Expected in the part: e = f · w / n.

- ``log_likelihood``: G² = 2 Σ O · ln(O / E) over the four cells (in or out of the part × the run or another); Dunning 1993.
- ``mi3``: log₂(o³ / e); Daille 1994. Mutual information that does not put the rarest first.
- ``log_ratio``: log₂ of the rate in the part over the rate outside it; Hardie 2014. ½ stands for no occurrence outside (or inside).
- ``keyness``: G² over the two cells of two corpora; Rayson & Garside 2000.
- ``difference``: %DIFF, by how many per cent the rate in one corpus is above that in another; Gabrielatos & Marchi 2011.

G² carries the sign of the association: below nought where the run is rarer than expected.
"""

import numpy as np
from numpy.typing import NDArray

from kb.literal.codes import Numbers

Values = NDArray[np.float64]
SIGNIFICANT = 15.13
"""G² at which chance is a ten-thousandth (χ² with one degree of freedom)."""
_NONE = 0.5


def expected(f: Numbers, w: Numbers, n: Numbers) -> Values:
    """Occurrences in the part, if they fell anywhere alike."""
    chance: Values = f * w / np.maximum(n, 1)
    return chance


def log_likelihood(o: Numbers, f: Numbers, w: Numbers, n: Numbers) -> Values:
    """G² over four cells, with the sign of the association."""
    table = [(o, f, w), (f - o, f, n - w), (w - o, n - f, w), (n - w - f + o, n - f, n - w)]
    total = sum((_part(seen, rows * columns / np.maximum(n, 1)) for seen, rows, columns in table), np.zeros(len(o)))
    return _signed(2 * total, o - expected(f, w, n))


def keyness(a: Numbers, b: Numbers, c: Numbers, d: Numbers) -> Values:
    """G² of a occurrences in c places against b in d, with the sign of the difference."""
    rate = (a + b) / np.maximum(c + d, 1)
    return _signed(2 * (_part(a, c * rate) + _part(b, d * rate)), a - c * rate)


def mi3(o: Numbers, f: Numbers, w: Numbers, n: Numbers) -> Values:
    """log₂(o³ / e); 0 where the run is not in the part."""
    ratio = np.divide(o.astype(np.float64) ** 3, expected(f, w, n), out=np.ones(len(o)), where=o > 0)
    return np.asarray(np.log2(ratio), np.float64)


def log_ratio(a: Numbers, b: Numbers, c: Numbers, d: Numbers) -> Values:
    """log₂ of the rate of a in c over that of b in d."""
    return np.asarray(np.log2(_rate(a, c) / _rate(b, d)), np.float64)


def difference(a: Numbers, b: Numbers, c: Numbers, d: Numbers) -> Values:
    """The rate of a in c above that of b in d, in per cent of the latter."""
    return np.asarray(100 * (_rate(a, c) / _rate(b, d) - 1), np.float64)


def _rate(counts: Numbers, places: Numbers) -> Values:
    rates: Values = np.where(counts > 0, counts, _NONE) / np.maximum(places, 1)
    return rates


def _part(seen: Numbers, wanted: Values) -> Values:
    """O · ln(O / E), nought for no occurrence."""
    inside = (seen > 0) & (wanted > 0)
    ratio = np.divide(seen, wanted, out=np.ones(len(wanted)), where=inside)
    return np.asarray(seen * np.log(ratio), np.float64)


def _signed(values: Values, surplus: Values) -> Values:
    signed: Values = np.where(surplus < 0, -1.0, 1.0) * np.maximum(values, 0)
    return signed


__all__ = ["SIGNIFICANT", "difference", "expected", "keyness", "log_likelihood", "log_ratio", "mi3"]

"""How well a passage answers: tiers as small numbers in one array over all passages."""

from enum import IntEnum

import numpy as np
import numpy.typing as npt

from kb.search.postings import Mask, Numbers

Tiers = npt.NDArray[np.int8]


class Tier(IntEnum):
    """From nothing to the run itself; a greater number ranks above."""

    NONE = 0
    SOME = 1
    WORDS = 2
    VARIANT = 3
    EXACT = 4

    @property
    def label(self) -> str:
        """The name that hits carry."""
        return self.name.lower()


def no_tiers(size: int) -> Tiers:
    """An array in which nothing answers."""
    return np.zeros(size, np.int8)


def raise_to(tiers: Tiers, numbers: Numbers, tier: Tier) -> None:
    """Let the passages of ``numbers`` answer at least that well."""
    tiers[numbers] = np.maximum(tiers[numbers], tier)


def from_mask(mask: Mask, tier: Tier = Tier.EXACT) -> Tiers:
    """Tiers in which just the true places answer."""
    return mask.astype(np.int8) * np.int8(tier)


__all__ = ["Tier", "Tiers", "from_mask", "no_tiers", "raise_to"]

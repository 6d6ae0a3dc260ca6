"""What a passage contains: quantities, masks (有:数据, 有:遮蔽)."""

from collections.abc import Mapping

import numpy as np

from kb.schema import MASKED
from kb.search.corpus import Corpus
from kb.search.postings import Mask
from kb.search.stated import StatedFacts


def content_masks(corpus: Corpus) -> Mapping[str, Mask]:
    """For each content the passages that have it."""
    masked = np.zeros(corpus.size, np.bool_)
    masked[corpus.postings.term("has", MASKED).numbers] = True
    return {"data": StatedFacts(corpus).having(), "mask": masked}


__all__ = ["content_masks"]

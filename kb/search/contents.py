"""What a passage contains: figures, masks (有:数据, 有:遮蔽)."""

import re
from collections.abc import Mapping

import numpy as np

from kb.schema import MASKED
from kb.search.corpus import Corpus
from kb.search.postings import Mask
from kb.text import fold

_FIGURE = re.compile(
    r"\d[\d,.]*\s?(?:%|‰|万|亿|个|项|件|家|人|户|次|场|期|篇|份|条|元|吨|公里|千米|米|亩|公顷|平方|立方|小时|分钟|天|倍|名|座|所|处|类|批|辆|台|套|例|起|只|头|千瓦|千克|余|多)"
)
"""A number with a unit of measure, in folded text. Years, dates and item numbers are none."""


def content_masks(corpus: Corpus) -> Mapping[str, Mask]:
    """For each content the passages that have it."""
    data = np.zeros(corpus.size, np.bool_)
    for number in np.flatnonzero(corpus.passages).tolist():
        data[number] = _FIGURE.search(fold(corpus.text(number))) is not None
    masked = np.zeros(corpus.size, np.bool_)
    masked[corpus.postings.term("has", MASKED).numbers] = True
    return {"data": data, "mask": masked}


__all__ = ["content_masks"]

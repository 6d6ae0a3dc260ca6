"""How concrete the passages of a corpus are (干货), measured when it is asked for and kept."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from kb.query import Share
from kb.search.commonplaces import Commonplaces
from kb.search.corpus import Corpus
from kb.search.postings import Mask
from kb.stopping import stop_if_asked
from kb.substance import Substance, measure

_FEW = 60_000
"""Characters up to which passages are asked one by one for what they have in common with others; beyond, all are, at once."""


@dataclass(frozen=True)
class SubstanceReader:
    """Measures passages over one corpus: their own signs, and the share of them that several units use to the letter."""

    corpus: Corpus

    @cached_property
    def commonplaces(self) -> Commonplaces:
        """What the units have in common."""
        return Commonplaces(self.corpus)

    def mask(self, share: Share, allowed: Mask | None) -> Mask:
        """The passages whose substance lies in a share, of the allowed ones."""
        wanted = self.corpus.passages if allowed is None else self.corpus.passages & allowed
        self._measure(wanted & np.isnan(self._scores))
        least, most = (-1.0 if share.least is None else share.least), (2.0 if share.most is None else share.most)
        scores = np.where(np.isnan(self._scores), -9.0, self._scores)
        inside = (scores > least) & (scores < most) if share.beyond else (scores >= least) & (scores <= most)
        return np.asarray(wanted & inside)

    def of(self, number: int) -> Substance:
        """The measure of one passage, with what was counted."""
        return measure(self.corpus.text(number), self._common_share(number))

    @cached_property
    def _scores(self) -> npt.NDArray[np.float64]:
        return np.full(self.corpus.size, np.nan)

    def _measure(self, missing: Mask) -> None:
        numbers = np.flatnonzero(missing).tolist()
        few = "_shares" not in self.__dict__ and int(self.corpus.texts.lengths[missing].sum()) <= _FEW
        for number in numbers:
            stop_if_asked()
            common = self._common_share(number) if few else float(self._shares[number])
            self._scores[number] = measure(self.corpus.text(number), common).score

    def _common_share(self, number: int) -> float:
        text = self.corpus.text(number)
        covered = sum(span.end - span.start for span in self.commonplaces.spans(text))
        return covered / max(1, len(text))

    @cached_property
    def _shares(self) -> npt.NDArray[np.float32]:
        return self.commonplaces.shares()


__all__ = ["SubstanceReader"]

"""Texts of many passages end to end, folded: what the terms of all of them are found in at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np

from kb import analysis
from kb.codec.varints import Numbers
from kb.literal.codes import CODE_POINTS, Codes, Flags, distinct, fold_codes, to_codes, to_text

LINE_END = 10


@dataclass(frozen=True)
class Texts:
    """Folded texts with a line end after each; ``documents`` has the number of the document of each character."""

    codes: Codes
    documents: Numbers

    @classmethod
    def of(cls, texts: Sequence[str], documents: Sequence[int]) -> "Texts":
        """Lay texts end to end; ``documents`` are their numbers."""
        codes = to_codes("\n".join([*texts, ""]))
        lengths = np.fromiter(map(len, texts), np.int64, len(texts)) + 1
        return cls(fold_codes(codes), np.repeat(np.asarray(documents, np.int64), lengths))

    @cached_property
    def han(self) -> Flags:
        """Which characters are Han."""
        return han_flags(self.codes)

    @cached_property
    def places(self) -> Numbers:
        """Where the characters of ``runs`` stand: those that are Han, and the one behind each run of them."""
        return np.flatnonzero(self.han | np.append(False, self.han[:-1]))

    @cached_property
    def runs(self) -> tuple[str, Numbers]:
        """The Han runs with a line end behind each, and the document of each run."""
        codes = np.where(self.han, self.codes, LINE_END)[self.places]
        return to_text(codes), self.documents[self.places][codes == LINE_END]

    def others(self) -> tuple[list[str], Numbers]:
        """The numbers and Latin words, and the document of each."""
        places = np.flatnonzero(~self.han | np.append(True, ~self.han[:-1]))  # of each Han run the first stands for all
        codes = np.where(self.han, LINE_END, self.codes)[places]
        found = list(analysis.other_terms(to_text(codes)))
        begins = np.array([place for place, _term in found], np.int64)
        return [term for _place, term in found], self.documents[places[begins]]


def han_flags(folded: Codes) -> Flags:
    """Which characters of a folded text are Han."""
    table = np.zeros(CODE_POINTS + 1, np.bool_)
    alphabet = distinct(folded)
    table[alphabet] = list(map(_is_han, alphabet.tolist()))
    flags: Flags = table[folded]
    return flags


@cache
def _is_han(code: int) -> bool:
    return bool(analysis.han_runs(chr(code)))


__all__ = ["LINE_END", "Texts", "han_flags"]

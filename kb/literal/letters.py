"""Characters that folding changed: what a comparison to the letter needs, and what gives the text back as written."""

from dataclasses import dataclass

import numpy as np

from kb.literal.arrayfile import ArrayFile, Arrays
from kb.literal.codes import Codes, Numbers, Places
from kb.literal.draft import Draft
from kb.literal.pattern import Pattern


@dataclass(frozen=True, slots=True)
class Letters:
    """Where the text as written differs from the folded text, ascending, and what is written there."""

    file: ArrayFile
    places: Places
    letters: Codes

    def agreeing(self, starts: Numbers, pattern: Pattern) -> Numbers:
        """Of the places where the folded pattern stands, those where it is also written as typed."""
        changed = np.flatnonzero(pattern.letters != pattern.folded)
        first = np.searchsorted(self.places, starts.astype(np.uint32))
        end = np.searchsorted(self.places, (starts + len(pattern.folded)).astype(np.uint32))
        agrees = end - first == len(changed)
        starts, first = starts[agrees], first[agrees]
        for row, offset in enumerate(changed.tolist()):
            same = (self.places[first + row] == starts + offset) & (
                self.letters[first + row] == pattern.letters[offset]
            )
            starts, first = starts[same], first[same]
        return starts

    def restore(self, folded: Codes, start: int = 0) -> Codes:
        """The text as written from the folded text; ``start`` is where that begins in the block."""
        letters = folded.copy()
        first, end = np.searchsorted(self.places, np.asarray([start, start + len(folded)], np.uint32))
        changed = self.places[first:end] - np.uint32(start)
        self.file.require(int(changed.max(initial=0)) < max(1, len(folded)))
        letters[changed] = self.letters[first:end]
        return letters


def letter_arrays(draft: Draft) -> Arrays:
    """The arrays of the changed characters."""
    changed = np.flatnonzero(draft.letters != draft.folded)
    return {"changed": changed.astype(np.uint32), "letters": draft.letters[changed]}


def read_letters(file: ArrayFile) -> Letters:
    """The changed characters of an opened block."""
    letters = Letters(file, file.array("changed", "<u4"), file.array("letters", "<u4"))
    file.require(len(letters.places) == len(letters.letters))
    return letters

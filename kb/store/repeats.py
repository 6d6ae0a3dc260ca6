"""Which reports of a generation repeat others, and which of their passages stand to the letter in those.

Written anew with every generation, since any report may come to repeat another or cease to.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kb.literal import LiteralIndex
from kb.literal.arrayfile import ArrayFile, open_arrays, write_arrays
from kb.store.manifest import Entry

FILE = "repeats.arrays"
Pairs = NDArray[np.int64]


@dataclass(frozen=True)
class Repeats:
    """An opened file of repeats."""

    file: ArrayFile

    @cached_property
    def originals(self) -> dict[str, tuple[str, float]]:
        """For the id of each report that repeats another the other's id and how much of the report it is. Raises IndexDamagedError."""
        try:
            rows = json.loads(self.file.array("reports", "|u1").tobytes())
            return {str(report): (str(original), float(share)) for report, original, share in rows}
        except (ValueError, TypeError, RecursionError):
            self.file.require(holds=False)
            raise

    @cached_property
    def twins(self) -> Pairs:
        """Two rows: the numbers of passages that repeat others, and the numbers of those."""
        numbers, twins = self.file.array("numbers", "<u4"), self.file.array("twins", "<u4")
        self.file.require(len(numbers) == len(twins))
        return np.stack([numbers, twins]).astype(np.int64)


def write_repeats(directory: Path, literal: Path, entries: Iterable[Entry], heads: Mapping[str, int]) -> None:
    """Write the repeats of a generation into its directory; ``heads``: the number of each report's own document by id."""
    found = [entry for entry in entries if entry.duplicates_of is not None]
    texts = _Texts(LiteralIndex.open(literal), heads) if found and literal.is_dir() else None
    pairs = np.array(list(chain.from_iterable(map(texts.twins, found))) if texts else [], np.int64).reshape(-1, 2)
    rows = json.dumps([[entry.id, entry.duplicates_of, entry.share] for entry in found]).encode("ascii")
    numbers, twins = pairs.T.astype(np.uint32)
    write_arrays(directory / FILE, {"reports": np.frombuffer(rows, np.uint8), "numbers": numbers, "twins": twins})


def read_repeats(directory: Path) -> Repeats:
    """The repeats of a generation. Raises IndexDamagedError."""
    return Repeats(open_arrays(directory / FILE))


@dataclass(frozen=True, slots=True)
class _Texts:
    """The folded texts of passages by report."""

    index: LiteralIndex
    heads: Mapping[str, int]

    def twins(self, entry: Entry) -> Iterator[tuple[int, int]]:
        """The numbers of a report's passages that stand in the report it repeats, each with that of its twin there."""
        original = entry.duplicates_of
        if entry.id not in self.heads or original is None or original not in self.heads:
            return
        known = {text: number for number, text in reversed(self._numbered(original))}
        for number, text in self._numbered(entry.id):
            if text in known:
                yield number, known[text]

    def _numbered(self, report: str) -> list[tuple[int, str]]:
        texts = self.index.folded_passages(report)
        return [(number, text.strip()) for number, text in enumerate(texts, self.heads[report] + 1)]


__all__ = ["FILE", "Repeats", "read_repeats", "write_repeats"]

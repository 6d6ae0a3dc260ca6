"""The reports of a block: their keys and their first passages."""

from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from kb.literal.arrayfile import ArrayFile, Arrays, damaged_error
from kb.literal.codes import Places
from kb.literal.draft import Draft


@dataclass(frozen=True, slots=True)
class ReportTable:
    """Keys in one run of UTF-8 with their ends; report r has the passages ``firsts[r]`` to ``firsts[r + 1]``."""

    file: ArrayFile
    firsts: Places
    ends: Places
    keys: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.ends)

    def key(self, number: int) -> str:
        """The key of a report."""
        start = int(self.ends[number - 1]) if number else 0
        try:
            return self.keys[start : int(self.ends[number])].tobytes().decode("utf-8", "surrogatepass")
        except UnicodeDecodeError as error:
            raise damaged_error(self.file.path) from error

    def passages(self, number: int) -> range:
        """The numbers of a report's passages."""
        return range(int(self.firsts[number]), int(self.firsts[number + 1]))


def report_arrays(draft: Draft) -> Arrays:
    """The arrays of the table."""
    keys = [key.encode("utf-8", "surrogatepass") for key in draft.keys]
    ends = np.fromiter(accumulate(map(len, keys)), np.uint32, len(keys))
    return {"firsts": draft.firsts, "key_ends": ends, "keys": np.frombuffer(b"".join(keys), np.uint8)}


def read_reports(file: ArrayFile) -> ReportTable:
    """The table of an opened block."""
    table = ReportTable(file, file.array("firsts", "<u4"), file.array("key_ends", "<u4"), file.array("keys", "|u1"))
    file.require(len(table.firsts) == len(table.ends) + 1)
    return table

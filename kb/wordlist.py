"""The words of a run, looked up in jieba's dictionary as it lies on the disk.

To load a dictionary takes a tenth of a second (rjieba) or a whole one (jieba), a third of what a search takes. Its file is in the order of its
words, so that the few a short run can be made of are found without loading the others. The run is cut as jieba's search mode cuts
it, along the likeliest path; what only its model of unknown words can tell is left to the segmenter.
"""

import mmap
import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from itertools import groupby
from math import log
from pathlib import Path

_SIZE = 5_071_852
"""The bytes of the file that is known to be in order: jieba 0.42.1's, the last there is."""
_TOTAL = 60_101_967
"""What the frequencies of all its words add up to."""
_FIRST = "\n一 ".encode()
"""Where the words of Han characters alone begin."""
_MISPLACED = {"吉林": 89, "高富帅": 13}
"""The words that stand out of order, with their frequencies."""
_KNOWN = re.compile("[\u4e00-\u9fd5]{1,24}")
"""Runs that are cut here: the segmenters agree on what is a character of a word, and a lookup a character costs little."""


class Wordlist:
    """An open dictionary file."""

    def __init__(self, data: mmap.mmap) -> None:
        self._data = data
        self._places = range(data.find(_FIRST) + 1, len(data))

    def frequency(self, run: str) -> int | None:
        """How frequent a word is; 0 for what is no word but begins one, None for what begins none."""
        if run in _MISPLACED:
            return _MISPLACED[run]
        wanted = run.encode()
        place = bisect_left(self._places, wanted, key=lambda place: self._line(place).partition(b" ")[0])
        line = self._line(self._places[0] + place) if place < len(self._places) else b""
        if line.startswith(wanted + b" "):
            return int(line.split(b" ")[1])
        return 0 if line.startswith(wanted) or any(word.startswith(run) for word in _MISPLACED) else None

    def _line(self, place: int) -> bytes:
        """The first line that begins at a place or behind it and stands in order; after the last one what is greater than all."""
        start = self._data.find(b"\n", place - 1) + 1
        end = self._data.find(b"\n", start)
        if not start or end < 0:
            return b"\xff"
        line = self._data[start:end]
        return self._line(end + 1) if line.partition(b" ")[0].decode() in _MISPLACED else line


@cache
def _wordlist() -> Wordlist | None:
    """The dictionary; None where it is not there, or not the one that is known."""
    spec = find_spec("jieba")
    file = Path(spec.origin).with_name("dict.txt") if spec and spec.origin else None
    try:
        if file is None or file.stat().st_size != _SIZE:
            return None
        with file.open("rb") as opened:
            return Wordlist(mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ))
    except OSError:
        return None


def cut_for_search(run: str) -> list[str] | None:
    """The words of a run of folded Han characters as jieba's search mode gives them; None where the segmenter has to be asked."""
    known = _wordlist()
    if known is None or not _KNOWN.fullmatch(run):
        return None
    words = _likeliest(known, run)
    if any(known.frequency(alone) in (None, 0) for alone in _left_alone(words)):
        return None
    return [part for word in words for part in (*_inside(known, word), word)]


def _left_alone(words: list[str]) -> Iterator[str]:
    """The runs of two characters or more of which each was left alone: words that are not known, unless they are."""
    for is_alone, group in groupby(words, lambda word: len(word) == 1):
        run = "".join(group) if is_alone else ""
        if len(run) > 1:
            yield run


def _inside(known: Wordlist, word: str) -> Iterator[str]:
    """The words of two and then of three characters inside a longer one."""
    for size in (2, 3):
        if len(word) > size:
            parts = (word[start : start + size] for start in range(len(word) - size + 1))
            yield from (part for part in parts if known.frequency(part))


def _likeliest(known: Wordlist, run: str) -> list[str]:
    """The words of the likeliest path through a run."""
    best: list[tuple[float, int]] = [(0.0, 0)] * (len(run) + 1)
    for start in range(len(run) - 1, -1, -1):
        ends = list(_ends(known, run, start))
        best[start] = max((log(frequency or 1) - log(_TOTAL) + best[end][0], end) for end, frequency in ends)
    words, start = [], 0
    while start < len(run):
        words.append(run[start : best[start][1]])
        start = best[start][1]
    return words


def _ends(known: Wordlist, run: str, start: int) -> Iterator[tuple[int, int]]:
    """Where the words end that begin there, each with its frequency; a character that is no word stands for itself."""
    found = False
    for end in range(start + 1, len(run) + 1):
        frequency = known.frequency(run[start:end])
        if frequency is None:
            break
        if frequency:
            found = True
            yield end, frequency
    if not found:
        yield start + 1, 0


__all__ = ["cut_for_search"]

"""What a commitment names, whole and, where it is a list, item by item: what a later report says of one of them is said of the commitment."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from kb.followup.subjects import TIME, Subject, is_strong, is_whole, runs_of, signs_of, subject_of
from kb.followup.words import EVERYWHERE, GENERIC
from kb.model import Span
from kb.text import fold

ITEM = 0.15
"""How much of a commitment one of its items has to be, to stand for it."""
HALF = 0.5
"""What a word that many things have in their names counts."""
WHOLE = 4
"""How many characters a sign for synonyms counts for."""
_LISTED = re.compile("、")
_JOINED = re.compile("、|以及|(?<![涉普])及(?![其时格])|和(?![谐平美睦解])|(?<!参)与(?!会)|的(?=[^的]{2,12}$)")
_CLOSED = re.compile("(?<=.)等(?![级待候])")
"""What closes a list of examples, where it has more than one."""
_TOGETHER = re.compile("融合|结合|衔接|协同|联动|互促|同步|贯通|对接|之间")
"""Words that make one matter of what stands on both sides of 和."""
_EXAMPLES = re.compile("^(.{2,}?)等(?:地|.{0,8}(?:项目|工程|企业|基地|园区|铁路|公路|高速|水库|电站|大桥))")
_CODE = re.compile(r"[0-9a-z]*[0-9]+[0-9a-z+—-]*(?:号线?|期)?|[a-z]+[0-9]+")
_NAME = re.compile("“([^“”]{2,16})”")
Runs = tuple[str, ...]
Weight = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Matter:
    """The runs of characters that a commitment names, those of its items, what the examples are about that it names (上游、下游等地), and its names made with figures (6号线, “1+8”)."""

    runs: Runs = ()
    items: tuple[Runs, ...] = ()
    examples: Subject = frozenset()
    codes: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    def can_be(self, text: str) -> bool:
        """Whether a folded text holds one of its names made with figures, where all of it has such."""
        return len(self.codes) < max(len(self.items), 1) or any(code in text for code in self.codes)

    def named(self, text: str) -> bool:
        """Whether a folded text holds one of its names in quotation marks."""
        return any(name in text for name in self.names)

    @property
    def is_named(self) -> bool:
        """Whether all of it has names in quotation marks."""
        return len(self.names) >= max(len(self.items), 1)

    def linked(self, named: Subject) -> bool:
        """Whether ``named`` holds three of its characters in a row, or a short run of them as a whole."""
        return any(_linked(run, named) for run in self.runs)

    def covered(self, named: Subject, weight: Weight, *, items: bool = True) -> float:
        """The share of it, or of its item that is named most, that ``named`` holds, rare words counting for more."""
        if self.examples and not self.examples & named:
            return 0.0
        whole = _share(self.runs, named, weight)
        least = ITEM * _size(self.runs, weight)
        parts = (one for one in self.items if items and _size(one, weight) >= least)
        return max([whole, *(_share(one, named, weight) for one in parts)])


NOTHING = Matter()


def matter_of(text: str, without: Iterable[Span] = ()) -> Matter:
    """What a text names, without what stands in ``without``."""
    bare = fold(text)
    for span in without:
        bare = bare[: span.start] + " " * (span.end - span.start) + bare[span.end :]
    listed = _LISTED if _TOGETHER.search(bare) else _JOINED
    cut = [part for piece in (_CLOSED.split(bare) if "、" in bare else [bare]) for part in listed.split(piece)]
    items = [runs for part in cut if is_strong(signs_of(runs := runs_of(part)))] if len(cut) > 1 else []
    found = _EXAMPLES.match(bare)
    codes = frozenset(_CODE.findall(TIME.sub(" ", bare)))
    names = frozenset(_NAME.findall(bare)) - EVERYWHERE
    return Matter(runs_of(bare), tuple(items), subject_of(found[1]) if found else frozenset(), codes, names)


def _linked(run: str, named: Subject) -> bool:
    if is_whole(run):
        return run in named
    pairs = [run[place : place + 2] in named for place in range(len(run) - 1)]
    in_a_row = any(one and other for one, other in pairwise(pairs))
    return in_a_row or all(one or other for one, other in pairwise([False, *pairs, False]))


def _share(runs: Runs, named: Subject, weight: Weight) -> float:
    whole = _size(runs, weight)
    return sum(value for run in runs for value in _values(run, weight, named)) / whole if whole else 0.0


def _size(runs: Runs, weight: Weight) -> float:
    return sum(value for run in runs for value in _values(run, weight, None))


def _values(run: str, weight: Weight, named: Subject | None) -> Iterable[float]:
    """What each character of a run counts that stands in a pair which is named; all where ``named`` is None."""
    if is_whole(run):
        yield WHOLE * weight(run) if named is None or run in named else 0.0
        return
    pairs = [run[place : place + 2] for place in range(len(run) - 1)]
    weak = {place for match in GENERIC.finditer(run) for place in range(*match.span())}
    for place in range(len(run)):
        own = pairs[max(place - 1, 0) : place + 1]
        if named is None or any(pair in named for pair in own):
            yield max(map(weight, own)) * (HALF if place in weak else 1.0)


__all__ = ["NOTHING", "Matter", "matter_of"]

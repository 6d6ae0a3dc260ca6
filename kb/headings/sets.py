"""Sets: among headings that stand beside each other those that are built alike."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from kb.headings.frames import Shared, share, to_frame
from kb.headings.parts import LONGEST, split, words
from kb.headings.values import Heading, HeadingSet

ENOUGH = 2.0
"""The least strength of a set: two fixed characters, or fewer where the headings are also of one length."""
_SAME_LENGTH = 1.0
_EACH_PART = 0.5
_MANY, _FOR_MANY = 4, 0.5
_FEWEST = 3
_PAIR_STRENGTH = 4.0
_MOST = 60

_FIGURES = re.compile(r"[\d一二三四五六七八九十百〇零]+")
_QUOTED = re.compile('[“"][^“”"]{1,6}[”"]')

Key = Callable[[str], object]


class _Parallel(NamedTuple):
    members: tuple[int, ...]
    shared: Shared
    strength: float


def _first(count: int) -> Key:
    return lambda text: [part[:count] for part in split(text)[0][:1]]


KEYS: tuple[Key, ...] = (
    lambda _text: None,
    lambda text: len(split(text)[0]),
    _first(2),
    _first(1),
    lambda text: [part[-2:] for part in split(text)[0][-1:]],
    lambda text: [part[-1:] for part in split(text)[0][-1:]],
    lambda text: [words(part)[:1] for part in split(text)[0]],
    lambda text: [words(part)[:1] for part in split(text)[0][-1:]],
    lambda text: [len(part) for part in split(text)[0]],
)
"""How headings may be sorted to find those built alike: all, by how many parts, by how they begin and end …"""


def find_sets(siblings: Sequence[Heading]) -> Iterator[HeadingSet]:
    """The sets among headings of one level under one heading, the strongest first; a heading is in one set at most."""
    left = [heading for heading in siblings[:_MOST] if 1 < len(heading.text) <= LONGEST]
    while len(left) > 1:
        best = _best([heading.text for heading in left])
        if best is None:
            return
        members = tuple(left[row] for row in best.members)
        yield HeadingSet(to_frame([member.text for member in members], best.shared), members, best.strength)
        left = [heading for row, heading in enumerate(left) if row not in best.members]


def _best(texts: Sequence[str]) -> _Parallel | None:
    groups = {group: None for key in KEYS for group in _groups(texts, key)}
    found = (parallel for group in groups if (parallel := _parallel(texts, group)) is not None)
    return max(found, key=lambda it: (it.strength * len(it.members), -it.members[0]), default=None)


def _groups(texts: Sequence[str], key: Key) -> Iterator[tuple[int, ...]]:
    keyed = sorted((repr((split(text)[1].replace("、", ""), key(text))), row) for row, text in enumerate(texts))
    for _key, rows in groupby(keyed, lambda pair: pair[0]):
        group = tuple(row for _key, row in rows)
        if len(group) > 1:
            yield group


def _parallel(texts: Sequence[str], group: tuple[int, ...]) -> _Parallel | None:
    chosen = [texts[row] for row in group]
    found = max(
        filter(None, (share(chosen, lists=lists) for lists in (True, False))), key=lambda it: it.fixed, default=None
    )
    if found is None or not found.fixed or len(set(chosen)) < len(chosen) or _counted(chosen):
        return None
    strength = strength_of(chosen, found)
    least = ENOUGH if len(group) >= _FEWEST else _PAIR_STRENGTH
    return _Parallel(group, found, strength) if strength >= least else None


def _counted(texts: Sequence[str]) -> bool:
    """Whether headings differ in figures only: 2023年工作总结, 2024年工作总结."""
    return len({_FIGURES.sub("", text) for text in texts}) < len(texts)


def find_wide_sets(sets: Sequence[HeadingSet]) -> Iterator[HeadingSet]:
    """Sets of one level in one report that all begin with a word in quotation marks, as one: “强化”…, “严格”…, “加强”…."""
    quoted = [one for one in sets if _QUOTED.match(one.frame.pieces[0])]
    for _key, group in groupby(sorted(quoted, key=_level_and_signs), _level_and_signs):
        members = sorted(
            (member for one in group for member in one.members), key=lambda member: (member.passage, member.offset)
        )
        texts = [member.text for member in members]
        shared = share(texts)
        if shared is not None and len({text[: text.find("”") + 1] for text in texts}) > 1:
            yield HeadingSet(to_frame(texts, shared), tuple(members), strength_of(texts, shared))


def _level_and_signs(one: HeadingSet) -> tuple[int, str]:
    first = one.members[0]
    return first.level, split(first.text)[1]


def strength_of(texts: Sequence[str], shared: Shared) -> float:
    """How parallel texts are: what is fixed, whether they are of one length, how many parts are repeated, how often."""
    lengths = {tuple(map(len, split(text)[0])) for text in texts}
    rhythm = _SAME_LENGTH if len(lengths) == 1 else 0
    return shared.fixed + rhythm + _EACH_PART * (len(shared.parts) - 1) + (_FOR_MANY if len(texts) >= _MANY else 0)


__all__ = ["ENOUGH", "find_sets", "strength_of"]

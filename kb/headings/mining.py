"""Frames over the corpus: what sets and single headings are built on, how often, by whom; worn frames are seen as worn."""

import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

import numpy as np

from kb.headings.craft import craft, leads_throughout, set_worth
from kb.headings.frames import Shared, share, to_frame
from kb.headings.outlines import Outlines
from kb.headings.parts import split
from kb.headings.sets import find_sets, find_wide_sets
from kb.headings.skeletons import skeletons
from kb.headings.values import FrameUse, Heading, HeadingSet
from kb.search.uses import UsesReader
from kb.stopping import stop_if_asked

FEW_VOICES = 8
_LOOKED_AT = 600
_SHOWN_MEMBERS = 40
_SAME = 0.5
_FORM = re.compile(r"^(?:附件|附表|附录|应用|专栏|图|表)[一二三四五六七八九十\d]|\d{4}年|^第.{1,4}[章节条]")
_EXAMPLES = 12
_FEWEST = 3
_MOST_FIXED = 0.7
_WORN = 0.5


@dataclass(frozen=True)
class HeadingMine:
    """The sets of parallel headings of a corpus, and the frames that its headings share."""

    reader: UsesReader
    outlines: Outlines

    @cached_property
    def sets(self) -> tuple[HeadingSet, ...]:
        """The sets, report by report; those that go through several sections of a report after the others of it."""
        found: list[HeadingSet] = []
        for _report, families in groupby(self.outlines.families, lambda family: family[0].report):
            own = [one for family in families for one in find_sets(family)]
            found += [*own, *find_wide_sets(own)]
        return tuple(found)

    def frames(self, limit: int) -> tuple[FrameUse, ...]:
        """The frames that are worth most, those that hold mostly the same headings under the best of them."""
        crude = sorted(self._candidates().items(), key=lambda item: -item[1])
        uses = [use for shared, _score in crude[:_LOOKED_AT] if (use := self._use(shared)) is not None]
        ranked = sorted(uses, key=lambda use: (-use.score, use.frame.pattern))
        return tuple(replace(use, uses=self.reader.sourced(use.uses)) for use in _folded(ranked, limit))

    def _candidates(self) -> Mapping[Shared, float]:
        """Frames with a first guess of their worth: those of sets, and skeletons of enough different units."""
        held: dict[Shared, set[int]] = {}
        for heading in self._headings:
            stop_if_asked()
            for shared in skeletons(heading.text):
                held.setdefault(shared, set()).add(self._voice(heading))
        least = 2 if self._voices < FEW_VOICES else 3
        guesses = {
            shared: self._worth(shared, len(voices))
            for shared, voices in held.items()
            if len(voices) >= least or (len(voices) > 1 and leads_throughout(shared))
        }
        for shared, sets in self._sets_by_frame.items():
            guesses[shared] = guesses.get(shared, 0) + sum(set_worth(one, shared) for one in sets)
        return guesses

    @cached_property
    def _sets_by_frame(self) -> Mapping[Shared, tuple[HeadingSet, ...]]:
        """The sets of three headings or more, by what is fixed in them."""
        found: dict[Shared, list[HeadingSet]] = {}
        for one in self.sets:
            shared = _shared(one)
            if shared is not None and len(one.members) >= _FEWEST:
                found.setdefault(shared, []).append(one)
        return {shared: tuple(sets) for shared, sets in found.items()}

    @cached_property
    def _headings(self) -> tuple[Heading, ...]:
        return tuple(heading for heading in self.outlines.headings if not _FORM.search(heading.text))

    @cached_property
    def _by_signs(self) -> Mapping[tuple[str, bool], tuple[Heading, ...]]:
        """The headings by the signs between their parts, once with lists taken apart and once without."""
        found: dict[tuple[str, bool], list[Heading]] = {}
        for heading in self._headings:
            for lists in (True, False):
                found.setdefault((split(heading.text, lists=lists)[1], lists), []).append(heading)
        return {key: tuple(group) for key, group in found.items()}

    def _voice(self, heading: Heading) -> int:
        return int(self.reader.commonplaces.voices[heading.passage])

    @cached_property
    def _voices(self) -> int:
        return len({self._voice(heading) for heading in self.outlines.headings})

    def _worth(self, shared: Shared, voices: int) -> float:
        """Well built, and used by many but not by all."""
        return math.log2(1 + voices) * (1 - _WORN * voices / max(self._voices, voices)) * craft(shared)

    def _use(self, shared: Shared) -> FrameUse | None:
        """The frame with all headings built on it; None where they say all the same."""
        stop_if_asked()
        fitting = [
            heading
            for heading in self._by_signs.get((shared.signs, "、" in shared.signs), ())
            if shared.holds(heading.text)
        ]
        texts = list(dict.fromkeys(heading.text for heading in fitting))
        if len(texts) < 2 or shared.fixed > _MOST_FIXED * min(map(len, texts)):
            return None
        sets = self._sets_by_frame.get(shared, ())
        uses = self.reader.of_places(*_places(fitting))
        score = self._worth(shared, uses.units) + sum(set_worth(one, shared) for one in sets)
        return FrameUse(
            to_frame(texts[:_SHOWN_MEMBERS], shared),
            len(fitting),
            uses,
            sets,
            tuple(_one_each(fitting)),
            round(score, 2),
        )


def _shared(one: HeadingSet) -> Shared | None:
    texts = [member.text for member in one.members]
    found = [shared for lists in (True, False) if (shared := share(texts, lists=lists)) is not None]
    return max(found, key=lambda shared: shared.fixed, default=None)


def _places(headings: Iterable[Heading]) -> tuple["np.typing.NDArray[np.int64]", ...]:
    rows = sorted((it.passage, it.offset, it.offset + len(it.text)) for it in headings)
    table = np.array(rows, np.int64).reshape(-1, 3)
    return table[:, 0], table[:, 1], table[:, 2]


def _one_each(headings: Iterable[Heading]) -> Iterator[Heading]:
    """Headings of different reports first."""
    seen: set[int] = set()
    later: list[Heading] = []
    ordered: list[Heading] = []
    for heading in headings:
        (later if heading.report in seen else ordered).append(heading)
        seen.add(heading.report)
    yield from (ordered + later)[:_EXAMPLES]


def _folded(ranked: Iterable[FrameUse], limit: int) -> Iterator[FrameUse]:
    """The frames in order; one whose headings are mostly those of a better one is a variant of it."""
    kept: list[tuple[FrameUse, Collection[tuple[int, int]]]] = []
    variants: dict[int, list[str]] = {}
    for use in ranked:
        places = {(place.number, place.start) for place in use.uses.places}
        around = next((row for row, (_use, other) in enumerate(kept) if _overlap(places, other) > _SAME), None)
        if around is not None:
            variants.setdefault(around, []).append(use.frame.shown)
        elif len(kept) < limit:
            kept.append((use, places))
    return (replace(use, variants=tuple(dict.fromkeys(variants.get(row, ())))) for row, (use, _held) in enumerate(kept))


def _overlap(one: Collection[tuple[int, int]], other: Collection[tuple[int, int]]) -> float:
    return len(set(one) & set(other)) / max(1, min(len(one), len(other)))


__all__ = ["HeadingMine"]

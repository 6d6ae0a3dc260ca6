"""The passages about a topic: those that answer the query, what stands under headings that do, and kin that never name it."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from kb.grid.topic import Counts, Found, Topic, read_topic
from kb.model import PassageKind
from kb.search.corpus import Corpus
from kb.search.hits import Hit
from kb.search.postings import Numbers
from kb.stopping import stop_if_asked

KIN = 0.2
"""Share of what a passage that names the topic holds of its themes from which another one is kin."""
FEWEST_USES, FEWEST_THEMES = 4, 2
"""Uses of themes, or different themes, below which a passage only mentions them."""
MOST_KIN = 200
"""Passages of the strongest kin that are looked at."""
_LENGTH = 120.0
"""Characters that damp the length of a passage."""


Strengths = NDArray[np.float64]


class TopicFinder:
    """Finds what a corpus says about a topic."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def found(self, hits: Iterable[Hit]) -> Iterator[Found]:
        """The running text of the hits; for a heading what stands under it."""
        seen: set[str] = set()
        ordered = sorted(hits, key=lambda hit: hit.passage.kind is not PassageKind.TEXT)
        for hit in ordered:
            stop_if_asked()
            under = (
                self._under(hit)
                if hit.passage.kind is PassageKind.HEADING
                else [Found(hit.report, hit.passage, hit.spans)]
            )
            for one in under:
                if one.passage.kind is PassageKind.TEXT and one.passage.id not in seen:
                    seen.add(one.passage.id)
                    yield one

    def _under(self, hit: Hit) -> Iterator[Found]:
        """The passages of the section whose heading answers; the heading's own words are the topic's name."""
        number = self._corpus.generation.passage_number(hit.id)
        if number is None or hit.passage.section is None:
            return
        head = int(self._corpus.heads[self._corpus.rows[number]])
        end = self._corpus.outline(head)[hit.passage.section].end
        last = head + int(self._corpus.counts[self._corpus.rows[number]])
        for place in range(number + 1, last + 1):
            passage = self._corpus.passage(place)
            if passage.start >= end:
                return
            yield Found(hit.report, passage)

    def topic(self, found: Sequence[Found], hits: Sequence[Hit]) -> Topic:
        """What the topic is about; its name is read off the headings that answer too."""
        named = [Found(hit.report, hit.passage, hit.spans) for hit in hits if hit.passage.kind is PassageKind.HEADING]
        return read_topic([*found, *named], Counts(self._corpus.count, self._holding))

    def _holding(self, word: str) -> int:
        return len(self._corpus.find(word).passages)

    def kin(self, topic: Topic, found: Sequence[Found]) -> list[Found]:
        """Passages that never name the topic and hold as much of its themes as those that do, strongest first."""
        if not topic.is_short:
            return []
        strength, uses, different = self._strength(topic)
        own = [
            number for one in found if (number := self._corpus.generation.passage_number(one.passage.id)) is not None
        ]
        least = KIN * float(np.median(strength[own])) if own else 0.0
        said = (uses >= FEWEST_USES) | (different >= FEWEST_THEMES)
        good = (strength >= max(least, 1e-9)) & said & self._corpus.passages
        reports = {one.report.id for one in found}
        numbers = np.flatnonzero(good)
        best = numbers[np.argsort(-strength[numbers], kind="stable")][:MOST_KIN]
        kin = (Found(self._corpus.info(number), self._corpus.passage(number), (), False) for number in best.tolist())
        return [one for one in kin if one.passage.kind is PassageKind.TEXT and one.report.id not in reports]

    def _strength(self, topic: Topic) -> tuple[Strengths, Numbers, Numbers]:
        """What each passage holds of the themes, many uses of one counting for less and less; how many uses, of how many themes."""
        strength = np.zeros(self._corpus.size, np.float64)
        uses, different = np.zeros(self._corpus.size, np.int64), np.zeros(self._corpus.size, np.int64)
        damping = 0.5 + self._corpus.texts.lengths / _LENGTH
        for theme in topic.themes:
            stop_if_asked()
            matches = self._corpus.find(theme)
            places, counts = matches.passages, matches.counts
            strength[places] += topic.weights[theme] * counts / (counts + damping[places])
            uses[places] += counts
            different[places] += 1
        return strength, uses, different


__all__ = ["TopicFinder"]

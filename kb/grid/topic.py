"""What a topic is about: the words that stand beside it.

A term such as 精文简会 is short for longer words: those that share a character with it and stand in its own sentences (文件, 会议, 简报)
are its themes. A term made of words that stand by themselves too (综合窗口) is about these words.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kb.analysis import is_han, segments
from kb.grid.clauses import sentences
from kb.model import Passage, ReportInfo, Span
from kb.search.ranking import inverse_document_frequency
from kb.text import fold

MOST_WORDS = 12
"""Words that stand for a topic."""
MOST_COUNTED = 5
"""Sentences of a topic beyond which a word that stands in more of them counts for no more."""
THEME_BONUS = 3.0
"""What sharing a character with the topic is worth."""
LEAD = 24
"""Characters up to which a sentence that names the topic only opens its item: then the whole item is about it."""
SHORTEST_SHORT = 4
"""Characters from which a topic may be short for longer words: 精文简会."""
_COMMON = frozenset((
    "工作", "全市", "全县", "全区", "全省", "全年", "我市", "我县", "市委", "市政府", "县政府", "开展", "进行", "推进", "推动", "加强", "落实", "提升",
    "建设", "实施", "做好", "完善", "积极", "深入", "全面", "有效", "不断", "进一步", "方面", "情况", "重点", "任务", "同比", "增长", "减少", "以上", "以下",
    "左右", "截至", "完成", "达到", "通过", "坚持", "组织", "精准", "精神", "文明", "文化", "社会", "机关", "部门", "管理", "服务", "办法",
))  # fmt: skip
"""Words of every report: they tell no topic."""
_NO_SIGN = frozenset("一二三四五六七八九十的了和与及在为是以化性等不上下")
"""Characters of a topic that tell nothing of what it is short for."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many passages the corpus has, and how many of them hold a word."""

    passages: int
    holding: Callable[[str], int]

    def rarity(self, word: str) -> float:
        """The inverse document frequency of a word."""
        return inverse_document_frequency(self.passages, self.holding(word))


@dataclass(frozen=True, slots=True)
class Found:
    """A passage about the topic; ``spans`` are of its text, none where only its heading or other words name it."""

    report: ReportInfo
    passage: Passage
    spans: tuple[Span, ...] = ()
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Topic:
    """The runs that name the topic, its words with their weights, and which of these are its themes, heaviest first.

    ``is_short`` says that the topic is short for its themes, so that passages that hold these speak of it without naming it.
    """

    runs: tuple[str, ...]
    weights: Mapping[str, float] = field(default_factory=dict)
    themes: tuple[str, ...] = ()
    is_short: bool = False

    def theme_of(self, text: str) -> str:
        """The first theme that is a word of a text, else that stands in it, else the topic's own name, else nothing."""
        folded = fold(text)
        held = [theme for theme in self.themes if theme in folded]
        if held:
            words = (word for is_word, word in segments(folded) if is_word)
            return next((word for word in words if word in held), min(held, key=folded.find))
        return next((run for run in self.runs if run in folded), "")


def read_topic(found: Sequence[Found], counts: Counts) -> Topic:
    """What the passages that name a topic say it is about."""
    spans = ((one.passage.text, span) for one in found for span in one.spans)
    runs = tuple(dict.fromkeys(_plain(text[span.start : span.end]) for text, span in spans))
    parts = dict.fromkeys(word for run in runs for word in _parts(run) if _stands_alone(word, run, counts))
    if parts or not any(len(run) >= SHORTEST_SHORT for run in runs):
        return Topic(runs, dict.fromkeys(parts or runs, 1.0), tuple(parts or runs))
    counted = Counter(word for one in found for word in _beside(one, runs))
    signs = {character for run in runs for character in run} - _NO_SIGN
    weighed = {word: _weight(word, count, counts.rarity(word), signs) for word, count in counted.items()}
    kept = sorted(weighed, key=lambda word: (-weighed[word], word))[:MOST_WORDS]
    themes = tuple(word for word in kept if signs.intersection(word))
    return Topic(runs, {word: weighed[word] for word in kept}, themes, bool(themes))


def _plain(run: str) -> str:
    """A run without quotation marks and other signs."""
    return "".join(character for character in fold(run) if character.isalnum())


def _parts(run: str) -> Iterator[str]:
    return (word for is_word, word in segments(run) if is_word and len(word) > 1)


def _stands_alone(word: str, run: str, counts: Counts) -> bool:
    """Whether a word of the topic also stands in passages that do not name the topic."""
    return word == run or counts.holding(word) > counts.holding(run)


def _weight(word: str, count: int, rarity: float, signs: set[str]) -> float:
    return (1 + min(count, MOST_COUNTED)) * rarity * (THEME_BONUS if signs.intersection(word) else 1.0)


def _beside(found: Found, runs: Sequence[str]) -> set[str]:
    """The words of a passage's sentences about the topic that are no part of its name."""
    words = (word for text in own_sentences(found) for word in _words(text))
    return {word for word in words if not any(word in run or run in word for run in runs)}


def own_sentences(found: Found) -> Iterator[str]:
    """The sentences that name the topic and the one behind each; all of a passage that it opens or stands above."""
    text = found.passage.text
    parts = sentences(text)
    named = [n for n, part in enumerate(parts) if any(part.start <= span.start < part.end for span in found.spans)]
    opens = bool(named) and named[0] == 0 and parts[0].end - parts[0].start <= LEAD
    if not found.spans or (opens and len(parts) <= 3):
        wanted = set(range(len(parts)))
    else:
        wanted = {number + step for number in named for step in (0, 1)}
    return (text[part.start : part.end] for number, part in enumerate(parts) if number in wanted)


def _words(text: str) -> Iterator[str]:
    for is_word, word in segments(fold(text)):
        if is_word and len(word) == 2 and is_han(word) and word not in _COMMON:
            yield word


__all__ = ["Counts", "Found", "Topic", "own_sentences", "read_topic"]

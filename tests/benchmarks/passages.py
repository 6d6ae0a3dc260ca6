"""Passages to measure with, and queries about them: the laws where they are present, else generated; as many as are asked for."""

import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from kb import analysis
from tests.shared import SHARED

LAWS = SHARED / "corpora" / "laws" / "laws.jsonl.gz"
SAMPLE = 10_000
"""Passages that queries are taken from."""
QUERIES = 12
_ARTICLE = re.compile(r"^第[一二三四五六七八九十百千零]{1,9}条")
_SENTENCE = re.compile(r"[^。；]{2,200}[。；]")


@dataclass(frozen=True, slots=True)
class Ask:
    """A query: its words, whether all of them must occur."""

    words: tuple[str, ...]
    every: bool = False


def passages(count: int) -> Iterator[str]:
    """So many passages: those there are, then new ones of their sentences, mixed."""
    known = list(islice(_laws() if LAWS.is_file() else _generated(), count))
    yield from known
    rng = random.Random(1)
    sentences = [sentence for text in known for sentence in _SENTENCE.findall(text)]
    for _number in range(count - len(known)):
        yield "".join(rng.choice(sentences) for _sentence in range(rng.randint(1, 4)))


def _laws() -> Iterator[str]:
    """The articles, each with the paragraphs after it."""
    with gzip.open(LAWS, "rt", encoding="utf-8") as file:
        for line in file:
            lines = [one for one in json.loads(line)["text"].splitlines() if one.strip()]
            starts = [row for row, one in enumerate(lines) if _ARTICLE.match(one)]
            for start, end in zip(starts, [*starts[1:], len(lines)], strict=False):  # some texts have no articles
                yield "\n".join(one for one in lines[start:end] if not one.startswith("#"))


def _generated() -> Iterator[str]:
    """Sentences of invented words with the frequencies of a natural language; 100,000 of them."""
    rng = random.Random(1)
    letters = [chr(0x4E00 + 7 * number) for number in range(2000)]
    words = ["".join(rng.choices(letters, k=rng.choice([1, 2, 2, 2, 3, 4]))) for _word in range(40_000)]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    for _passage in range(100_000):
        yield "".join(rng.choices(words, weights, k=rng.randint(20, 80))) + "。"


def asked() -> dict[str, list[Ask]]:
    """Queries by kind."""
    rng = random.Random(2)
    held = Counter(word for text in passages(SAMPLE) for word in set(analysis.words(text)) if len(word) > 1)
    by_count = [word for word, _count in held.most_common()]
    rare = [word for word in by_count if 2 <= held[word] <= 5]
    common, middle = by_count[:60], by_count[: len(by_count) // 4]

    def some(words: list[str], number: int, *, every: bool = False) -> list[Ask]:
        return [Ask(tuple(rng.sample(words, number)), every) for _query in range(QUERIES)]

    return {
        "rare word": some(rare, 1),
        "common word": some(common, 1),
        "five words OR": some(middle, 5),
        "five common OR": some(common, 5),
        "two words AND": some(by_count[:600], 2, every=True),
        "one to five words OR": _mixed(held),
    }


def _mixed(held: Counter[str]) -> list[Ask]:
    """As many words in a query as it happens, each the likelier the more passages hold it."""
    rng = random.Random(3)
    words, counts = zip(*held.most_common(), strict=True)
    return [Ask(tuple(dict.fromkeys(rng.choices(words, counts, k=1 + number % 5)))) for number in range(QUERIES)]


__all__ = ["SAMPLE", "Ask", "asked", "passages"]

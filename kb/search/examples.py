"""Examples: where something that was counted can be read."""

from collections.abc import Iterable
from dataclasses import dataclass

from kb.model import Span
from kb.search.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Example:
    """A place: the ids of report and passage, and what of the passage's text is meant."""

    report: str
    passage: str
    span: Span


def examples(corpus: Corpus, places: Iterable[tuple[int, int, int]]) -> tuple[Example, ...]:
    """Places given as passage number, start, end."""
    return tuple(
        Example(corpus.info(number).id, corpus.passage(number).id, Span(start, end)) for number, start, end in places
    )


__all__ = ["Example", "examples"]

"""What an analysis of association finds."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from kb.model import JsonObject
from kb.search.examples import Example
from kb.search.occurrences import Occurrences


@dataclass(frozen=True, slots=True)
class Collocate:
    """A word near a term: how often near it (on the left, on the right), how often anywhere, in how many reports near it.

    A word that stands between two occurrences of the term is on the right of one and on the left of the other, and counts once.
    """

    text: str
    occurrences: int
    left: int
    right: int
    total: int
    expected: float
    log_likelihood: float
    mi3: float
    log_ratio: float
    reports: int = 0
    examples: tuple[Example, ...] = ()

    def to_dict(self) -> JsonObject:
        """The collocate as the command prints it; its examples by their passages."""
        return asdict(self) | {"examples": [example.passage for example in self.examples]}


@dataclass(frozen=True, slots=True)
class Collocates:
    """The collocates of what was found, the strongest first; ``near`` and ``characters`` are the sizes that were compared.

    ``window`` is the characters on each side, None for the sentence; ``words`` is how many words were looked at.
    """

    occurrences: Occurrences
    window: int | None
    near: int
    characters: int
    words: int
    rows: tuple[Collocate, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """A word or run and how often it stands in a corpus and in the one it is compared with, in how many reports of each.

    Rates are per 10,000 characters; ``difference`` is %DIFF.
    """

    text: str
    occurrences: int
    reference: int
    rate: float
    reference_rate: float
    keyness: float
    log_ratio: float
    difference: float
    reports: int = 0
    reference_reports: int = 0
    examples: tuple[Example, ...] = ()

    def to_dict(self) -> JsonObject:
        """The key as the command prints it; its examples by their passages."""
        return asdict(self) | {"examples": [example.passage for example in self.examples]}


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: the query as understood, and its size."""

    echo: str
    characters: int
    passages: int
    reports: int

    def to_dict(self) -> JsonObject:
        """The side as the command prints it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Keyness:
    """What is typical of a corpus beside a reference, the most typical first; ``shared`` passages answered both and count for the first."""

    corpus: Side
    reference: Side
    shared: int
    rows: tuple[Key, ...]


MEASURES: Mapping[str, str] = {"ll": "log_likelihood", "mi3": "mi3", "ratio": "log_ratio"}
"""By what collocates can be ranked, by its short name."""

__all__ = ["MEASURES", "Collocate", "Collocates", "Key", "Keyness", "Side"]

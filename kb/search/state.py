"""The state of a corpus in a few words: what somebody who repeats a search must have before them."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import sha256

from kb.model import JsonObject, ReportInfo
from kb.store.generation import Generation

_DIGITS = 16
_ASKED = ("unit", "region", "level", "kind", "year", "title")
"""The claims that queries ask about: a correction of one is another state."""


@dataclass(frozen=True, slots=True)
class CorpusState:
    """``digest`` depends on the reports' texts and claims only, not on paths, machines or the day of indexing."""

    digest: str
    reports: int
    passages: int
    characters: int
    segmenter: str

    def to_dict(self) -> JsonObject:
        """The state as the command prints it."""
        return asdict(self)


def corpus_state(generation: Generation, infos: Iterable[ReportInfo]) -> CorpusState:
    """The state of a generation, corrections applied."""
    listed = list(infos)
    lines = sorted(_line(generation.entries[info.id].digest, info) for info in listed)
    digest = sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    passages, characters = sum(info.passages for info in listed), sum(info.characters for info in listed)
    return CorpusState(digest, len(listed), passages, characters, generation.manifest.identity.analysis)


def _line(digest: str, info: ReportInfo) -> str:
    return "\t".join([digest, *(str(getattr(info, name).value) for name in _ASKED)])


__all__ = ["CorpusState", "corpus_state"]

"""How a result was found: what another needs to find it again, as a paragraph for a paper and as values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kb.i18n import _, listed, sentences
from kb.model import JsonObject
from kb.render.counts import count_text, folded_text
from kb.text import visible_line
from kb.version import VERSION

if TYPE_CHECKING:
    from kb.search.hits import Count
    from kb.search.state import CorpusState


@dataclass(frozen=True, slots=True)
class Asked:
    """One query: as typed, as understood, what it counts, and how many repeats were left out."""

    query: str
    echo: str
    count: Count
    folded: int = 0

    def to_dict(self) -> JsonObject:
        """The query as the command prints it."""
        return {"query": self.query, "understood": self.echo, "count": self.count.to_dict(), "folded": self.folded}


@dataclass(frozen=True, slots=True)
class Method:
    """The queries, the corpus, the day, the settings in words, and the command that does it again."""

    asked: tuple[Asked, ...]
    state: CorpusState
    day: date
    command: str
    settings: Sequence[str] = ()

    def to_dict(self) -> JsonObject:
        """The method as the command prints it."""
        found = {"queries": [one.to_dict() for one in self.asked], "corpus": self.state.to_dict()}
        return {"methods": found | {"date": self.day.isoformat(), "version": VERSION, "command": self.command}}


def method_text(method: Method) -> str:
    """The paragraph."""
    state = method.state
    corpus = _(
        "Corpus: {reports} reports, {passages} passages, {characters} characters, digest {digest}; policy-kb {version}, segmenter {segmenter}; {day}."
    ).format(
        reports=state.reports,
        passages=state.passages,
        characters=state.characters,
        digest=state.digest,
        version=VERSION,
        segmenter=state.segmenter,
        day=method.day.isoformat(),
    )
    settings = _("Settings: {settings}.").format(settings=listed(method.settings)) if method.settings else ""
    again = _("The same again: {command}").format(command=visible_line(method.command))
    return sentences(*map(_sentence, method.asked), corpus, settings, again)


def _sentence(asked: Asked) -> str:
    counted = listed(filter(None, [count_text(asked.count), folded_text(asked.folded)]))
    text = _("Query {query}, understood as {echo}: {counts}.")
    return text.format(query=visible_line(asked.query.strip()), echo=visible_line(asked.echo), counts=counted)


__all__ = ["Asked", "Method", "method_text"]

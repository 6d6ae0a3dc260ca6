"""A draft of the cleaned text under way: what was changed so far, and where every character came from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from indexer.values import Fact, Run
from kb.model import Cut


class Edit(NamedTuple):
    """Take out ``text[start:end]`` by a rule and put ``put`` in its place; ``facts`` are what the cut said."""

    start: int
    end: int
    rule: str
    put: str = ""
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """The text so far with its ``runs`` into ``raw``, and the cuts and facts collected on the way."""

    raw: str
    text: str
    runs: tuple[Run, ...]
    cuts: tuple[Cut, ...] = ()
    facts: tuple[Fact, ...] = ()


def begin(raw: str) -> Draft:
    """The draft in which nothing is changed yet."""
    return Draft(raw, raw, (Run(0, 0, len(raw)),) if raw else ())


def apply(draft: Draft, edits: Sequence[Edit]) -> Draft:
    """The draft after edits, which are in order and disjoint."""
    if not edits:
        return draft
    pieces: list[str] = []
    runs: list[Run] = []
    finder = _RawFinder(draft.runs)
    place, done = 0, 0
    for edit in (*edits, Edit(len(draft.text), len(draft.text), "")):
        for clean, raw, length in finder.between(done, edit.start):
            _append(runs, clean - done + place, raw, length)
        pieces += (draft.text[done : edit.start], edit.put)
        place += edit.start - done + len(edit.put)
        done = edit.end
    return Draft(
        draft.raw,
        "".join(pieces),
        tuple(runs),
        draft.cuts + tuple(_cuts(draft, edits)),
        draft.facts + tuple(fact for edit in edits for fact in edit.facts),
    )


def disjoint(edits: Sequence[Edit]) -> list[Edit]:
    """The edits in order; where two overlap the one that begins first (the longer, if both do) stays."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


class _RawFinder:
    """Walks once through runs, in step with spans of the text that only move forward."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = runs
        self._at = 0

    def between(self, start: int, end: int) -> list[Run]:
        """The parts of runs inside ``[start, end)``."""
        found: list[Run] = []
        while self._at < len(self._runs):
            clean, raw, length = self._runs[self._at]
            low, high = max(start, clean), min(end, clean + length)
            if low < high:
                found.append(Run(low, raw + low - clean, high - low))
            if clean + length > end:
                break
            self._at += 1
        return found


def _append(runs: list[Run], clean: int, raw: int, length: int) -> None:
    """Add a run, as the rest of the last one where it goes on."""
    if runs:
        last = runs[-1]
        if last.clean + last.length == clean and last.raw + last.length == raw:
            runs[-1] = Run(last.clean, last.raw, last.length + length)
            return
    runs.append(Run(clean, raw, length))


def _cuts(draft: Draft, edits: Sequence[Edit]) -> Iterator[Cut]:
    """What the edits take out, in terms of the raw text; white space is not listed."""
    finder = _RawFinder(draft.runs)
    for edit in edits:
        taken = draft.text[edit.start : edit.end]
        if not taken or taken.isspace():
            continue
        spans = finder.between(edit.start, edit.end)
        if spans:
            start, end = spans[0].raw, spans[-1].raw + spans[-1].length
            yield Cut(
                edit.rule, draft.raw[start:end].rstrip("\n"), start, start + len(draft.raw[start:end].rstrip("\n"))
            )

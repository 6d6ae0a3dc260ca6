"""The gold of numbers, commitments, documents and follow-up in tests/data/facts, laid over the texts as they are read now.

Offsets belong to one cleaned text. Where cleaning has changed since, they are found again by the anchors of the stretch, and
a label whose words are no longer there is dropped and counted in ``lost``.
"""

import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from indexer.pipeline import Settings, Task, slug, to_reports
from kb.config import Config, load_config
from kb.model import Report
from tests.shared import DEV_SET

ROOT = Path(__file__).resolve().parents[2]
FACTS = ROOT / "tests" / "data" / "facts"
SAMPLE = ROOT / "corpus"
HALVES = ("open", "held-out", "second", "aside", "sample")
"""Open and held out; the two halves of the second set, rules being made from the first of them; the sample corpus."""
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Label:
    """One judgement: its place in the text as it is now, and what was said of it, with all places moved along."""

    start: int
    end: int
    said: Mapping[str, Any]

    @property
    def kind(self) -> str:
        """What the label is: ``quantity``, ``commitment``, ``document``, or ``either`` and ``negative``."""
        return str(self.said["kind"])

    def place(self, name: str) -> Place | None:
        """The place of a part (``action``, ``target`` …), None where there is none."""
        found = self.said.get(name)
        return (found[0], found[1]) if found else None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a report in which everything of one sort is labelled."""

    half: str
    report: Report
    start: int
    end: int
    labels: tuple[Label, ...]
    lost: int = 0

    def holds(self, start: int, end: int) -> bool:
        """Whether a place lies inside the stretch."""
        return self.start <= start and end <= self.end


def stretches(name: str) -> Iterator[Stretch]:
    """The stretches of ``metrics``, ``commitments`` or ``acts`` whose reports are on this machine."""
    for row in rows(name):
        report = _report(row)
        if report is not None:
            yield _laid(row, report)


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of a gold file as they are written."""
    path = FACTS / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.is_file() else []


@dataclass(frozen=True, slots=True)
class Pair:
    """A report, a later one, and what a reader found of commitments of the first in the second."""

    half: str
    report: Report
    later: Report
    labels: tuple[Label, ...]
    lost: int = 0


def pairs() -> Iterator[Pair]:
    """The pairs of real reports whose commitments were followed by reading and that are on this machine."""
    for row in rows("followups_real"):
        report, later = _named(row["file"], row["report"]), _named(row["later_file"], row["later"])
        if report and later:
            yield _judged(row, report, later)


def _judged(row: Mapping[str, Any], report: Report, later: Report) -> Pair:
    moved, moved_later = _moved(row, "text", "anchors", report), _moved(row, "later_text", "later_anchors", later)
    labels = [_followed(said, moved, moved_later) for said in row["verdicts"]]
    kept = tuple(label for label in labels if _holds(label, report, later))
    return Pair(row["set"], report, later, kept, len(labels) - len(kept))


def _followed(said: Mapping[str, Any], moved: "Moved", moved_later: "Moved") -> Label:
    evidence = [(moved_later(start), moved_later(end), mark) for start, end, mark in said["evidence"]]
    return Label(moved(said["start"]), moved(said["end"]), {**said, "evidence": evidence})


def _holds(label: Label, report: Report, later: Report) -> bool:
    seen = all(digest(later.text[start:end]) == mark for start, end, mark in label.said["evidence"])
    return seen and digest(report.text[label.start : label.end]) == label.said["digest"]


def digest(words: str) -> str:
    """What stands in the gold for the words of a place."""
    return hashlib.sha256(words.encode()).hexdigest()[:8]


def sample(report_id: str) -> Report:
    """A report of the sample corpus."""
    return _sample()[report_id]


def _report(row: Mapping[str, Any]) -> Report | None:
    if "held_out" not in row:
        return sample(row["report"])
    return _named(row["file"], row["report"])


def _named(file: str, report_id: str) -> Report | None:
    path = DEV_SET / "files" / file
    return _read(path, file, Config()).get(report_id) if path.is_file() else None


@cache
def _sample() -> Mapping[str, Report]:
    config = load_config(SAMPLE / "kb.toml")
    files = (path for path in sorted(SAMPLE.rglob("*")) if path.is_file() and path.parent.name != "__pycache__")
    found: dict[str, Report] = {}
    for path in files:
        if path.name not in ("README.md", "kb.toml"):
            found |= _read(path, str(path.relative_to(SAMPLE)), config)
    return found


@cache
def _read(path: Path, name: str, config: Config) -> Mapping[str, Report]:
    outcomes = to_reports(Task(path, name, slug(name)), Settings(config=config))
    return {outcome.report.info.id: outcome.report for outcome in outcomes if outcome.report}


def _laid(row: Mapping[str, Any], report: Report) -> Stretch:
    moved = _moved(row, "text", "anchors", report)
    labels = [_label(label, moved) for label in row["labels"]]
    kept = tuple(label for label in labels if digest(report.text[label.start : label.end]) == label.said["digest"])
    start, end = row["stretch"]
    return Stretch(_half(row), report, moved(start), moved(end), kept, len(labels) - len(kept))


def _moved(row: Mapping[str, Any], text: str, anchors: str, report: Report) -> "Moved":
    """How offsets of a row's text have moved, where the text is another one now."""
    same = hashlib.sha256(report.text.encode()).hexdigest() == row[text]
    return Moved(() if same else found_anchors(row.get(anchors, ()), report.text))


def _half(row: Mapping[str, Any]) -> str:
    if "held_out" not in row:
        return "sample"
    return str(row.get("set") or HALVES[int(row["held_out"])])


def found_anchors(anchors: Sequence[tuple[int, str]], text: str) -> tuple[tuple[int, int], ...]:
    """(old offset, how far it moved) of each anchor that is still there, searched in order."""
    shifts: list[tuple[int, int]] = []
    cursor = 0
    for offset, words in anchors:
        at = text.find(words, cursor)
        if at >= 0:
            shifts.append((offset, at - offset))
            cursor = at
    return tuple(shifts)


@dataclass(frozen=True, slots=True)
class Moved:
    """Takes an old offset to the new one, by the last anchor before it."""

    shifts: tuple[tuple[int, int], ...]

    def __call__(self, offset: int) -> int:
        at = bisect_right(self.shifts, offset, key=lambda shift: shift[0])
        return offset + (self.shifts[max(at - 1, 0)][1] if self.shifts else 0)


PARTS = ("whole", "action", "object", "target", "deadline", "owner", "act_words")


def _label(said: Mapping[str, Any], moved: Moved) -> Label:
    parts: dict[str, Any] = {name: [moved(place) for place in said[name]] for name in PARTS if said.get(name)}
    if "indicator" in said:
        parts["indicator"] = [[moved(start), moved(end), *rest] for start, end, *rest in said["indicator"]]
    return Label(moved(said["start"]), moved(said["end"]), {**said, **parts})


__all__ = [
    "FACTS",
    "HALVES",
    "Label",
    "Moved",
    "Pair",
    "Place",
    "Stretch",
    "digest",
    "found_anchors",
    "pairs",
    "rows",
    "sample",
    "stretches",
]

"""How well items with who answers for them are read, against gold written by hand (tests/data/facts/tasks.jsonl).

``python -m tests.quality.tasks`` prints a line a half; ``-v`` what differs in the half that rules are made from.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kb.facts.tasks import Task, tasks
from tests.quality.facts_gold import Label, Stretch, digest, stretches

SHARED = 0.8
"""Characters that a name found and a name labelled have to share (Dice)."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many tasks are labelled, found, found rightly, and how many of these with the right owners, duties and all."""

    wanted: int = 0
    found: int = 0
    right: int = 0
    owned: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.wanted + other.wanted, self.found + other.found, self.right + other.right, self.owned + other.owned
        )

    @property
    def f1(self) -> float:
        """Tasks found."""
        return 2 * self.right / max(1, self.wanted + self.found)

    @property
    def owners(self) -> float:
        """Share of the right tasks whose owners are right."""
        return self.owned / max(1, self.right)


def tallies() -> Mapping[str, Tally]:
    """A tally for each half whose reports are on this machine."""
    sums: defaultdict[str, Tally] = defaultdict(Tally)
    for stretch in stretches("tasks"):
        sums[stretch.half] += _tally(stretch)
    return sums


def _tally(stretch: Stretch) -> Tally:
    found = tasks(stretch.report)
    pairs = [(label, one) for label in stretch.labels if (one := _same(label, found))]
    owned = sum(_owners(stretch, one) == _labelled(label) for label, one in pairs)
    return Tally(len(stretch.labels), len(found), len(pairs), owned)


def _same(label: Label, found: tuple[Task, ...]) -> Task | None:
    return next((one for one in found if _dice(label, one) >= SHARED), None)


def _dice(label: Label, one: Task) -> float:
    both = min(label.end, one.name.end) - max(label.start, one.name.start)
    return 2 * max(0, both) / (label.end - label.start + one.name.end - one.name.start)


def _owners(stretch: Stretch, one: Task) -> list[tuple[str, str]]:
    return [(digest(stretch.report.text[owner.span.start : owner.span.end]), owner.duty.value) for owner in one.owners]


def _labelled(label: Label) -> list[tuple[str, str]]:
    return list(zip(label.said["owners"], label.said["duties"], strict=True))


def _differences(stretch: Stretch) -> Iterator[str]:
    found, text = tasks(stretch.report), stretch.report.text
    for label in stretch.labels:
        one = _same(label, found)
        if one is None or _owners(stretch, one) != _labelled(label):
            told = [text[owner.span.start : owner.span.end] for owner in one.owners] if one else "missed"
            yield f"  {stretch.report.info.id} {text[label.start : label.end][:30]!r} {told}"


def main() -> None:
    """Print them."""
    for half, tally in tallies().items():
        sys.stdout.write(f"{half:9} {tally.wanted:4} tasks  F1 {tally.f1:.3f}  owners {tally.owners:.3f}\n")
    if "-v" in sys.argv:
        shown = (line for stretch in stretches("tasks") if stretch.half == "open" for line in _differences(stretch))
        sys.stdout.write("".join(f"{line}\n" for line in shown))


if __name__ == "__main__":
    main()

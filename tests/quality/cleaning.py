"""What cleaning does to the sample corpus: furniture gone, edges of the body kept, gaps, masks and cut ends found.

``python -m tests.quality.cleaning`` names every difference from the gold.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from indexer.pipeline import Settings, Task, to_reports
from kb.config import load_config
from kb.model import Report

TOP = Path(__file__).resolve().parents[2]
SHORT = 10
"""Characters below which a cut string may also stand in running text: then it must not be a line of its own."""
GOLD = TOP / "tests" / "data" / "corpus_gold.jsonl"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the gold says of a report, and whether it holds."""

    file: str
    what: str
    detail: str
    holds: bool


@cache
def findings() -> tuple[Finding, ...]:
    """Every claim of the gold about what is cut, kept, missing, masked and truncated."""
    return tuple(finding for row in GOLD.read_text("utf-8").splitlines() for finding in _findings(json.loads(row)))


def _findings(gold: dict[str, Any]) -> Iterator[Finding]:
    report = _report(gold["file"])
    text = _bare(report.text)
    lines = {_bare(line) for line in report.text.splitlines()}
    for cut in gold["cuts"]:
        stands = _bare(cut) in (lines if len(cut) < SHORT else text)
        yield Finding(gold["file"], "cut", cut, not stands)
    for kept in gold["keep"]:
        yield Finding(gold["file"], "kept", kept, _bare(kept) in text)
    gaps = [gap.characters for gap in report.info.gaps]
    yield Finding(gold["file"], "gaps", f"{gaps!r}, gold {gold['gaps']!r}", gaps == gold["gaps"])
    yield Finding(gold["file"], "truncated", f"gold {gold['truncated']}", report.info.truncated == gold["truncated"])
    masks = list(dict.fromkeys(mask.text for mask in report.info.masks))
    yield Finding(gold["file"], "masks", f"{masks!r}, gold {gold['masks']!r}", same_masks(masks, gold["masks"]))


def same_masks(found: list[str], gold: list[str]) -> bool:
    """Whether each mask of one side is a part of one of the other, or holds one: how much of the context belongs to it is open."""
    return all(
        any(one in other or other in one for other in others)
        for ones, others in ((found, gold), (gold, found))
        for one in ones
    )


def _report(name: str) -> Report:
    file, _hash, _row = name.partition("#")
    inner = file.removeprefix("corpus/")
    settings = Settings(config=load_config(TOP / "corpus" / "kb.toml"))
    outcomes = to_reports(Task(TOP / file, inner, "report"), settings)
    return next(
        outcome.report
        for outcome in outcomes
        if outcome.report and outcome.report.info.file == name.removeprefix("corpus/")
    )


def _bare(text: str) -> str:
    return "".join(text.split())


def share(what: str) -> float:
    """The share of the findings of one kind that hold."""
    found = [finding.holds for finding in findings() if finding.what == what]
    return sum(found) / len(found)


def main() -> int:
    """Print the shares and the differences."""
    for what in ("cut", "kept", "gaps", "masks", "truncated"):
        sys.stdout.write(f"{share(what):.4f}  {what}\n")
    for finding in findings():
        if not finding.holds:
            sys.stdout.write(f"{finding.what}: {finding.file}: {finding.detail}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

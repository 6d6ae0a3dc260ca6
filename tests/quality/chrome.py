"""How much of the pages' furniture cleaning takes out, and whether it takes anything of the documents.

``python -m tests.quality.chrome`` prints a line a file; ``scores()`` gives the sums. The gold is tests/data/chrome_gold.jsonl.
"""

import hashlib
import json
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.clean import clean
from indexer.values import Extract
from tests.shared import DEV_SET

GOLD = Path(__file__).resolve().parents[1] / "data" / "chrome_gold.jsonl"


@dataclass(frozen=True, slots=True)
class Score:
    """Lines of furniture and how many of them went, lines of the document that lost a character; in mixed lines, characters."""

    file: str
    chrome: int = 0
    cut: int = 0
    body: int = 0
    lost: tuple[int, ...] = ()
    mixed_chrome: int = 0
    mixed_cut: int = 0
    mixed_body: int = 0
    mixed_lost: int = 0
    missed: tuple[int, ...] = ()

    @property
    def recall(self) -> float:
        """Share of the furniture that went; a mixed line counts as one line, by its characters."""
        lines = self.chrome + (1 if self.mixed_chrome else 0)
        part = self.mixed_cut / self.mixed_chrome if self.mixed_chrome else 0.0
        return (self.cut + part) / lines if lines else 1.0


def extract_of(path: Path) -> Extract:
    """The text of a file as the gold counts its lines: UTF-8, LF, NFC."""
    text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    return Extract(path.name, unicodedata.normalize("NFC", text), "txt")


def scores() -> list[Score]:
    """A score for each file of the gold that is there and unchanged."""
    return list(_scores())


def _scores() -> Iterator[Score]:
    for row in GOLD.read_text("utf-8").splitlines():
        gold = json.loads(row)
        path = DEV_SET / "files" / gold["file"]
        if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == gold["sha256"]:
            yield score(extract_of(path), gold)


def score(extract: Extract, gold: dict[str, Any]) -> Score:
    """The score of one file."""
    cleaned = clean(extract)
    kept = bytearray(len(extract.text))
    for run in cleaned.runs:
        kept[run.raw : run.raw + run.length] = b"\x01" * run.length
    starts, lines = _lines(extract.text)
    result: dict[str, Any] = {
        "chrome": 0,
        "cut": 0,
        "body": 0,
        "mixed_chrome": 0,
        "mixed_cut": 0,
        "mixed_body": 0,
        "mixed_lost": 0,
    }
    missed, lost = [], []
    for number, _, label, *ranges in gold["lines"]:
        line, start = lines[number - 1], starts[number - 1]
        shown = [at for at, character in enumerate(line) if not character.isspace()]
        stays = {at for at in shown if kept[start + at]}
        if label == "chrome":
            result["chrome"] += 1
            result["cut"] += not stays
            missed += [number] if stays else []
        elif label == "body":
            result["body"] += 1
            lost += [number] if len(stays) < len(shown) else []
        elif label == "mixed":
            either = {at for low, high in gold.get("either_ranges", {}).get(str(number), []) for at in range(low, high)}
            body = {at for low, high in ranges[0] for at in range(low, high)} - either
            chrome = set(shown) - body - either
            result["mixed_chrome"] += len(chrome)
            result["mixed_cut"] += len(chrome - stays)
            result["mixed_body"] += len(body & set(shown))
            result["mixed_lost"] += len((body & set(shown)) - stays)
    return Score(gold["file"], lost=tuple(lost), missed=tuple(missed), **result)


def _lines(text: str) -> tuple[list[int], list[str]]:
    lines = text.split("\n")
    starts, place = [], 0
    for line in lines:
        starts.append(place)
        place += len(line) + 1
    return starts, lines


def overall(rows: list[Score]) -> tuple[float, int, int]:
    """Recall of furniture over all files, lines of documents that lost something, characters lost in mixed lines."""
    lines = sum(row.chrome + bool(row.mixed_chrome) for row in rows)
    gone = sum(row.recall * (row.chrome + bool(row.mixed_chrome)) for row in rows)
    return gone / max(1, lines), sum(len(row.lost) for row in rows), sum(row.mixed_lost for row in rows)


def main() -> None:
    """Print a line a file, and the sums."""
    rows = scores()
    for row in rows:
        mixed = (
            f" mixed: chrome {row.mixed_cut}/{row.mixed_chrome}, body lost {row.mixed_lost}/{row.mixed_body}"
            if row.mixed_chrome
            else ""
        )
        sys.stdout.write(
            f"{row.file}: chrome {row.cut}/{row.chrome} missed {list(row.missed)} body {row.body} lost {list(row.lost)}{mixed}\n"
        )
    recall, lost, characters = overall(rows)
    sys.stdout.write(
        f"{len(rows)} files: recall {recall:.4f}, body lines wrongly cut {lost}, characters lost in mixed lines {characters}\n"
    )


if __name__ == "__main__":
    main()

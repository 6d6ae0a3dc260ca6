"""A reader's judgement of what is mined on the development set: `python -m tests.quality.wording`.

Of the first 50 phrases, 50 frames of headings and 30 slogans a reader said which a writer would keep. Kept are verdicts and digests, no texts;
what is mined differently since then is counted as not judged, and the list it stands in has to be read again.
"""

import hashlib
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import kb
from kb.library import Library
from tests.conftest import build
from tests.shared import DEV_SET

VERDICTS = Path(__file__).resolve().parents[1] / "data" / "wording_verdicts.jsonl"
LISTS = {"phrases": 50, "headings": 50, "slogans": 30}


@dataclass(frozen=True, slots=True)
class Judged:
    """A list as it is mined now, against the verdicts."""

    name: str
    kept: int
    refused: int
    unjudged: int

    @property
    def share(self) -> float:
        """How many of the list a writer would keep; what nobody judged counts as refused."""
        return self.kept / max(1, self.kept + self.refused + self.unjudged)


def digest(text: str) -> str:
    """What stands for a text in the file of verdicts."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def mined(library: Library) -> Mapping[str, Sequence[str]]:
    """The lists as they are mined now."""
    return {
        "phrases": [phrase.text for phrase in library.phrases(limit=LISTS["phrases"]).phrases],
        "headings": [use.frame.shown for use in library.headings(limit=LISTS["headings"])],
        "slogans": [slogan.text for slogan in library.slogans(limit=LISTS["slogans"])],
    }


def verdicts() -> Mapping[str, Mapping[str, bool]]:
    """What the reader said: list → digest → kept."""
    found: dict[str, dict[str, bool]] = {name: {} for name in LISTS}
    for line in VERDICTS.read_text("utf-8").splitlines():
        row = json.loads(line)
        found[row["list"]][row["digest"]] = row["kept"]
    return found


def judged(lists: Mapping[str, Sequence[str]]) -> list[Judged]:
    """The lists against the verdicts."""
    said = verdicts()
    results = []
    for name, texts in lists.items():
        answers = [said[name].get(digest(text)) for text in texts]
        results.append(Judged(name, answers.count(True), answers.count(False), answers.count(None)))
    return results


def main() -> int:
    """Mine, compare, print."""
    with tempfile.TemporaryDirectory() as folder, kb.open(build(Path(folder) / ".kb", DEV_SET / "files")) as library:
        for result in judged(mined(library)):
            counts = f"kept {result.kept}, refused {result.refused}, not judged {result.unjudged}"
            sys.stdout.write(f"{result.name}: {counts}: {result.share:.2f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

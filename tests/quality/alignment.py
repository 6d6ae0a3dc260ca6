"""How well articles of two versions of a law are laid beside each other: `python -m tests.quality.alignment`, `-v` for what differs.

The gold (tests/data/alignment_gold.jsonl, digests and numbers only) covers 23 titles with 1,381 counterparts: where two measures
of likeness agreed by a wide margin their pair was taken, all other articles were labelled by reading both versions. An article
that was split or merged counts with either part (``either``): such a pair is neither right nor wrong, and excuses the other.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kb.compare import align
from kb.model import JsonObject
from tests.quality.laws import Versions, digest, versions

GOLD = Path(__file__).resolve().parents[1] / "data" / "alignment_gold.jsonl"
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs found rightly and wrongly, and those not found, of one title."""

    title: str
    right: int
    wrong: tuple[Place, ...] = ()
    missed: tuple[Place, ...] = ()


def scores() -> list[Score]:
    """A score a title that is there and unchanged."""
    rows = {row["title"]: row for row in map(json.loads, GOLD.read_text("utf-8").splitlines())}
    laws = ((law, rows.get(digest(law.title))) for law in versions())
    return [_score(law, row) for law, row in laws if row and row["digests"] == law.digests]


def _score(law: Versions, row: JsonObject) -> Score:
    wanted = {(left, right) for left, right in enumerate(row["counterparts"]) if right is not None}
    either: set[Place] = {(left, right) for left, right in row["either"]}
    pairs = align([article.text for article in law.old], [article.text for article in law.new])
    found = {(pair.left, pair.right) for pair in pairs}
    excused = {place for place in wanted for used in found & either if place[0] == used[0] or place[1] == used[1]}
    wrong, missed = found - wanted - either, wanted - found - excused
    return Score(law.title, len(found & wanted), tuple(sorted(wrong)), tuple(sorted(missed)))


def overall(rows: Iterable[Score]) -> tuple[float, float]:
    """Precision and recall over all titles."""
    found = list(rows)
    right, wrong, missed = (sum(map(count, found)) for count in (_right, _wrong, _missed))
    return right / max(1, right + wrong), right / max(1, right + missed)


def _right(row: Score) -> int:
    return row.right


def _wrong(row: Score) -> int:
    return len(row.wrong)


def _missed(row: Score) -> int:
    return len(row.missed)


def report(*, differences: bool) -> Iterator[str]:
    """The lines that show the scores."""
    rows = scores()
    for row in rows:
        yield f"{row.right:5} right {len(row.wrong):3} wrong {len(row.missed):3} missed  {row.title}"
        if differences:
            yield from (f"      wrong  {left + 1} – {right + 1}" for left, right in row.wrong)
            yield from (f"      missed {left + 1} – {right + 1}" for left, right in row.missed)
    precision, recall = overall(rows)
    yield f"articles: precision {precision:.4f}, recall {recall:.4f} over {len(rows)} titles"


if __name__ == "__main__":
    for line in report(differences="-v" in sys.argv[1:]):
        sys.stdout.write(line + "\n")

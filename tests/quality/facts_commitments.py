"""Commitments found against those that a reader marked: the clause, its parts, and whether it is quantified."""

from collections.abc import Mapping
from typing import Any

from tests.quality.facts_found import found_in
from tests.quality.facts_gold import Label, Stretch
from tests.quality.facts_score import Paired, Score, judge, near, pair, share

LEAST = 0.5
PARTS = ("action", "object", "target", "deadline", "owner")


def clauses(stretch: Stretch) -> Mapping[str, Score]:
    """Clauses that share half with the reader's; those with a number apart; and of the right ones their parts."""
    wanted = [label for label in stretch.labels if label.kind == "commitment"]
    found = found_in("commitments", stretch.report)
    paired = pair(stretch, wanted, found, LEAST)
    open_ = [label for label in wanted if label.said["quantified"] is None]
    numbered = [one for one in found if one.quantified and not any(True for _ in near(one, open_))]
    counted = pair(stretch, [label for label in wanted if label.said["quantified"]], numbered, LEAST)
    every = judge(stretch, paired, _same, _shown)
    parts = {f"commitments: {part}": _part(stretch, paired, part) for part in PARTS}
    return {"commitments": every, "commitments: quantified": judge(stretch, counted, _same, _shown)} | parts


def _same(_label: Label, _found: Any) -> bool:
    return True


def _shown(_label: Label, _found: Any) -> str:
    return ""


def _part(stretch: Stretch, paired: Paired[Any], part: str) -> Score:
    rights = [(label.place(part), getattr(found, part)) for label, found in paired.pairs if label.said.get("parts")]
    wanted = sum(one is not None for one, _ in rights)
    found = sum(other is not None for _, other in rights)
    right = sum(
        one is not None and other is not None and share(one, (other.start, other.end)) >= LEAST for one, other in rights
    )
    return Score(wanted, found, right)


__all__ = ["clauses"]

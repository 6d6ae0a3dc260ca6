"""What became of each commitment of the sample reports, against what a reader saw in the report of the next year."""

from collections.abc import Mapping
from typing import Any

from tests.quality.facts_found import rule
from tests.quality.facts_gold import rows, sample
from tests.quality.facts_score import Score, share

LEAST = 0.5


def verdicts() -> Mapping[str, Score]:
    """Verdicts that are right; and of those with evidence, evidence that shares something with the reader's passage."""
    follow_up = rule("followups")
    assert follow_up is not None
    right, seen = Score(), Score()
    for row in rows("followups"):
        found = follow_up(sample(row["report"]), [sample(row["later"])])
        for wanted in row["verdicts"]:
            one = _answer(wanted, found)
            right += _verdict(row, wanted, one)
            if wanted["evidence"] and one is not None and one.verdict in wanted["verdict"].split("|"):
                seen += Score(1, 1, int(_seen(wanted, one)))
    return {"follow-up: verdict": right, "follow-up: evidence": seen}


def _answer(wanted: Mapping[str, Any], found: tuple[Any, ...]) -> Any:
    """The follow-up of the commitment that shares most with the one wanted."""
    place = (wanted["start"], wanted["end"])
    best = max(found, key=lambda one: share(place, (one.commitment.start, one.commitment.end)), default=None)
    shared = best and share(place, (best.commitment.start, best.commitment.end)) >= LEAST
    return best if shared else None


def _verdict(row: Mapping[str, Any], wanted: Mapping[str, Any], one: Any) -> Score:
    right = one is not None and one.verdict in wanted["verdict"].split("|")
    said = one.verdict if one else "nothing"
    line = f"{row['report']} {wanted['start']} {wanted['words']}: wanted {wanted['verdict']}, found {said}"
    return Score(1, int(one is not None), int(right), () if right else (line,))


def _seen(wanted: Mapping[str, Any], one: Any) -> bool:
    span = one.evidence
    return span is not None and any(
        share((span.start, span.end), (start, end)) > 0 for start, end in wanted["evidence"]
    )


__all__ = ["verdicts"]

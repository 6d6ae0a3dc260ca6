"""What became of each commitment of a report, against what a reader saw in the report of the next year."""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.quality.facts_found import rule
from tests.quality.facts_gold import Label, Pair, pairs, rows, sample
from tests.quality.facts_score import Score, share

LEAST = 0.5
SILENT = "not mentioned"


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


def judged() -> Iterator[tuple[str, Mapping[str, Score]]]:
    """The scores of each pair of real reports, with the half it belongs to.

    Verdicts that are right; and of the commitments that the later report is said to speak of, with a number and without, those where
    verdict and evidence are the reader's: its precision is how far a verdict can be trusted.
    """
    follow_up = rule("followups")
    assert follow_up is not None
    for pair in pairs():
        yield pair.half, _scores(pair, follow_up(pair.report, [pair.later]))


def _scores(pair: Pair, found: tuple[Any, ...]) -> Mapping[str, Score]:
    sums = {"follow-up: verdict": Score(), "follow-up: with number": Score(), "follow-up: in words": Score()}
    for label in pair.labels:
        one = _answer({"start": label.start, "end": label.end}, found)
        spoken = "follow-up: with number" if one and one.commitment.quantified else "follow-up: in words"
        right = one is not None and one.verdict in label.said["verdict"].split("|") and _grounded(label, one)
        lines = () if right else (_differs(pair, label, one),)
        sums["follow-up: verdict"] += Score(1, int(one is not None), int(right), lines)
        said = one is not None and one.verdict != SILENT
        wanted = SILENT not in label.said["verdict"].split("|") or (said and right)
        sums[spoken] += Score(int(wanted), int(said), int(said and right))
    return sums


def _grounded(label: Label, one: Any) -> bool:
    """Whether the evidence is the reader's."""
    return one.verdict == SILENT or _seen(label.said, one)


def _differs(pair: Pair, label: Label, one: Any) -> str:
    words = pair.report.text[label.start : label.end]
    said = (
        f"{one.verdict} by {pair.later.text[one.evidence.start : one.evidence.end]}"
        if one and one.evidence
        else one and one.verdict
    )
    return f"{pair.report.info.id} {label.start} {words}: wanted {label.said['verdict']}, found {said}"


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
        share((span.start, span.end), (start, end)) > 0 for start, end, *_ in wanted["evidence"]
    )


__all__ = ["judged", "verdicts"]

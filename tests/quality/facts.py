"""How well numbers, commitments, documents and follow-up are read, against gold written by hand (tests/data/facts).

``python -m tests.quality.facts`` prints a line a measure and half, ``-v`` what differs in the open halves and the sample;
what differs in the halves that rules are not made from is only counted. ``scores()`` gives the figures.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from tests.quality import facts_acts, facts_commitments, facts_followup
from tests.quality.facts_found import found_in, rule
from tests.quality.facts_gold import HALVES, Label, Stretch, digest, stretches
from tests.quality.facts_score import Paired, Score, judge, pair, share

OVERLAP = 0.8
UNSEEN = ("held-out", "aside")
"""The halves of which only the scores are looked at."""
SAME = 1e-4
Scores = Mapping[tuple[str, str], Score]


def scores() -> Scores:
    """The score of each (measure, half) that can be measured on this machine."""
    found: defaultdict[tuple[str, str], Score] = defaultdict(Score)
    for half, measures in _measured():
        for measure, score in measures.items():
            found[measure, half] += score
    return found


def _measured() -> Iterable[tuple[str, Mapping[str, Score]]]:
    if rule("metrics"):
        yield from ((stretch.half, metrics(stretch)) for stretch in stretches("metrics"))
    if rule("commitments"):
        yield from ((stretch.half, facts_commitments.clauses(stretch)) for stretch in stretches("commitments"))
    if rule("acts"):
        yield from ((stretch.half, facts_acts.documents(stretch)) for stretch in stretches("acts"))
    if rule("followups"):
        yield "sample", facts_followup.verdicts()
        yield from facts_followup.judged()


def metrics(stretch: Stretch) -> Mapping[str, Score]:
    """Numbers with value and unit; and of the right ones indicator, qualifier and direction of change."""
    wanted = [label for label in stretch.labels if label.kind == "quantity"]
    paired = pair(stretch, wanted, found_in("metrics", stretch.report), 0.0)
    right = Paired(tuple(two for two in paired.pairs if same_value(*two)), (), ())
    named = Paired(tuple(two for two in right.pairs if two[0].said["indicator"]), (), ())
    turned = Paired(tuple(two for two in right.pairs if two[0].said["change"] != "?"), (), ())
    text = stretch.report.text
    return {
        "metrics: value and unit": judge(stretch, paired, same_value, _value),
        "metrics: indicator": judge(stretch, named, partial(same_indicator, text), partial(_indicator, text)),
        "metrics: qualifier": judge(stretch, right, lambda a, b: a.said["qualifier"] == b.qualifier, _qualifier),
        "metrics: change": judge(stretch, turned, lambda a, b: a.said["change"] == b.change, _qualifier),
    }


def same_value(label: Label, quantity: Any) -> bool:
    """Whether value, unit and masking agree; units but for 个 before another unit and what stands in brackets."""
    if label.said["masked"] or quantity.low is None or quantity.high is None:
        return bool(label.said["masked"] and quantity.masked)
    value = label.said["value"]
    low, high = value if isinstance(value, list) else (value, value)
    near = all(
        abs(one - other) <= SAME * max(abs(one), 1e-9) for one, other in ((low, quantity.low), (high, quantity.high))
    )
    return near and plain_unit(quantity.unit) in map(plain_unit, label.said["unit"].split("|"))


def plain_unit(unit: str) -> str:
    """A unit without 个 before another unit and without what stands in brackets."""
    bare = unit.partition("(")[0].partition("（")[0]
    return bare.removeprefix("个") or bare


def same_indicator(text: str, label: Label, quantity: Any) -> bool:
    """Whether the words that name what is measured are one of those a reader named, or share 0.8 with them."""
    span = quantity.indicator
    if span is None:
        return False
    here = (span.start, span.end)
    named = label.said["indicator"]
    written = digest(text[span.start : span.end])
    return any(share(here, (start, end)) >= OVERLAP or written == mark for start, end, mark in named)


def _value(label: Label, quantity: Any) -> str:
    return f"wanted {label.said['value']} {label.said['unit']}, found {quantity.low} {quantity.high} {quantity.unit}"


def _qualifier(label: Label, quantity: Any) -> str:
    said = label.said
    return f"wanted {said['qualifier']!r} {said['change']}, found {str(quantity.qualifier)!r} {quantity.change}"


def _indicator(text: str, label: Label, quantity: Any) -> str:
    wanted = " / ".join(text[start:end] for start, end, _ in label.said["indicator"])
    span = quantity.indicator
    return f"wanted {wanted}, found {text[span.start : span.end] if span else None}"


def report(*, differences: bool) -> Iterable[str]:
    """The lines that show the scores."""
    for (measure, half), score in sorted(scores().items(), key=lambda row: (row[0][0], HALVES.index(row[0][1]))):
        figures = f"P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}"
        yield f"{measure:30} {half:9} {figures}  {score.right} right, {score.found} found, {score.wanted} wanted"
        yield from score.differences if differences and half not in UNSEEN else ()


if __name__ == "__main__":
    for shown in report(differences="-v" in sys.argv[1:]):
        sys.stdout.write(shown + "\n")


__all__ = ["metrics", "plain_unit", "report", "same_indicator", "same_value", "scores"]

"""Documents that a report names, and what was done with them, against those that a reader marked."""

from collections.abc import Mapping
from typing import Any

from tests.quality.facts_found import found_in
from tests.quality.facts_gold import Label, Stretch
from tests.quality.facts_score import Paired, Score, judge, pair

LEAST = 0.8
SAME = {"publish": "issue"}


def documents(stretch: Stretch) -> Mapping[str, Score]:
    """Documents named; those something was done with, with the right act; and the state (试行) of the right ones."""
    wanted = [label for label in stretch.labels if label.kind == "document"]
    found = found_in("acts", stretch.report)
    named = pair(stretch, wanted, found, LEAST)
    said = Paired(
        tuple(two for two in named.pairs if two[0].said["act"] != "?" and (two[0].said["act"] or two[1].act)),
        tuple(label for label in named.missed if label.said["act"] not in ("", "?")),
        tuple(one for one in named.extra if one.act),
    )
    return {
        "documents": judge(stretch, named, lambda _label, _found: True, _shown),
        "documents: act": _acts(stretch, said),
        "documents: state": judge(stretch, Paired(named.pairs, (), ()), _state, _shown),
    }


def _acts(stretch: Stretch, acted: Paired[Any]) -> Score:
    """An act on the wrong document counts as one found wrongly and one missed, an act where there is none as found wrongly."""
    score = judge(stretch, acted, _act, _shown)
    wanted = sum(bool(label.said["act"]) for label, _ in acted.pairs) + len(acted.missed)
    found = sum(bool(one.act) for _, one in acted.pairs) + len(acted.extra)
    return Score(wanted, found, score.right, score.differences)


def _act(label: Label, found: Any) -> bool:
    """Whether the act is one of those a reader would name."""
    return SAME.get(found.act, found.act) in label.said["act"].split("|")


def _state(label: Label, found: Any) -> bool:
    return (label.said["state"] or "") == (found.state or "")


def _shown(label: Label, found: Any) -> str:
    return f"wanted {label.said['act'] or 'no act'} {label.said['state'] or ''}, found {found.act or 'no act'} {found.state}"


__all__ = ["documents"]

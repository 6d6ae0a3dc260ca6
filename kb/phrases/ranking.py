"""What a phrase is good for: used by many but not by all, whole, not too short, not bound to a day."""

import re
from collections.abc import Callable
from dataclasses import dataclass

_DATED = re.compile(
    r"\d{4}年?|\d{1,2}月|今年是|本次|上半年|下半年|第?[一二三四1-4]季度|\d+周年|开局之年|收官之年|的一年$|关键一年"
)
_FIGURES = re.compile(r"\d")
_FORM = re.compile(
    r"工作回顾$|工作安排$|总体要求$|指导思想$|基本原则$|保障措施$|组织实施$|主要目标$|工作目标$|重点任务$|主要任务$|工作报告$|总体思路$|如下$"
)
_LONGEST = 40
_BEST_LENGTH = 18


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the rank of a phrase rests on. ``spread`` of ``voices`` units use it; ``whole`` as a candidate's."""

    text: str
    spread: int
    voices: int
    whole: float
    asked: bool = False
    fading: bool = False


@dataclass(frozen=True, slots=True)
class Factor:
    """One reason of the rank: a named row, its value is multiplied in."""

    name: str
    value: Callable[[Evidence], float]


FACTORS = (
    Factor("used by many, not by all", lambda it: it.spread * (1 - 0.9 * it.spread / max(it.voices, it.spread))),
    Factor("stands alone", lambda it: 0.15 + it.whole),
    Factor("long enough to save work", lambda it: min(len(it.text), _BEST_LENGTH) ** 0.7),
    Factor("not a page", lambda it: 1 if len(it.text) <= _LONGEST else _LONGEST / len(it.text)),
    Factor("not of one year", lambda it: 0.15 if _DATED.search(it.text) else 1),
    Factor("not of one count", lambda it: 0.4 if _FIGURES.search(it.text) else 1),
    Factor("not a form's heading", lambda it: 0.15 if _FORM.search(it.text) else 1),
    Factor("still in use", lambda it: 0.5 if it.fading else 1),
    Factor("what was asked for is in it", lambda it: 4 if it.asked else 1),
)


def usefulness(evidence: Evidence) -> float:
    """The product of all factors."""
    score = 1.0
    for factor in FACTORS:
        score *= factor.value(evidence)
    return score


__all__ = ["FACTORS", "Evidence", "Factor", "usefulness"]

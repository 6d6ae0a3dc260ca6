"""The places of a report, and what is said there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kb.model import JsonObject, Role
from kb.search.uses import Source, Uses
from kb.substance import Substance


class PlaceKind(StrEnum):
    """Where in a report: the roles of sections, and the sentences that lead from one part to the next."""

    OPENINGS = "openings"
    TRANSITIONS = "transitions"
    MEASURES = "measures"
    RESULTS = "results"
    PROBLEMS = "problems"
    PLANS = "plans"
    CLOSINGS = "closings"


PLACES: Mapping[PlaceKind, Role | None] = {
    PlaceKind.OPENINGS: Role.OPENING,
    PlaceKind.TRANSITIONS: None,
    PlaceKind.MEASURES: Role.REVIEW,
    PlaceKind.RESULTS: Role.RESULTS,
    PlaceKind.PROBLEMS: Role.PROBLEMS,
    PlaceKind.PLANS: Role.PLAN,
    PlaceKind.CLOSINGS: Role.CLOSING,
}
"""The role in which each stands; None for the transitions, which are known by their words."""

TRANSITION = re.compile(
    r"^(?:各位代表[,:!]?|同志们[,:!]?)?(?:现将|现就|与此同时|同时也|在肯定成绩|在看到成绩|在取得成绩|我们也?(?:应当|应该|必须)?清醒|回顾|总的来?看|综上|为此|围绕上述|具体来说|"
    r"主要(?:做了|抓了|体现|表现)|重点(?:抓好|做好|抓了)|离[^,。]{2,30}(?:还有|尚有|仍有)|下一步,|下一阶段,)"
    r"|(?:如下|以下(?:几个方面|几方面|[一二三四五六七八九十]个方面|几点|工作|几项工作|问题))[。:]?$|:$"
)
"""How a sentence begins or ends that leads on; text is folded."""


@dataclass(frozen=True, slots=True)
class Formula:
    """What is said at a place: a run that several use, or one sentence; its uses, and the most concrete sentence it stands in.

    ``substance`` is that sentence's; ``score`` weighs how many use it and how concrete it is.
    """

    text: str
    place: PlaceKind
    uses: Uses
    example: str
    source: Source
    substance: Substance
    score: float

    def to_dict(self) -> JsonObject:
        """The formula as the command prints it."""
        head = {"text": self.text, "place": self.place.value, "score": self.score}
        example = {"text": self.example, "source": self.source.to_dict(), "substance": self.substance.to_dict()}
        return head | self.uses.to_dict() | {"example": example}


__all__ = ["PLACES", "TRANSITION", "Formula", "PlaceKind"]

"""What phrase mining gives: phrases with their uses, their size, and on which shelf they stand."""

from dataclasses import dataclass
from enum import StrEnum

from kb.model import JsonObject
from kb.search.uses import Uses


class Size(StrEnum):
    """How much of a text a phrase is."""

    SENTENCE = "sentence"
    CLAUSE = "clause"
    HEADING = "heading"
    PART = "part"


class Shelf(StrEnum):
    """Whose a phrase is and how it fares: everybody's (通用语), one unit's own, new in the last year, dying out."""

    COMMON = "common"
    OWN = "own"
    NEW = "new"
    FADING = "fading"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as it was first written, its uses, and the longer, shorter and overlapping runs that were folded under it."""

    text: str
    size: Size
    shelves: tuple[Shelf, ...]
    uses: Uses
    score: float
    variants: tuple[str, ...] = ()

    def to_dict(self) -> JsonObject:
        """The phrase as the command prints it."""
        head = {"text": self.text, "length": len(self.text), "size": self.size.value}
        shelves = [shelf.value for shelf in self.shelves]
        return head | self.uses.to_dict() | {"shelves": shelves, "score": self.score, "variants": list(self.variants)}


__all__ = ["Phrase", "Shelf", "Size"]

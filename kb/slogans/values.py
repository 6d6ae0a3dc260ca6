"""What slogan mining gives."""

from dataclasses import dataclass

from kb.model import JsonObject
from kb.search.uses import Place, Source, Uses


@dataclass(frozen=True, slots=True)
class Expansion:
    """What a slogan stands for, in the corpus's own words, where that stands, and by which rule it was found.

    ``counted``: it has as many members as the slogan's numbers say.
    """

    text: str
    rule: str
    place: Place
    counted: bool
    source: Source | None = None

    def to_dict(self) -> JsonObject:
        """The expansion as the command prints it."""
        source = self.source and self.source.to_dict()
        return {"text": self.text, "rule": self.rule, "counted": self.counted, "source": source}


@dataclass(frozen=True, slots=True)
class Slogan:
    """A slogan without its quotation marks, of which form it is, its uses, the ways it is written, its expansions (best first)."""

    text: str
    form: str
    uses: Uses
    variants: tuple[str, ...]
    expansions: tuple[Expansion, ...]
    score: float

    @property
    def expansion(self) -> Expansion | None:
        """The best expansion; None where the corpus gives none."""
        return self.expansions[0] if self.expansions else None

    def to_dict(self) -> JsonObject:
        """The slogan as the command prints it; no expansion is null."""
        head = {"text": self.text, "form": self.form} | self.uses.to_dict() | {"variants": list(self.variants)}
        more = [one.to_dict() for one in self.expansions[1:]]
        return head | {
            "expansion": self.expansion and self.expansion.to_dict(),
            "other_expansions": more,
            "score": self.score,
        }


__all__ = ["Expansion", "Slogan"]

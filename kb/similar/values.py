"""What a search for similar passages gives."""

from dataclasses import dataclass

from kb.model import JsonObject, Passage, ReportInfo, Span


@dataclass(frozen=True, slots=True)
class Shared:
    """A run that the asked text and the passage have in common, with its place in each."""

    text: str
    asked: Span
    found: Span

    def to_dict(self) -> JsonObject:
        """The run as the command prints it."""
        places = {"asked": [self.asked.start, self.asked.end], "found": [self.found.start, self.found.end]}
        return {"text": self.text, **places}


@dataclass(frozen=True, slots=True)
class Similar:
    """A passage that is like the asked text.

    ``asked_share`` is how much of the asked text stands in it, rare characters counting more; ``found_share`` how much of it stands
    in the asked text; ``runs`` are what both hold, longest first; ``words`` stand in both outside the runs, rarest first.
    """

    score: float
    report: ReportInfo
    passage: Passage
    asked_share: float
    found_share: float
    runs: tuple[Shared, ...]
    words: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The passage's id."""
        return self.passage.id

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the runs stand in the passage's text, in order."""
        return tuple(sorted((run.found for run in self.runs), key=lambda span: span.start))

    def to_dict(self) -> JsonObject:
        """The passage as the command prints it."""
        claims = {
            name: getattr(self.report, name).value for name in ("title", "unit", "region", "year", "period", "kind")
        }
        shares = {name: round(getattr(self, name), 4) for name in ("score", "asked_share", "found_share")}
        place = {"report": self.report.id, "file": self.report.file, **self.passage.to_dict(), **claims}
        return shares | place | {"runs": [run.to_dict() for run in self.runs], "words": list(self.words)}


__all__ = ["Shared", "Similar"]

"""Reports that repeat others, in groups: the indexer has marked them, with how much of each is the same."""

from collections.abc import Iterable
from dataclasses import dataclass

from kb.model import JsonObject, ReportInfo


@dataclass(frozen=True, slots=True)
class Repeats:
    """A report and those that repeat it, to the letter (``duplicate_share`` 1.0) or nearly."""

    original: ReportInfo
    copies: tuple[ReportInfo, ...]

    def to_dict(self) -> JsonObject:
        """The group as the command prints it."""
        copies = [{"id": copy.id, "file": copy.file, "share": copy.duplicate_share} for copy in self.copies]
        return {"original": {"id": self.original.id, "file": self.original.file}, "copies": copies}


def repeated_reports(infos: Iterable[ReportInfo]) -> tuple[Repeats, ...]:
    """The groups of repeated reports, the largest first."""
    known = {info.id: info for info in infos}
    groups: dict[str, list[ReportInfo]] = {}
    for info in known.values():
        if info.duplicates_of in known:
            groups.setdefault(info.duplicates_of or "", []).append(info)
    found = [Repeats(known[name], tuple(sorted(copies, key=lambda info: info.file))) for name, copies in groups.items()]
    return tuple(sorted(found, key=lambda group: (-len(group.copies), group.original.file)))


__all__ = ["Repeats", "repeated_reports"]

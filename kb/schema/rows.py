"""Values as they are stored, as JSON: rows for what there are many of, and back."""

import json
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from kb.model import CLAIMS, Claim, Confidence, Evidence, Gap, Mask, Passage, PassageKind, ReportInfo, Role, Section

Row = Sequence[Any]
CONFIDENCES = {confidence.value: confidence for confidence in Confidence}

_ENCODERS = [
    json.JSONEncoder(ensure_ascii=is_plain, separators=(",", ":"), allow_nan=False) for is_plain in (False, True)
]


_NULL = "null"
_quoted = json.encoder.encode_basestring


def dump(value: object) -> str:
    """A value as JSON, lone surrogates included."""
    # Lone surrogates must survive being written: \u escapes are plain ASCII, but only where they are needed.
    text = _ENCODERS[False].encode(value)
    return text if text.isascii() or _is_writable(text) else _ENCODERS[True].encode(value)


def _is_writable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def load(text: object) -> Any:
    """The value that JSON says. Raises ValueError, TypeError."""
    if not isinstance(text, str):
        raise TypeError(f"stored text expected, found {type(text).__name__}")
    return json.loads(text)


def passage_text(passage: Passage) -> str:
    """The row of a passage, which ``read_passage`` reads, as JSON: written out here, since there are so many."""
    path = ",".join(map(_quoted, passage.path))
    role, section = (
        (_NULL if passage.role is None else _quoted(passage.role)),
        (_NULL if passage.section is None else passage.section),
    )
    text = f"[{_quoted(passage.id)},{_quoted(passage.kind)},{_quoted(passage.text)},{passage.start},{passage.end},[{path}],{role},{section},{passage.line}]"
    return text if _is_writable(text) else _ENCODERS[True].encode(json.loads(text))


def read_passage(row: Row) -> Passage:
    """The passage of a row."""
    identity, kind, text, start, end, path, role, section, line = row
    return Passage(identity, PassageKind(kind), text, start, end, tuple(path), _role(role), section, line)


def section_row(section: Section) -> Row:
    """The row of a section."""
    place = [section.start, section.heading_end, section.end]
    return [section.level, section.number, section.heading, section.role, *place]


def read_section(row: Row) -> Section:
    """The section of a row."""
    level, number, heading, role, *place = row
    return Section(level, number, heading, _role(role), *place)


def _role(value: str | None) -> Role | None:
    return None if value is None else Role(value)


def claim_row(claim: Claim[Any]) -> Row:
    """The row of a claim."""
    return [claim.value, claim.confidence, [[e.text, e.place, e.start, e.end] for e in claim.evidence]]


def read_claim(row: Row) -> Claim[Any]:
    """The claim of a row. Raises ValueError, TypeError, LookupError."""
    value, confidence, evidence = row
    return Claim(value, CONFIDENCES[confidence], tuple([Evidence(*quote) for quote in evidence]))


def info_object(info: ReportInfo) -> dict[str, Any]:
    """A report's metadata as it is stored."""
    plain = {field.name: getattr(info, field.name) for field in fields(ReportInfo)}
    plain |= {name: claim_row(plain[name]) for name in CLAIMS}
    plain["gaps"] = [[gap.start, gap.end, gap.characters] for gap in info.gaps]
    plain["masks"] = [[mask.text, mask.start, mask.end] for mask in info.masks]
    return plain


def read_info(plain: dict[str, Any]) -> ReportInfo:
    """A report's metadata as it was stored."""
    claims = {name: read_claim(plain[name]) for name in CLAIMS}
    gaps = tuple(Gap(*row) for row in plain["gaps"])
    masks = tuple(Mask(*row) for row in plain["masks"])
    parents = {name: tuple(plain[name]) for name in ("region_parents", "kind_parents")}
    return ReportInfo(**(plain | claims | {"gaps": gaps, "masks": masks} | parents))


__all__ = [
    "CONFIDENCES", "Row", "claim_row", "dump", "info_object", "load", "passage_text", "read_claim", "read_info", "read_passage", "read_section", "section_row",
]  # fmt: skip

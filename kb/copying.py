"""Copying out of a report: the text as it is, the text with blanks (〔日期〕〔数〕〔单位〕〔地名〕) to reuse safely, and citations."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from kb.model import JsonObject, Span
from kb.origin import Origin

DATE, NUMBER, UNIT, REGION, PERSON = "日期", "数", "单位", "地名", "人名"
_UNKNOWN_UNIT, _UNKNOWN_YEAR, _INFERRED = "单位未定", "年份未定", "推定"
_SUFFIXES = re.compile(r"(?:特别行政区|自治[区州县旗]|地区|街道办事处|街道|新区|[省市县区州盟旗镇乡])$")
_SHORTEST_CORE = 2


@dataclass(frozen=True, slots=True)
class Names:
    """The names that must not be left in a text that is reused: known from claims and from kb.toml."""

    units: frozenset[str] = field(default_factory=frozenset)
    regions: frozenset[str] = field(default_factory=frozenset)
    persons: frozenset[str] = field(default_factory=frozenset)

    def __or__(self, other: "Names") -> "Names":
        return Names(self.units | other.units, self.regions | other.regions, self.persons | other.persons)


@dataclass(frozen=True, slots=True)
class Slot:
    """What was blanked: its label, its text, and where it stood in the text that was copied."""

    label: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Blanked:
    """A text with its slots blanked, and the slots in order."""

    text: str
    slots: tuple[Slot, ...]

    def to_dict(self) -> JsonObject:
        """The blanked text as the command prints it; the places are of the text that was copied."""
        slots = [
            {"label": slot.label, "text": slot.text, "start": slot.span.start, "end": slot.span.end}
            for slot in self.slots
        ]
        return {"text": self.text, "slots": slots}


def plain_text(text: str) -> str:
    """A passage as it is copied: its characters without the line end."""
    return text.strip("\n")


def names_of(origin: Origin) -> Names:
    """The names that a source itself brings with it."""
    units = frozenset(filter(None, (origin.unit,)))
    return Names(units, frozenset(filter(None, (origin.region,))))


def blank(text: str, names: Names | None = None) -> Blanked:
    """The text with dates, numbers and known names blanked. A number keeps its unit: 〔数〕件, 〔数〕%."""
    copied = plain_text(text)
    found = [*_named(copied, names or Names()), *_figured(copied)]
    slots = _apart(found)
    pieces, end = [], 0
    for slot in slots:
        pieces += [copied[end : slot.span.start], f"〔{slot.label}〕"]
        end = slot.span.end
    return Blanked("".join([*pieces, copied[end:]]), slots)


def _figured(text: str) -> Iterable[Slot]:
    from kb.figures import FigureKind, figures

    labels = {FigureKind.DATE: DATE, FigureKind.NUMBER: NUMBER}
    for figure in figures(text):
        if figure.kind in labels:
            yield _slot(labels[figure.kind], text, figure.value)
        else:
            inside = figure.span
            for inner in _figured(text[inside.start + 1 : inside.end - 1]):
                shift = inside.start + 1
                yield _slot(inner.label, text, Span(inner.span.start + shift, inner.span.end + shift))


def _named(text: str, names: Names) -> Iterable[Slot]:
    labels = {
        **dict.fromkeys(names.persons, PERSON),
        **{short: REGION for name in names.regions for short in _forms(name)},
        **dict.fromkeys(names.units, UNIT),
    }
    known = sorted((name for name in labels if len(name) >= _SHORTEST_CORE), key=len, reverse=True)
    if known:
        for match in re.finditer("|".join(map(re.escape, known)), text):
            yield _slot(labels[match[0]], text, Span(*match.span()))


def _forms(region: str) -> tuple[str, ...]:
    """A region's name and the short form people write: 澜川市 and 澜川."""
    core = _SUFFIXES.sub("", region)
    return (region, core) if len(core) >= _SHORTEST_CORE else (region,)


def _slot(label: str, text: str, span: Span) -> Slot:
    return Slot(label, text[span.start : span.end], span)


def _apart(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """The slots in order; of two that overlap, the one that begins first, then the longer."""
    kept: list[Slot] = []
    for slot in sorted(slots, key=lambda slot: (slot.span.start, -slot.span.end)):
        if not kept or slot.span.start >= kept[-1].span.end:
            kept.append(slot)
    return tuple(kept)


def source_line(origin: Origin) -> str:
    """Where a text comes from, in one line: 【来源：澜川市政务办 2022 上半年 工作总结 二、主要做法 › 一是…】."""
    when = " ".join(str(part) for part in (_marked(origin, "year"), origin.period) if part)
    whose = (_marked(origin, "unit"), when, origin.kind) if origin.unit else (origin.name, when)
    known = (*whose, " › ".join(origin.path) or _place(origin))
    return f"【来源：{' '.join(part for part in known if part)}】"


def cite_chinese(origin: Origin, today: date | None = None) -> str:
    """A citation in the Chinese manner (GB/T 7714): author. title[R]. date. place. What was inferred is marked 推定."""
    medium = "R/OL" if origin.url else "R"
    author = _marked(origin, "unit") or f"〔{_UNKNOWN_UNIT}〕"
    when = origin.date or _marked(origin, "year") or f"〔{_UNKNOWN_YEAR}〕"
    title = origin.name + (f"：{origin.docno}" if origin.docno and origin.docno not in origin.name else "")
    accessed = f"[{today.isoformat()}]" if today and origin.url else ""
    parts = (author, f"{title}[{medium}]", f"{when}{accessed}", _place(origin))
    sentence = "".join(f"{part.rstrip('.')}. " for part in parts if part)
    return f"{sentence}{origin.url or ''}".strip()


def cite_english(origin: Origin, today: date | None = None) -> str:
    """A citation in the English manner (APA): author (year). title [kind]. place. URL."""
    author = _bracketed(origin, "unit") if origin.unit else "[Unknown author]"
    year = f"{origin.year}{'?' if 'year' in origin.inferred else ''}" if origin.year else "n.d."
    kind = f" [{origin.kind}]" if origin.kind else ""
    retrieved = f"Retrieved {today.isoformat()}, from " if today and origin.url else ""
    place = f" {_place(origin)}." if _place(origin) else ""
    return f"{author} ({year}). {origin.name}{kind}.{place}" + (f" {retrieved}{origin.url}" if origin.url else "")


def _place(origin: Origin) -> str:
    """The headings a text stands under; without any, its line in the file."""
    return " › ".join(origin.path) or (f"{origin.file}:{origin.line}" if origin.line else "")


def _marked(origin: Origin, name: str) -> str:
    value = getattr(origin, name)
    if value is None:
        return ""
    return f"{value}({_INFERRED})" if name in origin.inferred else str(value)


def _bracketed(origin: Origin, name: str) -> str:
    """What was inferred stands in square brackets, as bibliographies do."""
    value = str(getattr(origin, name))
    return f"[{value}?]" if name in origin.inferred else value


__all__ = [
    "Blanked", "Names", "Slot", "blank", "cite_chinese", "cite_english", "names_of", "plain_text", "source_line",
]  # fmt: skip

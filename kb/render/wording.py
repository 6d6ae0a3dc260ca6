"""Phrases, heading frames, sets and slogans as lines and as tables that name the source of every line."""

from collections.abc import Iterable, Iterator

from kb.headings import Completion, FrameUse, HeadingSet
from kb.i18n import _, ngettext
from kb.phrases import Mined, Phrase, Shelf, Size
from kb.render.cells import cut
from kb.render.labels import Label
from kb.render.sheets import Cell, Sheet, sheet_lines
from kb.search.uses import Source, Uses
from kb.slogans import Slogan
from kb.text import visible_line

SHELVES: dict[Shelf, Label] = {
    Shelf.COMMON: lambda: _("everybody's"),
    Shelf.OWN: lambda: _("one unit's own"),
    Shelf.NEW: lambda: _("new"),
    Shelf.FADING: lambda: _("fading"),
}
SIZES: dict[Size, Label] = {
    Size.SENTENCE: lambda: _("sentence"),
    Size.CLAUSE: lambda: _("clause"),
    Size.HEADING: lambda: _("heading"),
    Size.PART: lambda: _("part of a clause"),
}
FORMS: dict[str, Label] = {
    "plus": lambda: _("figures joined"),
    "pairs": lambda: _("numbers in pairs"),
    "counted": lambda: _("counted"),
    "numeral": lambda: _("with a number"),
    "figures": lambda: _("figures"),
    "parallel": lambda: _("parallel"),
    "coinage": lambda: _("coinage"),
}
_INDENT = "    "
_EXAMPLES = 6


def use_head() -> tuple[str, ...]:
    """The heads of the columns that say how a thing is used."""
    return (_("uses"), _("units"), _("reports"), _("first"), _("last"))


def use_cells(uses: Uses) -> tuple[Cell, ...]:
    """Uses, units, reports, first and last year."""
    return (uses.occurrences, uses.units, uses.reports, uses.first_year, uses.last_year)


def source_text(source: Source | None) -> str:
    """Where a thing can be read: unit, year, title, file and line."""
    if source is None:
        return ""
    named = (source.unit, source.year, source.title, f"{source.file}:{source.line}")
    return " · ".join(str(part) for part in named if part)


def _first_source(uses: Uses) -> str:
    return source_text(uses.sources[0] if uses.sources else None)


def phrase_sheet(phrases: Iterable[Phrase], *, sources: bool = True) -> Sheet:
    """Phrases with their uses; the source is of the earliest."""
    more = (_("source"),) if sources else ()
    head = (*use_head(), _("size"), _("whose"), _("variants"), _("phrase"), *more)
    return Sheet(head, tuple(_phrase_row(phrase, sources=sources) for phrase in phrases))


def _phrase_row(phrase: Phrase, *, sources: bool) -> tuple[Cell, ...]:
    shelves = " ".join(SHELVES[shelf]() for shelf in phrase.shelves)
    row = (*use_cells(phrase.uses), SIZES[phrase.size](), shelves, len(phrase.variants), phrase.text)
    return (*row, _first_source(phrase.uses)) if sources else row


def phrase_lines(mined: Mined, *, width: int | None) -> list[str]:
    """Phrases in straight columns."""
    return sheet_lines(phrase_sheet(mined.phrases, sources=False), width) if mined.phrases else []


def mined_line(mined: Mined) -> str:
    """What was read, and how many runs repeat in it."""
    read = ngettext("{n} passage", "{n} passages", mined.passages).format(n=mined.passages)
    whose = ngettext("{n} voice", "{n} voices", mined.units).format(n=mined.units)
    runs = ngettext("{n} run repeats", "{n} runs repeat", mined.repeats).format(n=mined.repeats)
    return f"{read} / {whose} / {runs}"


def frame_sheet(frames: Iterable[FrameUse]) -> Sheet:
    """Frames with their uses and examples."""
    head = (_("headings"), *use_head()[1:], _("frame"), _("query"), _("examples"), _("source"))
    return Sheet(head, tuple(_frame_row(use) for use in frames))


def _frame_row(use: FrameUse) -> tuple[Cell, ...]:
    examples = " / ".join(_examples(use))
    where = _first_source(use.uses)
    return (use.headings, *use_cells(use.uses)[1:], use.frame.shown, use.frame.pattern, examples, where)


def _examples(use: FrameUse) -> list[str]:
    return list(dict.fromkeys(example.text for example in use.examples))[:_EXAMPLES]


def frame_lines(frames: Iterable[FrameUse], *, width: int | None) -> Iterator[str]:
    """A frame, how it is used, and under it some headings built on it."""
    for use in frames:
        counts = [
            ngettext("{n} heading", "{n} headings", use.headings).format(n=use.headings),
            ngettext("{n} unit", "{n} units", use.uses.units).format(n=use.uses.units),
            _years(use.uses),
        ]
        yield _fitted(f"{use.frame.shown}  ({' · '.join(filter(None, counts))})", width)
        yield from (_fitted(_INDENT + example, width) for example in _examples(use))


def set_lines(sets: Iterable[tuple[HeadingSet, str]], *, width: int | None) -> Iterator[str]:
    """Sets of parallel headings with the report each stands in."""
    for one, report in sets:
        count = ngettext("{n} heading", "{n} headings", len(one.members)).format(n=len(one.members))
        yield _fitted(f"{one.frame.shown}  ({count} · {report})", width)
        yield from (_fitted(f"{_INDENT}{member.number} {member.text}", width) for member in one.members)


def set_sheet(sets: Iterable[tuple[HeadingSet, str]]) -> Sheet:
    """A heading a row, with its frame and report."""
    head = (_("frame"), _("number"), _("heading"), _("report"))
    rows = ((one.frame.shown, member.number, member.text, report) for one, report in sets for member in one.members)
    return Sheet(head, tuple(rows))


def completion_sheet(completion: Completion, sources: Iterable[Source]) -> Sheet:
    """Proposals, by how many characters their halves differ from the given ones, and where they stand."""
    head = (_("difference"), _("heading"), _("source"))
    pairs = zip(completion.proposals, sources, strict=True)
    return Sheet(head, tuple((one.difference, one.heading.text, source_text(source)) for one, source in pairs))


def slogan_sheet(slogans: Iterable[Slogan]) -> Sheet:
    """Slogans with their uses and expansions; no expansion is said."""
    head = (
        *use_head(),
        _("form"),
        _("slogan"),
        _("written"),
        _("expansion"),
        _("source of the expansion"),
        _("source"),
    )
    return Sheet(head, tuple(_slogan_row(slogan) for slogan in slogans))


def _slogan_row(slogan: Slogan) -> tuple[Cell, ...]:
    told = slogan.expansion
    where = source_text(told.source if told else None)
    written = " ".join(slogan.variants)
    said = (written, told.text if told else _("no expansion found"), where, _first_source(slogan.uses))
    return (*use_cells(slogan.uses), FORMS[slogan.form](), slogan.text, *said)


def slogan_lines(slogans: Iterable[Slogan], *, width: int | None) -> Iterator[str]:
    """A slogan, how it is used, and under it what it stands for, with the place that says so."""
    for slogan in slogans:
        counts = [
            ngettext("{n} use", "{n} uses", slogan.uses.occurrences).format(n=slogan.uses.occurrences),
            ngettext("{n} unit", "{n} units", slogan.uses.units).format(n=slogan.uses.units),
            _years(slogan.uses),
            FORMS[slogan.form](),
        ]
        yield _fitted(f"{slogan.text}  ({' · '.join(filter(None, counts))})", width)
        told = slogan.expansion
        yield _fitted(_INDENT + (f"= {told.text}" if told else _("no expansion found")), width)
        if told:
            yield _fitted(f"{_INDENT}  {source_text(told.source)}", width)


def _years(uses: Uses) -> str:
    if uses.first_year is None:
        return ""
    return str(uses.first_year) if uses.first_year == uses.last_year else f"{uses.first_year}–{uses.last_year}"


def _fitted(line: str, width: int | None) -> str:
    shown = visible_line(line)
    return shown if width is None else cut(shown, width)


__all__ = [
    "FORMS", "SHELVES", "SIZES", "completion_sheet", "frame_lines", "frame_sheet", "mined_line", "phrase_lines", "phrase_sheet",
    "set_lines", "set_sheet", "slogan_lines", "slogan_sheet", "source_text", "use_cells", "use_head",
]  # fmt: skip

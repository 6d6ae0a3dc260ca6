"""Left-overs (残留): names, years, numbers and titles that came over with the text of a source and are not the draft's own."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kb.check.drafting import Draft
from kb.check.persons import find_persons
from kb.check.places import Known, Place, find_places, forms
from kb.check.taking import Overlap
from kb.check.values import Finding, Own, Severity, Taken
from kb.figures import Figure, FigureKind, figures
from kb.model import PassageKind, ReportInfo, Span
from kb.text import fold

CONTEXT = 24
"""Letters of one source in a passage from which its names and numbers are left-overs. A clause of 15 may be met by chance, and the year
in it is the draft's own."""

SOURCE = 60
"""Letters taken from a report from which its own place and unit are left-overs wherever they stand in the draft."""

_VOICES = 2
"""Units that must name a document or a coinage for it to be nobody's."""

_HEADINGS = 100
"""Passages with the heading of the draft that are looked at."""

_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?![\d.%])")
_COINAGE = re.compile('[“"「]([^“”"「」\n，。；]{2,16})[”"」]')
_SHORT_TITLE = 6
_DIGIT = re.compile(r"\d")
_TELEPHONES = frozenset(("12345", "12315", "12333", "12366", "12371", "12388", "110", "119", "120", "122"))
_GENERAL = frozenset(
    ("市政府办公厅", "市政府办公室", "县政府办公室", "人民政府", "政府办公室", "政府办公厅", "办公室", "办公厅")
)


@dataclass(frozen=True)
class Leftovers:
    """Looks for left-overs in a draft; ``known`` are the names of places that the knowledge base knows."""

    draft: Draft
    overlap: Overlap
    taken: Sequence[Taken]
    own: Own
    known: Known

    def findings(self) -> tuple[Finding, ...]:
        """All left-overs, in order of place; of two that overlap the longer one stands."""
        if not self.taken:
            return ()
        makers: tuple[Callable[[], Iterable[Finding]], ...] = (
            self._titles,
            self._places,
            self._units,
            self._persons,
            self._years,
            self._numbers,
            self._coinages,
        )
        taken = bytearray(len(self.draft.text))
        kept: list[Finding] = []
        for maker in makers:
            for finding in maker():
                span = finding.span
                if not any(taken[span.start : span.end]):
                    taken[span.start : span.end] = b"\1" * (span.end - span.start)
                    kept.append(finding)
        return tuple(sorted(kept, key=lambda finding: finding.span.start))

    # --- where text was taken over -----------------------------------------------------------------------------------------------

    @cached_property
    def _context(self) -> Counter[tuple[int, str]]:
        """Letters by passage of the draft and source."""
        letters: Counter[tuple[int, str]] = Counter()
        for one in self.taken:
            for number in range(
                self.draft.passage_number(one.span.start), self.draft.passage_number(one.span.end - 1) + 1
            ):
                letters[number, one.report.id] += one.own
        return letters

    def _source(self, span: Span) -> Taken | None:
        """The run that a span was taken over with, where its passage holds enough of that source."""
        for one in self.taken:
            if one.span.start <= span.start and span.end <= one.span.end:
                enough = self._context[self.draft.passage_number(span.start), one.report.id] >= CONTEXT
                return one if enough else None
        return None

    @cached_property
    def _sources(self) -> list[ReportInfo]:
        """The reports that the draft is built on."""
        letters: Counter[str] = Counter()
        infos = {one.report.id: one.report for one in self.taken}
        for one in self.taken:
            letters[one.report.id] += one.own
        return [infos[name] for name, count in letters.items() if count >= SOURCE]

    # --- places and units ---------------------------------------------------------------------------------------------------------

    @cached_property
    def _own_forms(self) -> frozenset[str]:
        return frozenset(forms(self.own.places))

    def _is_own(self, place: Place, text: str) -> bool:
        """Whether a place is the draft's own, lies in that, or is what that lies in."""
        if self.own.places and self.own.places[0] in place.names:
            return True
        if len(text) == 1:
            return any(text in form for form in self._own_forms)
        named = {*place.names[:1], *forms([text])}
        return not named.isdisjoint(self._own_forms) or any(text.startswith(form) for form in self._own_forms)

    def _places(self) -> Iterator[Finding]:
        foreign = [info for info in self._sources if info.region.value and info.region.value not in self.own.places]
        mine = {form: info for info in foreign for form in forms([info.region.value or ""])}
        for place in find_places(self.draft.text, self.known):
            text = self.draft.text[place.span.start : place.span.end]
            finding = None if self._is_own(place, text) else self._place(place, text, mine)
            if finding:
                yield finding

    def _place(self, place: Place, text: str, mine: dict[str, ReportInfo]) -> Finding | None:
        owner = next((info for form, info in mine.items() if text.startswith(form) or form in place.names), None)
        one = self._source(place.span)
        if owner is None and one and any(form in text or text in form for form in forms(_region_names(one.report))):
            owner = one.report
        if owner:
            severity = Severity.ORDINARY if self.own.known == "unknown" else None
            return self.draft.finding(
                "source-place", place.span, _named(owner), severity=severity, origin=one.passage.id if one else None
            )
        if one is None or self._is_common(place.span):
            return None
        return self.draft.finding("other-place", place.span, _named(one.report), origin=one.passage.id)

    def _is_common(self, span: Span) -> bool:
        return bool(self.overlap.common[span.start : span.end].all())

    def _units(self) -> Iterator[Finding]:
        """The source's unit by its own word: 市大数据局 where the draft is of another organ."""
        if self.own.unit is None:
            return
        for info in self._sources:
            organ = _organ(info)
            if len(organ) >= 4 and organ not in self.own.unit and organ not in _GENERAL:
                for match in re.finditer(re.escape(organ), self.draft.text):
                    yield self.draft.finding("source-unit", Span(*match.span()), _named(info))

    # --- persons, years, numbers, titles, coinages ---------------------------------------------------------------------------------

    def _persons(self) -> Iterator[Finding]:
        for span in find_persons(self.draft.text):
            one = self._source(span)
            if one and self.overlap.commonplaces.uses(self.draft.text[span.start : span.end], _VOICES) < _VOICES:
                yield self.draft.finding("source-person", span, _named(one.report), origin=one.passage.id)

    def _years(self) -> Iterator[Finding]:
        for match in _YEAR.finditer(fold(self.draft.text)):
            span, year = Span(*match.span()), int(match[0])
            one = None if year in self.own.years else self._source(span)
            if one and (year in _years_of(one.report) or not self._is_common(span)):
                rule = "source-year" if year in _years_of(one.report) and self.own.years else "other-year"
                yield self.draft.finding(rule, span, _named(one.report), origin=one.passage.id)
            elif year not in self.own.years and self.own.years and (info := self._source_of_heading(span.start)):
                yield self.draft.finding("source-year", span, _named(info))

    def _source_of_heading(self, place: int) -> ReportInfo | None:
        """The source that has the heading at a place too; None where no heading is, or none has it. Headings are too short to be runs."""
        passage = self.draft.passage(place)
        if passage.kind is PassageKind.TEXT:
            return None
        corpus = self.overlap.commonplaces.corpus
        holding = {corpus.info(number).id for number in corpus.find(passage.text.strip()).passages[:_HEADINGS].tolist()}
        return next((info for info in self._sources if info.id in holding), None)

    def _figures(self, kind: FigureKind) -> Iterator[Figure]:
        return (figure for figure in figures(self.draft.text) if figure.kind is kind)

    def _numbers(self) -> Iterator[Finding]:
        for figure in self._figures(FigureKind.NUMBER):
            one = self._source(figure.span)
            written = fold(self.draft.text[figure.value.start : figure.value.end])
            if one and _DIGIT.search(written) and not self._is_common(figure.span) and not self._is_name(figure.span):
                yield self.draft.finding("source-number", figure.span, _named(one.report), origin=one.passage.id)

    def _is_name(self, span: Span) -> bool:
        """Whether a number is a name: a service's telephone number (12345), a part of 1+3+N."""
        text = self.draft.text
        return text[span.start : span.end] in _TELEPHONES or "+" in text[max(0, span.start - 1) : span.end + 1]

    def _titles(self) -> Iterator[Finding]:
        for figure in self._figures(FigureKind.TITLE):
            one = self._source(figure.span) or self._source(_inner(figure.span))
            title = self.draft.text[figure.span.start + 1 : figure.span.end - 1]
            if one is None or len(title) < _SHORT_TITLE or self.overlap.commonplaces.uses(title, _VOICES) >= _VOICES:
                continue
            foreign = any(form in title for form in forms(_region_names(one.report)) if form not in self._own_forms)
            severity = Severity.SERIOUS if foreign and self.own.known != "unknown" else None
            yield self.draft.finding(
                "source-title", figure.span, _named(one.report), severity=severity, origin=one.passage.id
            )

    def _coinages(self) -> Iterator[Finding]:
        for match in _COINAGE.finditer(self.draft.text):
            span = Span(*match.span())
            one = self._source(span)
            if (
                one
                and not self._is_common(Span(*match.span(1)))
                and self.overlap.commonplaces.uses(match[1], _VOICES) < _VOICES
            ):
                yield self.draft.finding("source-coinage", span, _named(one.report), origin=one.passage.id)


def _inner(span: Span) -> Span:
    return Span(span.start + 1, span.end - 1)


def _years_of(info: ReportInfo) -> tuple[int | None, ...]:
    return info.year.value, info.review_year.value, info.plan_year.value


def _region_names(info: ReportInfo) -> tuple[str, ...]:
    """The source's own place and what it lies in."""
    return tuple(filter(None, (info.region.value, *info.region_parents)))


def _organ(info: ReportInfo) -> str:
    """The source's unit without its place."""
    organ = info.unit.value or ""
    for form in forms(_region_names(info)):
        organ = organ.removeprefix(form)
    return organ


def _named(info: ReportInfo) -> dict[str, object]:
    """How a sentence names the source."""
    year = f" {info.year.value}" if info.year.value else ""
    return {"source": f"{info.unit.value or info.title.value or info.file}{year}"}


__all__ = ["CONTEXT", "SOURCE", "Leftovers"]

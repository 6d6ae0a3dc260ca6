"""The examination of a draft: what it takes over, what it left in, how it is formed, what is its own."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from kb.check.blanks import blank_findings
from kb.check.drafting import Draft
from kb.check.leftovers import Leftovers
from kb.check.marks import mark_findings
from kb.check.numbers import number_findings
from kb.check.owning import Said, whose
from kb.check.places import Known
from kb.check.rules import RULES
from kb.check.taking import SHORTEST, Overlap, Spares
from kb.check.values import Examination, Finding, Own, Part, PassageShare, SourceShare, Taken
from kb.i18n import _
from kb.model import Span
from kb.reuse.formulas import stretches
from kb.search.commonplaces import Commonplaces

COPIED_SHARE, COPIED_LETTERS = 0.5, 40
"""A passage of which so much is taken over is a finding of its own."""

HABIT = 6
"""Slips of one kind beyond which they are a habit."""

Source = Callable[[Draft], Iterable[Finding]]
SOURCES: tuple[Source, ...] = (mark_findings, blank_findings, number_findings)
"""What looks at a draft alone; a further examination is one more function here."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What a draft is compared with: a corpus, the places known there, and the reports that are the draft itself."""

    commonplaces: Commonplaces
    known: Known = field(default_factory=dict)
    spares: Spares = lambda _info: False


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user says of the draft, and from how many characters on a common run is taken over."""

    said: Said = field(default_factory=Said)
    shortest: int = SHORTEST


def examine(draft: Draft, compared: Compared | None = None, wishes: Wishes | None = None) -> Examination:
    """Examine a draft; without a corpus only its form."""
    alone = [*_habits_once([finding for source in SOURCES for finding in source(draft)])]
    wished = wishes or Wishes()
    if compared is None:
        return Examination(
            draft.name,
            draft.text,
            whose(draft, (), wished.said, {}),
            False,
            (),
            (),
            _unshared(draft),
            (),
            _ordered(alone),
            draft.cut,
        )
    overlap = Overlap(compared.commonplaces, draft.text, wished.shortest, compared.spares)
    taken = overlap.taken()
    known = compared.known
    own = whose(draft, taken, wished.said, known)
    common = tuple(Span(start, end) for start, end in stretches(overlap.common))
    shares = tuple(_shares(draft, overlap, taken))
    findings = [*Leftovers(draft, overlap, taken, own, known).findings(), *_copied(draft, shares), *alone]
    return Examination(
        draft.name, draft.text, own, True, taken, common, shares, _sources(taken), _ordered(findings), draft.cut
    )


def _habits_once(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings, of those that are a habit of the writer only the first, which says how often."""
    counts = Counter(finding.rule for finding in findings if RULES[finding.rule].is_habit)
    seen: set[str] = set()
    for finding in findings:
        if counts[finding.rule] <= HABIT:
            yield finding
        elif finding.rule not in seen:
            seen.add(finding.rule)
            why = _("{why}; in {n} places").format(why=finding.why, n=counts[finding.rule])
            yield replace(finding, why=why)


def _ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    parts = list(Part)
    return tuple(sorted(findings, key=lambda one: (parts.index(one.part), one.span.start, one.rule)))


def _unshared(draft: Draft) -> tuple[PassageShare, ...]:
    return tuple(PassageShare(passage, 0, 0, sum(map(str.isalnum, passage.text))) for passage in draft.report.passages)


def _shares(draft: Draft, overlap: Overlap, taken: Sequence[Taken]) -> Iterator[PassageShare]:
    for passage in draft.report.passages:
        inside = [one for one in taken if one.span.start < passage.end and passage.start < one.span.end]
        letters = int(overlap.letters[passage.start : passage.end].sum())
        common = int((overlap.letters & overlap.common)[passage.start : passage.end].sum())
        spans = [Span(max(one.span.start, passage.start), min(one.span.end, passage.end)) for one in inside]
        own = int(sum(overlap.own[span.end] - overlap.own[span.start] for span in spans))
        counts: Counter[str] = Counter()
        for one in inside:
            counts[one.passage.id] += one.own
        chief = max(inside, key=lambda one: counts[one.passage.id], default=None)
        longest = max(spans, key=lambda span: span.end - span.start, default=None)
        yield PassageShare(
            passage,
            own,
            common,
            letters - common - own,
            chief.passage if chief else None,
            chief.report if chief else None,
            longest,
        )


def _copied(draft: Draft, shares: Iterable[PassageShare]) -> Iterator[Finding]:
    for share in shares:
        if (
            share.report
            and share.longest
            and share.source
            and share.taken >= max(COPIED_LETTERS, COPIED_SHARE * share.letters)
        ):
            named = share.report.unit.value or share.report.title.value or share.report.file
            longest = share.longest.end - share.longest.start
            span = Span(share.passage.start, share.passage.start + len(share.passage.text.rstrip()))
            shown = f"{share.taken / share.letters:.0%}"
            yield draft.finding(
                "copied-passage", span, {"source": named, "share": shown, "longest": longest}, origin=share.source.id
            )


def _sources(taken: Iterable[Taken]) -> tuple[SourceShare, ...]:
    by_report: dict[str, list[Taken]] = {}
    for one in taken:
        by_report.setdefault(one.report.id, []).append(one)
    rows = [
        SourceShare(
            ones[0].report, sum(one.own for one in ones), max(ones, key=lambda one: one.span.end - one.span.start).span
        )
        for ones in by_report.values()
    ]
    return tuple(sorted(rows, key=lambda row: -row.letters))


__all__ = ["SOURCES", "Compared", "Own", "Wishes", "examine"]

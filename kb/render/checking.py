"""The examination of a draft as lines of plain text, in the manner of a list of errata (错情告知单): what, where, why, what to do."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from kb.check import Examination, Finding, Own, Part, PassageShare, Severity, SourceShare
from kb.i18n import _, ngettext
from kb.model import Span
from kb.render.cells import cut, wrap
from kb.render.labels import Label
from kb.text import visible_line

SEVERITIES: dict[Severity, Label] = {
    Severity.SERIOUS: lambda: _("serious"),
    Severity.ORDINARY: lambda: _("ordinary"),
    Severity.HINT: lambda: _("hint"),
}
PARTS: dict[Part, Label] = {
    Part.LEFTOVER: lambda: _("Left over from a source"),
    Part.COPIED: lambda: _("Taken over"),
    Part.NUMBERS: lambda: _("Numbers and counts"),
    Part.FORM: lambda: _("Form"),
}
_KNOWN: dict[str, Label] = {
    "stated": lambda: _("the draft is of {places}"),
    "replaced": lambda: _(
        "the draft is of {places}, which stands where the source has its own; say it surely with --unit"
    ),
    "unknown": lambda: _("whose the draft is could not be seen: say it with --unit"),
}
_FEW = 2
_AROUND = 12
_LONGEST = 36


def examination_lines(examination: Examination, *, width: int | None) -> Iterator[str]:
    """The whole examination; ``width``: the cells of the terminal, None where the lines go elsewhere."""
    yield from summary_lines(examination)
    for part in Part:
        findings = [finding for finding in examination.findings if finding.part is part]
        if findings:
            yield ""
            grave = sum(finding.severity is Severity.SERIOUS for finding in findings)
            yield f"{PARTS[part]()} ({len(findings)}" + (_("; {n} serious)").format(n=grave) if grave else ")")
            for line in _part_lines(
                examination, sorted(findings, key=lambda one: (list(Severity).index(one.severity), one.span.start))
            ):
                yield from _wrapped(line, width)
    original = original_lines(examination)
    if original:
        yield ""
        yield _("Original passages: lines {lines}").format(lines=", ".join(original))


def _wrapped(line: str, width: int | None) -> Iterator[str]:
    if width is None:
        yield line
        return
    first, *others = wrap(line, max(width - 6, 20))
    yield first
    yield from ("      " + other for other in others)


def summary_lines(examination: Examination) -> Iterator[str]:
    """How much is taken over, whose the draft is, from which reports it takes."""
    yield visible_line(f"{examination.name}: {shares(examination)}")
    if examination.compared and examination.taken:
        yield visible_line(own_line(examination.own))
    if examination.cut:
        told = ngettext(
            "{n} letter was taken for page furniture and not examined: kb clean {draft} --diff",
            "{n} letters were taken for page furniture and not examined: kb clean {draft} --diff",
            examination.cut,
        )
        yield visible_line(told.format(n=examination.cut, draft=examination.name))
    for number, source in enumerate(examination.sources, 1):
        yield visible_line(f"  {number}. {source_line(examination, source)}")


def shares(examination: Examination) -> str:
    """Letters taken over, common wording, original, each with its share."""
    letters = examination.letters
    total = sum(letters.values())
    if not examination.compared or not total:
        return ngettext("{n} letter, compared with nothing", "{n} letters, compared with nothing", total).format(
            n=total
        )
    told = _("{n} letters: {taken:.0%} taken over, {common:.0%} common wording, {original:.0%} original")
    return told.format(n=total, **{name: count / total for name, count in letters.items()})


def own_line(own: Own) -> str:
    """Whose the draft is."""
    return _KNOWN[own.known]().format(places=" ".join(own.places) or own.unit or "")


def source_line(examination: Examination, source: SourceShare) -> str:
    """A source: whose, which file, how much, the longest run."""
    run = examination.text[source.longest.start : source.longest.end]
    year = f" {source.report.year.value}" if source.report.year.value else ""
    name = f"{source.report.unit.value or source.report.title.value or ''}{year}".strip()
    told = _("{n} letters, longest run {longest}").format(n=source.letters, longest=len(run))
    return f"{name} {source.report.file}  {told}: “{cut(visible_line(run), _LONGEST)}”".strip()


def _part_lines(examination: Examination, findings: Sequence[Finding]) -> Iterator[str]:
    """Findings of one rule in one line of the draft together."""
    for _key, group in groupby(findings, key=lambda one: (one.rule, one.line, one.severity, one.why)):
        ones = list(group)
        first = ones[0]
        quoted = _quotations(examination.text, ones)
        where = _("line {n}").format(n=first.line)
        yield visible_line(f"  [{SEVERITIES[first.severity]()}] {where}  {quoted}  {first.why} → {first.suggestion}")


def _quotations(text: str, findings: Sequence[Finding]) -> str:
    """What was found, one or two with what stands around, many without."""
    if findings[0].part is Part.COPIED:
        return cut(visible_line(findings[0].text), _LONGEST)
    if len(findings) <= _FEW:
        return " ".join(_quoted(text, one.span) for one in findings)
    return "".join(f"【{cut(one.text, _LONGEST)}】" for one in findings)


def _quoted(text: str, span: Span) -> str:
    """What was found in 【】, with a few characters around where it is short."""
    around = _AROUND if span.end - span.start < _AROUND else 0
    before = text[max(0, span.start - around) : span.start].rpartition("\n")[2]
    behind = text[span.end : span.end + around].partition("\n")[0]
    return f"{before}【{cut(text[span.start : span.end], 2 * _LONGEST)}】{behind}"


def original_lines(examination: Examination) -> list[str]:
    """The lines whose passages hold nothing taken over, runs of lines as ranges."""
    if not examination.compared:
        return []
    lines = sorted(
        {share.passage.line for share in examination.shares if share.original and not share.taken}
        - _lines_taken(examination.shares)
    )
    ranges: list[list[int]] = []
    for line in lines:
        if ranges and line == ranges[-1][1] + 1:
            ranges[-1][1] = line
        else:
            ranges.append([line, line])
    return [str(first) if first == last else f"{first}-{last}" for first, last in ranges]


def _lines_taken(passages: Iterable[PassageShare]) -> set[int]:
    return {share.passage.line for share in passages if share.taken}


__all__ = [
    "PARTS",
    "SEVERITIES",
    "examination_lines",
    "original_lines",
    "own_line",
    "shares",
    "source_line",
    "summary_lines",
]

"""clean: the extracted text of a file → the document's own text, with everything that was cut and where."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.clean.edits import Draft, apply, begin, disjoint
from indexer.clean.ending import is_truncated
from indexer.clean.marks import gap_size
from indexer.clean.masks import find_masks
from indexer.clean.rules import STEPS, Step
from indexer.clean.sheet import Sheet, read_sheet
from indexer.clean.titles import find_title
from indexer.values import Cleaned, Extract, Run
from kb.model import Cut, Gap, Problem

MOST_ROUNDS = 12
"""The rules are applied until they change nothing; two rounds do for documents that exist."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A draft with its lines."""

    draft: Draft
    sheet: Sheet
    words: list[str]


def clean(extract: Extract) -> Cleaned:
    """The document in an extracted text; cleaning its result again changes nothing."""
    page = _page(begin(extract.text))
    quiet: dict[Step, list[str]] = {}
    for _ in range(MOST_ROUNDS):
        before = page.draft.text
        page = _round(page, quiet)
        if page.draft.text == before:
            break
    return _result(extract, page)


def _page(draft: Draft) -> _Page:
    sheet = read_sheet(draft.text)
    return _Page(draft, sheet, [line.text for line in sheet])


def _round(page: _Page, quiet: dict[Step, list[str]]) -> _Page:
    """The page after every rule was applied once. ``quiet`` are the words among which a step found nothing: it is not asked again."""
    for step in STEPS:
        if not step.blanks and quiet.get(step) == page.words:
            continue
        edits = step.find(page.draft.text, page.sheet)
        if edits:
            page = _page(apply(page.draft, disjoint(edits)))
        else:
            quiet[step] = page.words
    return page


def _result(extract: Extract, page: _Page) -> Cleaned:
    draft, sheet = page.draft, page.sheet
    cuts = tuple(sorted(draft.cuts, key=lambda cut: (cut.start, cut.end)))
    return Cleaned(
        text=draft.text,
        cuts=cuts,
        runs=draft.runs,
        facts=draft.facts,
        gaps=_gaps(cuts, draft.runs),
        masks=find_masks(draft.text),
        truncated=is_truncated(sheet),
        title=find_title(sheet, _stated_titles(extract, draft)),
        problems=_problems(extract, draft),
    )


def _stated_titles(extract: Extract, draft: Draft) -> list[str]:
    """The titles that the page says, those of its table first."""
    return [fact.value for fact in (*draft.facts, *extract.facts) if fact.name == "title"]


def _gaps(cuts: Sequence[Cut], runs: Sequence[Run]) -> tuple[Gap, ...]:
    """The gap markers as places of the cleaned text."""
    starts = [run.raw for run in runs]
    places = [(cut, _place(cut.start, starts, runs)) for cut in cuts if cut.rule == "gap-marker"]
    return tuple(Gap(place, place, gap_size(cut.text)) for cut, place in places)


def _place(raw: int, starts: Sequence[int], runs: Sequence[Run]) -> int:
    """Where in the cleaned text the raw place stands, or would stand."""
    at = bisect_right(starts, raw) - 1
    if at < 0:
        return 0
    return runs[at].clean + min(runs[at].length, raw - runs[at].raw)


def _problems(extract: Extract, draft: Draft) -> tuple[Problem, ...]:
    if draft.text or not extract.text.strip():
        return ()
    return (Problem(extract.name, "no-body", "Nothing but the furniture of a page was found. Open the file and see."),)

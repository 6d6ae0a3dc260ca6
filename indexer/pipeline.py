"""From a file to its reports: the four stages in their order, and what holds a report together."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from pathlib import Path

from indexer.clean import clean
from indexer.infer import infer
from indexer.lexicon.kinds import ancestors
from indexer.read import ReadOptions, read
from indexer.segment import segment
from indexer.tasks import Settings, Task, row_id, slug
from indexer.values import Cleaned, Extract, Inferred, PassageSpan, Segmented
from kb.config import Config, load_config
from kb.errors import UnreadableFileError
from kb.i18n import _
from kb.model import Outcome, Passage, PassageKind, Problem, Report, ReportInfo, Section


def to_reports(task: Task, settings: Settings) -> Iterator[Outcome]:
    """The reports of a file, one by one; what cannot be read is an Outcome without a report."""
    return outcomes(read(task.path, task.name, settings.options), task, settings)


def outcomes(raws: Iterable[Extract | Problem], task: Task, settings: Settings) -> Iterator[Outcome]:
    """The reports of what was read of a file."""
    for raw in raws:
        if isinstance(raw, Problem):
            yield Outcome(raw.file or task.name, None, (raw,))
        else:
            yield to_report(raw, row_id(task.id, task.name, raw.name), settings.config)


def to_report(extract: Extract, report_id: str, config: Config) -> Outcome:
    """The report of a text that was read; where cleaning leaves nothing of it, a problem says so."""
    cleaned = clean(extract)
    if not cleaned.text.strip():
        message = _("nothing but page furniture was found in it. Look at what was cut: kb clean FILE --diff")
        return Outcome(extract.name, None, (*extract.problems, Problem(extract.name, "nothing-left", message)))
    segmented = segment(cleaned.text, cleaned.title, _stated_title(extract, cleaned))
    inferred = infer(extract, cleaned, segmented.outline, config)
    report = assemble(extract, cleaned, segmented, inferred, report_id)
    return Outcome(extract.name, report, report.problems)


def _stated_title(extract: Extract, cleaned: Cleaned) -> str | None:
    """The title that the file or its page states: the kind it names tells what unnumbered parts do."""
    return next((fact.value for fact in (*extract.facts, *cleaned.facts) if fact.name == "title"), None)


def read_report(path: str | Path, report_id: str | None = None) -> Outcome:
    """The first report of a file that need not belong to any knowledge base; the nearest kb.toml above it counts."""
    file = Path(path)
    task = Task(file, file.name, report_id or slug(file.name))
    config = next((folder / "kb.toml" for folder in file.absolute().parents if (folder / "kb.toml").is_file()), None)
    settings = Settings(config=load_config(config) if config else Config())
    nothing = Problem(file.name, "no-report", _("no report was found in it"))
    return next(to_reports(task, settings), Outcome(file.name, None, (nothing,)))


def clean_file(path: Path) -> Iterator[tuple[str, tuple[Extract, Cleaned] | Problem]]:
    """What cleaning makes of each report of a file, with its name; or why it cannot be read."""
    for raw in read(path, path.name, ReadOptions()):
        if isinstance(raw, Problem):
            yield raw.file or path.name, raw
        else:
            yield raw.name, (raw, clean(raw))


def extract_text(path: Path, name: str) -> str:
    """The text of a report as it stands in its file, before cleaning; ``name`` tells rows of a table apart.

    Raises UnreadableFileError.
    """
    problem = _("it has no report of that name any more. Index it again: kb index")
    for raw in read(path, name.partition("#")[0], ReadOptions()):
        if isinstance(raw, Problem):
            problem = raw.message
        elif raw.name in (name, path.name):
            return raw.text
    raise UnreadableFileError(name, problem)


def assemble(extract: Extract, cleaned: Cleaned, segmented: Segmented, inferred: Inferred, report_id: str) -> Report:
    """What the stages found, as one Report."""
    passages = _passages(report_id, extract, cleaned, segmented)
    claims = {claim.name: getattr(inferred, claim.name) for claim in fields(Inferred)}
    info = ReportInfo(
        id=report_id,
        file=extract.name,
        passages=len(passages),
        characters=len(cleaned.text),
        gaps=cleaned.gaps,
        truncated=cleaned.truncated,
        masks=cleaned.masks,
        kind_parents=ancestors(inferred.kind.value or ""),
        **claims,
    )
    found = (*extract.problems, *cleaned.problems, *segmented.problems)
    problems = tuple(replace(problem, file=problem.file or extract.name) for problem in found)
    return Report(info, cleaned.text, segmented.outline, passages, cleaned.cuts, problems)


def _passages(report_id: str, extract: Extract, cleaned: Cleaned, segmented: Segmented) -> tuple[Passage, ...]:
    lines = _Lines(extract, cleaned)
    paths = _paths(segmented.outline)
    seen: Counter[str] = Counter()
    passages = []
    for span in segmented.passages:
        text = cleaned.text[span.start : span.end]
        digest = passage_digest(text)
        seen[digest] += 1
        passages.append(
            Passage(
                id=f"{report_id}/{digest}.{seen[digest]}",
                kind=span.kind,
                text=text,
                start=span.start,
                end=span.end,
                path=_path(span, segmented.outline, paths),
                role=span.role,
                section=span.section,
                line=lines.of(span.start),
            )
        )
    return tuple(passages)


def _path(span: PassageSpan, outline: tuple[Section, ...], paths: list[tuple[str, ...]]) -> tuple[str, ...]:
    if span.section is None:
        return ()
    is_own_heading = span.kind is PassageKind.HEADING and span.start <= outline[span.section].start < span.end
    return paths[span.section][:-1] if is_own_heading else paths[span.section]


def _paths(outline: tuple[Section, ...]) -> list[tuple[str, ...]]:
    """For each section the labels of the sections it lies in, outermost first, and its own."""
    found: list[tuple[str, ...]] = []
    open_sections: list[Section] = []
    for section in outline:
        while open_sections and open_sections[-1].level >= section.level:
            open_sections.pop()
        open_sections.append(section)
        found.append(tuple(each.label for each in open_sections))
    return found


class _Lines:
    """Line numbers of the extracted text for offsets of the cleaned text that come in ascending order."""

    def __init__(self, extract: Extract, cleaned: Cleaned) -> None:
        self._text = extract.text
        self._runs = cleaned.runs
        self._run = 0
        self._line = 1
        self._counted = 0

    def of(self, offset: int) -> int:
        """The line, from 1, where the character at ``offset`` stands in the extracted text."""
        raw = self._raw(offset)
        if raw > self._counted:
            self._line += self._text.count("\n", self._counted, raw)
            self._counted = raw
        return self._line

    def _raw(self, offset: int) -> int:
        runs = self._runs
        while self._run < len(runs) and runs[self._run].clean + runs[self._run].length <= offset:
            self._run += 1
        if self._run == len(runs):
            return self._counted
        run = runs[self._run]
        return run.raw + max(offset - run.clean, 0)


def passage_digest(text: str) -> str:
    """Eight hexadecimal digits that stand for a passage's text in its id."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


__all__ = [
    "Settings", "Task", "assemble", "clean_file", "extract_text", "outcomes", "passage_digest", "read_report", "row_id", "slug", "to_report", "to_reports",
]  # fmt: skip

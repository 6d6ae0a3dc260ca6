"""What one worker process does: read files into reports and write them into segments of the next generation."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType
from typing import NoReturn

from indexer.build.drafts import Initials, literal_report, write_drafts
from indexer.build.duplicates import document_names, sketch, text_digest
from indexer.build.plan import Job
from indexer.build.processes import DEBUG_VARIABLE
from indexer.build.segments import SegmentWriter, merge_segments
from indexer.build.work import ENDED, READY, Answer, Batch, Counter, GoesOn, Merge, Refused, Work, Workshop, Written
from indexer.pipeline import outcomes, to_reports
from indexer.read.parts import read_part
from indexer.tasks import Task
from kb import schema
from kb.codec import ArraySegment
from kb.errors import StorageError
from kb.i18n import _
from kb.literal import LiteralReport
from kb.model import Outcome, Problem, Report
from kb.refusal import reason
from kb.store.disk import storage
from kb.store.manifest import Entry

FULL_SEGMENT = 2_500_000
"""Characters after which a segment is closed: what a worker holds in memory, and what is never merged again."""


def serve(connection: Connection, workshop: Workshop, done: Counter) -> None:
    """Answer pieces of work until the parent closes the connection, or is gone.

    ``done`` tells which file killed the process where it dies.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interruption means
    signal.signal(signal.SIGTERM, _leave)
    threading.Thread(target=_follow_parent, daemon=True).start()
    if not os.environ.get(DEBUG_VARIABLE):
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for as long as the process lives
    done.value = READY
    while True:
        try:
            work: Work = connection.recv()
        except EOFError:
            return
        connection.send(_answer(work, workshop, done, connection.send))


def _leave(_signal: int, _frame: FrameType | None) -> NoReturn:
    """Unwind, so that a converter that was started is ended too, and its folder removed."""
    raise SystemExit(ENDED)


def _follow_parent() -> None:
    """End this process where the parent is gone without having said so: nobody wants what it does."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _answer(work: Work, workshop: Workshop, done: Counter, tell: Callable[[GoesOn], None]) -> Answer:
    done.value = 0
    try:
        return _merge(work, workshop) if isinstance(work, Merge) else _index(work, workshop, done, tell)
    except StorageError as error:
        return Refused(reason(error.__cause__) if isinstance(error.__cause__, OSError) else str(error))


class _Output:
    """The segments that a piece of work is written into."""

    def __init__(self, workshop: Workshop, name: str) -> None:
        self._workshop = workshop
        self._name = name
        self._segments: list[ArraySegment] = []
        self._drafts: list[str] = []
        self._writer: SegmentWriter | None = None
        self._initials = Initials()
        self._texts: list[LiteralReport] = []
        self._characters = 0

    def add(self, report: Report) -> None:
        """Write a report."""
        with storage(self._workshop.place):
            if self._writer is None:
                name = f"{self._name}s{len(self._segments)}"
                self._initials = Initials()
                self._writer = SegmentWriter(self._workshop.directory, name, self._initials.add)
            for document in schema.report_documents(report):
                self._writer.add(document)
        self._texts.append(literal_report(report))
        self._characters += len(report.text)
        if self._characters >= FULL_SEGMENT:
            self._close()

    def _close(self) -> None:
        with storage(self._workshop.place):
            if self._writer:
                self._drafts.append(f"{self._name}s{len(self._segments)}")
                self._segments.append(self._writer.finish())
                write_drafts(self._workshop.directory / self._drafts[-1], self._texts, self._initials.codes)
        self._writer, self._texts, self._characters = None, [], 0

    def finish(self) -> tuple[tuple[ArraySegment, ...], tuple[str, ...]]:
        """The segments, written, and the names of the drafts of their texts."""
        self._close()
        return tuple(self._segments), tuple(self._drafts)


def _index(batch: Batch, workshop: Workshop, done: Counter, tell: Callable[[GoesOn], None]) -> Written:
    output = _Output(workshop, batch.name)
    sources, sketches = [], {}
    for number, job in enumerate(batch.jobs):
        lost = _crashed(job) if number in batch.crashed else _ended(job) if number in batch.ended else None
        found = [lost] if lost else _outcomes(batch, job, workshop, tell)
        entries: list[Entry] = []
        problems: list[Problem] = []
        for outcome in found:
            problems.extend(outcome.problems)
            if outcome.report:
                entries.append(_entry(outcome.report))
                sketches[outcome.report.info.id] = sketch(outcome.report.text)
                output.add(outcome.report)
        sources.append(replace(job.source, problems=tuple(problems), reports=tuple(entries)))
        done.value += 1
    segments, drafts = output.finish()
    return Written(segments, tuple(sources), sketches, drafts)


def _outcomes(batch: Batch, job: Job, workshop: Workshop, tell: Callable[[GoesOn], None]) -> Iterator[Outcome]:
    """The reports of a file, or of the batch's share of its rows."""
    settings, name = workshop.settings[job.source.root], job.source.path
    task = Task(job.file, name, job.source.id)
    part = read_part(job.file, name, settings.options, batch.start, batch.share) if batch.share else None
    if part is None:
        return to_reports(task, settings)
    if isinstance(part, Problem):
        return outcomes([part], task, settings)
    if part.rest:
        tell(GoesOn(part.rest))
    return outcomes(part.reports(), task, settings)


def _crashed(job: Job) -> Outcome:
    message = _("it made the reader crash. Convert it to another format; to see why: {variable}=1 kb index").format(
        variable=DEBUG_VARIABLE
    )
    return Outcome(job.source.path, None, (Problem(job.source.path, "crashed", message),))


def _ended(job: Job) -> Outcome:
    message = _(
        "the process that read it was ended again and again, perhaps for want of memory. Close other programs and run kb index again"
    )
    return Outcome(job.source.path, None, (Problem(job.source.path, "ended", message),))


def _entry(report: Report) -> Entry:
    info = report.info
    return Entry(
        id=info.id,
        digest=text_digest(report.text),
        passages=info.passages,
        characters=info.characters,
        title=info.title.value,
        unit=info.unit.value,
        year=info.year.value,
        date=info.date.value,
        docno=info.docno.value,
        names=document_names(report.text),
    )


def _merge(merge: Merge, workshop: Workshop) -> Written:
    with storage(workshop.place):
        return Written((merge_segments(merge.directory, merge.segments, workshop.directory, f"{merge.name}s0"),))


__all__ = ["serve"]

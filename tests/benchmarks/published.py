"""The whole product on the passages: reports of a hundred passages each, of invented units and years, published as `kb index` does."""

import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import kb
from indexer.build.drafts import Initials, literal_report, write_drafts
from indexer.build.literal import join_literal
from indexer.build.segments import SegmentWriter, write_segments
from kb import schema
from kb.codec import ArraySegment
from kb.model import Claim, Confidence, Passage, PassageKind, Report, ReportInfo
from kb.store.generation import identity
from kb.store.manifest import Entry, Manifest, Source
from kb.store.writing import building, writing
from tests.benchmarks.passages import asked, passages
from tests.commands import KB, compiled

PASSAGES = 100
REPORTS_A_SEGMENT = 200
UNITS = ("青石市政府办公厅", "白沙县水务局", "澜川市财政局", "苇塘区教育局")
YEARS = range(2015, 2025)
FILTERED = "服务 单位:青石 年:2018..2021"
Quantiles = Callable[..., tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Published:
    """A knowledge base in a directory."""

    place: Path

    def index(self, size: int) -> tuple[int, float]:
        """Publish so many passages; their characters and the seconds from text to the last byte."""
        reports, characters = _reports(size), 0
        segments: list[ArraySegment] = []
        sources: list[Source] = []
        begin = time.perf_counter()
        with writing(self.place / ".kb"), building(self.place / ".kb") as aside:
            while batch := list(islice(reports, REPORTS_A_SEGMENT)):
                segments.append(_segment(aside.index, f"s{len(segments)}", batch))
                sources.extend(map(_source, batch))
                characters += sum(len(report.text) for report in batch)
            write_segments(aside.index, segments)
            join_literal(aside, None, (), [aside.index / f"s{number}" for number in range(len(segments))])
            aside.publish(Manifest(identity("s"), 1, (), tuple(sources)))
        return characters, time.perf_counter() - begin

    def search(self, quantiles: Quantiles) -> dict[str, object]:
        """Times by kind of query: facets, counts, spans and texts of 20 hits included."""
        asks = {
            kind: [(" " if ask.every else " | ").join(ask.words) for ask in found] for kind, found in asked().items()
        }
        runs = ['"' + text[len(text) // 3 :][:6].strip() + '"' for text in islice(passages(2000), 0, 2000, 97)]
        asks |= {"literal run": runs, "unit and year": [FILTERED]}
        begin = time.perf_counter()
        with kb.open(self.place / ".kb") as library:
            library.search("服务")
            opening = time.perf_counter() - begin
            times = {
                kind: quantiles([lambda text=text: library.search(text, limit=20) for text in texts])
                for kind, texts in asks.items()
            }
        with TemporaryDirectory() as bytecode:
            self._process(bytecode)
            process = quantiles([lambda: self._process(bytecode)], time.perf_counter)
        return {"open and first ms": round(opening * 1000, 1), **times, "kb search, process": process}

    def _process(self, bytecode: str) -> None:
        """A whole search from the shell, its modules compiled before."""
        command = [*KB, "search", "服务", "--kb", str(self.place / ".kb"), "--json"]
        subprocess.run(command, check=False, capture_output=True, env=compiled(bytecode))


def _reports(size: int) -> Iterator[Report]:
    texts = passages(size)
    number = 0
    while batch := list(islice(texts, PASSAGES)):
        yield _report(f"r{number:06d}", number, [f"{text}\n" for text in batch])
        number += 1


def _report(name: str, number: int, texts: list[str]) -> Report:
    found: list[Passage] = []
    start = 0
    for place, text in enumerate(texts):
        end = start + len(text)
        found.append(Passage(f"{name}/{place:08x}.1", PassageKind.TEXT, text, start, end, (), None, None, place + 1))
        start = end
    info = ReportInfo(
        id=name,
        file=f"{name}.txt",
        title=Claim(f"第{number}号工作报告", Confidence.STATED),
        unit=Claim(UNITS[number % len(UNITS)], Confidence.STATED),
        year=Claim(YEARS[number % len(YEARS)], Confidence.STATED),
        passages=len(found),
        characters=start,
    )
    return Report(info, "".join(texts), (), tuple(found))


def _segment(directory: Path, name: str, reports: list[Report]) -> ArraySegment:
    initials = Initials()
    writer = SegmentWriter(directory, name, initials.add)
    for report in reports:
        for document in schema.report_documents(report):
            writer.add(document)
    segment = writer.finish()
    write_drafts(directory / name, list(map(literal_report, reports)), initials.codes)
    return segment


def _source(report: Report) -> Source:
    info = report.info
    entry = Entry(info.id, info.id, info.passages, info.characters)
    return Source(0, info.file, info.id, 1, 1, "d", (), (entry,))


__all__ = ["Published"]

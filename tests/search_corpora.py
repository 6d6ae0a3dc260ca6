"""Small random corpora, published as a real index in several steps: reports added, changed, removed, repeated."""

import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from indexer.build.literal import write_literal
from indexer.build.segments import SegmentWriter, delete_reports, read_segments, segment_file, write_segments
from kb import schema
from kb.model import Claim, Confidence, Mask, Passage, PassageKind, Report, ReportInfo, Role, Section
from kb.store.generation import INDEX, generation_directory, identity
from kb.store.manifest import Entry, Manifest, Source
from kb.store.writing import building, writing

HAN = "督查工作信访"
SIGNS = ("。", "，", "；", "“", "”", " ", "*", "X", "x", "5", "！", "、", "\n", "D", "：", "%", "万")
UNITS = ("青石市政府办公厅", "青石市人民政府办公室", "白沙县水务局", None)
REGIONS = (("青石市", ("岚江省",)), ("白沙县", ("青石市", "岚江省")), (None, ()))
KINDS = (("工作总结", ()), ("工作总结及计划", ("工作总结", "工作计划")), ("通知", ()), (None, ()))
LEVELS = ("city", "county", None)
NUMBERS = ("一", "二", "一是", "二是", "首先", "(一)", "1", "")


def claim(value: object, rng: random.Random) -> Claim:  # type: ignore[type-arg]
    if value is None:
        return Claim()
    return Claim(value, rng.choice([Confidence.STATED, Confidence.INFERRED, Confidence.OVERRIDDEN]))


def random_text(rng: random.Random, longest: int = 30) -> str:
    letters = [rng.choice(HAN) if rng.random() < 0.75 else rng.choice(SIGNS) for _ in range(rng.randint(1, longest))]
    return "".join(letters)


def random_report(report_id: str, rng: random.Random) -> Report:
    pieces = [random_text(rng) + rng.choice(["\n", "\n", "。", ""]) for _ in range(rng.randint(1, 9))]
    return report_of(report_id, pieces, rng)


def report_of(report_id: str, pieces: Sequence[str], rng: random.Random) -> Report:
    """A report of these passages with random sections, roles, masks and claims."""
    starts = [sum(map(len, pieces[:place])) for place in range(len(pieces) + 1)]
    outline = _outline(starts, rng)
    passages = tuple(_passage(report_id, place, piece, starts, outline, rng) for place, piece in enumerate(pieces))
    text = "".join(pieces)
    region, parents = rng.choice(REGIONS)
    kind, kind_parents = rng.choice(KINDS)
    info = ReportInfo(
        id=report_id,
        file=f"{report_id}.txt",
        title=claim(random_text(rng, 6).strip() or "督", rng),
        unit=claim(rng.choice(UNITS), rng),
        region=claim(region, rng),
        level=claim(rng.choice(LEVELS), rng),
        kind=claim(kind, rng),
        year=claim(rng.choice([2019, 2021, 2023, None]), rng),
        region_parents=parents,
        kind_parents=kind_parents,
        passages=len(passages),
        characters=len(text),
        masks=tuple(_masks(text)),
    )
    return Report(info, text, outline, passages)


def _masks(text: str) -> list[Mask]:
    found, place = [], 0
    while place < len(text):
        end = place
        while end < len(text) and text[end] in "*XxD":
            end += 1
        if end > place:
            found.append(Mask(text[place:end], place, end))
        place = max(end, place + 1)
    return found


def _outline(starts: Sequence[int], rng: random.Random) -> tuple[Section, ...]:
    """Sections that begin where passages begin, nested as their levels say."""
    heads = [start for start in starts[:-1] if rng.random() < 0.4]
    levels: list[int] = []
    for _head in heads:
        levels.append(rng.randint(1, min(3, (levels[-1] if levels else 0) + 1)))
    ends = [
        next((heads[after] for after in range(place + 1, len(heads)) if levels[after] <= level), starts[-1])
        for place, level in enumerate(levels)
    ]
    roles = [rng.choice([*Role, None]) for _head in heads]
    return tuple(
        Section(level, rng.choice(NUMBERS), "", role, start, start, end)
        for level, role, start, end in zip(levels, roles, heads, ends, strict=True)
    )


def _passage(
    report_id: str, place: int, text: str, starts: Sequence[int], outline: Sequence[Section], rng: random.Random
) -> Passage:
    inside = [row for row, section in enumerate(outline) if section.start <= starts[place] < section.end]
    return Passage(
        id=f"{report_id}/{place:08x}.1",
        kind=rng.choice(list(PassageKind)),
        text=text,
        start=starts[place],
        end=starts[place + 1],
        path=("一、",) * rng.randint(0, 2),
        role=outline[inside[-1]].role if inside else rng.choice([*Role, None]),
        section=inside[-1] if inside else None,
        line=place + 1,
    )


def random_reports(count: int, rng: random.Random) -> list[Report]:
    """Reports of which some repeat others, whole or in part."""
    reports = [random_report(f"r{number}", rng) for number in range(count)]
    for number in range(count // 4):
        original = rng.choice(reports)
        pieces = [passage.text if rng.random() < 0.8 else random_text(rng) for passage in original.passages]
        copy = report_of(f"c{number}", pieces, rng)
        reports.append(replace(copy, info=replace(copy.info, duplicates_of=original.info.id, duplicate_share=0.9)))
    return reports


@dataclass
class Shelf:
    """A knowledge base under construction: what stands in it now, generation by generation."""

    place: Path
    reports: dict[str, Report]
    number: int = 0

    def publish(self, changed: Sequence[Report], gone: Collection[str] = ()) -> None:
        """Publish the next generation: new and changed reports in a segment of their own, old ones marked as deleted."""
        live = generation_directory(self.place, self.number) if self.number else None
        leaving = [*(report.info.id for report in changed if report.info.id in self.reports), *gone]
        with writing(self.place), building(self.place) as aside:
            kept = read_segments(live / INDEX) if live else []
            for segment in kept:
                delete_reports(live / INDEX if live else Path(), segment, leaving)
            kept = [segment for segment in kept if segment.doc_count() > 0]
            aside.keep(segment_file(live / INDEX, segment) for segment in kept if live)
            writer = SegmentWriter(aside.index, f"s{aside.number}")
            for report in changed:
                for document in schema.report_documents(report):
                    writer.add(document)
            new = [writer.finish()] if changed else []
            write_segments(aside.index, [*kept, *new])
            write_literal(aside, live, leaving, new, [report.info.id for report in changed])
            self.reports |= {report.info.id: report for report in changed}
            for key in gone:
                del self.reports[key]
            aside.publish(Manifest(identity("s"), 1, (), tuple(map(_source, self.reports.values()))))
            self.number = aside.number


def _source(report: Report) -> Source:
    info = report.info
    entry = Entry(
        info.id,
        info.id,
        info.passages,
        info.characters,
        duplicates_of=info.duplicates_of,
        share=info.duplicate_share,
    )
    return Source(0, info.file, info.id, 1, 1, "d", (), (entry,))


def publish_random(place: Path, rng: random.Random, size: int = 12) -> list[Report]:
    """A knowledge base of three generations; the reports that stand in the last one."""
    shelf = Shelf(place, {})
    shelf.publish(random_reports(size, rng))
    again = [random_report(key, rng) for key in rng.sample(sorted(shelf.reports), 3) if key.startswith("r")]
    shelf.publish([*again, *(random_report(f"n{number}", rng) for number in range(3))])
    shelf.publish([random_report("late", rng)], rng.sample(sorted(shelf.reports), 2))
    return list(shelf.reports.values())

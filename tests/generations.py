"""Knowledge bases for tests, published without the indexer."""

from dataclasses import replace
from pathlib import Path

from kb import schema
from kb.codec import SegmentWriter, write_table
from kb.store.generation import identity
from kb.store.manifest import Entry, Manifest, Source
from kb.store.writing import building, writing
from tests.samples import report


def publish(place: Path, *ids: str, **changes: object) -> None:
    """Publish a generation that holds a sample report of each id."""
    reports = [report(name) for name in ids]
    with writing(place), building(place) as aside:
        writer = SegmentWriter(aside.index, "s0")
        for one in reports:
            for document in schema.report_documents(one):
                writer.add(document)
        write_table(aside.index, [writer.finish()] if reports else [])
        entries = (Entry(one.info.id, one.info.id, 4, one.info.characters, year=2022) for one in reports)
        sources = tuple(Source(0, f"{entry.id}.txt", entry.id, 1, 1, "d", (), (entry,)) for entry in entries)
        aside.publish(replace(Manifest(identity("s"), 1, (), sources), **changes))  # type: ignore[arg-type]

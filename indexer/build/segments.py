"""The segments of the index as the builder deals with them: which there are, where they lie, what of them is deleted."""

from collections.abc import Collection
from pathlib import Path

from kb.codec import ArraySegment, SegmentWriter, merge_segments, open_segment, read_table, write_table


def delete_reports(directory: Path, segment: ArraySegment, reports: Collection[str]) -> None:
    """Mark the documents of reports as deleted in a segment; its files stay as they are."""
    if not reports:
        return
    with open_segment(directory, segment) as reader:
        for report in reports:
            found = reader.term_arrays("report", report)
            for number in found.documents.tolist() if found else ():
                segment.delete_document(number)


def read_segments(directory: Path) -> list[ArraySegment]:
    """The segments that an index's table lists. Raises IndexDamagedError."""
    return read_table(directory)


def write_segments(directory: Path, segments: Collection[ArraySegment]) -> None:
    """Write the table of an index that has these segments."""
    write_table(directory, list(segments))


def segment_file(directory: Path, segment: ArraySegment) -> Path:
    """The file that holds a segment."""
    return segment.file(directory)


__all__ = [
    "SegmentWriter",
    "delete_reports",
    "merge_segments",
    "open_segment",
    "read_segments",
    "segment_file",
    "write_segments",
]

"""Segments of the index as arrays: one mapped file a segment, written in bulk, read without a step for each posting."""

from kb.codec.codec import ArrayCodec
from kb.codec.index import open_index, open_segment, read_table, write_table
from kb.codec.merging import merge_segments
from kb.codec.reader import ArrayReader
from kb.codec.segment import ArraySegment
from kb.codec.writer import SegmentWriter

__all__ = [
    "ArrayCodec", "ArrayReader", "ArraySegment", "SegmentWriter", "merge_segments", "open_index", "open_segment", "read_table", "write_table",
]  # fmt: skip

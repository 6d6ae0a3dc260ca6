"""Stored values: text by name for each document, in compressed blocks; documents with the same names lie together.

A column holds the values of one name of the documents of one shape (the set of their names), so that what is read together
lies together: what is known of reports, apart from their outlines, apart from passages.
"""

import json
import zlib
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kb.literal.arrayfile import ArrayFile, Arrays

BLOCK_BYTES = 4 << 10
"""Text in a block: a document costs its unpacking, 16 µs. 16 KB cost 53 µs and save a seventh of the bytes."""
_LARGEST = 1 << 30
_LEVEL = 1
_KEPT_BLOCKS = 64

Shape = tuple[str, ...]
Cells = NDArray[np.uint32]


class ColumnDraft:
    """A column while values come in."""

    def __init__(self) -> None:
        self.blocks: list[bytes] = []
        self.firsts = [0]
        self.ends: list[int] = []
        self._waiting: list[bytes] = []
        self._size = 0

    def add(self, value: str) -> None:
        """Add the next value."""
        data = value.encode("utf-8", "surrogatepass")
        self._waiting.append(data)
        self._size += len(data)
        self.ends.append(self._size)
        if self._size >= BLOCK_BYTES:
            self._close()

    def _close(self) -> None:
        self.blocks.append(zlib.compress(b"".join(self._waiting), _LEVEL))
        self.firsts.append(len(self.ends))
        self._waiting, self._size = [], 0

    def arrays(self, name: str) -> Arrays:
        """The arrays of the column."""
        if self._waiting:
            self._close()
        bounds = np.cumsum([0, *map(len, self.blocks)])
        return {
            f"{name}.blocks": np.frombuffer(b"".join(self.blocks), np.uint8),
            f"{name}.bounds": bounds.astype(np.uint32),
            f"{name}.firsts": np.array(self.firsts, np.uint32),
            f"{name}.ends": np.array(self.ends, np.uint32),
        }


class ShapeDraft:
    """The documents of one shape while they come in."""

    def __init__(self, number: int, names: Shape) -> None:
        self.number = number
        self.rows = 0
        self.columns = {name: ColumnDraft() for name in names}

    def add(self, values: Mapping[str, str]) -> int:
        """Add the values of a document; its row."""
        for name, value in values.items():
            self.columns[name].add(value)
        self.rows += 1
        return self.rows - 1


class StoredDraft:
    """The stored values of a segment while documents come in."""

    def __init__(self) -> None:
        self._shapes: dict[Shape, ShapeDraft] = {}
        self._known: dict[Shape, ShapeDraft] = {}
        """The same, also by their names in other orders."""
        self._places: list[tuple[int, int]] = []

    def add(self, values: Mapping[str, str]) -> None:
        """Add the values of the next document."""
        shape = self._known.get(tuple(values)) or self._shape(values)
        self._places.append((shape.number, shape.add(values)))

    def _shape(self, values: Mapping[str, str]) -> ShapeDraft:
        names = tuple(sorted(values))
        shape = self._shapes.setdefault(names, ShapeDraft(len(self._shapes), names))
        self._known[tuple(values)] = shape
        return shape

    def __len__(self) -> int:
        return len(self._places)

    def arrays(self) -> Arrays:
        """The arrays of all values."""
        shapes, rows = np.array(self._places, np.uint32).reshape(-1, 2).T
        found: dict[str, NDArray[Any]] = {
            "stored.names": np.frombuffer(json.dumps(list(self._shapes)).encode(), np.uint8),
            "stored.shapes": shapes.astype(np.uint8),
            "stored.rows": rows,
        }
        for shape in self._shapes.values():
            for name, column in shape.columns.items():
                found |= column.arrays(f"stored.{shape.number}.{name}")
        return found


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an opened file. The blocks read last are kept."""

    file: ArrayFile
    blocks: NDArray[np.uint8]
    bounds: Cells
    firsts: Cells
    ends: Cells
    kept: "OrderedDict[int, bytes]" = field(default_factory=OrderedDict)

    def value(self, row: int) -> str:
        """The value of a row. Raises IndexDamagedError."""
        self.file.require(row < len(self.ends))
        block = int(np.searchsorted(self.firsts, row, "right")) - 1
        self.file.require(block < len(self.bounds) - 1)
        start = 0 if row == int(self.firsts[block]) else int(self.ends[row - 1])
        return self._text(self._block(block), start, int(self.ends[row]))

    def _text(self, data: bytes, start: int, end: int) -> str:
        self.file.require(start <= end <= len(data))
        try:
            return data[start:end].decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            self.file.require(holds=False)
            raise

    def _block(self, number: int) -> bytes:
        if number in self.kept:
            return self.kept[number]
        self.kept[number] = data = self._unpacked(number)
        if len(self.kept) > _KEPT_BLOCKS:
            self.kept.popitem(last=False)
        return data

    def _unpacked(self, number: int) -> bytes:
        try:
            unpacker = zlib.decompressobj()
            data = unpacker.decompress(self.blocks[self.bounds[number] : self.bounds[number + 1]].tobytes(), _LARGEST)
        except zlib.error:
            self.file.require(holds=False)
            raise
        self.file.require(unpacker.eof)
        return data


@dataclass(frozen=True, slots=True)
class Stored:
    """The stored values of an opened file."""

    file: ArrayFile
    columns: Sequence[Mapping[str, Column]]
    shapes: NDArray[np.uint8]
    rows: Cells

    def __len__(self) -> int:
        return len(self.shapes)

    def values(self, document: int) -> dict[str, str]:
        """The stored values of a document by name. Raises IndexDamagedError."""
        shape, row = int(self.shapes[document]), int(self.rows[document])
        self.file.require(shape < len(self.columns))
        return {name: column.value(row) for name, column in self.columns[shape].items()}

    def value(self, document: int, name: str) -> str:
        """One stored value of a document. Raises KeyError where it has none of that name, IndexDamagedError."""
        shape = int(self.shapes[document])
        self.file.require(shape < len(self.columns))
        return self.columns[shape][name].value(int(self.rows[document]))


def read_stored(file: ArrayFile) -> Stored:
    """The stored values of an opened file."""
    names = _names(file)
    columns = [{name: _column(file, f"stored.{number}.{name}") for name in shape} for number, shape in enumerate(names)]
    shapes, rows = file.array("stored.shapes", "|u1"), file.array("stored.rows", "<u4")
    file.require(len(shapes) == len(rows))
    return Stored(file, columns, shapes, rows)


def _names(file: ArrayFile) -> list[list[str]]:
    try:
        names: list[list[str]] = json.loads(file.array("stored.names", "|u1").tobytes())
        file.require(all(isinstance(name, str) for shape in names for name in shape))
    except (ValueError, TypeError, RecursionError):
        file.require(holds=False)
        raise
    return names


def _column(file: ArrayFile, name: str) -> Column:
    blocks, ends = file.array(f"{name}.blocks", "|u1"), file.array(f"{name}.ends", "<u4")
    bounds, firsts = file.array(f"{name}.bounds", "<u4"), file.array(f"{name}.firsts", "<u4")
    file.require(len(bounds) == len(firsts) > 0 and int(bounds[-1]) == len(blocks) and int(firsts[-1]) == len(ends))
    return Column(file, blocks, bounds, firsts, ends)


__all__ = ["Stored", "StoredDraft", "read_stored"]

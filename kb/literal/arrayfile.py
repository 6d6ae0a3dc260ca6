"""A file of named arrays, written once, opened by mapping it: no pickle, no work that grows with its size.

Layout: magic, length and checksum of the header, the header (JSON: of each array its type, length, place, checksum),
then the arrays, each on a multiple of 64 bytes. Everything is checked before it is believed, but the arrays' own
checksums only when asked (``damaged``), since that reads all of them.
"""

import json
import mmap
import os
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kb.errors import IndexDamagedError, StorageError
from kb.i18n import _
from kb.refusal import reason

MAGIC = b"KBARRAY1"
Arrays = Mapping[str, NDArray[Any]]
"""Arrays of one dimension by name."""
_FRONT = struct.Struct("<8sII")
_ALIGNMENT = 64
_LONGEST_HEADER = 1 << 16
_TYPES = frozenset({"|u1", "|b1", "<u4", "<u8", ">u2", ">u4"})


@dataclass(frozen=True, slots=True)
class Column:
    """One array of a file: its type, how many elements, where its bytes begin, their CRC-32."""

    dtype: str
    length: int
    offset: int
    checksum: int

    @property
    def end(self) -> int:
        """Where its bytes end."""
        return self.offset + self.length * np.dtype(self.dtype).itemsize


@dataclass(frozen=True, slots=True)
class ArrayFile:
    """An opened file of arrays."""

    path: Path
    data: mmap.mmap
    columns: Mapping[str, Column]

    def array(self, name: str, *dtypes: str) -> NDArray[Any]:
        """An array by name, mapped and read-only; it must be of one of ``dtypes``."""
        column = self.columns.get(name)
        self.require(column is not None and column.dtype in dtypes)
        assert column is not None
        if not column.length:
            return np.empty(0, column.dtype)
        return np.frombuffer(self.data, column.dtype, column.length, column.offset)

    def require(self, holds: bool) -> None:
        """Raise IndexDamagedError unless what must be true of this file holds."""
        if not holds:
            raise damaged_error(self.path)

    def damaged(self) -> list[str]:
        """The names of the arrays whose bytes are no longer those that were written. Reads the whole file."""
        view = memoryview(self.data)
        return [name for name, it in self.columns.items() if zlib.crc32(view[it.offset : it.end]) != it.checksum]


def damaged_error(path: Path) -> IndexDamagedError:
    """The error that a file is cut short or altered."""
    return IndexDamagedError(path.parent, _("{file} is cut short or altered").format(file=path.name))


def write_arrays(path: Path, arrays: Arrays) -> None:
    """Write a new file of arrays and make it durable. Raises FileExistsError: a file once written is never altered."""
    flat = {name: np.ascontiguousarray(array, _stored(array.dtype)) for name, array in arrays.items()}
    header = _header(flat)
    with path.open("xb") as file:
        file.write(_FRONT.pack(MAGIC, len(header), zlib.crc32(header)))
        file.write(header)
        for array in flat.values():
            file.write(b"\0" * (-file.tell() % _ALIGNMENT))
            file.write(_bytes(array))
        file.flush()
        os.fsync(file.fileno())


def _stored(dtype: np.dtype[Any]) -> np.dtype[Any]:
    return dtype if dtype.str in _TYPES else dtype.newbyteorder("<")


def _bytes(array: NDArray[Any]) -> memoryview:
    return array.view(np.uint8).data


def _header(arrays: Arrays) -> bytes:
    """The header; it is padded to its final length first, since the places it states depend on that."""
    length = _ALIGNMENT * (2 + 2 * len(arrays)) - _FRONT.size
    place, rows = length + _FRONT.size, {}
    for name, array in arrays.items():
        rows[name] = [
            array.dtype.str,
            array.size,
            place,
            zlib.crc32(_bytes(array)),
        ]
        place += array.nbytes + -array.nbytes % _ALIGNMENT
    return json.dumps(rows).encode().ljust(length)


def open_arrays(path: Path) -> ArrayFile:
    """Open a file of arrays. Raises IndexDamagedError where it is missing, cut short or altered."""
    try:
        with path.open("rb") as file:
            header = _read_header(path, file.read(_LONGEST_HEADER + _FRONT.size))
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except FileNotFoundError as error:
        raise IndexDamagedError(path.parent, _("{file} is missing").format(file=path.name)) from error
    except OSError as error:
        raise StorageError(path, reason(error)) from error
    columns = _columns(path, header)
    if any(column.end > len(mapped) for column in columns.values()):
        raise damaged_error(path)
    return ArrayFile(path, mapped, columns)


def _read_header(path: Path, front: bytes) -> bytes:
    if len(front) < _FRONT.size:
        raise damaged_error(path)
    magic, length, checksum = _FRONT.unpack_from(front)
    header = front[_FRONT.size : _FRONT.size + length]
    if magic != MAGIC or len(header) != length or zlib.crc32(header) != checksum:
        raise damaged_error(path)
    return header


def _columns(path: Path, header: bytes) -> dict[str, Column]:
    try:
        columns = {name: Column(*row) for name, row in json.loads(header).items()}
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise damaged_error(path) from error
    if not all(_is_sound(column) for column in columns.values()):
        raise damaged_error(path)
    return columns


def _is_sound(column: Column) -> bool:
    sizes = (column.length, column.offset, column.checksum)
    return (
        isinstance(column.dtype, str)
        and column.dtype in _TYPES
        and all(type(size) is int and size >= 0 for size in sizes)
    )

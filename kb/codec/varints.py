"""Small numbers in few bytes: seven bits a byte, the lowest first, the high bit set where more bytes follow."""

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Numbers = NDArray[np.int64]

_BITS = 7
_LOW, _MORE = np.uint8(0x7F), np.uint8(0x80)
_LONGEST = 5
"""Bytes of the longest number: 35 bits."""


def pack(values: Numbers) -> tuple[Bytes, Numbers]:
    """The bytes of numbers from 0 below 2**35, and where each number's bytes end. Most numbers should be short."""
    sizes = np.ones(len(values), np.int64)
    longer = [np.flatnonzero(values > _LOW)]
    while len(longer[-1]):
        sizes[longer[-1]] += 1
        longer.append(longer[-1][values[longer[-1]] >> (_BITS * len(longer)) > _LOW])
    ends = np.cumsum(sizes)
    packed = np.empty(int(ends[-1]) if len(ends) else 0, np.uint8)
    first = values.astype(np.uint8) & _LOW
    first[longer[0]] |= _MORE
    packed[ends - sizes] = first
    for step, rows in enumerate(longer[:-1], 1):
        part = (values[rows] >> (_BITS * step)).astype(np.uint8) & _LOW
        part[sizes[rows] > step + 1] |= _MORE
        packed[ends[rows] - sizes[rows] + step] = part
    return packed, ends


def unpack(packed: Bytes) -> Numbers:
    """The numbers in bytes. Raises ValueError where the bytes are no such numbers."""
    return unpack_narrow(packed).astype(np.int64, copy=False)


def unpack_narrow(packed: Bytes) -> NDArray[np.integer]:
    """The same in as few bytes each as all of them need: what is computed with them passes over less memory."""
    short = packed < 0x80
    if short.all():
        return packed
    if not short[-1]:
        raise ValueError("a number is cut short")
    ends, going_on = np.flatnonzero(short), np.flatnonzero(~short)
    rows = going_on - np.arange(len(going_on))  # the number that a byte belongs to: as many have ended before it
    if len(rows) > 1 and (rows[1:] == rows[:-1]).any():
        return _of_any_length(packed[ends], rows, packed[going_on])
    values = packed[ends].astype(np.uint16)
    values[rows] = values[rows] << _BITS | packed[going_on] & 0x7F
    return values


def _of_any_length(lasts: Bytes, rows: Numbers, others: Bytes) -> Numbers:
    """Numbers from the last byte of each and from all others, of which ``rows`` says the number."""
    more = np.bincount(rows, minlength=len(lasts))
    if int(more.max()) >= _LONGEST:
        raise ValueError("a number is too long")
    values: Numbers = lasts.astype(np.int64) << _BITS * more
    places = np.arange(len(rows)) - (np.cumsum(more) - more)[rows]
    np.add.at(values, rows, (others & 0x7F).astype(np.int64) << _BITS * places)
    return values


__all__ = ["Bytes", "Numbers", "pack", "unpack", "unpack_narrow"]

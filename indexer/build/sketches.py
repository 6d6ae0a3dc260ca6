"""The sketches of all reports, kept beside the index so that later runs need not read the reports again."""

from collections.abc import Mapping
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from indexer.build.duplicates import Sketch

FILE = "sketches.npz"


def save(directory: Path, sketches: Mapping[str, Sketch]) -> None:
    """Write the sketches of a generation."""
    names = sorted(sketches)
    hashes = np.concatenate([sketches[name] for name in names]) if names else np.empty(0, dtype=np.uint64)
    ids = np.frombuffer("\n".join(names).encode("utf-8", "surrogatepass"), dtype=np.uint8)
    lengths = np.array([len(sketches[name]) for name in names], dtype=np.int64)
    with (directory / FILE).open("wb") as file:
        np.savez(file, ids=ids, lengths=lengths, hashes=hashes)


def load(directory: Path) -> dict[str, Sketch]:
    """The sketches of a generation by report id. Raises OSError, ValueError, KeyError where they cannot be read."""
    try:
        with (directory / FILE).open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            names = arrays["ids"].tobytes().decode("utf-8", "surrogatepass").split("\n")
            ends = np.cumsum(arrays["lengths"])
            parts = np.split(arrays["hashes"], ends[:-1]) if len(ends) else []
    except BadZipFile as error:
        raise ValueError(FILE) from error
    return dict(zip(names, parts, strict=False))


__all__ = ["load", "save"]

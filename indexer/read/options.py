"""What the caller may choose about reading, and the limits that keep one file from stopping a run."""

from dataclasses import dataclass

MEGABYTE = 1_048_576


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read.

    ``columns`` names table columns beside the built-in names: pairs of a column's role (``text``, ``title``, ``unit`` …)
    and the headers that hold it. ``containers`` switches the table of known page containers off, for measuring.
    ``convert_seconds`` bounds soffice for one file, ``parse_seconds`` bounds the pages of one pdf.
    """

    columns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    containers: bool = True
    convert_seconds: float = 120.0
    parse_seconds: float = 120.0


LARGEST = {
    "text": 32 * MEGABYTE,
    "html": 16 * MEGABYTE,
    "mhtml": 64 * MEGABYTE,
    "docx": 64 * MEGABYTE,
    "pdf": 512 * MEGABYTE,
    "json": 128 * MEGABYTE,
    "jsonl": 8192 * MEGABYTE,
    "csv": 8192 * MEGABYTE,
    "xlsx": 128 * MEGABYTE,
    "office": 128 * MEGABYTE,
}
"""Bytes a file of each format may have. The longest real report is well under a megabyte; tables are read row by row."""

LARGEST_ROW = 16 * MEGABYTE
"""Characters one row of a table may have."""

LARGEST_UNPACKED = 512 * MEGABYTE
"""Bytes the members of a docx or xlsx may unpack to."""

LARGEST_RATIO = 200
"""How many times its packed size a docx or xlsx may unpack to, once it unpacks to more than SMALL_UNPACKED bytes."""

SMALL_UNPACKED = 32 * MEGABYTE
MOST_MEMBERS = 10_000

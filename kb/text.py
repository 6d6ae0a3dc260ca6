"""Text as it is matched and as it is shown: folding that keeps the length, and harmless display.

Folded text is never shown; shown text is never folded.
"""

import unicodedata
from codecs import utf_32_le_decode, utf_32_le_encode
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    CodeTable = NDArray[np.uint32]

_TRADITIONAL = Path(__file__).with_name("data") / "traditional.tsv"
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_CASED_RANGES = (
    range(0x41, 0x250),
    range(0x370, 0x590),
    range(0x1E00, 0x2000),
    range(0x2160, 0x2170),
    range(0x24B6, 0x24D0),
)

_PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
_KEPT = (0x09, 0x0A)
_REPLACED = (
    *range(0x80, 0xA0),  # C1 controls: some terminals act on them
    0x061C, *range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070), 0xFEFF, *range(0xFFF9, 0xFFFC),  # invisible and bidi
    *range(0xD800, 0xE000),  # lone surrogates cannot be written
    *range(0xE0000, 0xE0080),  # tags
)  # fmt: skip


def nfc(text: str) -> str:
    """The text in Unicode normal form C, as everything is kept."""
    return unicodedata.normalize("NFC", text)


@cache
def _fold_table() -> dict[int, int]:
    pairs = (line.split("\t") for line in _TRADITIONAL.read_text("utf-8").splitlines())
    table = {ord(traditional): ord(simplified) for traditional, simplified in pairs}
    for code in (code for block in _CASED_RANGES for code in block):
        lower = chr(code).lower()
        if len(lower) == 1 and ord(lower) != code:
            table[code] = ord(lower)
    wide = {code: table.get(narrow, narrow) for code, narrow in _FULL_WIDTH.items()}
    return table | wide


def fold(text: str) -> str:
    """The text as it is compared: width, case and traditional script folded one to one; the length is kept."""
    return text.translate(_fold_table()) if len(text) < LONG else translate_long(text, _fold_codes())


LONG = 24
"""Characters from which a table of all code points is quicker than a look-up for each character."""


@cache
def _fold_codes() -> "CodeTable":
    return code_table(_fold_table())


def code_table(pairs: Mapping[int, int]) -> "CodeTable":
    """What becomes of every code point up to the last that changes, for ``translate_long``."""
    import numpy as np

    table = np.arange(max(pairs, default=0) + 1, dtype=np.uint32)
    table[list(pairs)] = list(pairs.values())
    return table


def translate_long(text: str, table: "CodeTable") -> str:
    """A text with each character replaced by another one; many times as quick as ``str.translate`` where it is long."""
    import numpy as np

    codes = np.frombuffer(utf_32_le_encode(text, "surrogatepass")[0], np.uint32)
    try:
        replaced = table.take(codes)
    except IndexError:  # a character behind all that change
        replaced = np.where(codes < len(table), table.take(codes, mode="clip"), codes)
    return utf_32_le_decode(replaced, "surrogatepass")[0]  # type: ignore[arg-type]  # an array is a buffer


@cache
def _visible_table() -> dict[int, int]:
    pictures = {code: picture for code, picture in _PICTURES.items() if code not in _KEPT}
    return pictures | dict.fromkeys(_REPLACED, 0xFFFD)


def visible(text: str) -> str:
    """The text as it may be sent to a terminal: control, bidi and invisible characters are replaced by signs of theirs.

    Line ends and tabs stay; the length is kept.
    """
    return text.translate(_visible_table())


def visible_line(text: str) -> str:
    """The text as it may be sent to a terminal within one line: line ends and tabs become spaces."""
    return visible(text).replace("\n", " ").replace("\t", " ")


__all__ = ["fold", "nfc", "visible", "visible_line"]

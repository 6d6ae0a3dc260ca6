"""A copy of a text as the rules read it: one script, one width of punctuation; every character stays at its place."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kb.text import LONG, code_table, fold, translate_long

if TYPE_CHECKING:
    from kb.text import CodeTable

_HALF = {",": "，", ":": "：", ";": "；", "!": "！", "?": "？", "(": "（", ")": "）"}
_BESIDE_HAN = re.compile(
    r"[,:;!?()](?:(?<=[()])"
    r"|(?<=[\u4e00-\u9fff”’》」』）)%％].)(?!\d\d[:：])"
    r"|(?<=[\u4e00-\u9fff”’》」』）)]\d[,;!?])(?!\d)"
    r"|(?<=[0-9A-Za-z].)(?=[\u4e00-\u9fff“‘《「『]))"
)
"""The sign comes first and what stands before it is looked at afterwards, so that a search runs from sign to sign."""
_HAN = re.compile(
    r"(?<=[\u4e00-\u9fff”’》」』）)%％])[,:;!?](?!\d\d[:：])|(?<=[\u4e00-\u9fff”’》」』）)]\d)[,;!?](?!\d)|(?<=[0-9A-Za-z])[,:;!?](?=[\u4e00-\u9fff“‘《「『])|[()]"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")


@cache
def _simplified() -> dict[int, int]:
    pairs = ((code, ord(fold(chr(code)))) for code in range(0x4E00, 0xA000))
    return {code: plain for code, plain in pairs if plain != code}


@cache
def _table() -> "CodeTable":
    return code_table(_simplified())


def reading_copy(text: str) -> str:
    """The text in simplified script with full-width punctuation between Han characters; of the same length."""
    if not _HAN.search(text):
        return text
    return _punctuated(text.translate(_simplified())) if len(text) < LONG else _long_copy(text)


@lru_cache(2)
def _long_copy(text: str) -> str:
    """The copy of a long text; two stages after one another ask for that of the same document."""
    return _punctuated(translate_long(text, _table()))


def _punctuated(simplified: str) -> str:
    return _BESIDE_HAN.sub(lambda found: _HALF[found[0]], simplified)


__all__ = ["reading_copy"]

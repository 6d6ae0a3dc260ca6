"""A copy of a text as the rules read it: one script, one width of punctuation; every character stays at its place."""

import re
from functools import cache

from kb.text import fold

_HALF = {",": "，", ":": "：", ";": "；", "!": "！", "?": "？", "(": "（", ")": "）"}
_BESIDE_HAN = re.compile(
    r"(?<=[\u4e00-\u9fff”’》」』）)%％])[,:;!?](?!\d\d[:：])|(?<=[\u4e00-\u9fff”’》」』）)]\d)[,;!?](?!\d)|(?<=[0-9A-Za-z])[,:;!?](?=[\u4e00-\u9fff“‘《「『])|[()]"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")


@cache
def _simplified() -> dict[int, str]:
    pairs = ((code, fold(chr(code))) for code in range(0x4E00, 0xA000))
    return {code: plain for code, plain in pairs if plain != chr(code)}


def reading_copy(text: str) -> str:
    """The text in simplified script with full-width punctuation between Han characters; of the same length."""
    if not _HAN.search(text):
        return text
    return _BESIDE_HAN.sub(lambda found: _HALF[found[0]], text.translate(_simplified()))


__all__ = ["reading_copy"]

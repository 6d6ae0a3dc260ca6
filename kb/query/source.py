"""The query as typed, and beside it, character for character, the signs its syntax is read from."""

from dataclasses import dataclass

from kb.model import Span

_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SPACES = {code: " " for code in (*range(0x3100), 0xFEFF, 0x200B) if chr(code).isspace() or code in {0xFEFF, 0x200B}}
_DOLLARS = {ord(sign): "$" for sign in "￥¥"}  # what a Chinese input method gives for the key $
_SEMICOLONS = {0x37E: ";"}  # becomes one in normal form C
_SIGNS: dict[int, int | str] = {**_HALF_WIDTH, **_SPACES, **_DOLLARS, **_SEMICOLONS}


@dataclass(frozen=True, slots=True)
class Source:
    """``text`` as typed; ``signs`` of the same length: full-width forms as half-width ones, every space as U+0020."""

    text: str
    signs: str

    def at(self, place: int) -> str:
        """The sign at a place; empty behind the end."""
        return self.signs[place : place + 1]

    def ends(self, place: int) -> bool:
        """Whether a term may end before this place: end of the query, space, ``|`` or ``)``."""
        return self.at(place) in {"", " ", "|", ")"}

    def skip_spaces(self, place: int) -> int:
        """The first place from here on that is not a space."""
        while self.at(place) == " ":
            place += 1
        return place

    def cut(self, span: Span) -> str:
        """The text of a span as typed."""
        return self.text[span.start : span.end]


def read_source(text: str) -> Source:
    """The query with its signs."""
    return Source(text, text.translate(_SIGNS))


__all__ = ["Source", "read_source"]

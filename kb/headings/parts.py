"""A heading in its parts: what stands between its commas, and the words of each."""

import re
from functools import lru_cache

from kb.analysis import segments
from kb.text import fold

_BREAK = re.compile(r"[,;:、]")
_LOOSE = re.compile(r"[,;:]")
LONGEST = 80
"""Characters of the longest heading that is looked at; what is longer is a paragraph."""


def split(text: str, *, lists: bool = True) -> tuple[tuple[str, ...], str]:
    """The folded parts of a heading and the signs between them; ``lists``: the members of lists (、) are parts too."""
    folded = fold(text)
    breaks = _BREAK if lists else _LOOSE
    return tuple(breaks.split(folded)), "".join(breaks.findall(folded))


@lru_cache(maxsize=65_536)
def words(part: str) -> tuple[str, ...]:
    """The words and signs of a part, which join to it again."""
    return tuple(word for _is_word, word in segments(part))


def boundaries(part: str) -> frozenset[int]:
    """Where words of a part begin and end."""
    places, place = {0}, 0
    for word in words(part):
        place += len(word)
        places.add(place)
    return frozenset(places)


__all__ = ["LONGEST", "boundaries", "split", "words"]

"""The places that any text names, for those who must know whether a text names places that are not its own."""

from collections.abc import Iterator
from itertools import chain

from indexer.infer.document import fold
from indexer.lexicon.divisions import ORDINARY, Gazetteer, Mention, gazetteer


def find_places(text: str) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """Where provinces, cities and counties are named, as (start, end, names): the place's full name, then what it lies in, nearest first.

    A short form that is a word too (安康) counts only where the full name stands in the text as well.
    """
    places, folded = gazetteer(), fold(text)
    found = chain(places.upper_mentions(folded), places.lower_mentions(folded))
    return tuple(sorted(_rows(folded, (mention for mention in found if _is_meant(mention, folded, places)))))


def _is_meant(mention: Mention, text: str, places: Gazetteer) -> bool:
    written = text[mention.start : mention.end]
    if mention.full:
        return len(written) > 2 or any(above in text for above in mention.places[0].parents)  # 示范县 is not 范县
    return written not in ORDINARY or any(place.name in text for place in places.named(written))


def _rows(text: str, mentions: Iterator[Mention]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    end = -1
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if mention.start >= end and len(text[mention.start : mention.end]) > 1:
            place = mention.places[0]
            yield mention.start, mention.end, (place.name, *reversed(place.parents))
            end = mention.end


__all__ = ["find_places"]

"""Which symbols of a sheet are signs, which of them end a clause, and which are figures."""

from dataclasses import dataclass

import numpy as np

from kb.literal.codes import Flags, to_text
from kb.literal.sheet import Sheet

CLAUSE_ENDS = frozenset(",.;:!?。…—")
"""Signs behind which a clause ends, folded. 、 only parts the members of a list."""
LIST_SIGN = "、"
SENTENCE_ENDS = frozenset("。;!?")
PAIRS = {"“": "”", "‘": "’", "(": ")", "《": "》", "〈": "〉", "「": "」", "『": "』", "【": "】", "[": "]"}
CLOSING = {closing: opening for opening, closing in PAIRS.items()}
_FIGURES = frozenset("0123456789.%")


@dataclass(frozen=True, slots=True)
class Signs:
    """Of every symbol of a sheet's alphabet (0, the separator, among them) what it is: no letter, such a sign that no list goes on behind it …"""

    any: Flags
    edge: Flags
    clause: Flags
    figure: Flags
    characters: str


def signs_of(sheet: Sheet) -> Signs:
    """The classes of a sheet's symbols; the separator is a sign that ends a clause."""
    characters = to_text(sheet.alphabet)
    return Signs(
        any=_flags(True, [not character.isalnum() for character in characters]),
        edge=_flags(True, [not character.isalnum() and character != LIST_SIGN for character in characters]),
        clause=_flags(True, [character in CLAUSE_ENDS for character in characters]),
        figure=_flags(False, [character in _FIGURES for character in characters]),
        characters="\n" + characters,
    )


def _flags(separator: bool, others: list[bool]) -> Flags:
    return np.array([separator, *others], np.bool_)


__all__ = ["CLAUSE_ENDS", "CLOSING", "LIST_SIGN", "PAIRS", "SENTENCE_ENDS", "Signs", "signs_of"]

"""What the literal index must answer, found by the plainest means: str.find over every passage."""

from collections.abc import Iterator, Sequence
from functools import cache

from kb.literal import IGNORED, LiteralReport, Manner
from kb.text import fold

Occurrence = tuple[str, int, int, int]
"""Key of the report, ordinal of the passage in it, start, end."""


def scan(reports: Sequence[LiteralReport], run: str, manner: Manner) -> list[Occurrence]:
    return [
        (report.key, ordinal, start, end)
        for report in reports
        for ordinal, text in enumerate(report.passages)
        for start, end in spans(text, run, manner)
    ]


@cache
def prepared(text: str, manner: Manner) -> tuple[str, list[int]]:
    """What is looked in, and the place of each of its characters in the text."""
    folded = text if manner is Manner.LETTER else fold(text)
    kept = [place for place, char in enumerate(folded) if manner is not Manner.SQUEEZED or char not in IGNORED]
    return "".join(folded[place] for place in kept), kept


def spans(text: str, run: str, manner: Manner) -> Iterator[tuple[int, int]]:
    wanted = run if manner is Manner.LETTER else fold(run)
    squeezed = "".join(char for char in wanted if char not in IGNORED)
    if manner is Manner.SQUEEZED:
        wanted, manner = (squeezed, manner) if squeezed else (wanted, Manner.FOLDED)
    looked_in, kept = prepared(text, manner)
    place = looked_in.find(wanted) if wanted else -1
    while place >= 0:
        yield kept[place], kept[place + len(wanted) - 1] + 1
        place = looked_in.find(wanted, place + len(wanted))

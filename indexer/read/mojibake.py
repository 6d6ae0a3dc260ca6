"""Text that was once read in a wrong encoding and saved so: recognised, mended where the bytes come back, else flagged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.read.faults import Fault
from indexer.read.plausible import HAN, PLAUSIBLE, frequency
from kb.i18n import _

FEWEST = 4
"""Characters a run must have to be mended: a shorter one may come out valid by accident."""
BETTER = 2.0
"""How many times more frequent the characters of a mended run must be than its own."""
LATIN = "\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
"""What bytes above 0x7f become in Latin-1 and Windows-1252."""
_LATIN_RUN = f"[{LATIN}][{LATIN}]{{{FEWEST - 1},}}"
"""FEWEST of them and more; a pattern that begins with one character of a set is searched for quickly."""
HEADS = "".join(bytes((lead, second)).decode("gb18030") for lead in range(0xE4, 0xEA) for second in range(0x80, 0xC0))
"""What the first two bytes of a Chinese character in UTF-8 become in GBK: every third character of a misread text."""
HEAD = re.compile(f"[{HEADS}]")
MOST_HEADS = 0.2
"""Share of HEADS above which a line of Han is held for misread; in Chinese it stays under 0.02."""


@dataclass(frozen=True, slots=True)
class Misreading:
    """One way to read bytes wrongly: what they were in, how they were read, and the runs of a text it may have made.

    A run may end in what the wrong reader put for the bytes it could not read.
    """

    name: str
    was: str
    read_as: str
    suspects: re.Pattern[str]


MISREADINGS = (
    Misreading(
        "utf-8 read as gbk", "utf-8", "gb18030", re.compile(rf"[^\x00-\x7f\ufffd]{{{FEWEST},}}(?:\ufffd{{1,9}}|\?)?")
    ),
    Misreading("utf-8 read as latin-1", "utf-8", "cp1252", re.compile(rf"{_LATIN_RUN}(?:\ufffd{{1,9}}|\?)?")),
    Misreading("gbk read as latin-1", "gb18030", "cp1252", re.compile(_LATIN_RUN)),
)
MENDED = "misread-mended"
LOST = re.compile("(?:锟斤拷|烫烫烫|屯屯屯|\ufffd)+")
"""What stands where a conversion replaced characters: nothing can bring them back."""
_LOST_SIGNS = "锟烫屯\ufffd"


def mend(text: str) -> tuple[str, tuple[Fault, ...]]:
    """The text with its misread runs mended, and a fault for what was mended, what could not be and what is lost."""
    lost_before = _count_lost(text)
    mended = 0
    for misreading in MISREADINGS:
        text, runs = _mend(text, misreading)
        mended += runs
    return text, tuple(_faults(text, mended, lost_before))


def _mend(text: str, misreading: Misreading) -> tuple[str, int]:
    if misreading.read_as == "gb18030" and not HEAD.search(text):
        return text, 0
    runs = 0

    def replace(match: re.Match[str]) -> str:
        nonlocal runs
        better = _reread(match.group(), misreading)
        runs += better is not None
        return match.group() if better is None else better

    return misreading.suspects.sub(replace, text), runs


def _reread(run: str, misreading: Misreading) -> str | None:
    """The run as it was before it was misread, with \ufffd for a character cut at its edge; None where that is not certain."""
    if misreading.read_as == "gb18030" and not HEAD.search(run):
        return None
    core = run.rstrip("\ufffd?")
    try:
        better = _to_bytes(core, misreading.read_as).decode(misreading.was, "replace")
    except UnicodeError:
        return None
    inside = better.strip("\ufffd")
    if len(inside) < FEWEST // 2 or "\ufffd" in inside or not _is_better(inside, core):
        return None
    return better if better.endswith("\ufffd") else better + run[len(core) :]


def _is_better(mended: str, run: str) -> bool:
    return bool(HAN.search(mended)) and frequency(mended) >= max(PLAUSIBLE, BETTER * frequency(run))


def _to_bytes(run: str, codec: str) -> bytes:
    """The bytes a misread run was made of. Readers fill the codecs' holes: with C1 controls, and 0x80 with the euro sign."""
    return b"".join(_byte(character, codec) for character in run)


def _byte(character: str, codec: str) -> bytes:
    if codec == "cp1252" and "\u0080" <= character <= "\u009f":
        return character.encode("latin-1")
    if codec == "gb18030" and character == "€":
        return b"\x80"
    return character.encode(codec)


def _count_lost(text: str) -> int:
    return len(LOST.findall(text)) if any(sign in text for sign in _LOST_SIGNS) else 0


def _faults(text: str, mended: int, lost_before: int) -> Iterator[Fault]:
    if mended:
        yield Fault(
            MENDED,
            _(
                "{count} runs of the text had been read in a wrong encoding and were mended. Check them against the source."
            ).format(count=mended),
        )
    lost = _count_lost(text)
    if "锟斤拷" in text or lost > lost_before:
        yield Fault(
            "misread-lost",
            _("{count} places hold characters lost in a conversion. Fetch the report again from its source.").format(
                count=lost
            ),
        )
    garbled = sum(map(_is_garbled, text.splitlines())) if HEAD.search(text) else 0
    if garbled:
        yield Fault(
            "misread",
            _("{count} lines look read in a wrong encoding and could not be mended. Fetch the report again.").format(
                count=garbled
            ),
        )


def _is_garbled(line: str) -> bool:
    heads = len(HEAD.findall(line))
    han = len(HAN.findall(line)) if heads else 0
    return han >= FEWEST and heads >= MOST_HEADS * han and frequency(line) < PLAUSIBLE

"""Bytes → text: which encoding they are in, proved by how the text reads, and what of them could not be read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.read.faults import Fault, UnreadableError
from indexer.read.plausible import HAN, PLAUSIBLE, frequency
from kb.i18n import _

MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
"""Byte order marks and the encoding each announces; the longer before the shorter that begins like it."""

CANDIDATES = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
"""Encodings without a mark, tried by how their text reads. The first of two equals wins."""

NAMES = {"big5hkscs": "big5"}
DECLARED = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs", "big5-hkscs": "big5hkscs",
    "utf-8": "utf-8", "utf8": "utf-8", "utf-16": "utf-16", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be",
}  # fmt: skip
"""What pages declare, and the codec that reads it: what calls itself gb2312 holds characters of its successors."""

NEEDED = {"big5hkscs": 0.3, "utf-16-le": 0.3, "utf-16-be": 0.3}
"""How well a text must read in an encoding in which Japanese or noise sometimes reads a little."""

SAMPLE = 262_144
MOST_DAMAGE = 0.005
"""Share of unreadable characters above which an encoding is held for the wrong one."""
MOST_CONTROLS = 0.02
"""Share of control characters above which text is held for a program, a picture or an archive."""
CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\f\r\x1b"))
"""The control characters that no text has."""
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_CONTROL = re.compile(f"[{re.escape(CONTROLS.decode())}]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the name of the encoding it was in, and what was wrong with the bytes."""

    text: str
    encoding: str
    faults: tuple[Fault, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of the bytes. ``declared`` is what the file says of itself: believed where its text reads well.

    Raises UnreadableError where the bytes are no text, or text in no encoding known here.
    """
    if not data:
        raise UnreadableError("empty", _("The file is empty. Take it out of the folder, or fetch it again."))
    for mark, codec in MARKS:
        if data.startswith(mark):
            return _decoded(data, codec)
    return _decoded(data, codec_of(data, declared))


def codec_of(data: bytes, declared: str | None = None) -> str:
    """The codec that reads bytes without a byte order mark; raises UnreadableError where none does."""
    for codec in _unmarked(data, declared):
        return codec
    if _is_binary(data):
        raise UnreadableError(
            "binary", _("The file is not text. Take it out of the folder, or save its text as .txt in UTF-8.")
        )
    raise UnreadableError(
        "encoding-unknown",
        _(
            "The file's encoding is none of UTF-8, GB18030, Big5 and UTF-16. Save it as UTF-8 and run the same command again."
        ),
    )


def _unmarked(data: bytes, declared: str | None) -> Iterator[str]:
    sample = data[:SAMPLE]
    if _is_utf8(data) and not _reads_better_in_gb(sample):
        if not _is_binary(data):
            yield "utf-8"
        return
    codec = DECLARED.get((declared or "").strip().lower())
    if codec and _score(sample, codec) >= PLAUSIBLE:
        yield codec
    scores = {codec: _score(sample, codec) for codec in ("utf-8", *CANDIDATES)}
    best = max(scores, key=lambda codec: scores[codec])
    if scores[best] >= NEEDED.get(best, PLAUSIBLE):
        yield best


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(data) - 3 and error.reason == "unexpected end of data" and error.start > 0
    return True


def _reads_better_in_gb(sample: bytes) -> bool:
    """Whether valid UTF-8 is rather a few words in GB18030, whose bytes happen to be valid: it shows no Han in UTF-8."""
    if sample.isascii() or HAN.search(sample.decode("utf-8", "replace")):
        return False
    return sample.translate(None, CONTROLS) == sample and _score(sample, "gb18030") >= 2 * PLAUSIBLE


def _score(sample: bytes, codec: str) -> float:
    """How well the sample reads in a codec: 0.0 where too much of it cannot be read."""
    text = sample.decode(codec, "replace")
    damaged = text.count("\ufffd") - text.endswith("\ufffd")
    if damaged > max(1, MOST_DAMAGE * len(text)) or len(_CONTROL.findall(text)) > MOST_CONTROLS * len(text):
        return 0.0
    han = len(HAN.findall(text))
    return frequency(text) * min(1.0, 4 * han / (len(_NOT_ASCII.findall(text)) + 1))


def _is_binary(data: bytes) -> bool:
    sample = data[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    return controls > MOST_CONTROLS * len(sample)


def _decoded(data: bytes, codec: str) -> Decoded:
    name = NAMES.get(codec, codec)
    try:
        return Decoded(data.decode(codec), name)
    except UnicodeDecodeError as error:
        text = data.decode(codec, "replace")
        return Decoded(text, name, (_damage(text, at_end=error.start >= len(data) - 4),))


def _damage(text: str, *, at_end: bool) -> Fault:
    if at_end:
        return Fault(
            "cut",
            _(
                "The file ends inside a character: it was cut. What is there was read; fetch the file again for the rest."
            ),
        )
    count = text.count("\ufffd")
    return Fault(
        "damaged",
        _("{count} characters of the file are damaged and stand as \ufffd. Fetch the file again.").format(count=count),
    )

"""One form for the text of every format: NFC, lines ended by LF, no NUL, no half of a surrogate pair."""

import re
import unicodedata

from indexer.read.faults import Fault
from kb.i18n import _

LINE_END = re.compile("\r\n?")
SURROGATE = re.compile("[\ud800-\udfff]")


def normalise(text: str) -> tuple[str, tuple[Fault, ...]]:
    """The text in its one form, and what had to be taken out of it."""
    faults = []
    if "\0" in text:
        faults.append(
            Fault(
                "nul",
                _("{count} NUL characters were left out; compare with the original where it matters.").format(
                    count=text.count("\0")
                ),
            )
        )
        text = text.replace("\0", "")
    if SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = LINE_END.sub("\n", text.removeprefix("\ufeff"))
    return unicodedata.normalize("NFC", text), tuple(faults)

"""Whether a text ends inside a sentence."""

import re

from indexer.clean.forms import CLOSERS, QUOTE_CLOSERS, ends_open, is_heading
from indexer.clean.labels import HAN_DATE
from indexer.clean.sheet import Sheet

_SHORTEST = 20
_CLAUSE = re.compile(r"[，。；,;]")
_CONTACT = re.compile(r"(?:https?://|www\.|@|电话|邮箱|传真|邮编|联系人)[^。]{0,80}$|\d{5,}$")
_HANGING = "，、,（《“‘：:"
_LONG = 40
_NOISY = 0.15
"""Where more of the long lines end without a closing mark the marks were lost, not the text."""


def is_truncated(sheet: Sheet) -> bool:
    """Whether the last line is running text that stops without closing its sentence."""
    if not sheet:
        return False
    text = sheet[-1].text
    if not _is_running(text) or not ends_open(text) or text[-1] in QUOTE_CLOSERS:
        return text[-1] in _HANGING and len(text) >= _SHORTEST and not _loses_marks(sheet)
    return not _loses_marks(sheet)


def _is_running(text: str) -> bool:
    if HAN_DATE.fullmatch(text) or _CONTACT.search(text):
        return False
    return (
        len(text) >= _SHORTEST
        and _CLAUSE.search(text) is not None
        and not (is_heading(text) and len(text) <= _LONG and "。" not in text)
    )


def _loses_marks(sheet: Sheet) -> bool:
    long = [line.text for line in sheet[:-1] if len(line.text) >= _LONG]
    lost = sum(text[-1] not in CLOSERS and ends_open(text) for text in long)
    return len(long) >= 5 and lost > _NOISY * len(long)

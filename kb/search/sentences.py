"""Sentences of a passage: they end behind 。！？； (and their half-width forms) and at line ends."""

import re

_SENTENCE = re.compile(r"[^。!?;！？；\n]*[。!?;！？；\n]*[”’」』）)]*")


def sentence_windows(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence; together they cover the text."""
    return [match.span() for match in _SENTENCE.finditer(text) if match[0]]


__all__ = ["sentence_windows"]

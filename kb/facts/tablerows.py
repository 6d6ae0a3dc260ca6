"""The rows of tables in a text: a row a line, its cells parted by tabs."""

from kb.model import Span


def cells_of(text: str, line: Span) -> list[Span]:
    r"""The cells of a row without the blanks at their edges.

    >>> text = "1\t 泵站6座\\t县水务局"
    >>> [text[one.start : one.end] for one in cells_of(text, Span(0, len(text)))]
    ['1', '泵站6座', '县水务局']
    """
    cells, place = [], line.start
    for words in text[line.start : line.end].split("\t"):
        start = place + len(words) - len(words.lstrip())
        cells.append(Span(start, max(start, place + len(words.rstrip()))))
        place += len(words) + 1
    return cells


def words_of(text: str, line: Span) -> list[str]:
    """What the cells of a row say."""
    return [text[cell.start : cell.end] for cell in cells_of(text, line)]


__all__ = ["cells_of", "words_of"]

"""Help pages laid out by terminal cells: click counts a Han character as one column, and breaks lines only at spaces."""

import re
from collections.abc import Iterable, Iterator

import click

from kb.render.cells import cells

_UNIT = re.compile("([（【〔《〈“‘]{0,9}(?:[!-~]+|[^!-~\\s])[，。；：、！？）】〕》〉”’…]{0,9})(\\s*)")
"""What stays on one line: a word of ASCII or another character, with the opening signs before it and the closing ones behind it."""
_AS_IT_IS = "\b\n"
"""How click is told to leave the lines of a paragraph alone."""


class HelpFormatter(click.HelpFormatter):
    """A formatter that has broken the lines itself where a text is not all ASCII."""

    def write_text(self, text: str) -> None:
        """Write paragraphs."""
        super().write_text(laid_out(text, self.width - self.current_indent))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write terms with their explanations beside them."""
        listed = list(rows)
        widest = min(max((len(term) for term, _text in listed), default=0), col_max)
        room = self.width - self.current_indent - widest - col_spacing
        super().write_dl([(term, laid_out(text, room)) for term, text in listed], col_max, col_spacing)


def laid_out(text: str, width: int) -> str:
    """The paragraphs of a help text; those that click cannot break rightly are broken already."""
    return "\n\n".join(_paragraph(paragraph, width) for paragraph in text.split("\n\n"))


def _paragraph(text: str, width: int) -> str:
    if text.isascii() or text.startswith(_AS_IT_IS):
        return text
    return _AS_IT_IS + "\n".join(wrapped(text, max(width, 10)))


def wrapped(text: str, width: int) -> Iterator[str]:
    """The lines of a paragraph, each at most ``width`` cells where it can be; no line begins with a closing sign."""
    line, space = "", ""
    for unit, behind in _UNIT.findall(text):
        if line and cells(line + space + unit) > width:
            yield line
            line, space = "", ""
        line, space = line + space + unit, behind
    if line:
        yield line


__all__ = ["HelpFormatter", "laid_out", "wrapped"]

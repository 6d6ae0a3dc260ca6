"""From a text to its quantities. What reads them is loaded when the first text is read: whoever shows what was read before needs none of it."""

from kb.facts.values import Quantity
from kb.text import fold


def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text in order, masked ones too; none overlaps another.

    >>> [(one.low, one.unit) for one in quantities("办结诉求1500余件，满意率达95.5%")]
    [(1500, '件'), (95.5, '%')]
    """
    from kb.facts.scanning import Scan
    from kb.facts.tokens import Tokens

    folded = _paired(fold(text).replace("\t", "\n"))  # a cell of a table is read by itself
    tokens = Tokens(folded)
    return tuple(Scan(folded, tokens).run()) if any(token.number for token in tokens.all) else ()


def _paired(folded: str) -> str:
    """The text with straight quotation marks as pairs, in lines where each has its other half: what they hold is a name then too."""
    if '"' not in folded:
        return folded
    return "\n".join(map(_paired_line, folded.split("\n")))


def _paired_line(line: str) -> str:
    pieces = line.split('"')
    if len(pieces) % 2 == 0:
        return line
    return "".join(
        piece + ("“”"[number % 2] if number < len(pieces) - 1 else "") for number, piece in enumerate(pieces)
    )


__all__ = ["quantities"]

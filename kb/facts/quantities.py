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

    folded = fold(text).replace("\t", "\n")  # a cell of a table is read by itself
    tokens = Tokens(folded)
    return tuple(Scan(folded, tokens).run()) if any(token.number for token in tokens.all) else ()


__all__ = ["quantities"]

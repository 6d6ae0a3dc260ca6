"""What is passed over where quotation marks and spaces are ignored."""

from functools import cache

import numpy as np

from kb.literal.codes import CODE_POINTS, Codes, Flags, to_codes, to_text

_QUOTES = (
    "\"'«»‹›"
    "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f"  # ‘’‚‛“”„‟
    "「」『』〝〞〟\ufe41\ufe42\ufe43\ufe44＂＇｢｣\u2e42"
)
"""Unicode's property Quotation_Mark. 《》 are not in it: they mark titles, and are text."""
_SPACES = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
    "\u200b\u2060\ufeff"  # spaces of no width
)

IGNORED = frozenset(_QUOTES + _SPACES)
"""The characters that SQUEEZED passes over."""


@cache
def _table() -> Flags:
    table = np.zeros(CODE_POINTS + 1, np.bool_)
    table[to_codes("".join(IGNORED))] = True
    return table


def is_ignored(codes: Codes) -> Flags:
    """Which code points are passed over."""
    flags: Flags = _table()[codes]
    return flags


def squeeze(text: str) -> str:
    """The text without quotation marks and white space."""
    codes = to_codes(text)
    return to_text(codes[~is_ignored(codes)])

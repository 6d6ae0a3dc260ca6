"""The library: what a program asks of a knowledge base. Frozen values in, frozen values out.

``core`` opens a knowledge base, reads, searches, keeps and corrects; what is built on that stands in a file of its own a field of work:
``phrasing`` how a phrase is used and what can be built on it, ``reusing`` what texts share, ``ledgers`` what reports state and promise.
"""

from kb.library.ledgers import Ledgers
from kb.library.phrasing import Phrasing
from kb.library.reusing import Reusing


class Library(Phrasing, Reusing, Ledgers):
    """An open knowledge base. It reads one generation: what is indexed meanwhile shows in a library opened later."""


__all__ = ["Library"]

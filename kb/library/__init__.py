"""The library: what a program asks of a knowledge base. Frozen values in, frozen values out.

``core`` opens a knowledge base, reads, searches, keeps and corrects; what is built on that stands in a file of its own a field of work:
``phrasing`` how a phrase is used, ``wording`` what can be built on the corpus's words, ``comparing`` texts beside each other, ``reusing`` what texts share,
``ledgers`` what reports state and promise.
"""

from kb.library.comparing import Comparing
from kb.library.ledgers import Ledgers
from kb.library.phrasing import Phrasing
from kb.library.reusing import Reusing
from kb.library.wording import Wording


class Library(Phrasing, Wording, Comparing, Reusing, Ledgers):
    """An open knowledge base. It reads one generation: what is indexed meanwhile shows in a library opened later."""


__all__ = ["Library"]

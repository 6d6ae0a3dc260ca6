"""How a phrase is used, by whom, since when, and what can be built on it."""

from kb.library.core import Core


class Phrasing(Core):
    """How a phrase is used, by whom, since when, and what can be built on it."""


__all__ = ["Phrasing"]

"""What reports state and promise: numbers, commitments, documents."""

from kb.library.core import Core


class Ledgers(Core):
    """What reports state and promise: numbers, commitments, documents."""


__all__ = ["Ledgers"]

"""What passages and reports share, where a text came from, and what must not be left in it."""

from kb.library.core import Core


class Reusing(Core):
    """What passages and reports share, where a text came from, and what must not be left in it."""


__all__ = ["Reusing"]

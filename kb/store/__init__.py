"""The knowledge base on disk: where it lies, whom to trust, generations that are complete or absent, locks.

``generation`` opens one, ``writing`` makes the next; this front only says where it lies, which costs nothing to ask.
"""

from kb.store.place import check_trust, locate, locate_for_writing

__all__ = ["check_trust", "locate", "locate_for_writing"]

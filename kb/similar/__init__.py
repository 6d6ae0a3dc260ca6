"""The passages that are most like a text, with the runs and words that make them so."""

from kb.similar.finding import SHORTEST, Asked, find_similar
from kb.similar.values import Shared, Similar

__all__ = ["SHORTEST", "Asked", "Shared", "Similar", "find_similar"]

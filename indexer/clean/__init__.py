"""The clean stage: what the page, the printer and the archive put around a document is cut, and every cut is kept."""

from indexer.clean.rules import RULES, Rule
from indexer.clean.stage import clean

__all__ = ["RULES", "Rule", "clean"]

"""Substance (干货): how concrete a passage is, from its text and from what everybody says."""

from kb.substance.measure import Substance, measure
from kb.substance.signs import SIGNS, Sign

__all__ = ["SIGNS", "Sign", "Substance", "measure"]

"""Slogans (口号): abbreviations by numbers and coinages in quotation marks, with what they stand for where the corpus says it."""

from kb.slogans.mining import WantedSlogans, find_slogans
from kb.slogans.values import Expansion, Slogan

__all__ = ["Expansion", "Slogan", "WantedSlogans", "find_slogans"]

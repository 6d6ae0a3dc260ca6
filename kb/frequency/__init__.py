"""How often a phrase is used, by whom, since when, how evenly."""

from kb.frequency.dimensions import DIMENSIONS
from kb.frequency.dispersion import Dispersion, dispersion
from kb.frequency.trend import Trend, trend
from kb.frequency.uses import Use
from kb.frequency.values import Group, Row, Size

__all__ = ["DIMENSIONS", "Dispersion", "Group", "Row", "Size", "Trend", "Use", "dispersion", "trend"]

"""How often a phrase is used, by whom, since when, how evenly."""

from kb.frequency.dimensions import DIMENSIONS
from kb.frequency.dispersion import Dispersion, dispersion
from kb.frequency.quiet import joined_years, one_row
from kb.frequency.trend import Trend, trend
from kb.frequency.uses import Use
from kb.frequency.values import Group, Row, Size

__all__ = [
    "DIMENSIONS", "Dispersion", "Group", "Row", "Size", "Trend", "Use", "dispersion", "joined_years", "one_row", "trend",
]  # fmt: skip

"""Everything on one page: units by years, and units ranked by what they state."""

from kb.facts.periods import Grain, Period
from kb.overview.given import given_rankings
from kb.overview.overview import Cell, Overview, make_overview
from kb.overview.ranking import Place, Ranking, compared, of_grain, rankings
from kb.overview.tabled import tabled_rankings

__all__ = [
    "Cell",
    "Grain",
    "Overview",
    "Period",
    "Place",
    "Ranking",
    "compared",
    "given_rankings",
    "make_overview",
    "of_grain",
    "rankings",
    "tabled_rankings",
]

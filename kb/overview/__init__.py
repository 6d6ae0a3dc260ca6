"""Everything on one page: units by years, and units ranked by what they state."""

from kb.overview.overview import Cell, Overview, make_overview
from kb.overview.ranking import Place, Ranking, rankings

__all__ = ["Cell", "Overview", "Place", "Ranking", "make_overview", "rankings"]

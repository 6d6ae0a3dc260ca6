"""What is said at a place of the report: openings, transitions, problems, plans, closings; by how many units, how concretely."""

from kb.places.mining import find_formulas
from kb.places.values import PLACES, Formula, PlaceKind

__all__ = ["PLACES", "Formula", "PlaceKind", "find_formulas"]

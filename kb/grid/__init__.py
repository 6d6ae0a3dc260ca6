"""One topic over units or years: rows are measures, columns units or years, cells the clauses with their numbers."""

from kb.grid.making import MOST_COLUMNS, make_grid
from kb.grid.values import By, Column, Difference, Entry, Grid, Manner, Number, Row, spoken

__all__ = [
    "MOST_COLUMNS", "By", "Column", "Difference", "Entry", "Grid", "Manner", "Number", "Row", "make_grid", "spoken",
]  # fmt: skip

"""Concordances: every occurrence of a query on a line of its own, with what stands before and behind it."""

from kb.concordance.concordance import Concordance
from kb.concordance.line import Line
from kb.concordance.orders import ORDERS, read_orders
from kb.concordance.sample import sample

__all__ = ["ORDERS", "Concordance", "Line", "read_orders", "sample"]

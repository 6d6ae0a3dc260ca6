"""What reports state: quantities, each with the words that say what it measures. Text in, frozen values out; knows no index."""

from kb.facts.quantities import quantities
from kb.facts.values import Change, Qualifier, Quantity, UnitKind, Value

__all__ = ["Change", "Qualifier", "Quantity", "UnitKind", "Value", "quantities"]

"""What passages take from each other: clusters of shared text told from common wording, who had it first, how it changed."""

from kb.reuse.finding import SHORTEST, Asked, Reuse, find_reuse
from kb.reuse.repeats import Repeats, repeated_reports
from kb.reuse.values import Change, Cluster, Version

__all__ = ["SHORTEST", "Asked", "Change", "Cluster", "Repeats", "Reuse", "Version", "find_reuse", "repeated_reports"]

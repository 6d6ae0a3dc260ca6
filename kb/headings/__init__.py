"""Headings: parallel ones of a report as a set, frames with slots over the corpus, further members for a family."""

from kb.headings.completing import Completion, Proposal, complete
from kb.headings.mining import HeadingMine
from kb.headings.outlines import Outlines
from kb.headings.values import Frame, FrameUse, Heading, HeadingSet

__all__ = [
    "Completion",
    "Frame",
    "FrameUse",
    "Heading",
    "HeadingMine",
    "HeadingSet",
    "Outlines",
    "Proposal",
    "complete",
]

"""Scopes: groups of passages inside which terms may have to meet (sections, reports), and trees lifted to whole groups."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce

import numpy as np

from kb.query import And, Node, Not, Or, Scope, wanted_terms
from kb.search.corpus import Corpus
from kb.search.found import Found
from kb.search.postings import Mask, Numbers
from kb.search.tiers import Tier

Shown = list[tuple[Found, Mask]]
"""What a tree shows: its terms, each with the passages of the groups in which it takes part."""
Evaluate = Callable[[Node], Found]


def group_numbers(corpus: Corpus, scope: Scope) -> Numbers:
    """For every passage number the number of its group, -1 for none."""
    return corpus.rows if scope is Scope.REPORT else corpus.sections


@dataclass(frozen=True)
class Lifted:
    """A tree held against whole groups: where it holds, and what it shows there."""

    holds: Mask
    shown: Shown


def lift(node: Node, groups: Numbers, evaluate: Evaluate) -> Lifted:
    """A term or filter holds of a group where it holds of any passage in it; And, Or and Not are meant of the group."""
    match node:
        case And(parts):
            found = [lift(part, groups, evaluate) for part in parts]
            holds = np.logical_and.reduce([part.holds for part in found])
            return Lifted(holds, [(term, mask & holds) for part in found for term, mask in part.shown])
        case Or(parts):
            found = [lift(part, groups, evaluate) for part in parts]
            return Lifted(
                np.logical_or.reduce([part.holds for part in found]), [one for part in found for one in part.shown]
            )
        case Not(part):
            return Lifted(np.asarray((groups >= 0) & ~lift(part, groups, evaluate).holds), [])
        case _:
            term = evaluate(node)
            holds = _of_groups(term.tiers == Tier.EXACT, groups)
            return Lifted(holds, [(term, holds)] if any(True for _term in wanted_terms(node)) else [])


def holding(lifted: Lifted) -> Mask:
    """The passages that answer: of the groups where the tree holds those with a term that it shows; all where it shows none."""
    if not lifted.shown:
        return lifted.holds
    answers: Mask = reduce(np.logical_or, (mask & (term.tiers == Tier.EXACT) for term, mask in lifted.shown))
    return answers


def _of_groups(holds: Mask, groups: Numbers) -> Mask:
    known = groups >= 0
    hit = np.zeros(int(groups.max(initial=-1)) + 2, np.bool_)
    hit[groups[known & holds]] = True
    lifted: Mask = hit[groups] & known
    return lifted


__all__ = ["Lifted", "group_numbers", "holding", "lift"]

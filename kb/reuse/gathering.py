"""Linked stretches gathered to clusters: passages that have a text from each other, with the part of each."""

from dataclasses import dataclass

import numpy as np

from kb.literal.codes import Flags, Numbers
from kb.literal.sheet import Sheet
from kb.reuse.shared import Links, Origins

BRIDGE = 40
"""Characters between two stretches of a passage across which they are one, where two passages have both: a clause was changed."""

OFTEN = 0.5
"""Share of the smaller of two clusters whose passages must have both for them to be one."""


@dataclass(frozen=True, slots=True, eq=False)
class Gathered:
    """Clusters, the weightiest first: cluster c has the rows ``bounds[c]`` to ``bounds[c + 1]``, each a passage of the sheet with its part.

    ``reports`` and ``voices`` are how many different ones have it, ``lengths`` the second longest part: so much two have.
    """

    bounds: Numbers
    passages: Numbers
    starts: Numbers
    ends: Numbers
    reports: Numbers
    voices: Numbers
    lengths: Numbers

    def __len__(self) -> int:
        return len(self.reports)

    def rows(self, cluster: int) -> range:
        """The rows of a cluster."""
        return range(int(self.bounds[cluster]), int(self.bounds[cluster + 1]))


def gather(sheet: Sheet, origins: Origins, links: Links) -> Gathered:
    """The clusters of several reports; the longer and the more units have it, the weightier."""
    owners = sheet.owners(links.starts)
    labels = _with_excerpts(
        components(len(links.starts), links.left[links.versions], links.right[links.versions]), links
    )
    labels = _bridged(labels, owners, links)
    rows = _rows(labels, owners, links)
    bounds = (
        np.flatnonzero(np.concatenate([[True], rows[0][1:] != rows[0][:-1]])) if len(rows[0]) else np.empty(0, np.int64)
    )
    reports = _distinct(rows[0], origins.reports[rows[1]])
    voices = _distinct(rows[0], origins.voices[rows[1]])
    offsets = sheet.bounds[rows[1]]
    starts, ends = rows[2] - offsets, rows[3] - offsets
    lengths = _second_longest(rows[0], ends - starts, bounds)
    table = Gathered(np.append(bounds, len(starts)), rows[1], starts, ends, reports, voices, lengths)
    return _ordered(table, reports > 1)


def _rows(labels: Numbers, owners: Numbers, links: Links) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Cluster, passage, start, end: the stretches of a cluster in one passage as one."""
    order = np.lexsort((links.starts, owners, labels))
    labels, owners = labels[order], owners[order]
    heads = (
        np.flatnonzero(np.concatenate([[True], (labels[1:] != labels[:-1]) | (owners[1:] != owners[:-1])]))
        if len(labels)
        else order
    )
    if not len(heads):
        return labels, owners, links.starts, links.ends
    return (
        labels[heads],
        owners[heads],
        np.minimum.reduceat(links.starts[order], heads),
        np.maximum.reduceat(links.ends[order], heads),
    )


def components(size: int, left: Numbers, right: Numbers) -> Numbers:
    """For each of ``size`` things the smallest that it is linked with, however far round."""
    parents = np.arange(size)
    while True:
        one, other = parents[left], parents[right]
        least = np.minimum(one, other)
        if np.array_equal(one, other):
            return parents
        np.minimum.at(parents, one, least)
        np.minimum.at(parents, other, least)
        while not np.array_equal(parents, above := parents[parents]):
            parents = above


def _with_excerpts(labels: Numbers, links: Links) -> Numbers:
    """Stretches that are no version of another go each with the one stretch that they share most with."""
    size = len(labels)
    alone = np.bincount(labels, minlength=size)[labels] == 1
    one, other = np.concatenate([links.left, links.right]), np.concatenate([links.right, links.left])
    shared = np.concatenate([links.shared, links.shared])
    order = np.lexsort((-shared, one))
    order = order[alone[one[order]]]
    heads = np.flatnonzero(np.concatenate([np.ones(min(1, len(order)), np.bool_), one[order][1:] != one[order][:-1]]))
    best = order[heads]
    return components(size, np.concatenate([labels, one[best]]), np.concatenate([np.arange(size), other[best]]))


def _bridged(labels: Numbers, owners: Numbers, links: Links) -> Numbers:
    """Labels joined where passages have the same two stretches, one soon after the other: most of those that have the rarer one."""
    near = np.flatnonzero(
        (owners[1:] == owners[:-1]) & (links.starts[1:] - links.ends[:-1] <= BRIDGE) & (labels[1:] != labels[:-1])
    )
    if not len(near):
        return labels
    size = len(labels)
    one, other = labels[near], labels[near + 1]
    keys, counts = np.unique(np.minimum(one, other) * size + np.maximum(one, other), return_counts=True)
    left, right = np.divmod(keys, size)
    sizes = np.bincount(labels, minlength=size)
    often = (counts > 1) & (counts >= OFTEN * np.minimum(sizes[left], sizes[right]))
    left, right = left[often], right[often]
    return components(size, np.concatenate([labels, left]), np.concatenate([np.arange(size), right]))


def _second_longest(clusters: Numbers, sizes: Numbers, bounds: Numbers) -> Numbers:
    """Of every cluster the length of its second longest part, of its only part where it has one; ``clusters`` ascends."""
    ordered = sizes[np.lexsort((sizes, clusters))]
    ends = np.append(bounds[1:], len(clusters)) if len(bounds) else bounds
    return ordered[np.maximum(ends - 2, bounds)]


def _distinct(clusters: Numbers, values: Numbers) -> Numbers:
    """How many different values each cluster has; ``clusters`` ascends."""
    if not len(clusters):
        return np.empty(0, np.int64)
    order = np.lexsort((values, clusters))
    clusters, values = clusters[order], values[order]
    news = np.concatenate([[True], (clusters[1:] != clusters[:-1]) | (values[1:] != values[:-1])])
    heads = np.flatnonzero(np.concatenate([[True], clusters[1:] != clusters[:-1]]))
    return np.add.reduceat(news.astype(np.int64), heads)


def _ordered(table: Gathered, kept: Flags) -> Gathered:
    weights = table.lengths * (table.voices - 1 + 0.1 * (table.reports - 1))
    order = np.flatnonzero(kept)[np.argsort(-weights[kept], kind="stable")]
    sizes = np.diff(table.bounds)[order]
    bounds = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
    rows = np.repeat(table.bounds[:-1][order] - bounds[:-1], sizes) + np.arange(int(bounds[-1]))
    return Gathered(
        bounds,
        table.passages[rows],
        table.starts[rows],
        table.ends[rows],
        table.reports[order],
        table.voices[order],
        table.lengths[order],
    )


__all__ = ["BRIDGE", "Gathered", "components", "gather"]

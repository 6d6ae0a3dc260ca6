"""A concordance: the occurrences of a query in an order, of which pages are made when they are asked for."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from kb.concordance.keys import report_ranks, sort_keys
from kb.concordance.line import Line
from kb.concordance.orders import Order, read_orders
from kb.concordance.sample import sample
from kb.errors import UsageError
from kb.i18n import _
from kb.literal.codes import Numbers
from kb.model import Span
from kb.search.hits import Count
from kb.search.occurrences import Occurrences
from kb.search.rows import Rows

WIDTH = 20
"""Characters on each side, where none are asked for."""
_FEW = 8
"""A page that is this many times smaller than the whole is sorted apart."""


@dataclass(frozen=True)
class Concordance:
    """All occurrences, or a sample of them, in the order of files and places, or sorted by ``orders``."""

    occurrences: Occurrences
    orders: tuple[Order, ...] = ()
    wanted: int | None = None
    seed: int = 0

    def sample(self, wanted: int, seed: int = 0) -> "Concordance":
        """Only so many lines of all, chosen at random; the same seed chooses the same lines of the same corpus. Raises UsageError."""
        if wanted < 0:
            raise UsageError(_("A sample cannot have {n} lines: give 0 or more.").format(n=wanted))
        return replace(self, wanted=wanted, seed=seed)

    def sorted(self, *names: str, words: bool = False) -> "Concordance":
        """In another order: ``L3`` to ``R3`` (``words``: by words), ``unit``, ``year``, the first one foremost. Raises UsageError."""
        return replace(self, orders=read_orders(",".join(names), words=words))

    @property
    def count(self) -> Count:
        """How often, in how many passages and reports the query stands, whatever is sampled."""
        return self.occurrences.count

    @property
    def echo(self) -> str:
        """How the query was understood."""
        return self.occurrences.echo

    def __len__(self) -> int:
        return len(self._chosen.numbers)

    @cached_property
    def _chosen(self) -> Rows:
        """The occurrences shown, in the order of files and places."""
        rows, places = self.occurrences.rows, report_ranks(self.occurrences.corpus)[self.occurrences.reports]
        order = np.argsort(places, kind="stable")
        if self.wanted is not None:
            order = order[sample(len(order), self.wanted, self.seed)]
        return Rows(*(column[order] for column in rows))

    @cached_property
    def _keys(self) -> list[Numbers]:
        rows = self._chosen
        return [sort_keys(self.occurrences.corpus, rows, order) for order in self.orders]

    @cached_property
    def _order(self) -> Numbers:
        return np.lexsort(self._keys[::-1]) if self._keys else np.arange(len(self))

    def _first(self, count: int) -> Numbers:
        """The first rows of the order; where few of many are wanted only those are sorted."""
        if not self._keys or "_order" in self.__dict__ or count * _FEW >= len(self):
            return self._order[:count]
        foremost = self._keys[0]
        near = np.flatnonzero(foremost <= np.partition(foremost, count)[count])
        return near[np.lexsort([key[near] for key in self._keys[::-1]])][:count]

    def page(self, limit: int | None = 20, offset: int = 0, *, width: int = WIDTH) -> tuple[Line, ...]:
        """A page of lines with ``width`` characters on each side; ``limit`` None gives all. Raises UsageError."""
        if min(offset, width, limit or 0) < 0:
            raise UsageError(_("limit and offset cannot be negative: give 0 or more."))
        last = len(self) if limit is None else min(offset + limit, len(self))
        shown = self._first(last)[offset:].tolist()
        return tuple(self._line(number, row, width) for number, row in enumerate(shown, offset + 1))

    def _line(self, number: int, row: int, width: int) -> Line:
        corpus, rows = self.occurrences.corpus, self._chosen
        own, start, end = (int(column[row]) for column in rows)
        passage = corpus.passage(own)
        text, ends = passage.text, len(passage.text.rstrip())
        left, right = text[max(0, start - width) : start], text[end : min(end + width, max(end, ends))]
        return Line(number, left, text[start:end], right, corpus.info(own), passage, Span(start, end))


__all__ = ["WIDTH", "Concordance"]

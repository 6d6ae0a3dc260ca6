"""How a phrase is used, by whom, since when, and what can be built on it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kb.i18n import ngettext
from kb.library.core import Core

if TYPE_CHECKING:
    from kb.association import Choice, Collocates, Keyness, Lexicon, Part, Wanted
    from kb.concordance import Concordance
    from kb.frequency import Trend
    from kb.search.occurrences import Occurrences
    from kb.search.state import CorpusState


class Phrasing(Core):
    """How a phrase is used, by whom, since when, and what can be built on it."""

    def state(self) -> CorpusState:
        """What the corpus is made of, with a digest: what has to be said of it so that a count can be repeated."""
        from kb.search.state import corpus_state

        return corpus_state(self._generation, self.reports())

    def concordance(
        self, query: str, *, inside: str = "", plain: bool = False, every_copy: bool = False
    ) -> Concordance:
        """Every exact occurrence of a query with the characters around it, a line each.

        ``library.concordance("推动").sample(50, seed=7).sorted("R1", "year").page(20, width=15)`` gives twenty lines.
        ``inside`` is a query that the passages must answer too. Raises QueryError, and UsageError where no word could stand in a line.
        """
        from kb.concordance import Concordance

        return Concordance(self._occurrences(query, inside, plain=plain, every_copy=every_copy))

    def trend(
        self, query: str, *, by: str = "year", inside: str = "", plain: bool = False, every_copy: bool = False
    ) -> Trend:
        """How often a term stands in each year (or ``by`` unit, region, level, kind, role), with what it is counted in.

        The conditions of the query and ``inside`` narrow what is counted in too: ``library.trend("营商环境 单位:澜川市")`` is
        per 10,000 characters of that unit. Raises QueryError, UsageError.
        """
        from kb.frequency import trend

        return trend(self._occurrences(query, inside, plain=plain, every_copy=every_copy), by)

    def collocates(
        self,
        query: str,
        *,
        choice: Choice | None = None,
        inside: str = "",
        plain: bool = False,
        every_copy: bool = False,
    ) -> Collocates:
        """The words that stand near a query more often than chance: ``library.collocates("营商环境", choice=Choice(window=5))``.

        Raises QueryError, UsageError.
        """
        from kb.association import Choice, find_collocates

        found = self._occurrences(query, inside, plain=plain, every_copy=every_copy)
        return find_collocates(found, self._lexicon, choice or Choice())

    def keyness(
        self, query: str, against: str = "", *, wanted: Wanted | None = None, every_copy: bool = False
    ) -> Keyness:
        """What is typical of the passages that answer a query, beside those that answer another, else all the rest.

        ``library.keyness("年:2023", "年:2021").rows[0].text`` is the most typical word. Raises QueryError, UsageError.
        """
        from kb.association import Wanted, find_keyness

        own, other = self._part(query, every_copy=every_copy), self._part(against, every_copy=every_copy)
        return find_keyness(self._engine.occurrences.corpus, self._lexicon, own, other, wanted or Wanted())

    @cached_property
    def _lexicon(self) -> Lexicon:
        from kb.association import Lexicon

        return Lexicon.of(self._engine.occurrences.corpus)

    def _part(self, query: str, *, every_copy: bool) -> Part:
        from kb.association import Part
        from kb.query import echo

        reader = self._engine.occurrences
        if not query.strip():
            return Part("", reader.everywhere(every_copy=every_copy))
        parsed = self._parsed(query)
        return Part(echo(parsed), reader.answering(parsed, every_copy=every_copy))

    def why_nothing(self, occurrences: Occurrences) -> tuple[str, ...]:
        """Why a query stands nowhere exactly, a line a finding; and how many passages answer less than exactly."""
        query = occurrences.query
        weaker = sum(self.search(query.text, limit=0, plain=query.plain).weaker.values())
        text = ngettext(
            "{n} passage answers less than exactly (synonym, mask, words apart): see kb search",
            "{n} passages answer less than exactly (synonym, mask, words apart): see kb search",
            weaker,
        )
        return (*self._engine.explain(query), *([text.format(n=weaker)] if weaker else []))

    def _occurrences(
        self, query: str, inside: str = "", *, plain: bool = False, every_copy: bool = False
    ) -> Occurrences:
        narrowing = self._parsed(inside) if inside.strip() else None
        return self._engine.occurrences.find(self._parsed(query, plain=plain), narrowing, every_copy=every_copy)


__all__ = ["Phrasing"]

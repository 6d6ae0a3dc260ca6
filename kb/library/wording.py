"""What can be built on the corpus's own words: phrases, headings, slogans, what stands where in a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from kb.errors import UnknownReportError, UsageError
from kb.i18n import _
from kb.library.core import Core

if TYPE_CHECKING:
    from kb.headings import Completion, FrameUse, Heading, HeadingMine, HeadingSet
    from kb.model import ReportInfo
    from kb.phrases import Mined
    from kb.places import Formula
    from kb.search.commonplaces import Commonplaces
    from kb.search.postings import Mask
    from kb.search.substances import SubstanceReader
    from kb.search.uses import Source, Uses, UsesReader
    from kb.slogans import Slogan
    from kb.substance import Substance

Choice = TypeVar("Choice", bound=StrEnum)


class Wording(Core):
    """What can be built on the corpus's own words: phrases, headings, slogans, what stands where in a report."""

    def correct(self, report_id: str, facts: Mapping[str, str]) -> ReportInfo:
        """Store what a person says of a report, as ``Core.correct`` does; who says what is counted anew."""
        info = super().correct(report_id, facts)
        for derived in ("commonplaces", "_substances"):
            self.__dict__.pop(derived, None)
        return info

    @cached_property
    def commonplaces(self) -> Commonplaces:
        """What the units of the corpus have in common (通用语)."""
        from kb.search.commonplaces import Commonplaces

        return Commonplaces(self._engine.corpus)

    @property
    def _uses(self) -> UsesReader:
        from kb.search.uses import UsesReader

        return UsesReader(self.commonplaces)

    def uses(self, run: str, query: str = "") -> Uses:
        """How a run of characters is used: how often, by whom, since when; of the passages that answer a query, where it is given."""
        return self._uses.sourced(self._uses.of_run(run, self._wanted(query)[0]))

    def phrases(self, query: str = "", *, shelf: str | None = None, size: str | None = None, limit: int = 50) -> Mined:
        """The phrases of the corpus that are worth most to a writer; of the passages that answer a query, where it is given.

        ``shelf`` is common, own, new or fading; ``size`` sentence, clause, heading or part:
        ``library.phrases("节:问题", shelf="common").phrases[0].text``. Raises QueryError, UsageError.
        """
        from kb.phrases import Asked, Shelf, Size, mine

        wanted, words = self._wanted(query)
        asked = Asked(wanted, words, _one_of(Shelf, shelf), _one_of(Size, size), limit)
        return mine(self._uses, asked)

    def headings(self, topic: str = "", *, limit: int = 50) -> tuple[FrameUse, ...]:
        """The frames on which headings are built, worth most first: ``library.headings("政务服务")[0].frame.shown``. Raises QueryError."""
        return self._headings(topic).frames(limit)

    def heading_sets(self, topic: str = "") -> tuple[HeadingSet, ...]:
        """The sets of parallel headings, report by report. Raises QueryError."""
        return self._headings(topic).sets

    def complete_headings(self, given: Sequence[str], topic: str = "") -> Completion:
        """Further members for a family of headings: ``library.complete_headings(["抓牢…", "抓实…"])``. Raises UsageError, QueryError."""
        from kb.headings import complete

        return complete(given, self._headings(topic).outlines.headings)

    def _headings(self, topic: str) -> HeadingMine:
        from kb.headings import HeadingMine, Outlines

        return HeadingMine(self._uses, Outlines(self.commonplaces, self._wanted(topic)[0]))

    def heading_source(self, heading: Heading) -> Source:
        """Where a heading stands."""
        from kb.search.uses import Place

        return self._uses.source(Place(heading.passage, heading.offset, heading.offset + len(heading.text)))

    def report_of(self, headings: HeadingSet) -> ReportInfo:
        """The report that a set of parallel headings stands in."""
        return self._engine.corpus.reports[headings.members[0].report]

    def slogans(
        self, query: str = "", *, containing: str = "", expanded: bool = False, limit: int = 50
    ) -> tuple[Slogan, ...]:
        """The slogans (口号) with their expansions: ``library.slogans(containing="四不两直")[0].expansion``.

        ``expanded`` leaves out those that the corpus does not explain. Raises QueryError.
        """
        from kb.slogans import WantedSlogans, find_slogans

        wanted = WantedSlogans(self._wanted(query)[0], containing, expanded, limit)
        return find_slogans(self._uses, wanted)

    def places(self, kind: str, query: str = "", *, limit: int = 30) -> tuple[Formula, ...]:
        """What is said at a place of the report (openings, transitions, measures, results, problems, plans, closings).

        Ranked by how many units use it and how concrete it is: ``library.places("problems")[0].example``. Raises QueryError, UsageError.
        """
        from kb.places import PlaceKind, find_formulas

        chosen = _one_of(PlaceKind, kind)
        assert chosen is not None
        return find_formulas(self._uses, chosen, self._wanted(query)[0], limit)

    def substance(self, passage_id: str) -> Substance:
        """How concrete a passage is (干货), from 0 to 1, and what was counted. Raises UnknownReportError."""
        number = self._generation.passage_number(passage_id)
        if number is None:
            raise UnknownReportError(passage_id)
        return self._substances.of(number)

    @cached_property
    def _substances(self) -> SubstanceReader:
        from kb.search.substances import SubstanceReader

        return SubstanceReader(self._engine.corpus)

    def _wanted(self, query: str) -> tuple[Mask | None, tuple[str, ...]]:
        """The passages that answer a query exactly, None for all, and its words."""
        from kb.search.engine import term_texts

        if not query.strip():
            return None, ()
        parsed = self._parsed(query)
        return self._engine.occurrences.answering(parsed), tuple(term_texts(parsed))


def _one_of(choices: type[Choice], name: str | None) -> Choice | None:
    if name is None:
        return None
    if name not in tuple(choices):
        raise UsageError(_("There is no {name}: choose one of {known}.").format(name=name, known=", ".join(choices)))
    return choices(name)


__all__ = ["Wording"]

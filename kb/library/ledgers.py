"""What reports state and promise: numbers, commitments, documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kb.errors import UnknownReportError
from kb.library.core import Core
from kb.stopping import stop_if_asked
from kb.text import fold

if TYPE_CHECKING:
    from kb.documents import DocumentLedger
    from kb.facts import Quantity
    from kb.facts.arithmetic import Finding
    from kb.facts.metrics import Metric, Metrics
    from kb.followup import CommitmentLedger, Entry, TaskEntry, TaskLedger
    from kb.model import Passage, ReportInfo
    from kb.overview import Grain, Overview, Ranking


RANKS = ("名次\t", "排名\t", "位次\t", "\t名次", "\t排名", "\t位次", "\t排序", "排序\t", "\t排位")
"""Runs of which a report with a table that ranks holds one."""


class Ledgers(Core):
    """What reports state and promise: numbers, commitments, documents."""

    def documents(self, title: str = "", *, within: str = "", every_copy: bool = False) -> DocumentLedger:
        """The documents that reports name, the most named first: who made, issued, revised, repealed or followed which, what replaced what.

        ``title`` gives those whose title or number holds it; ``within`` those named in passages that answer a query; ``every_copy``
        counts repeated reports too. Raises QueryError.

            for document in library.documents("值班").documents:
                print(document.title, document.acts, document.replaced_by)
        """
        from kb.documents import make_ledger

        infos = [info for info in self.reports() if every_copy or info.duplicates_of is None]
        if title:
            holding = self._holding(title.strip().strip("《》"))
            infos = [info for info in infos if info.id in holding]
        ledger = make_ledger(self.report(info.id) for info in infos)
        if within:
            ledger = ledger.among({hit.id for hit in self.search(within, limit=None, every_copy=True)})
        return ledger.named(title) if title else ledger

    def metrics(self, query: str = "", *, every_number: bool = False, every_copy: bool = False) -> Metrics:
        """The numbers that reports state, a row each: what is measured, how much, of which year, where.

        ``query`` chooses passages; of these the numbers whose indicator holds a word of it (``every_number``: all of the passages).
        Conditions alone, as ``节:成效 年:2022``, or nothing at all, give every number. Raises QueryError.

            for series in library.metrics("满意率").series:
                print(series.organ, series.indicator, series.years)
        """
        from kb.facts.metrics import narrowed
        from kb.search.engine import term_texts
        from kb.search.stated import StatedFacts

        asked = self._parsed(query) if query.strip() else None
        found = self._engine.occurrences
        mask = found.answering(asked, every_copy=every_copy) if asked else found.everywhere(every_copy=every_copy)
        words = [] if asked is None or every_number else term_texts(asked)
        rows = StatedFacts(self._engine.corpus).with_rows(mask) if words else mask
        return narrowed(self._metrics(rows.nonzero()[0].tolist()), words)

    def commitments(
        self, query: str = "", *, follow: bool = False, every: bool = False, every_copy: bool = False
    ) -> CommitmentLedger:
        """What reports promise: the clauses of their plans that say what will be done or reached, with target, deadline and owner.

        ``query`` chooses passages; of these the commitments that hold a word of it (``every``: all of the passages). Conditions alone,
        as ``单位:澜川 年:2022``, or nothing at all, give every commitment. ``follow`` looks each up in the next reports of the unit.
        Raises QueryError.

            for entry in library.commitments("年:2022", follow=True):
                print(entry.state, entry.text, entry.outcome and entry.outcome.text)
        """
        from kb.followup import CommitmentLedger
        from kb.search.engine import term_texts
        from kb.search.stated import StatedFacts

        asked = self._parsed(query) if query.strip() else None
        found = self._engine.occurrences
        mask = found.answering(asked, every_copy=every_copy) if asked else found.everywhere(every_copy=every_copy)
        corpus = self._engine.corpus
        numbers = (mask & StatedFacts(corpus).promising()).nonzero()[0]
        passages = {corpus.passage(number).id for number in numbers.tolist()}
        holding = {corpus.info(number).id for number in numbers.tolist()}
        infos = [info for info in self.reports() if info.id in holding]
        entries = (one for info in infos for one in self._entries(info, follow=follow) if one.passage.id in passages)
        words = [fold(word) for word in term_texts(asked)] if asked and not every else []
        ledger = CommitmentLedger(tuple(entries))
        return ledger.kept(lambda one: any(word in fold(one.text) for word in words)) if words else ledger

    def follow_up(self, report_id: str) -> CommitmentLedger:
        """The commitments of one report, each with what the next reports of the same unit say of it. Raises UnknownReportError.

        for entry in library.follow_up(report_id):
            print(entry.text, "→", entry.outcome and entry.outcome.followed.verdict)
        """
        from kb.followup import CommitmentLedger

        return CommitmentLedger(tuple(self._entries(self.info(report_id), follow=True)))

    def tasks(self, query: str = "", *, every: bool = False, every_copy: bool = False) -> TaskLedger:
        """The entries of lists of tasks (任务清单, 整改台账, 责任分工) by list: who answers for each, by when, where it stands as the report, or a later one of the unit, says.

        ``query`` chooses passages; of these, and of the lists whose name is one of them, the tasks that hold a word of it, also
        as owner or list (``every``: all). Conditions alone, or nothing at all, give every task. Raises QueryError.

            for tasks in library.tasks("单位:澜川").lists:
                print(tasks.name, len(tasks.entries), tasks.states())
        """
        from kb.followup import TaskLedger, closed_later
        from kb.search.engine import term_texts

        asked = self._parsed(query) if query.strip() else None
        found = self._engine.occurrences
        mask = found.answering(asked, every_copy=every_copy) if asked else found.everywhere(every_copy=every_copy)
        numbers = self._generation.passage_number
        everything = list(self._listed())
        chosen = [one for one in everything if mask[numbers(one.passage.id)] or mask[numbers(one.under.id)]]
        words = [fold(word) for word in term_texts(asked)] if asked and not every else []
        ledger = TaskLedger(tuple(chosen))
        if words:
            ledger = ledger.kept(lambda one: any(word in one.described for word in words))
        followed = closed_later(ledger.entries, everything, lambda info: self.follow_up(info.id).entries)
        return TaskLedger(tuple(followed), ledger.others)

    def _listed(self) -> Iterator[TaskEntry]:
        """The entries of all lists, with what the lists themselves say."""
        from kb.facts.tasks import CUES
        from kb.followup import listed_tasks

        holding = frozenset[str]().union(*map(self._holding, CUES))
        for info in self.reports():
            if info.id in holding:
                stop_if_asked()
                yield from listed_tasks(self.report(info.id))

    def overview(self, query: str = "") -> Overview:
        """Reports, numbers, documents and commitments by unit and year; of the passages that answer a query, where there is one. Raises QueryError.

        for row in library.overview("年:2021..2023").to_rows():
            print(row["unit"], row["year"], row["commitments"], row["kept"])
        """
        from kb.overview import make_overview

        holding = {hit.report.id for hit in self.search(query, limit=None)} if query.strip() else None
        infos = [
            info for info in self.reports() if info.duplicates_of is None and (holding is None or info.id in holding)
        ]
        ledgers = self.commitments(query, follow=True, every=True), self.metrics(query, every_number=True)
        return make_overview(infos, *ledgers, self.documents(within=query))

    def rankings(
        self,
        query: str,
        *,
        lowest_first: bool = False,
        grain: Grain | None = None,
        by_name: bool = False,
        by_level: bool = False,
    ) -> tuple[Ranking, ...]:
        """The units ranked, period by period, by the numbers whose indicator holds a word of the query, with how their places changed; the rankings that reports give in tables of such a name, and those that follow from tables with a row a unit. Raises QueryError.

        ``grain`` keeps periods of one length: years, halves, quarters, months; ``by_name`` ranks each name of an indicator apart, as a
        query without words does; ``by_level`` each level of government (省 市 县 乡镇).

            for ranking in library.rankings("满意率", grain=Grain.MONTH):
                print(ranking.period, [(place.rank, place.unit, place.shown, place.moved) for place in ranking.places])
        """
        from kb.overview import compared, of_grain, rankings, tabled_rankings
        from kb.search.engine import term_texts

        apart = by_name or not (query.strip() and term_texts(self._parsed(query)))
        metrics, given = self.metrics(query), list(self._given(query))
        known = {(one.giver and one.giver.id, one.indicator) for one in given}
        tables = tabled_rankings(metrics, lowest_first=lowest_first)
        own = [one for one in tables if (one.giver and one.giver.id, one.indicator) not in known]
        stated = rankings(metrics, lowest_first=lowest_first, by_name=apart, by_level=by_level)
        return of_grain(compared([*stated, *given, *own]), grain)

    def _given(self, query: str) -> Iterator[Ranking]:
        """The rankings that reports give in tables whose name holds a word of the query, and of which a passage answers it."""
        from kb.overview import given_rankings
        from kb.search.engine import term_texts

        asked = self._parsed(query) if query.strip() else None
        found = self._engine.occurrences
        mask = found.answering(asked) if asked else found.everywhere()
        words = [fold(word) for word in term_texts(asked)] if asked else []
        numbers = self._generation.passage_number

        def wanted(called: str, passages: Sequence[Passage]) -> bool:
            named = not words or any(word in called for word in words)
            return named and any(mask[numbers(one.id)] for one in passages)

        holding = frozenset[str]().union(*map(self._holding, RANKS))
        for info in self.reports():
            if info.id in holding and info.duplicates_of is None:
                stop_if_asked()
                yield from given_rankings(self.report(info.id), wanted)

    def _entries(self, info: ReportInfo, *, follow: bool) -> Iterator[Entry]:
        from kb.followup import entries_of, followed_entries, successors

        report = self.report(info.id)
        if not follow:
            return entries_of(report)
        return followed_entries(report, [self.report(one.id) for one in successors(info, self.reports())])

    def _metrics(self, numbers: list[int]) -> Iterator[Metric]:
        from kb.facts.metrics import Metric
        from kb.search.stated import StatedFacts

        corpus = self._engine.corpus
        stated = StatedFacts(corpus)
        for number in numbers:
            facts = stated.of(number)
            if facts:
                passage, report = corpus.passage(number), corpus.info(number)
                yield from (Metric(one, passage, report) for one in facts)

    def quantities(self, passage_id: str) -> tuple[Quantity, ...]:
        """The numbers of a passage. Raises UnknownReportError."""
        from kb.search.stated import StatedFacts

        number = self._generation.passage_number(passage_id)
        if number is None:
            raise UnknownReportError(passage_id)
        return StatedFacts(self._engine.corpus).of(number)

    def check_arithmetic(self, report_id: str) -> tuple[Finding, ...]:
        """What a report's numbers, counted headings and numbering say of one another, recomputed. Raises UnknownReportError."""
        from kb.facts.arithmetic import check

        return check(self.report(report_id))

    def _holding(self, run: str) -> frozenset[str]:
        """The ids of the reports that hold a run."""
        corpus = self._engine.corpus
        return frozenset(corpus.info(number).id for number in corpus.find(fold(run)).passages.tolist())


__all__ = ["Ledgers"]

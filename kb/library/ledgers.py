"""What reports state and promise: numbers, commitments, documents."""

from kb.documents import DocumentLedger, make_ledger
from kb.library.core import Core
from kb.text import fold


class Ledgers(Core):
    """What reports state and promise: numbers, commitments, documents."""

    def documents(self, title: str = "", *, within: str = "", every_copy: bool = False) -> DocumentLedger:
        """The documents that reports name, the most named first: who made, issued, revised, repealed or followed which, what replaced what.

        ``title`` gives those whose title or number holds it; ``within`` those named in passages that answer a query; ``every_copy``
        counts repeated reports too. Raises QueryError.

            for document in library.documents("值班").documents:
                print(document.title, document.acts, document.replaced_by)
        """
        infos = [info for info in self.reports() if every_copy or info.duplicates_of is None]
        if title:
            holding = self._holding(title.strip().strip("《》"))
            infos = [info for info in infos if info.id in holding]
        ledger = make_ledger(self.report(info.id) for info in infos)
        if within:
            ledger = ledger.among({hit.id for hit in self.search(within, limit=None, every_copy=True)})
        return ledger.named(title) if title else ledger

    def _holding(self, run: str) -> frozenset[str]:
        """The ids of the reports that hold a run."""
        corpus = self._engine.corpus
        return frozenset(corpus.info(number).id for number in corpus.find(fold(run)).passages.tolist())


__all__ = ["Ledgers"]

"""What passages and reports share, where a text came from, and what must not be left in it."""

from kb.library.core import Core
from kb.similar import Asked, Similar, find_similar


class Reusing(Core):
    """What passages and reports share, where a text came from, and what must not be left in it."""

    def similar(self, asked: str, *, limit: int | None = 20, every_copy: bool = False) -> tuple[Similar, ...]:
        """The passages most like a passage (its id), a report (its id) or any text of 8 characters and more, best first.

        Each says how much of the one stands in the other, and which runs and words made it so; ``every_copy`` gives those of repeated
        reports too. Raises UsageError for a text that is too short.

            for one in library.similar("推行一窗受理，让群众少跑腿"):
                print(one.score, one.report.unit.value, [run.text for run in one.runs])
        """
        return find_similar(self._engine.corpus, self._asked(asked, every_copy=every_copy), limit)

    def _asked(self, asked: str, *, every_copy: bool) -> Asked:
        if self.is_passage(asked):
            _info, own = self.passage(asked)
            return Asked(own.text, lambda passage, _of: passage.id == own.id, every_copy)
        if asked in self._numbered:
            report = self.report(asked)
            return Asked(report.text, lambda _passage, info: info.id == report.info.id, every_copy)
        return Asked(asked, every_copy=every_copy)


__all__ = ["Reusing"]

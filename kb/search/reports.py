"""The reports of a generation by the number of their own document, each read when it is first asked for."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from kb import overrides
from kb.model import ReportInfo
from kb.overrides import Overrides
from kb.store.generation import Generation


class ReportInfos(Mapping[int, ReportInfo]):
    """What is known of each report, with what a person said of it in the place of what was inferred."""

    def __init__(self, generation: Generation, said: Overrides) -> None:
        self._generation = generation
        self._said = said
        self._read: dict[int, ReportInfo] = {}

    def __getitem__(self, number: int) -> ReportInfo:
        if number not in self._read:
            self._read[number] = overrides.apply(self._generation.info(number), self._said)
        return self._read[number]

    @cached_property
    def _numbers(self) -> list[int]:
        return self._generation.report_numbers()

    def __iter__(self) -> Iterator[int]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def corrected(self) -> dict[int, ReportInfo]:
        """The reports of which a person said something."""
        numbers = map(self._generation.report_number, self._said)
        return {number: self[number] for number in numbers if number is not None}


__all__ = ["ReportInfos"]

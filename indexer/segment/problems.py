"""Faults of numbering, reported beside the outline: the headings stay as they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.lexicon.numbering import MarkKind
from indexer.segment.items import Item
from indexer.segment.outline import Node
from kb.i18n import _
from kb.model import Problem


@dataclass(slots=True)
class _Count:
    """The last number of a kind of mark below one parent."""

    value: int
    number: str


def numbering_problems(nodes: Sequence[Node]) -> tuple[Problem, ...]:
    """What is odd in the counting: numbers left out, repeated, begun again or going back."""
    return tuple(_faults(nodes))


def _faults(nodes: Sequence[Node]) -> Iterator[Problem]:
    counts: list[dict[MarkKind, _Count]] = []
    running: dict[MarkKind, int] = {}
    for node in nodes:
        del counts[node.level :]
        counts.extend({} for _ in range(node.level - len(counts)))
        if not isinstance(node.heading, Item):
            counts[node.level - 1].clear()
            continue
        mark = node.heading.mark
        if mark.value is not None:
            yield from _compare(node, mark.value, counts[node.level - 1].get(mark.kind), running.get(mark.kind, 0))
            counts[node.level - 1][mark.kind] = _Count(mark.value, mark.number)
            running[mark.kind] = mark.value


def _compare(node: Node, value: int, last: _Count | None, running: int) -> Iterator[Problem]:
    expected = last.value + 1 if last else 1
    if value == expected or (last is None and value == running + 1):
        return
    if last is None:
        yield _problem("numbering-skip", _("The counting begins with {number}."), number=node.number)
    elif value > expected:
        message = _("After {last} follows {number}: {missing} left out.")
        yield _problem("numbering-skip", message, last=last.number, number=node.number, missing=value - expected)
    elif value == last.value:
        yield _problem("numbering-repeat", _("{number} stands twice in a row."), number=node.number)
    elif value == 1:
        message = _("After {last} the counting begins again with {number}.")
        yield _problem("numbering-restart", message, last=last.number, number=node.number)
    else:
        yield _problem("numbering-back", _("After {last} follows {number}."), last=last.number, number=node.number)


def _problem(code: str, message: str, **values: str | int) -> Problem:
    return Problem("", code, message.format(**values))

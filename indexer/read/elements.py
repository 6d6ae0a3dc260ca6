"""The elements of a page, and numbers summed over them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from bs4.element import NavigableString, PageElement, PreformattedString, Script, Stylesheet, Tag


@dataclass(frozen=True, slots=True)
class Tally:
    """A number for each element of a page, itself and all it holds; 0.0 for an element that was not there.

    Kept by identity: the hash and the equality of a Tag read all that is inside it.
    """

    sums: dict[int, float]

    def __getitem__(self, element: Tag) -> float:
        return self.sums.get(id(element), 0.0)


def elements(tree: Tag) -> list[Tag]:
    """An element and all those inside it, in document order."""
    return [tree, *tree.find_all(True)]


def children(element: Tag) -> list[Tag]:
    """The elements that stand right inside an element."""
    return [child for child in element.children if isinstance(child, Tag)]


def is_text(node: PageElement) -> TypeGuard[NavigableString]:
    """Whether a node is text, and no comment, script or style."""
    return isinstance(node, NavigableString) and not isinstance(node, (PreformattedString, Script, Stylesheet))


def tally(order: Sequence[Tag], numbers: Iterable[tuple[Tag | None, float]]) -> Tally:
    """The numbers of single elements, summed over all that holds them; those of other elements count for nothing.

    ``order`` is a tree's ``elements``.
    """
    sums = dict.fromkeys(map(id, order), 0.0)
    for element, number in numbers:
        if id(element) in sums:
            sums[id(element)] += number
    for element in reversed(order[1:]):
        sums[id(element.parent)] += sums[id(element)]
    return Tally(sums)


def lengths(tree: Tag) -> Tally:
    """How many characters that are not blank stand inside each element, scripts and styles left out."""
    return tally(elements(tree), ((node.parent, length_of(node)) for node in tree.descendants if is_text(node)))


def length_of(text: str) -> int:
    """Characters of a text that are not blank."""
    return len("".join(text.split()))

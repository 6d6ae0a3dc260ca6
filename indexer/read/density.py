"""How much of a page's text speaks for and against each element, and the element that holds the article.

Every line gets a weight: prose weighs its length, a bare line a little, links and the words of page furniture weigh
against. The article is the element with the greatest sum: leaving out a line of prose costs more than a wider element wins.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from indexer.read.chrome import ATTACHMENT, CHROME_LINE, CHROME_NAMES, CHROME_TAGS, NUMBERED, SENTENCE
from indexer.read.lines import Line
from indexer.read.markup import drop, names

BARE = 0.25
"""Weight of a character in a line that is neither prose nor a link: a heading, a signature, a cell."""
AGAINST = 1.0
"""Weight of a character of furniture."""
SHORTEST = 12
"""Characters below which punctuation does not make a line prose."""
MOST_LINKED = 0.5
"""Share of linked characters above which a line is a list of links."""
FURNITURE_SHARE = 0.3
"""Share of the page's prose above which an element is no furniture, whatever its name."""


LEAST_OF_PROSE = 0.6
"""Share of the page's prose that the element with the greatest sum must hold to be the whole article."""
MOST_OF_PROSE = 0.8
"""Share of the page's prose that makes an element hold the article where sums mislead."""
FEWEST_TEASERS = 3
LEAST_TEASERS = 0.7
"""Share of an element's children that must begin with a link for it to be a list of teasers."""
LEAST_LINKED = 0.15
"""Share of linked characters a list of teasers has."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Sums over the lines of each element.

    ``total`` of all weights; ``spared`` of all weights where bare links do not weigh against; ``prose`` of the prose.
    """

    total: Mapping[HtmlElement, float]
    spared: Mapping[HtmlElement, float]
    prose: Mapping[HtmlElement, float]


def weigh(tree: HtmlElement, lines: Sequence[Line]) -> Weights:
    """The weights of every element of a pruned page, from its lines."""
    order = list(tree.iter("*"))
    prose = _sums(order, ((line.block, len(line.text)) for line in lines if _is_prose(line)))
    furniture = _furniture(order, prose, lines)
    weighed = [(line, line.block in furniture) for line in lines]
    return Weights(
        total=_sums(order, ((line.block, _weight(line, furniture=inside)) for line, inside in weighed)),
        spared=_sums(order, ((line.block, _spared_weight(line, furniture=inside)) for line, inside in weighed)),
        prose=_sums(
            order, ((line.block, len(line.text)) for line, inside in weighed if _is_prose(line) and not inside)
        ),
    )


def heaviest(tree: HtmlElement, weights: Weights) -> HtmlElement:
    """The element with the greatest sum, the innermost of equals.

    Where links inside the article outweigh it, the sum finds a part of it: then the innermost element that holds most of
    the prose.
    """
    best = tree
    for element in tree.iter("*"):
        if weights.total.get(element, 0.0) >= max(weights.total.get(best, 0.0), 1.0):
            best = element
    page = weights.prose.get(tree, 0.0)
    return (
        best
        if weights.prose.get(best, 0.0) >= LEAST_OF_PROSE * page
        else _innermost(tree, weights, MOST_OF_PROSE * page)
    )


def _innermost(tree: HtmlElement, weights: Weights, least: float) -> HtmlElement:
    found = tree
    for element in tree.iter("*"):
        if weights.prose.get(element, 0.0) >= least:
            found = element
    return found


def strip_furniture(
    article: HtmlElement, total: Mapping[HtmlElement, float], prose: Mapping[HtmlElement, float] | None = None
) -> None:
    """Take the parts out of an element that weigh against it as a whole, save a paragraph among paragraphs of prose.

    What such a paragraph says is for the clean stage to judge.
    """
    for element in list(article.iterdescendants("*")):
        if total.get(element, 0.0) < 0 and not (prose and prose.get(element, 0.0)) and element.tag != "p":
            drop(element)


def _sums(order: Sequence[HtmlElement], weights: Iterable[tuple[HtmlElement, float]]) -> dict[HtmlElement, float]:
    """The weights of the blocks, summed over all that holds them; ``order`` lists the page's elements."""
    sums = dict.fromkeys(order, 0.0)
    for block, weight in weights:
        sums[block] += weight
    for element in reversed(order):
        parent = element.getparent()
        if parent is not None and parent in sums:
            sums[parent] += sums[element]
    return sums


def _weight(line: Line, *, furniture: bool) -> float:
    length = len(line.text)
    if furniture or CHROME_LINE.match(line.text):
        return -AGAINST * length
    if _is_linked(line):
        return 0.0 if ATTACHMENT.search(line.text) else -AGAINST * length
    return length if _is_prose(line) else BARE * length


def _spared_weight(line: Line, *, furniture: bool) -> float:
    return -AGAINST * len(line.text) if furniture or CHROME_LINE.match(line.text) else BARE


def _is_linked(line: Line) -> bool:
    return line.linked > MOST_LINKED * len(line.text)


def _is_prose(line: Line) -> bool:
    if _is_linked(line) or CHROME_LINE.match(line.text):
        return False
    return NUMBERED.match(line.text) is not None or (
        len(line.text) >= SHORTEST and SENTENCE.search(line.text) is not None
    )


def _furniture(
    order: Sequence[HtmlElement], prose: Mapping[HtmlElement, float], lines: Sequence[Line]
) -> set[HtmlElement]:
    """The elements that are furniture by name or shape, with all inside them; none holds more than a small share of the prose."""
    most = FURNITURE_SHARE * prose[order[0]]
    linked = _sums(order, ((line.block, line.linked) for line in lines))
    length = _sums(order, ((line.block, len(line.text)) for line in lines))
    furniture: set[HtmlElement] = set()
    for element in order:
        shaped = _is_named_furniture(element) or _is_teasers(element, linked, length)
        if element.getparent() in furniture or (shaped and prose[element] <= most):
            furniture.add(element)
    return furniture


def _is_named_furniture(element: HtmlElement) -> bool:
    return element.tag in CHROME_TAGS or any(CHROME_NAMES.search(name) for name in names(element))


def _is_teasers(element: HtmlElement, linked: Mapping[HtmlElement, float], length: Mapping[HtmlElement, float]) -> bool:
    """Whether an element is a list of other articles: like children, each with a link and perhaps an abstract."""
    children = [child for child in element if length.get(child, 0.0)]
    if len(children) < FEWEST_TEASERS or linked.get(element, 0.0) < LEAST_LINKED * length.get(element, 0.0):
        return False
    alike = {child.tag for child in children}
    return len(alike) == 1 and sum(linked.get(child, 0.0) > 0 for child in children) >= LEAST_TEASERS * len(children)

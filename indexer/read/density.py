"""How much of a page's text speaks for and against each element, and the element that holds the article.

Every line gets a weight: prose weighs its length, a bare line a little, links and the words of page furniture weigh
against. The article is the element with the greatest sum: leaving out a line of prose costs more than a wider element wins.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

from indexer.read.chrome import ATTACHMENT, CHROME_LINE, CHROME_NAMES, CHROME_TAGS, NUMBERED, SENTENCE
from indexer.read.elements import Tally, children, elements, tally
from indexer.read.lines import Line
from indexer.read.markup import drop_all, names

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

    total: Tally
    spared: Tally
    prose: Tally


def weigh(tree: Tag, lines: Sequence[Line]) -> Weights:
    """The weights of every element of a pruned page, from its lines."""
    order = elements(tree)
    furniture = _furniture(order, lines)
    weighed = [(line, id(line.block) in furniture) for line in lines]
    return Weights(
        total=tally(order, ((line.block, _weight(line, furniture=inside)) for line, inside in weighed)),
        spared=tally(order, ((line.block, _spared_weight(line, furniture=inside)) for line, inside in weighed)),
        prose=tally(
            order, ((line.block, len(line.text)) for line, inside in weighed if _is_prose(line) and not inside)
        ),
    )


def heaviest(tree: Tag, weights: Weights) -> Tag:
    """The element with the greatest sum, the innermost of equals.

    Where links inside the article outweigh it, the sum finds a part of it: then the innermost element that holds most of
    the prose.
    """
    best = tree
    for element in elements(tree):
        if weights.total[element] >= max(weights.total[best], 1.0):
            best = element
    page = weights.prose[tree]
    return best if weights.prose[best] >= LEAST_OF_PROSE * page else _innermost(tree, weights, MOST_OF_PROSE * page)


def _innermost(tree: Tag, weights: Weights, least: float) -> Tag:
    found = tree
    for element in elements(tree):
        if weights.prose[element] >= least:
            found = element
    return found


def strip_furniture(tree: BeautifulSoup, article: Tag, total: Tally, prose: Tally | None = None) -> None:
    """Take the parts out of a page's article that weigh against it as a whole, save a paragraph among paragraphs of prose.

    What such a paragraph says is for the clean stage to judge.
    """
    parts = [element for element in article.find_all(True) if total[element] < 0 and element.name != "p"]
    drop_all(tree, (part for part in parts if prose is None or not prose[part]))


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


def _furniture(order: Sequence[Tag], lines: Sequence[Line]) -> set[int]:
    """The elements (by identity) that are furniture by name or shape, with all inside them.

    None holds more than a small share of the page's prose.
    """
    prose = tally(order, ((line.block, len(line.text)) for line in lines if _is_prose(line)))
    linked = tally(order, ((line.block, line.linked) for line in lines))
    length = tally(order, ((line.block, len(line.text)) for line in lines))
    most = FURNITURE_SHARE * prose[order[0]]
    furniture: set[int] = set()
    for element in order:
        shaped = _is_named_furniture(element) or _is_teasers(element, linked, length)
        if id(element.parent) in furniture or (shaped and prose[element] <= most):
            furniture.add(id(element))
    return furniture


def _is_named_furniture(element: Tag) -> bool:
    return element.name in CHROME_TAGS or any(CHROME_NAMES.search(name) for name in names(element))


def _is_teasers(element: Tag, linked: Tally, length: Tally) -> bool:
    """Whether an element is a list of other articles: like children, each with a link and perhaps an abstract."""
    teasers = [child for child in children(element) if length[child]]
    if len(teasers) < FEWEST_TEASERS or linked[element] < LEAST_LINKED * length[element]:
        return False
    alike = {child.name for child in teasers}
    return len(alike) == 1 and sum(linked[child] > 0 for child in teasers) >= LEAST_TEASERS * len(teasers)

"""An HTML page → the article's text and what the page says of it."""

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from indexer.read.containers import CONTAINERS, candidates
from indexer.read.density import Weights, heaviest, strip_furniture, weigh
from indexer.read.faults import UnreadableError
from indexer.read.lines import lines_of, text_of
from indexer.read.markup import length_of, parse, prune
from indexer.read.pagefacts import heading_facts, line_facts, meta_facts, take_tables
from indexer.values import Fact
from kb.i18n import _

DECLARATION = re.compile(
    rb"""<meta[^<>]{0,999}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{2,20})""", re.IGNORECASE
)
HEAD_BYTES = 4096

LEAST_OF_PROSE = 0.6
"""Share of the page's prose a known container must hold to be believed: some pages keep an abstract in one."""
FEWEST_CHARACTERS = 20
FEWEST_LINKS = 12
LEAST_PROSE = 25
"""Weight of prose under which a page of many links is a list of articles and no article."""


@dataclass(frozen=True, slots=True)
class Page:
    """The article's text, a line a block, and the page's facts."""

    text: str
    facts: tuple[Fact, ...]


def declared_charset(data: bytes) -> str | None:
    """What the page's head says of its encoding."""
    match = DECLARATION.search(data[:HEAD_BYTES])
    return match.group(1).decode("ascii") if match else None


def read_page(source: str, *, containers: bool = True) -> Page:
    """The article of a page; raises UnreadableError where the page holds none."""
    tree = parse(source)
    if tree is None:
        raise UnreadableError(
            "empty-page", _("The page holds no text. Fetch it again, or save what the browser shows.")
        )
    facts = list(meta_facts(tree))
    prune(tree)
    facts += heading_facts(tree, [fact.value for fact in facts if fact.name == "title"])
    facts += take_tables(tree)
    lines = list(lines_of(tree))
    article = _article(tree, weigh(tree, lines), containers=containers)
    inside = set(article.iter())
    facts += line_facts(line for line in lines if line.block not in inside)
    return Page(text_of(article), tuple(dict.fromkeys(facts)))


def read_fragment(source: str) -> str:
    """The text of a piece of HTML that is all article: a cell of a table."""
    tree = parse(source)
    if tree is None:
        return ""
    prune(tree)
    return text_of(tree)


def _article(tree: HtmlElement, weights: Weights, *, containers: bool) -> HtmlElement:
    """The element that holds the article, without the furniture in it; raises UnreadableError where the page holds none."""
    known = _contained(tree, weights) if containers else None
    if known is not None and CONTAINERS[known[0]].exact:
        strip_furniture(known[1], weights.spared)
        return known[1]
    _refuse_list(tree, weights)
    article = heaviest(tree if known is None else known[1], weights)
    strip_furniture(article, weights.total, weights.prose)
    return article


def _contained(tree: HtmlElement, weights: Weights) -> tuple[int, HtmlElement] | None:
    """The best known container that holds the page's prose, with the rank of its row."""
    least = max(LEAST_OF_PROSE * weights.prose.get(tree, 0.0), LEAST_PROSE)
    for rank, element in candidates(tree):
        if weights.prose.get(element, 0.0) >= least and _length(element) >= FEWEST_CHARACTERS:
            return rank, element
    return None


def _refuse_list(tree: HtmlElement, weights: Weights) -> None:
    if weights.prose.get(tree, 0.0) < LEAST_PROSE and sum(1 for _link in tree.iter("a")) >= FEWEST_LINKS:
        raise UnreadableError(
            "list-page",
            _("The page looks like a list of articles and holds none itself. Fetch the pages it links to instead."),
        )
    if not weights.prose.get(tree, 0.0) and _length(tree) < FEWEST_CHARACTERS:
        raise UnreadableError(
            "empty-page", _("The page holds no text. Fetch it again, or save what the browser shows.")
        )


def _length(element: HtmlElement) -> int:
    return sum(map(length_of, element.itertext()))

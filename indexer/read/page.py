"""An HTML page → the article's text and what the page says of it."""

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

from indexer.read.containers import CONTAINERS, candidates
from indexer.read.density import Weights, heaviest, strip_furniture, weigh
from indexer.read.elements import elements, length_of
from indexer.read.faults import UnreadableError
from indexer.read.lines import lines_of, text_of
from indexer.read.markup import parse, prune
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
    inside = {id(element) for element in elements(article)}
    facts += line_facts(line for line in lines if id(line.block) not in inside)
    return Page(text_of(article), tuple(dict.fromkeys(facts)))


def read_fragment(source: str) -> str:
    """The text of a piece of HTML that is all article: a cell of a table."""
    tree = parse(source)
    if tree is None:
        return ""
    prune(tree)
    return text_of(tree)


def _article(tree: BeautifulSoup, weights: Weights, *, containers: bool) -> Tag:
    """The element that holds the article, without the furniture in it; raises UnreadableError where the page holds none."""
    known = _contained(tree, weights) if containers else None
    if known is not None and CONTAINERS[known[0]].exact:
        strip_furniture(tree, known[1], weights.spared)
        return known[1]
    _refuse_list(tree, weights)
    article = heaviest(tree if known is None else known[1], weights)
    strip_furniture(tree, article, weights.total, weights.prose)
    return article


def _contained(tree: Tag, weights: Weights) -> tuple[int, Tag] | None:
    """The best known container that holds the page's prose, with the rank of its row."""
    least = max(LEAST_OF_PROSE * weights.prose[tree], LEAST_PROSE)
    for rank, element in candidates(tree):
        if weights.prose[element] >= least and length_of(element.get_text()) >= FEWEST_CHARACTERS:
            return rank, element
    return None


def _refuse_list(tree: Tag, weights: Weights) -> None:
    if weights.prose[tree] < LEAST_PROSE and len(tree.find_all("a")) >= FEWEST_LINKS:
        raise UnreadableError(
            "list-page",
            _("The page looks like a list of articles and holds none itself. Fetch the pages it links to instead."),
        )
    if not weights.prose[tree] and length_of(tree.get_text()) < FEWEST_CHARACTERS:
        raise UnreadableError(
            "empty-page", _("The page holds no text. Fetch it again, or save what the browser shows.")
        )

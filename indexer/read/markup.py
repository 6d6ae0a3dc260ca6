"""HTML text → a tree of what a reader of the page sees: hidden elements, scripts and controls are gone."""

import re
import warnings
from collections.abc import Iterable
from itertools import pairwise

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, ParserRejectedMarkup, XMLParsedAsHTMLWarning
from bs4.element import PageElement, Tag

from indexer.read.elements import elements, length_of, lengths

UNSEEN = frozenset(
    {
        "script", "style", "noscript", "template", "iframe", "object", "embed", "applet", "svg", "canvas", "audio", "video",
        "select", "option", "button", "input", "textarea", "map", "head", "datalist", "dialog",
    }
)  # fmt: skip
"""Elements whose text is never part of an article."""

HIDDEN_STYLE = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
PROLOGUE = re.compile(r"\s{0,99}<\?xml[^>]{0,999}>", re.IGNORECASE)
CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
TAG = re.compile(r"<[^<>]{1,9999}>")
OPENING = re.compile(r"<[A-Za-z]")
INLINE = re.compile(
    r"</?(?:a|abbr|b|big|em|font|i|ins|mark|o:p|small|span|st1:\w{1,20}|strong|sub|sup|u)\b", re.IGNORECASE
)
UNREAD = re.compile(r"<(?:(script)|(style)|(!--))", re.IGNORECASE)
UNREAD_ENDS = (re.compile("</script", re.IGNORECASE), re.compile("</style", re.IGNORECASE), re.compile("-->"))
WHOLE_PAGE = 0.8
"""Share of the page's text above which a hidden element is the page itself, hidden until its scripts have run."""
LEAST_KEPT = 0.5
"""Share of the characters between tags that a parser must keep; one that drops more has lost the body to broken markup."""
MOST_TAGS = 50_000
"""Opening tags above which no tree is built: a tree costs a kilobyte and 40 microseconds a tag. Real pages have hundreds."""
DEEPEST = 512
"""Elements inside one another above which a page is read as if it had none; browsers nest no deeper."""


def parse(source: str) -> BeautifulSoup | None:
    """The tree of a page, hidden parts and all; None where the source holds no element."""
    source = CONTROL.sub(" ", PROLOGUE.sub("", source))
    seen = _without_scripts(source)
    tree = _parse_tags(source)
    if tree is not None and lengths(tree)[tree] >= LEAST_KEPT * length_of(TAG.sub("", seen)):
        return tree
    return _soup(_tagless(seen))


def _parse_tags(source: str) -> BeautifulSoup | None:
    if len(OPENING.findall(source)) > MOST_TAGS:
        return None
    tree = _soup(source)
    return None if tree is None or _depth(tree) > DEEPEST else tree


def _soup(source: str) -> BeautifulSoup | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        try:
            soup = BeautifulSoup(source.encode("utf-8", "replace").decode("utf-8"), "lxml")
        except ParserRejectedMarkup:
            return None
    return soup if soup.find(True) else None


def _depth(tree: Tag) -> int:
    """How many elements stand inside one another."""
    depths = {id(tree): 0}
    for element in tree.find_all(True):
        depths[id(element)] = depths[id(element.parent)] + 1
    return max(depths.values())


def _tagless(source: str) -> str:
    """A page of one element, with what stands between the tags of blocks, each run a line; "" of no text.

    For markup of which the parser drops the body, or that would take it too long.
    """
    runs = TAG.sub(lambda tag: "" if INLINE.match(tag.group()) else "\n", source.replace("\n", " ")).split("\n")
    text = "\n".join(run for run in runs if run.strip())
    return f"<pre>{text}</pre>" if text else ""


def _without_scripts(source: str) -> str:
    """The source without scripts, styles and comments; one that has no end takes the rest with it."""
    kept = []
    place = 0
    while match := UNREAD.search(source, place):
        kept.append(source[place : match.start()])
        end = UNREAD_ENDS[(match.lastindex or 1) - 1].search(source, match.end())
        if end is None:
            return "".join(kept)
        place = end.end()
    return "".join([*kept, source[place:]])


def prune(tree: BeautifulSoup) -> None:
    """Take out of the tree what nobody sees."""
    drop_all(tree, [element for element in elements(tree) if element.name in UNSEEN])
    length = lengths(tree)
    most = WHOLE_PAGE * length[tree]
    drop_all(tree, [element for element in elements(tree) if _is_hidden(element) and length[element] < most])


def _is_hidden(element: Tag) -> bool:
    return "hidden" in element.attrs or HIDDEN_STYLE.search(attribute(element, "style")) is not None


def drop_all(tree: BeautifulSoup, unwanted: Iterable[Tag]) -> None:
    """Take elements out of a page with all they hold, in one pass.

    ``decompose()`` looks for its element among all its siblings: many of them would take quadratic time.
    """
    gone = {id(element) for element in unwanted}
    if not gone:
        return
    kept = []
    for node in tree.descendants:
        if id(node) in gone or id(node.parent) in gone:
            gone.add(id(node))
        else:
            kept.append(node)
    _relink(kept)
    for parent in [tree, *kept]:
        if isinstance(parent, Tag):
            _disown(parent, gone)


def _relink(kept: list[PageElement]) -> None:
    """Tie the nodes that are left, given in document order, to one another."""
    for before, after in pairwise([None, *kept, None]):
        if before is not None:
            before.next_element = after
        if after is not None:
            after.previous_element = before


def _disown(parent: Tag, gone: set[int]) -> None:
    """Take the nodes that are gone from among an element's children."""
    parent.contents = [child for child in parent.contents if id(child) not in gone]
    for left, right in pairwise([None, *parent.contents, None]):
        if left is not None:
            left.next_sibling = right
        if right is not None:
            right.previous_sibling = left


def attribute(element: Tag, name: str) -> str:
    """An attribute's value, "" where the element has none."""
    value = element.get(name)
    return value if isinstance(value, str) else " ".join(value or ())


def names(element: Tag) -> tuple[str, ...]:
    """The element's id and classes, in lower case."""
    return tuple(f"{attribute(element, 'id')} {attribute(element, 'class')}".lower().split())

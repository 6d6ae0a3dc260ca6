"""HTML text → a tree of what a reader of the page sees: hidden elements, scripts and controls are gone."""

import re

from lxml import etree
from lxml.html import HtmlComment, HtmlElement, HTMLParser, document_fromstring

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
INLINE = re.compile(
    r"</?(?:a|abbr|b|big|em|font|i|ins|mark|o:p|small|span|st1:\w{1,20}|strong|sub|sup|u)\b", re.IGNORECASE
)
UNREAD = re.compile(r"<(?:(script)|(style)|(!--))", re.IGNORECASE)
UNREAD_ENDS = (re.compile("</script", re.IGNORECASE), re.compile("</style", re.IGNORECASE), re.compile("-->"))
WHOLE_PAGE = 0.8
"""Share of the page's text above which a hidden element is the page itself, hidden until its scripts have run."""
LEAST_KEPT = 0.5
"""Share of the characters between tags that a parser must keep; one that drops more has lost the body to broken markup."""


def parse(source: str) -> HtmlElement | None:
    """The tree of a page, hidden parts and all; None where the source holds no element."""
    source = CONTROL.sub(" ", PROLOGUE.sub("", source))
    tree = _parse_fast(source)
    seen = _without_scripts(source)
    if tree is not None and lengths(tree)[tree] >= LEAST_KEPT * length_of(TAG.sub("", seen)):
        return tree
    return _parse_tagless(seen)


def _parse_fast(source: str) -> HtmlElement | None:
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        return document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def _parse_tagless(source: str) -> HtmlElement | None:
    """What stands between the tags of blocks, each run a paragraph: for markup of which the parser drops the body.

    A parser that follows any markup takes time quadratic in tags without an end; this takes linear time.
    """
    runs = TAG.sub(lambda tag: "" if INLINE.match(tag.group()) else "\n", source.replace("\n", " ")).split("\n")
    return _parse_fast("".join(f"<p>{run}</p>" for run in runs if run.strip()))


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


def length_of(text: str) -> int:
    """Characters of a text that are not blank."""
    return len("".join(text.split()))


def lengths(tree: HtmlElement) -> dict[HtmlElement, int]:
    """How many characters that are not blank stand inside each element."""
    own = {element: length_of(element.text or "") for element in tree.iter(etree.Element)}
    for element in reversed(list(own)):
        parent = element.getparent()
        if element is not tree and parent is not None:
            own[parent] += (0 if element.tag in ("script", "style") else own[element]) + length_of(element.tail or "")
    return own


def prune(tree: HtmlElement) -> None:
    """Take out of the tree what nobody sees."""
    for element in [element for element in tree.iter(etree.Element) if element.tag in UNSEEN]:
        drop(element)
    length = lengths(tree)
    for element in [element for element in tree.iter(etree.Element) if _is_hidden(element)]:
        if length[element] < WHOLE_PAGE * length[tree]:
            drop(element)


def _is_hidden(element: HtmlElement) -> bool:
    style = element.get("style")
    return "hidden" in element.attrib or (style is not None and HIDDEN_STYLE.search(style) is not None)


def drop(element: HtmlElement | HtmlComment) -> None:
    """Take the element out and leave the text that follows it."""
    if element.getparent() is not None:
        element.drop_tree()


def names(element: HtmlElement) -> tuple[str, ...]:
    """The element's id and classes, in lower case."""
    return tuple(f"{element.get('id', '')} {element.get('class', '')}".lower().split())

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
UNSEEN_SOURCE = re.compile(r"<(script|style)\b[^>]{0,9999}>.*?</\1\s{0,9}>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
WHOLE_PAGE = 0.8
"""Share of the page's text above which a hidden element is the page itself, hidden until its scripts have run."""
LEAST_KEPT = 0.5
"""Share of the characters between tags that a parser must keep; one that drops more has lost the body to broken markup."""


def parse(source: str) -> HtmlElement | None:
    """The tree of a page, hidden parts and all; None where the source holds no element."""
    source = CONTROL.sub(" ", PROLOGUE.sub("", source))
    tree = _parse_fast(source)
    if tree is None or _letters(tree) < LEAST_KEPT * len("".join(TAG.sub("", UNSEEN_SOURCE.sub("", source)).split())):
        return _parse_patiently(source)
    return tree


def _parse_fast(source: str) -> HtmlElement | None:
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        return document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def _parse_patiently(source: str) -> HtmlElement | None:
    """By the slower parser, which keeps what the fast one drops from broken markup; what it cannot follow loses its tags."""
    from lxml.html import soupparser

    try:
        tree = soupparser.fromstring(source)
    except (etree.LxmlError, ValueError, TypeError, RecursionError):
        return _parse_fast(
            "".join(f"<p>{text}</p>" for text in TAG.split(UNSEEN_SOURCE.sub("", source)) if text.strip())
        )
    for comment in list(tree.iter(etree.Comment, etree.ProcessingInstruction)):
        drop(comment)
    return tree


def _letters(tree: HtmlElement) -> int:
    texts = (
        text
        for element in tree.iter(etree.Element)
        if element.tag not in ("script", "style")
        for text in (element.text, element.tail)
        if text
    )
    return sum(len("".join(text.split())) for text in texts)


def prune(tree: HtmlElement) -> None:
    """Take out of the tree what nobody sees."""
    for element in [element for element in tree.iter(etree.Element) if element.tag in UNSEEN]:
        drop(element)
    page = _letters(tree)
    for element in [element for element in tree.iter(etree.Element) if _is_hidden(element)]:
        if _letters(element) < WHOLE_PAGE * page:
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

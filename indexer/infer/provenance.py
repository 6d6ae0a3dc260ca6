"""Where a page came from: source, editor, address, as the page says."""

import re

from indexer.infer.document import Document

_URL = re.compile(r"^https?://[^\s\"'<>]{3,2000}$")


def source_of(document: Document) -> str | None:
    """The source that the page or its cut lines name."""
    return _first(document, "source")


def editor_of(document: Document) -> str | None:
    """The editor that the page or its cut lines name."""
    return _first(document, "editor")


def url_of(document: Document) -> str | None:
    """The address of the page; anything that is no web address is left out."""
    return next((fact.value.strip() for fact in document.facts_named("url") if _URL.match(fact.value.strip())), None)


def _first(document: Document, name: str) -> str | None:
    values = (re.sub(r"\s+", " ", fact.value).strip() for fact in document.facts_named(name))
    return next((value for value in values if value), None)


__all__ = ["editor_of", "source_of", "url_of"]

"""The title: the one at the head of the text, else the page's."""

import re
from dataclasses import replace

from indexer.infer.document import Document, of_fact, squeeze, stated
from kb.model import Claim

MAX_TITLE = 200

_SITE_TAIL = re.compile(r"\s{0,3}[-_|—–]{1,2}\s{0,3}[^-_|—–]{0,40}(?:网|网站|门户|平台|人民政府|办公室|委员会|政府网|部|局|厅|办|频道)\s{0,3}$")
_SITE_HEAD = re.compile(r"^[^-_|—–《]{2,30}(?:网|网站|门户)\s{0,3}[-_|]\s{0,3}")
_PREFIX = re.compile(r"^\s{0,3}[（(\[【](?:转载|转发|原文|全文|置顶)[)）\]】]\s{0,3}")
_SPEECH_LINE = re.compile(r"\n\s{0,4}[—–-]{1,3}.*$", re.DOTALL)


def tidy_title(title: str) -> str:
    """A title without line ends, doubled blanks, the name of the web site and marks such as （转载）."""
    one_line = re.sub(r"\s*\n\s*", "", title.strip("\u200b\ufeff \t\n\u3000"))
    one_line = _SITE_HEAD.sub("", _SITE_TAIL.sub("", _PREFIX.sub("", one_line)))
    return re.sub(r"[ \t\u3000]+", " ", one_line).strip()[:MAX_TITLE]


def with_title(document: Document) -> Document:
    """The document with its title settled: what the text has, else what the page says."""
    if document.title and squeeze(document.title):
        return document
    for fact in document.facts_named("title"):
        title = tidy_title(fact.value)
        if title:
            return replace(document, title=title, title_start=-1)
    return replace(document, title=None, title_start=-1)


def title_claim(document: Document) -> Claim[str]:
    """The title in one line, stated by the text or by the page."""
    if document.title is None:
        return Claim()
    if document.title_start >= 0:
        return stated(tidy_title(_SPEECH_LINE.sub("", document.title)), document.quote_title())
    source = next(fact for fact in document.facts_named("title") if tidy_title(fact.value) == document.title)
    return stated(document.title, of_fact(source))


__all__ = ["tidy_title", "title_claim", "with_title"]

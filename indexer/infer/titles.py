"""The title: the one at the head of the text, else the page's."""

import re
from dataclasses import replace

from indexer.infer.document import Document, of_fact, squeeze, stated
from kb.model import Claim

MAX_TITLE = 200
_BLANK = "\u200b\ufeff \t\n\u3000"

_SITE_TAIL = re.compile(
    r"\s{0,3}[-_|—–]{1,2}\s{0,3}[^-_|—–]{0,40}(?:网|网站|门户|平台|人民政府|办公室|委员会|政府网|部|局|厅|办|频道)\s{0,3}$"
)
_SITE_HEAD = re.compile(r"^[^-_|—–《]{2,30}(?:网|网站|门户)\s{0,3}[-_|]\s{0,3}")
_PREFIX = re.compile(r"^\s{0,3}[（(\[【](?:转载|转发|原文|全文|置顶)[)）\]】]\s{0,3}")
_SPEECH_LINE = re.compile(r"\n\s{0,4}[—–-]{1,3}.*$", re.DOTALL)


def tidy_title(title: str) -> str:
    """A title without line ends, doubled blanks, the name of the web site and marks such as （转载）."""
    lines = (_SITE_HEAD.sub("", _SITE_TAIL.sub("", line.strip(_BLANK))) for line in title.strip(_BLANK).split("\n"))
    one_line = _PREFIX.sub("", "".join(dict.fromkeys(lines)))
    return re.sub(r"[ \t\u3000]+", " ", one_line).strip()[:MAX_TITLE]


def with_title(document: Document) -> Document:
    """The document with its title settled: what the text has, unless the page has more of it, else what the page says."""
    own = squeeze(document.title or "")
    for fact in document.facts_named("title"):
        title = tidy_title(fact.value)
        if title and (not own or _continues(own, squeeze(title), document)):
            return replace(document, title=title, title_start=-1)
    return document if own else replace(document, title=None, title_start=-1)


def _continues(own: str, paged: str, document: Document) -> bool:
    """Whether the page's title is the text's and goes on in the lines that follow it."""
    begun = squeeze(document.original[document.title_start : document.title_start + 2 * MAX_TITLE])
    return len(paged) > len(own) and paged.startswith(own) and begun.startswith(paged)


def title_claim(document: Document) -> Claim[str]:
    """The title in one line, stated by the text or by the page."""
    if document.title is None:
        return Claim()
    if document.title_start >= 0:
        return stated(tidy_title(_SPEECH_LINE.sub("", document.title)), document.quote_title())
    source = next(fact for fact in document.facts_named("title") if tidy_title(fact.value) == document.title)
    return stated(document.title, of_fact(source))


__all__ = ["tidy_title", "title_claim", "with_title"]

"""The title: the one at the head of the text, else the page's."""

import re
from dataclasses import replace

from indexer.infer.document import Document, of_fact, squeeze, stated
from indexer.infer.labels import unlabelled
from kb.model import Claim

MAX_TITLE = 200
_BLANK = "\u200b\ufeff \t\n\u3000"

_SITE_TAIL = re.compile(
    r"\s{0,3}[-_|—–]{1,2}\s{0,3}[^-_|—–]{0,40}(?:网|网站|门户|平台|人民政府|办公室|委员会|政府网|部|局|厅|办|频道)\s{0,3}$"
)
_SITE_HEAD = re.compile(r"^[^-_|—–《]{2,30}(?:网|网站|门户)\s{0,3}[-_|]\s{0,3}")
_SPEECH_LINE = re.compile(r"\n\s{0,4}[—–-]{1,3}.*$", re.DOTALL)


_SUFFIX = re.compile(r"\.(?:docx?|pdf|wps|txt|html?)$", re.IGNORECASE)
_NUMBERED = re.compile(
    r"^[\u4e00-\u9fff]{1,12}[〔\[［(（](?:19|20)\d\d[〕\]］)）]\s?\d{1,5}号\s?《(.+)》$|^《([^《》]+(?:《[^《》]+》[^《》]*)*(?:通知|意见|办法|方案|规划|决定|公告|规定|细则|条例))》$"
)
_BESIDE = re.compile(r"\s?[（(][\u4e00-\u9fff]{1,12}[〔\[［](?:19|20)\d\d[〕\]］]\s?\d{1,5}号[)）]$")
_LENGTH = re.compile(r"[（(](?:全文|本文)?共?\d{2,6}字[)）]$")
_COLUMN_TAIL = re.compile(r"\s{0,3}[_|]\s{0,3}[^-_|—–]{1,8}$")
_OWN_NAME = re.compile(r"^[^关年]{2,24}(?:网|网站|门户|平台|政府|局|委员会|办公室|厅|在线)$")


def tidy_title(title: str) -> str:
    """A title without line ends, doubled blanks, the name of the web site and marks such as （转载）."""
    lines = (_SITE_HEAD.sub("", _without_site(line.strip(_BLANK))) for line in title.strip(_BLANK).split("\n"))
    one_line = _LENGTH.sub("", _SUFFIX.sub("", unlabelled("".join(dict.fromkeys(lines))).strip()))
    one_line = _BESIDE.sub("", one_line)
    numbered = _NUMBERED.match(one_line)
    bare = (numbered[1] or numbered[2]) if numbered else one_line
    return re.sub(r"[ \t\u3000]+", " ", bare).strip()[:MAX_TITLE]


def _without_site(line: str) -> str:
    """The line without the name of the site at its end, and without the column before that."""
    title = _SITE_TAIL.sub("", line)
    return title if title == line else _COLUMN_TAIL.sub("", title)


def with_title(document: Document) -> Document:
    """The document with its title settled: what the text has, unless the page has more of it, else what the page says."""
    own = squeeze(document.title or "")
    titles = [tidy_title(fact.value) for fact in document.facts_named("title")]
    for title in sorted(filter(None, titles), key=lambda title: _OWN_NAME.match(title) is not None):
        if not own or _continues(own, squeeze(title), document):
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

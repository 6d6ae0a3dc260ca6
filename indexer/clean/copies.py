"""Copies of a document's title: on the page, in its head, cut into lines in one place and not in another."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from indexer.clean.forms import names_a_document

MOST_LINES = 4
"""A title is cut into no more lines."""
_SHORTEST = 5
_AMONG_FIRST = 60
_MOST_COPIES = 4
"""What is said more often is no title."""
_MARK = r"[\s\u3000\xa0—–\-－_―《》〈〉“”‘’\"'（）()〔〕\[\]【】：:·]"
_LOOSE = re.compile(rf"{_MARK}{_MARK}*")
_AROUND = re.compile(
    r"[（(](?:全文|本文)?共?\d{2,6}字[)）]|\.(?:docx?|pdf|wps|txt)$|^[\u4e00-\u9fff]{1,12}[〔\[［(（](?:19|20)\d\d[〕\]］)）]\s?\d{1,5}号(?=\s?《)"
)
"""What one copy of a title has and another has not: its number before it, its length, the file's suffix."""
_AROUND_SIGN = re.compile(r"字[)）]|\.(?=[dpwt])|号(?=\s?《)")
_BEHIND = re.compile(r"\s?(?:[_|｜]|\s[-–—]{1,2}\s|--|-(?=[^-]{2,40}(?:网|网站|政府|委员会|部|局|厅|办公室|门户)))")
_BESIDE = re.compile(r"\s?(?:[_|｜]|\s[-–—]{1,2}\s|-{1,2})\s?")
_SITE = re.compile(
    r"[\u4e00-\u9fff“”·（）()\s_|-]{2,60}(?:网|网站|门户|政府|办公室|委员会|部|局|厅|频道|栏目|公报|新闻|平台|在线)\s*"
)


def loose(text: str) -> str:
    """A title without the marks in which its copies differ."""
    bare = _AROUND.sub("", text) if _AROUND_SIGN.search(text) else text
    return _LOOSE.sub("", bare)


def earlier_copies(texts: Sequence[str], *, page: bool) -> list[int]:
    """The lines of a head that a later line (or two, three, four together) says again.

    ``page`` says that the head shows other signs of a web page; without them only the first lines can be a copy.
    """
    keys = {(at, size): loose("".join(texts[at : at + size])) for at, size in _windows(len(texts))}
    last: dict[str, int] = {}
    for (at, _), key in keys.items():
        last[key] = max(at, last.get(key, 0))
    times = Counter(keys.values())
    gone = [
        window
        for window, key in keys.items()
        if len(key) >= _SHORTEST and last[key] >= sum(window) and times[key] <= _MOST_COPIES
    ]
    certain = [window for window in gone if window[0] == 0 or (page and _is_copy(keys[window], window[0]))]
    return sorted({place for at, size in certain for place in range(at, at + size)})


def _windows(count: int) -> Iterator[tuple[int, int]]:
    return ((at, size) for at in range(count) for size in range(1, MOST_LINES + 1) if at + size <= count)


def _is_copy(key: str, at: int) -> bool:
    return at < _AMONG_FIRST and (len(key) >= 10 or names_a_document(key))


def page_titles(texts: Sequence[str]) -> list[int]:
    """Lines such as TITLE_SITE or SITE-TITLE above a line (or some together) that is TITLE."""
    return [at for at in range(min(len(texts), MOST_LINES)) if _says_with_site(texts[at], texts[at + 1 :])]


def _says_with_site(text: str, below: Sequence[str]) -> bool:
    parts = {loose(part) for part in _BESIDE.split(text)}
    if len(parts) == 1:
        return False
    titles = {part for part in parts if len(part) >= _SHORTEST - 1}
    rest = [loose(line) for line in below]
    return any("".join(rest[at : at + size]) in titles for at, size in _windows(len(rest)))


def site_behind(text: str) -> re.Match[str] | None:
    """Where the mark stands between a title and the name of its site, in a line that is both."""
    behind = _BEHIND.search(text)
    return behind if behind and behind.start() > _SHORTEST and _SITE.fullmatch(text[behind.end() :]) else None

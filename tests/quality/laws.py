"""Titles of law with more than one version, as articles: development data for alignment and for changes."""

import gzip
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from tests.shared import SHARED

LAWS = SHARED / "corpora" / "laws" / "laws.jsonl.gz"
_HEAD_END = "<!-- INFO END -->"
_HEADING = re.compile(r"^#+ .*$", re.MULTILINE)
_ARTICLE = re.compile(r"^(第[一二三四五六七八九十百千零〇]+条(?:之[一二三四五六七八九十]+)?)[\s　]*", re.MULTILINE)
_DATE = re.compile(r"\(([0-9-]+)\)")
FEWEST = 8
"""Articles below which a version is no use."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article: its number as written and its text without it."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Versions:
    """The oldest and the newest version of a title."""

    title: str
    old: tuple[Article, ...]
    new: tuple[Article, ...]

    @property
    def digests(self) -> list[str]:
        """What tells these versions from others of the same title."""
        return [digest("\n".join(squeezed(article.text) for article in side)) for side in (self.old, self.new)]


def versions() -> Iterator[Versions]:
    """Every title with versions that differ, by title; nothing where the laws are not on this machine."""
    if not LAWS.is_file():
        return
    titles: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    with gzip.open(LAWS, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            date = _DATE.search(row["path"])
            titles[squeezed(row["text"].split("\n", 1)[0].lstrip("# "))].append((date[1] if date else "", row["text"]))
    for title, texts in sorted(titles.items()):
        if len(texts) > 1:
            old, *_others, new = sorted(texts, key=lambda entry: entry[0])
            found = Versions(title, articles(old[1]), articles(new[1]))
            if len(found.old) >= FEWEST and found.digests[0] != found.digests[1]:
                yield found


def articles(text: str) -> tuple[Article, ...]:
    """The articles of a law."""
    body = _HEADING.sub("", text.rsplit(_HEAD_END, maxsplit=1)[-1])
    found = [*_ARTICLE.finditer(body)]
    ends = [*(match.start() for match in found[1:]), len(body)]
    return tuple(
        Article(match[1], body[match.end() : end].strip()) for match, end in zip(found, ends, strict=bool(found))
    )


def squeezed(text: str) -> str:
    """A text without spaces."""
    return "".join(text.split())


def digest(text: str) -> str:
    """Twelve signs that stand for a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


__all__ = ["LAWS", "Article", "Versions", "articles", "digest", "squeezed", "versions"]

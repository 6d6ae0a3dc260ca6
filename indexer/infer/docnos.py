"""The document number (文号) that is this document's own, with its brackets made 〔〕."""

import re

from indexer.infer.document import Document, of_fact, squeeze, stated
from kb.model import Claim

_BRACKETED = r"[\u4e00-\u9fff]{1,16}\s{0,2}[〔\[［【(（﹝]\s?((?:19|20)\d\d)\s?[〕\]］】)）﹞]\s?第?\s?\d{1,5}\s?号"
_PLAIN = r"((?:19|20)\d\d)\s?年\s?第\s?\d{1,4}\s?号"
_DECREE = r"(?:[\u4e00-\u9fff]{2,20}令)?\s?第\s?\d{1,4}\s?号"
_OWN_LINE = re.compile(
    rf"(?:^|\n)[ \t\u3000（(]{{0,60}}({_BRACKETED}|{_PLAIN}|{_DECREE})(?=[ \t\u3000）)]{{0,60}}(?:\n|$|签发|\s[^\d\n]))"
)
_AT_TITLE = re.compile(rf"({_BRACKETED})")
_IN_TITLE = re.compile(rf"[（(]({_BRACKETED}|{_PLAIN}|{_DECREE})[)）]$")
_FACT = re.compile(rf"{_BRACKETED}|{_PLAIN}|{_DECREE}")
_ZONE = 500


def tidy_number(number: str) -> str:
    """A document number without blanks, with 〔〕 around its year and without 第 before its number."""
    squeezed = squeeze(number).strip("\u200b\ufeff")
    return re.sub(r"[〔\[［【(（﹝]((?:19|20)\d\d)[〕\]］】)）﹞]第?", r"〔\1〕", squeezed)


def number_claim(document: Document) -> Claim[str]:
    """The number the page gives, else the one on a line of its own at the head, else the one that ends the title."""
    for fact in document.facts_named("docno"):
        match = _FACT.search(fact.value.replace("\u200b", ""))
        if match:
            return stated(tidy_number(match[0]), of_fact(fact))
    match = _OWN_LINE.search(document.text, 0, document.body_start + _ZONE)
    if match:
        return stated(tidy_number(match[1]), document.quote(match.start(1), match.end(1)))
    in_title = _IN_TITLE.search(squeeze(document.title or ""))
    return stated(tidy_number(in_title[1]), document.quote_title()) if in_title else Claim()


def year_of_number(number: str) -> int | None:
    """The year in a document number: 国办发〔2018〕127号, 2023年第7号."""
    match = re.search(r"〔((?:19|20)\d\d)〕|^((?:19|20)\d\d)年第", number)
    return int(match[1] or match[2]) if match else None


__all__ = ["number_claim", "tidy_number", "year_of_number"]

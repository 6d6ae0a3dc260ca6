"""What the lines above a document are, and what they are seen together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.clean.copies import earlier_copies, page_titles
from indexer.clean.forms import names_a_document
from indexer.clean.sheet import Sheet
from indexer.clean.words import SITE_NAME
from indexer.values import Fact

_CAPTION = re.compile(
    r".{0,30}(?:作政府工作报告|作工作报告|(?<!工)作报告|在?作?大会发言)[。.]?(?:.{0,24}(?:摄|摄影|供图))?|.{0,50}(?:记者|通讯员|图片|新华社|供图).{0,14}(?:摄影?|供图)[）)]?|[（(]?(?:图片来源|图为)[:：]?.{2,40}"
)
_CAPTION_SIGN = re.compile(r"报告|发言|记者|通讯员|图片|新华社|供图|图为")
"""One of these stands in every caption."""
FEWEST_TAGS = 4
"""So many words of the title in a line are key words though nothing else shows a page."""
MOST_TAGGED = 12
"""Among so many first lines a site puts its key words."""
_BETWEEN_TAGS = re.compile(r"[,，、;；|\s]+")
_DATED = re.compile(r"\d{4}年|会议上")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a line of the head is: by which rule it goes (empty: it stays) and what it says."""

    rule: str = ""
    facts: tuple[Fact, ...] = ()
    weak: bool = False


STAYS = Verdict()
Verdicts = list[Verdict]


def settle(sheet: Sheet, verdicts: Verdicts) -> Verdicts:
    """The verdicts of single lines seen together."""
    for step in (_drop_weak, _site_names, _above_breadcrumb, _leftover_menu, _captions, _tags, _doubled):
        verdicts = step(sheet, verdicts)
    return verdicts


def _drop_weak(_: Sheet, verdicts: Verdicts) -> Verdicts:
    """Labels that documents use too are no metadata where nothing else says that this is a page."""
    if any(verdict.rule and not verdict.weak for verdict in verdicts):
        return verdicts
    return [STAYS] * len(verdicts)


def staying_lines(verdicts: Verdicts) -> list[int]:
    """The indexes of the lines that stay so far."""
    return [at for at, verdict in enumerate(verdicts) if not verdict.rule]


def _with(verdicts: Verdicts, rule: str, places: Sequence[int]) -> Verdicts:
    chosen = set(places)
    return [Verdict(rule) if at in chosen else verdict for at, verdict in enumerate(verdicts)]


def _site_names(sheet: Sheet, verdicts: Verdicts) -> Verdicts:
    """The name of the site as a line of its own, beside other signs of a page."""
    if sum(bool(verdict.rule) for verdict in verdicts) < 2:
        return verdicts
    names = [at for at in staying_lines(verdicts) if SITE_NAME.fullmatch(sheet[at].text) and len(sheet[at].text) <= 25]
    facts = {at: (Fact("site", sheet[at].text, "page:网站"),) for at in names}
    return [Verdict("site-name", facts[at]) if at in facts else verdict for at, verdict in enumerate(verdicts)]


def _above_breadcrumb(sheet: Sheet, verdicts: Verdicts) -> Verdicts:
    """Nothing above the path to a page is the document's, when a title stands below that path."""
    paths = [at for at, verdict in enumerate(verdicts) if verdict.rule == "breadcrumb"]
    staying = staying_lines(verdicts)
    if not paths or not any(at > paths[-1] and _is_heavy(sheet[at].text) for at in staying):
        return verdicts
    return _with(verdicts, "menu", [at for at in staying if at < paths[0]])


def _is_heavy(text: str) -> bool:
    """A line long enough to be a title, or ending as titles do."""
    return (len(text) >= 12 and not text.isascii()) or (names_a_document(text) and len(text) >= 6)


def _leftover_menu(sheet: Sheet, verdicts: Verdicts) -> Verdicts:
    """Short lines between entries of the navigation and above the title."""
    navigation = [at for at, verdict in enumerate(verdicts) if verdict.rule in ("menu", "breadcrumb", "buttons")]
    staying = staying_lines(verdicts)
    titles = [at for at in staying if _is_heavy(sheet[at].text) or names_a_document(sheet[at].text)]
    if len(navigation) < 3 or not titles:
        return verdicts
    last = min(navigation[-1], titles[-1])
    return _with(
        verdicts, "menu", [at for at in staying if at < last and at not in titles and len(sheet[at].text) <= 10]
    )


def _captions(sheet: Sheet, verdicts: Verdicts) -> Verdicts:
    """Captions of the page's pictures, at the end of the head."""
    places = [at for at in staying_lines(verdicts) if at >= len(verdicts) - 6 and is_caption(sheet[at].text)]
    signs = any(verdict.rule for verdict in verdicts)
    return _with(verdicts, "caption", [at for at in places if signs or "摄" in sheet[at].text])


def _tags(sheet: Sheet, verdicts: Verdicts) -> Verdicts:
    """A line of key words that the site took from the title: 镇政府,工作报告,2023."""
    staying = [at for at in staying_lines(verdicts)[:MOST_TAGGED] if len(sheet[at].text) <= 80]
    fewest = 2 if any(verdict.rule for verdict in verdicts) else FEWEST_TAGS
    titles = [sheet[at].text for at in staying if names_a_document(sheet[at].text)]
    found = [at for at in staying if any(_are_words_of(sheet[at].text, title, fewest) for title in titles)]
    return _with(verdicts, "metadata", found)


def _are_words_of(text: str, title: str, fewest: int) -> bool:
    tags = [tag for tag in _BETWEEN_TAGS.split(text) if tag]
    return (
        len(tags) >= fewest
        and names_a_document(title)
        and not _BETWEEN_TAGS.search(title)
        and all(tag in title for tag in tags)
    )


def is_caption(text: str) -> bool:
    """Whether a line is the caption of a picture: …作政府工作报告, 本报记者 … 摄."""
    signed = len(text) <= 60 and _CAPTION_SIGN.search(text) is not None
    return signed and _CAPTION.fullmatch(text) is not None and not _DATED.search(text)


def _doubled(sheet: Sheet, verdicts: Verdicts) -> Verdicts:
    """Of the copies of a title the one next to the body stays."""
    staying = [at for at in staying_lines(verdicts) if len(sheet[at].text) <= 200]
    texts = [sheet[at].text for at in staying]
    signs = any(verdict.rule for verdict in verdicts)
    verdicts = _with(verdicts, "doubled-title", [staying[place] for place in earlier_copies(texts, page=signs)])
    return _with(verdicts, "page-title", [staying[place] for place in page_titles(texts)])

"""What a line looks like: running text, a heading, a salutation, a title, a button."""

import re
from functools import lru_cache

from indexer.clean.labels import HAN_DATE, has_label
from indexer.clean.words import BUTTONS, CONTROL_SPLIT, MENU, REPORT_WORDS
from indexer.lexicon.numbering import mark_at
from indexer.lexicon.reading import reading_copy

CLOSERS = "。！？!?…；;：:"
QUOTE_CLOSERS = "”’」』）)》】\"'"
_MARK_HEADS = frozenset("第一二三四五六七八九十（(﹙〔【0123456789０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⒈⒉⒊㈠㈡㈢首其再最")
_BULLETS = ("——", "--", "―", "•", "●", "■", "◆", "★", "▲", "※", "＊")
_BUTTON_MARKS = "[]【】|｜>＞›»→/\\◆◇●■★▲▼↑↓←·•_ \u3000\t"
_SALUTATION = re.compile(
    r"(?:尊敬的|各位|各[^，。]{1,40}[、，：:]|同志们|全国人民代表大会|委员长|主席团|主任、|你[委局厅部处办]|[^，。；]{2,60}(?:厅|局|委|办|部|处|院|府|会|公司|集团|单位|部门|中心|机构)[）)]?[：:]$)"
)
_SPEAKER = re.compile(
    r"[\u4e00-\u9fff（）()·、]{0,30}(?:省长|市长|县长|区长|州长|盟长|旗长|主席|主任|总理|书记|局长|厅长|部长|院长|检察长|司长|镇长|乡长|会长|组长|董事长|总经理)[\s\u3000]*[\u4e00-\u9fff·]{1,5}[\s\u3000]{0,3}[\u4e00-\u9fff·]{0,5}"
)
_OCCASION = re.compile(r".{0,40}(?:会议|大会|全会|常委会|会)上(?:的(?:讲话|报告|发言|致辞))?")
_DOCNO = re.compile(
    r"(?:(?!公告|通告|通报|公报|命令)[\u4e00-\u9fff（）()]){0,20}[〔\[［﹝【(（]?\s?(?:19|20)\d{2}\s?[〕\]］﹞】)）]?\s?年?\s?第?\s?\d{1,5}\s?号"
)


def is_prose(text: str) -> bool:
    """Running text of a document, by its length and its full stops."""
    return len(text) >= 40 and (
        "。" in text or "；" in text or (len(text) >= 70 and text.count("，") + text.count(",") > 1)
    )


def begins_block(text: str) -> bool:
    """Whether the line begins with a mark of numbering or a bullet."""
    first = text[0]
    if first in _MARK_HEADS:
        return mark_at(text) is not None
    return text.startswith(_BULLETS)


def is_heading(text: str) -> bool:
    """A numbered line that is no metadata and no time."""
    return text[0] in _MARK_HEADS and not HAN_DATE.match(text) and mark_at(text) is not None


def is_salutation(text: str) -> bool:
    """Who the document speaks to: 各位代表：, 各省、自治区…："""
    if text[-1] not in "：:！!" or len(text) > 400 or text[0] in "•·●▪" or has_label(text):
        return False
    return bool(_SALUTATION.match(text))


@lru_cache(1024)
def control_words(text: str) -> tuple[str, ...]:
    """The words of a line as buttons and menus part them, in small letters."""
    return tuple(word for word in CONTROL_SPLIT.split(text.lower()) if word)


def is_button_line(text: str) -> bool:
    """A line of nothing but buttons and what stands between them (the count of a button too: 点赞 12)."""
    if len(text) > 80:
        return False
    words = control_words(text)
    if not words:
        return all(character in _BUTTON_MARKS for character in text)
    return all(word in BUTTONS or word.isdecimal() for word in words) and not all(word.isdecimal() for word in words)


def is_strong_button_line(text: str) -> bool:
    """A line of buttons that no cell of a table can be: a long one, or two different ones."""
    words = {word for word in control_words(text) if len(word) > 1 and word in BUTTONS}
    return is_button_line(text) and (len(words) > 1 or any(len(word) > 3 for word in words))


def is_menu_line(text: str) -> bool:
    """A line of entries of a site's navigation."""
    if len(text) > 300 or "。" in text or text[-1] in "；;，,":
        return False
    words = control_words(text)
    known = sum(word in MENU or (len(word) > 2 and word in BUTTONS) for word in words)
    return len(words) >= 3 and known >= max(2, len(words) // 3) and max(map(len, words)) <= 12


def is_speaker(text: str) -> bool:
    """The line that names who speaks: 市长 黄 江."""
    return (
        len(text) <= 40
        and _SPEAKER.fullmatch(text) is not None
        and "关于" not in text
        and "的" not in text
        and not names_a_document(text)
    )


def is_occasion(text: str) -> bool:
    """The line under a title that says when and where: ——2024年2月1日在…会议上."""
    shown = text.strip("—-―（）() \u3000")
    return len(shown) <= 80 and (
        HAN_DATE.fullmatch(shown) is not None
        or shown.endswith("会议上")
        or ((text[0] in "—-―（(" or shown[:2] in ("19", "20")) and _OCCASION.match(shown) is not None)
    )


def is_docno(text: str) -> bool:
    """A document number alone: 国办发〔2024〕1号."""
    return len(text) <= 40 and _DOCNO.fullmatch(text.strip("（）() ")) is not None


def is_title_like(text: str) -> bool:
    """A line that can be (a part of) a title, on its looks alone."""
    if not 4 <= len(text) <= 120 or text[-1] in "。；;，,、：:！!" or "。" in text:
        return False
    return not (is_speaker(text) or is_occasion(text) or is_docno(text) or begins_block(text) or text[0] in "—-（(")


def names_a_document(text: str) -> bool:
    """Whether the line ends as titles do: 报告, 通知, 办法, …"""
    return REPORT_WORDS.search(reading_copy(text[-60:])) is not None


def ends_open(text: str) -> bool:
    """Whether a line stops without closing a sentence."""
    return text.rstrip(QUOTE_CLOSERS)[-1:] not in CLOSERS if text[-1] in QUOTE_CLOSERS else text[-1] not in CLOSERS

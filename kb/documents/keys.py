"""When two titles name one document: what is left of a title without what varies from mention to mention."""

import re

from kb.facts.acts import STATES
from kb.text import fold

LEAST = 5
"""Characters from which a title names one document everywhere: 《办法》 and 《工作方案》 name one in their own report only."""
LEAST_WITHOUT_ISSUER = 9
"""Characters from which what is left without an issuer's name is still that document's alone."""

_LOOSE = re.compile(r"[\s“”\"'‘’「」『』·•,,、—\-–:：]+")
_STATE = re.compile(rf"\((?:{'|'.join(STATES)})\)$")
_WRAPPED = re.compile(r"(?:关于)?(?:转发|印发|发布|公布)(?:.{0,20}?)〈(.+)〉的(?:通知|公告|函|决定|命令)$")
_WRAPPED_BARE = re.compile(r"^.{0,30}?关于(?:印发|发布|公布)(.{5,}?)的(?:通知|公告|函)$")
_ISSUER = re.compile(r"^.{2,24}?(?:人民政府|政府|办公厅|办公室|委员会|部|委|局|厅|院|会|署)(?=关于)")


def document_key(title: str) -> str:
    """What a title is compared by: folded, without spaces, quotation marks, state, issuer and the notice that carries it.

    The year of an edition stays: the guide of 2015 and the guide of 2021 are two documents.
    """
    key = _without_state(fold(title).strip().replace("《", "〈").replace("》", "〉"))
    wrapped = _WRAPPED.search(key) or _WRAPPED_BARE.search(key)
    if wrapped:
        key = _without_state(wrapped[1])
    key = key.removeprefix("中华人民共和国")
    issued = _ISSUER.match(key)
    if issued and len(key) - issued.end() >= LEAST_WITHOUT_ISSUER:
        key = key[issued.end() :]
    if key.startswith("关于") and len(key) >= LEAST_WITHOUT_ISSUER:
        key = key[2:]
    return _LOOSE.sub("", key.replace("〈", "").replace("〉", ""))


def is_common(key: str) -> bool:
    """Whether a key is so short that other reports call other documents by it."""
    return len(key) < LEAST


def _without_state(title: str) -> str:
    return _STATE.sub("", title).strip()


__all__ = ["LEAST", "document_key", "is_common"]

"""Labels that a site or an editor puts before a headline: 【全文】, 〖图解〗, （转载）. They are no part of what it says of the document."""

import re

_ROUND = "转载|转发|原文|全文|置顶|图解|解读"
"""What stands in round or square brackets only where it is one of these: （试行） and （一） begin headlines too."""

_LABEL = rf"[【〖][^】〗\n0-9０-９]{{1,12}}(?<![省市县区州盟旗镇乡局厅办委部院])[】〗]|[（(\[](?:{_ROUND})[)）\]]"
"""In heavy brackets anything but a place, an organ or a year, which may be all that names them."""

_LABELS = re.compile(rf"\s{{0,3}}(?:(?:{_LABEL})\s{{0,3}}){{1,3}}(?=\S{{4}})")


def labels_end(headline: str) -> int:
    """Where the labels at the head of a headline end; 0 without any."""
    match = _LABELS.match(headline)
    return match.end() if match else 0


def unlabelled(headline: str) -> str:
    """The headline without the labels before it."""
    return headline[labels_end(headline) :]


__all__ = ["labels_end", "unlabelled"]

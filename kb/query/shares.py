"""Values that go from 0 to 1 (干货): ``>0.5``, ``<=0.3``, ``0.3..0.6``, ``60%``."""

import re

from kb.model import Span
from kb.query.faults import fault
from kb.query.nodes import Share
from kb.query.source import Source

_NUMBER = r"([0-9]{1,3}(?:\.[0-9]{1,6})?|\.[0-9]{1,6})(%?)"
_COMPARED = re.compile(rf"(>=|<=|≥|≤|>|<)?{_NUMBER}")
_RANGE = re.compile(rf"(?:{_NUMBER})?\.\.(?:{_NUMBER})?")


def read_share(source: Source, span: Span) -> Share:
    """The share a value names. A number alone is the least: ``干货:0.5`` is ``干货:>=0.5``. Raises QueryError."""
    signs = source.signs[span.start : span.end]
    compared, ranged = _COMPARED.fullmatch(signs), _RANGE.fullmatch(signs)
    if compared:
        share = _compared(compared[1] or ">=", _number(compared[2], compared[3]), span)
    elif ranged and (ranged[1] or ranged[3]):
        share = Share(_number(*ranged.group(1, 2)), _number(*ranged.group(3, 4)), span=span)
    else:
        raise fault("bad-share", source, span.start, value=source.cut(span))
    if any(bound is not None and bound > 1 for bound in (share.least, share.most)) or _is_reversed(share):
        raise fault("bad-share", source, span.start, value=source.cut(span))
    return share


def _number(digits: str | None, percent: str | None) -> float | None:
    if not digits:
        return None
    return float(digits) / 100 if percent else float(digits)


def _compared(sign: str, number: float | None, span: Span) -> Share:
    if sign in {">", ">=", "≥"}:
        return Share(number, None, beyond=sign == ">", span=span)
    return Share(None, number, beyond=sign == "<", span=span)


def _is_reversed(share: Share) -> bool:
    return share.least is not None and share.most is not None and share.least > share.most


__all__ = ["read_share"]

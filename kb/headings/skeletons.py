"""Skeletons: the words with which the parts of a heading begin and end, as frames that other reports may share."""

from collections.abc import Iterator, Sequence
from itertools import islice, product

from kb.headings.frames import Shared
from kb.headings.parts import LONGEST, split, words

_MOST_PARTS = 3
_MOST = 64
_SHORTEST_WORD = 2
_LONGEST_WORD = 6


def skeletons(text: str) -> Iterator[Shared]:
    """The frames that a heading could be built on: of each part its first word, its last, or both are fixed; one part alone needs both."""
    if len(text) > LONGEST:
        return
    for lists in (False, True):
        parts, signs = split(text, lists=lists)
        if (lists and "、" not in signs) or len(parts) > _MOST_PARTS or not all(parts):
            continue
        forms = [_forms(part, alone=len(parts) == 1) for part in parts]
        for chosen in islice(product(*forms), _MOST):
            yield Shared(chosen, signs)


def _forms(part: str, *, alone: bool) -> list[tuple[str, ...]]:
    held: Sequence[str] = words(part)
    first, last = held[0], held[-1]
    forms: list[tuple[str, ...]] = [(first, "")] if _is_word(first) and len(held) > 1 else []
    forms += [("", last)] if _is_word(last) and len(held) > 1 else []
    forms += [(first, last)] if len(forms) > 1 and len(held) > 2 else []
    lead = "".join(held[:2])
    forms += [(lead, "")] if len(held) > 2 and held[1].isalnum() and len(lead) <= _LONGEST_WORD else []
    return [form for form in forms if not alone or all(form)] if alone else forms


def _is_word(word: str) -> bool:
    return _SHORTEST_WORD <= len(word) <= _LONGEST_WORD and word.isalpha()


__all__ = ["skeletons"]

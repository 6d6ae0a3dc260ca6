"""Which reports repeat an earlier one: to the letter, or nearly.

Nearness is measured on a sketch of a text: the hashes of its runs of five letters (folded, without marks and spaces, so that another
page, other widths and line ends change nothing), for long texts a fixed eighth of them. The share is the number of common runs by that of
the longer text, so that an excerpt is no duplicate of the whole. The sketch holds the hashes of the text's numbers too, told apart by
their last bit: the reports of two years may share nearly all words, but not their figures.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.fuzz import partial_ratio, ratio

from indexer.build.candidates import Sketch, candidates
from kb.store.manifest import Entry
from kb.text import fold

Codes = NDArray[np.uint32]

NEAR_SHARE = 0.7
"""From this share of common runs on a report is a near duplicate. A few changed lines leave 0.85 and more; two years' reports of
one office share 0.1 to 0.3."""

_RUN = 5
_SAMPLE = np.uint64(8)
_SMALL = 1024
_NEVER = 0.99
_BASE = np.uint64(0x100000001B3)
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
_NO_DATE = "9999"
_SERIES_RATIO = 75
_SURE_SHARE, _SURE_LENGTH = 0.95, 1000
_ODD = np.uint64(1)
_LETTERS = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d(?:[\d,]*\d)?(?:\.\d+)?")
_FEWEST_NUMBERS = 4
"""Numbers from which they tell two reports apart."""

SAME_NUMBERS = 0.7
"""Of the same report in another rendition at least so many numbers stand in both: lost lines take theirs along, pages add few. Of the
reports of two years about a fifth do."""

_ALL_NUMBERS, _ALL_TEXT = 0.9, 0.85
_YEAR = re.compile(r"(?:19|20)\d\d")
_ISSUERS = 20
_ISSUERS_RATIO = 80
_NAME = re.compile(r"《[^《》\n]{2,60}》")
_HEAD = 400


def text_digest(text: str) -> str:
    """The digest of a text without its white space, folded: equal where a report is the same to the letter."""
    return hashlib.sha256("".join(fold(text).split()).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def sketch(text: str) -> Sketch:
    """The hashes that stand for a text, ascending, each once: even ones for its runs, odd ones for its numbers."""
    folded = fold(text)
    letters = _letter_codes(folded)
    count = max(len(letters) - _RUN + 1, 0)
    runs = _once(_hashes(letters[step : step + count] for step in range(_RUN)) & ~_ODD)
    runs = runs if len(runs) <= _SMALL else _sampled(runs)
    return np.sort(np.concatenate((runs, _numbers(folded))))


def _letter_codes(folded: str) -> Codes:
    codes, known = _codes(folded), _known_letters()
    if codes.max(initial=0) >= len(known):
        return _codes("".join(_LETTERS.findall(folded)))
    return codes[known.take(codes)]


def _codes(text: str) -> Codes:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


@cache
def _known_letters() -> NDArray[np.bool_]:
    """Of each of the first 65,536 code points whether it is a letter of _LETTERS."""
    return np.array([_LETTERS.match(chr(code)) is not None for code in range(0x10000)])


def _hashes(columns: Iterable[Codes]) -> Sketch:
    """The hashes of runs, whose first code points are the first column, whose second the second, and so on."""
    hashes = np.zeros(1, dtype=np.uint64)
    for column in columns:
        hashes = hashes * _BASE + column
    return _mixed(hashes)


def _once(hashes: Sketch) -> Sketch:
    hashes = np.sort(hashes)
    return hashes[np.append(True, hashes[1:] != hashes[:-1])] if len(hashes) else hashes


def _numbers(folded: str) -> Sketch:
    """The hashes of numbers of two digits and more, of years too."""
    heads = {number.rjust(_RUN)[:_RUN] for number in _NUMBER.findall(folded)}
    return _once(_hashes(_codes("".join(heads)).reshape(-1, _RUN).T) | _ODD)


def _of_kind(hashes: Sketch, odd: int) -> Sketch:
    kept: Sketch = hashes[hashes & _ODD == odd]
    return kept


def _sampled(hashes: Sketch) -> Sketch:
    kept: Sketch = hashes[hashes & (_SAMPLE - _ODD) == 0]
    return kept


def _mixed(hashes: Sketch) -> Sketch:
    for factor in _MIX:
        hashes = (hashes ^ (hashes >> np.uint64(29))) * factor
    return hashes ^ (hashes >> np.uint64(32))


def share(one: Sketch, other: Sketch) -> float:
    """How much two texts have in common: 0 to 1."""
    one, other = _of_kind(one, 0), _of_kind(other, 0)
    if max(len(one), len(other)) * int(_SAMPLE) > _SMALL:
        one, other = _sampled(one), _sampled(other)
    longer = max(len(one), len(other))
    return len(np.intersect1d(one, other, assume_unique=True)) / longer if longer else 0.0


def number_share(one: Sketch, other: Sketch) -> float | None:
    """How many of the numbers of the text with fewer numbers stand in the other; None where there are too few to tell."""
    one, other = _of_kind(one, 1), _of_kind(other, 1)
    fewer = min(len(one), len(other))
    return len(np.intersect1d(one, other, assume_unique=True)) / fewer if fewer >= _FEWEST_NUMBERS else None


def mark(entries: Iterable[Entry], sketches: Mapping[str, Sketch]) -> dict[str, Entry]:
    """The entries by id, each with the report it repeats: the first of its kind by date, else by id.

    Near duplicates are only those that may be one document: not of different years, units or numbers, not two of a series.
    """
    ordered = sorted(entries, key=lambda entry: (entry.date or _NO_DATE, entry.id))
    found = {entry.id: _unmarked(entry) for entry in ordered}
    originals = list(_mark_exact(ordered, found))
    repeated: dict[int, int] = {}
    for near, later in candidates([_sampled(sketches[entry.id]) for entry in originals]):
        first = repeated.get(near, near)
        if later in repeated:
            continue
        one, other = originals[first], originals[later]
        common = share(sketches[one.id], sketches[other.id])
        numbers = number_share(sketches[one.id], sketches[other.id])
        if _may_repeat(one, other, common, numbers) and _is_near(one, other, common):
            repeated[later] = first
            entry = originals[later]
            found[entry.id] = replace(
                found[entry.id], duplicates_of=originals[first].id, share=min(round(common, 2), _NEVER)
            )
    return {entry_id: _followed(entry, found) for entry_id, entry in found.items()}


def _unmarked(entry: Entry) -> Entry:
    return replace(entry, duplicates_of=None, share=0.0) if entry.duplicates_of else entry


def _followed(entry: Entry, found: Mapping[str, Entry]) -> Entry:
    """An exact copy of a near duplicate repeats that one's original."""
    above = found.get(entry.duplicates_of or "")
    if above is None or above.duplicates_of is None:
        return entry
    return replace(entry, duplicates_of=above.duplicates_of, share=above.share)


def _mark_exact(ordered: Iterable[Entry], found: dict[str, Entry]) -> Iterator[Entry]:
    first: dict[str, Entry] = {}
    for entry in ordered:
        original = first.setdefault(entry.digest, entry)
        if original is entry:
            yield entry
        else:
            found[entry.id] = replace(found[entry.id], duplicates_of=original.id, share=1.0)


def document_names(text: str) -> tuple[str, ...]:
    """The names 《…》 at the head of a text: notices of a series differ in little else."""
    return tuple(sorted(set(_NAME.findall(text[:_HEAD]))))


def _letters(text: str | None) -> str:
    """A name as it is compared: folded, without marks, quotation marks and spaces."""
    return "".join(_LETTERS.findall(fold(text or "")))


def _may_repeat(one: Entry, other: Entry, common: float, numbers: float | None) -> bool:
    """Whether two reports may be one: their numbers agree, and neither year, unit nor document number says otherwise."""
    if numbers is not None and numbers < SAME_NUMBERS:
        return False
    is_sure = numbers is not None and numbers >= _ALL_NUMBERS and common >= _ALL_TEXT
    return (
        _years_agree(one, other, is_sure=is_sure)
        and _units_agree(one.unit, other.unit)
        and _agree(one.docno, other.docno)
    )


def _agree(one: object, other: object) -> bool:
    return one is None or other is None or one == other


def _years_agree(one: Entry, other: Entry, *, is_sure: bool) -> bool:
    """Years that were inferred may differ where all else is the same; years of titles may not."""
    titled = [set(_YEAR.findall(fold(entry.title or ""))) for entry in (one, other)]
    if all(titled) and not titled[0] & titled[1]:
        return False
    return is_sure or _agree(one.year, other.year)


def _units_agree(one: str | None, other: str | None) -> bool:
    """The same unit; or joint issuers, of whom one rendition names more than the other."""
    mine, theirs = _letters(one), _letters(other)
    if not mine or not theirs or mine in theirs or theirs in mine:
        return True
    return min(len(mine), len(theirs)) >= _ISSUERS and partial_ratio(mine, theirs) >= _ISSUERS_RATIO


def _is_near(one: Entry, other: Entry, common: float) -> bool:
    is_surely_one = common >= _SURE_SHARE and min(one.characters, other.characters) >= _SURE_LENGTH
    return common >= NEAR_SHARE and (is_surely_one or not _in_series(one, other))


def _in_series(one: Entry, other: Entry) -> bool:
    """Whether two reports are of a series: titles that differ in a little (a repost keeps the title or has one of its own), or
    each is about a document of its own.
    """
    titles = _letters(one.title), _letters(other.title)
    is_named_alike = titles[0] in titles[1] or titles[1] in titles[0]
    names = {_letters(name) for name in one.names}, {_letters(name) for name in other.names}
    is_about_another = not (names[0] <= names[1] or names[1] <= names[0])
    return is_about_another or (not is_named_alike and ratio(*titles) >= _SERIES_RATIO)


__all__ = [
    "NEAR_SHARE",
    "SAME_NUMBERS",
    "Sketch",
    "document_names",
    "mark",
    "number_share",
    "share",
    "sketch",
    "text_digest",
]

"""Where terms stand in a text, where they meet, and of which passages filters hold, by the plainest means."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product

from kb.facts import Quantity, quantities
from kb.initials import MOST_UNDECIDED, POLYPHONES, initials
from kb.literal import Manner
from kb.model import Confidence, Passage, Report, ReportInfo
from kb.query import (
    And,
    Bound,
    Choice,
    Field,
    Filter,
    Initials,
    Literal,
    Name,
    Near,
    Node,
    Not,
    Or,
    Quoted,
    Regex,
    Run,
    Slots,
    Unknown,
    Value,
    Within,
    Years,
)  # fmt: skip
from kb.text import fold
from tests.literal_scan import spans as literal_spans

Place = tuple[int, int]
SpansOf = Callable[[Node], Iterable[Place]]
SENTENCE_ENDS = "。！？；!?;\n"
CLOSING = "”’」』）)"
CLAUSE_ENDS = "。!?;,:、\n"
LONGEST_SLOT = 60


@dataclass(frozen=True, eq=False)
class One:
    """A passage with its report."""

    report: Report
    passage: Passage

    @property
    def text(self) -> str:
        return self.passage.text

    @property
    def info(self) -> ReportInfo:
        return self.report.info


@cache
def term_spans(term: Node, text: str) -> tuple[Place, ...]:
    match term:
        case Run(run):
            return tuple(literal_spans(text, run, Manner.FOLDED))
        case Quoted(run):
            return tuple(literal_spans(text, run, Manner.SQUEEZED))
        case Literal(run):
            return tuple(literal_spans(text, run, Manner.LETTER))
        case Initials(letters):
            return tuple(initial_spans(initials(text), letters))
        case Regex(pattern):
            return tuple(match.span() for match in re.finditer(pattern, text) if match[0])
        case Slots(pieces):
            return tuple(slot_spans([fold(piece) for piece in pieces], fold(text)))
    raise TypeError(term)


def slot_spans(pieces: list[str], text: str) -> Iterator[Place]:
    start = 0
    while start < len(text):
        end = next(_slot_ends(pieces, text, start), None)
        if end is not None:
            yield start, end
        start = start + 1 if end is None else end


def _slot_ends(pieces: list[str], text: str, start: int, first: bool = True) -> Iterator[int]:
    """The ends that a match beginning at ``start`` may have, the one wanted first."""
    if not text.startswith(pieces[0], start):
        return
    place = start + len(pieces[0])
    if len(pieces) == 1:
        yield place
        return
    opens, closes = first and not pieces[0], len(pieces) == 2 and not pieces[1]
    stops = CLAUSE_ENDS if opens or closes else "。!?;\n"
    lengths = []
    for length in range(1, LONGEST_SLOT + 1):
        if place + length > len(text) or text[place + length - 1] in stops:
            break
        lengths.append(length)
    for length in reversed(lengths) if closes else lengths:
        yield from _slot_ends(pieces[1:], text, place + length, first=False)


def sentences(text: str) -> list[Place]:
    found, start, place = [], 0, 0
    while place < len(text):
        if text[place] in SENTENCE_ENDS:
            while place < len(text) and text[place] in SENTENCE_ENDS:
                place += 1
            while place < len(text) and text[place] in CLOSING:
                place += 1
            found.append((start, place))
            start = place
        else:
            place += 1
    return [*found, (start, len(text))] if start < len(text) else found


def sentence_spans(node: Node, one: One, window: Place) -> list[Place] | None:
    """The spans by which the tree holds of one sentence; None where it does not hold."""

    def inside(term: Node) -> list[Place]:
        return [span for span in term_spans(term, one.text) if window[0] <= span[0] and span[1] <= window[1]]

    match node:
        case And(parts):
            held = [sentence_spans(part, one, window) for part in parts]
            return None if any(spans is None for spans in held) else [span for spans in held for span in spans or ()]
        case Or(parts):
            held = [spans for part in parts if (spans := sentence_spans(part, one, window)) is not None]
            return [span for spans in held for span in spans or ()] if held else None
        case Not(part):
            return [] if sentence_spans(part, one, window) is None else None
        case Filter():
            return [] if filter_holds(node, one) else None
        case Within(_, part):
            return sentence_spans(part, one, window)
        case Near():
            return [span for members in near_stretches(node, inside).values() for span in members] or None
        case _:
            return inside(node) or None


def near_stretches(node: Node, spans_of: SpansOf) -> dict[Place, set[Place]]:
    """Every stretch in which all parts stand near each other, with the spans that take part in it."""
    match node:
        case Near(parts, links):
            met = near_stretches(parts[0], spans_of)
            for part, link in zip(parts[1:], links, strict=True):
                grown: dict[Place, set[Place]] = {}
                for (left, own), (right, others) in product(met.items(), near_stretches(part, spans_of).items()):
                    gaps = [right[0] - left[1]] if link.ordered else [right[0] - left[1], left[0] - right[1]]
                    if any(0 <= gap <= link.distance for gap in gaps):
                        place = (min(left[0], right[0]), max(left[1], right[1]))
                        grown.setdefault(place, set()).update(own | others)
                met = grown
            return met
        case Or(parts):
            united: dict[Place, set[Place]] = {}
            for part in parts:
                for place, members in near_stretches(part, spans_of).items():
                    united.setdefault(place, set()).update(members)
            return united
        case _:
            return {span: {span} for span in spans_of(node)}


def is_variant(run: str, one: One, synonyms: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a passage holds a run across quotation marks and spaces, by a synonym, or under a mask."""
    others = (Run(word) for word in synonyms.get(fold(run), ()))
    if term_spans(Quoted(run), one.text) or any(term_spans(other, one.text) for other in others):
        return True
    return any(_fits_mask(fold(run), fold(one.text), hidden) for hidden in hidden_rows(one))


def hidden_rows(one: One) -> Iterator[set[int]]:
    """The unbroken rows of characters in the masks of a passage that stand for struck-out ones."""
    for mask in one.info.masks:
        if one.passage.start <= mask.start < one.passage.end:
            places = range(mask.start - one.passage.start, min(mask.end, one.passage.end) - one.passage.start)
            row: set[int] = set()
            for place in places:
                if fold(one.text[place]) in "*×○〇□■xd":
                    row.add(place)
                elif row:
                    yield row
                    row = set()
            if row:
                yield row


def _fits_mask(run: str, text: str, hidden: set[int]) -> bool:
    for start in range(len(text) - len(run) + 1):
        places = range(start, start + len(run))
        seen = [place for place in places if place not in hidden]
        if not hidden <= set(places) or not seen or len(run) < 2:
            continue
        covered = "".join(run[place - start] for place in hidden)
        if (
            all(text[place] == run[place - start] for place in seen)
            and covered.isalpha()
            and not re.search(r"[\x00-\x7f]", covered)
        ):
            return True
    return False


def filter_holds(asked: Filter, one: One) -> bool:
    return any(value_holds(asked.field, value, one) for value in asked.values)


def value_holds(asked: Field, value: Value, one: One) -> bool:
    info = one.info
    if asked is Field.ROLE:
        role = one.passage.role
        return (
            role is None
            if isinstance(value, Unknown)
            else role is not None and role.value == getattr(value, "value", 0)
        )
    if asked is Field.HAS and isinstance(value, Choice):
        return has_mask(one) if value.value == "mask" else any(not number.masked for number in quantities(one.text))
    if isinstance(value, Bound):
        return any(bound_holds(value, number, fold(one.text)) for number in quantities(one.text))
    claim = getattr(info, asked.value)
    match value:
        case Unknown():
            return bool(claim.value is None)
        case Years(first, last, stated):
            if claim.value is None or (stated and claim.confidence is Confidence.INFERRED):
                return False
            return bool((first or 0) <= claim.value <= (last or 9999))
        case Choice(code):
            parents = info.kind_parents if asked is Field.KIND else ()
            return claim.value is not None and code in (claim.value, *parents)
        case Name(text, quoted):
            parents = {Field.REGION: info.region_parents, Field.KIND: info.kind_parents}.get(asked, ())
            names = [short(name) for name in (claim.value, *parents) if name is not None]
            if quoted and asked is not Field.TITLE:
                return short(text) in names
            return any(short(text) in name for name in names)
    raise TypeError(value)


def bound_holds(bound: Bound, number: Quantity, folded: str) -> bool:
    said = number.indicator and fold(bound.name) in folded[number.indicator.start : number.indicator.end]
    if not said or number.masked or number.change or bound.unit not in ("", number.unit):
        return False
    return bound.holds(number.low or 0) or bound.holds(number.high or 0)


def has_mask(one: One) -> bool:
    return any(one.passage.start <= mask.start < one.passage.end for mask in one.info.masks)


def short(name: str) -> str:
    return fold(name).replace(" ", "").replace("人民政府", "政府").replace("办公厅", "办").replace("办公室", "办")


def initial_spans(spelt: str, letters: str) -> Iterator[tuple[int, int]]:
    """Where typed initials stand, an undecided character taken for either of its two, left to right."""
    readings = {chr(0xF0000 + number): pair for number, pair in enumerate(POLYPHONES)}
    place = 0
    while letters and place + len(letters) <= len(spelt):
        window = spelt[place : place + len(letters)]
        agrees = all(letter in readings.get(sign, sign) for letter, sign in zip(letters, window, strict=True))
        found = agrees and sum(sign in readings for sign in window) <= MOST_UNDECIDED
        if found:
            yield place, place + len(letters)
        place += len(letters) if found else 1

"""Random queries over the alphabet of the random corpora: every kind of node, in every place the grammar allows."""

import random
from collections.abc import Callable

from kb.query import (
    And,
    Bound,
    Choice,
    Field,
    Filter,
    Initials,
    Link,
    Literal,
    Name,
    Near,
    Node,
    Not,
    Or,
    Quoted,
    Regex,
    Run,
    Scope,
    Slots,
    Unknown,
    Within,
    Years,
)  # fmt: skip
from tests.search_corpora import HAN

SCOPES = (Scope.SENTENCE, Scope.PASSAGE, Scope.SECTION, Scope.REPORT)
PATTERNS = ("[督查]+", "工.作", "督|查查", r"\d+", "^信", "作$", "(?:工作)+", "[^督]访")
INITIALS = ("dc", "gz", "xf", "dcgz", "d", "g")


def han(rng: random.Random, longest: int) -> str:
    return "".join(rng.choices(HAN, k=rng.randint(1, longest)))


def run(rng: random.Random) -> Node:
    signs = "。，*Ｘ５D"
    longest = 14 if rng.random() < 0.05 else 4
    letters = [rng.choice(signs) if rng.random() < 0.08 else letter for letter in han(rng, longest)]
    text = "".join(letters)
    return Run("督查" if "*" in text and "**" not in text else text)


def slots(rng: random.Random) -> Node:
    pieces = [han(rng, 2) for _ in range(rng.randint(1, 3))]
    if rng.random() < 0.3:
        pieces.append("")
    if rng.random() < 0.3 or len(pieces) == 1:
        pieces.insert(0, "")
    return Slots(tuple(pieces))


TERMS: tuple[Callable[[random.Random], Node], ...] = (
    run,
    run,
    run,
    run,
    lambda rng: Quoted(han(rng, 4)),
    lambda rng: Literal(rng.choice(["Ｘ", "X", "", "“"]) + han(rng, 3)),
    lambda rng: Initials(rng.choice(INITIALS)),
    slots,
    lambda rng: Regex(rng.choice(PATTERNS)),
)


def term(rng: random.Random) -> Node:
    return rng.choice(TERMS)(rng)


def filtered(rng: random.Random) -> Node:
    name = rng.choice(["青石", "白沙县水务局", "岚江", "青石市政府办公室", "督"])
    return rng.choice(
        [
            Filter(Field.YEAR, (Years(rng.choice([None, 2019, 2021]), 2021, rng.random() < 0.3),)),
            Filter(Field.YEAR, (Unknown(),)),
            Filter(rng.choice([Field.UNIT, Field.REGION, Field.TITLE]), (Name(name, rng.random() < 0.3), Name("县"))),
            Filter(Field.UNIT, (Unknown(),)),
            Filter(Field.KIND, (Choice("工作总结"),)),
            Filter(Field.LEVEL, (Choice("city"),)),
            Filter(Field.ROLE, (Choice(rng.choice(["plan", "review", "results"])),)),
            Filter(Field.ROLE, (Unknown(),)),
            Filter(Field.HAS, (Choice(rng.choice(["mask", "data"])),)),
            Filter(
                Field.METRIC,
                (
                    Bound(
                        rng.choice(["事项", "台账"]),
                        rng.choice([">=", "<", "="]),
                        rng.choice([5, 200000]),
                        rng.choice(["", "件", "本"]),
                    ),
                ),
            ),
        ]
    )


def near(rng: random.Random, depth: int) -> Node:
    parts = [near_part(rng, depth - 1) for _ in range(rng.randint(2, 3))]
    links = [Link(rng.choice([0, 1, 3, 10]), rng.random() < 0.5) for _ in parts[1:]]
    return Near(tuple(parts), tuple(links))


def near_part(rng: random.Random, depth: int) -> Node:
    kind = rng.random()
    if depth > 0 and kind < 0.15:
        return Or((term(rng), term(rng)))
    return near(rng, depth - 1) if depth > 0 and kind < 0.3 else term(rng)


def joined(kind: type[And] | type[Or], rng: random.Random, depth: int, scopes: int) -> Node:
    parts = [node(rng, depth - 1, scopes) for _ in range(rng.randint(2, 3))]
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, kind) else (part,))]
    return kind(tuple(flat))


def node(rng: random.Random, depth: int, scopes: int = len(SCOPES)) -> Node:
    """A tree of at most that depth; ``scopes`` is how many of SCOPES may still be opened inside."""
    if depth <= 0:
        return term(rng) if rng.random() < 0.85 else filtered(rng)
    kind = rng.random()
    if kind < 0.3:
        return joined(And, rng, depth, scopes)
    if kind < 0.5:
        return joined(Or, rng, depth, scopes)
    if kind < 0.6:
        return Not(node(rng, depth - 1, scopes))
    if kind < 0.75:
        return near(rng, depth)
    if kind < 0.9 and scopes:
        width = rng.randint(1, scopes)
        return Within(SCOPES[width - 1], node(rng, depth - 1, width))
    return term(rng)

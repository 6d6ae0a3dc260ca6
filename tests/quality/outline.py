"""How well the outline is found: headings, their levels and their roles, file by file.

``python -m tests.quality.outline`` prints a line a file, ``-v`` what differs; ``scores()`` gives the figures. The gold: the
development set (tests/data/outline_gold.jsonl), the seeds (../shared/gold/seeds.json), the sample (tests/data/corpus_gold.jsonl).
"""

import hashlib
import json
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from indexer.clean import clean
from indexer.read import ReadOptions, read
from indexer.segment import segment
from indexer.values import Extract
from kb.model import Problem, Section
from tests.shared import DEV_SET, SEEDS

DATA = Path(__file__).resolve().parents[1] / "data"
ROOT = DATA.parents[1]
SETS = ("dev_set", "seeds", "corpus")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it is compared: by its number and the digest of its words."""

    level: int
    number: str
    digest: str
    role: str | None
    shown: str


@dataclass(frozen=True, slots=True)
class Score:
    """Headings wanted, found, found rightly; of the right ones, how many have the right level and role."""

    file: str
    wanted: int
    found: int
    right: int
    levels: int
    roles: int
    differences: tuple[str, ...] = ()

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.wanted + self.found) if self.wanted + self.found else 1.0


def scores(name: str) -> list[Score]:
    """The scores of one of SETS, a score for each file that is there and unchanged."""
    return list({"dev_set": _dev_set, "seeds": _seeds, "corpus": _corpus}[name]())


def total(found: Iterable[Score], name: str = "all") -> Score:
    """The sum of scores."""
    rows = list(found)
    return Score(
        name, *(sum(getattr(row, field) for row in rows) for field in ("wanted", "found", "right", "levels", "roles"))
    )


def _dev_set() -> Iterator[Score]:
    for row in (DATA / "outline_gold.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(row)
        path = DEV_SET / "files" / gold["file"]
        if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == gold["sha256"]:
            wanted = [
                Heading(node["level"], node["number"], node["digest"], node["role"], node["prefix"])
                for node in gold["outline"]
            ]
            yield _score(gold["file"], wanted, _outline(path, 0))


def _seeds() -> Iterator[Score]:
    path = SEEDS.parent / "gold" / "seeds.json"
    if path.is_file():
        for name, gold in json.loads(path.read_text("utf-8")).items():
            yield _score(name, _written(gold["outline"]), _outline(SEEDS / name, 0))


def _corpus() -> Iterator[Score]:
    for row in (DATA / "corpus_gold.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(row)
        name, _, number = gold["file"].partition("#")
        yield _score(gold["file"], _written(gold["outline"]), _outline(ROOT / name, int(number or 1) - 1))


def _written(outline: list[dict[str, Any]]) -> list[Heading]:
    return [
        Heading(node["level"], node["number"], _digest(node["heading"]), node["role"], node["heading"])
        for node in outline
    ]


def _outline(path: Path, index: int) -> list[Heading]:
    """The outline of the report ``index`` of a file."""
    extracts: list[Extract | Problem] = list(read(path, path.name, ReadOptions()))
    extract = extracts[index]
    assert isinstance(extract, Extract), extract
    cleaned = clean(extract)
    return [_heading(section) for section in segment(cleaned.text, cleaned.title).outline]


def _heading(section: Section) -> Heading:
    return Heading(
        section.level, section.number, _digest(section.heading), section.role and section.role.value, section.heading
    )


def _digest(words: str) -> str:
    return hashlib.sha256(unicodedata.normalize("NFC", words).encode()).hexdigest()[:12]


def _score(file: str, wanted: Sequence[Heading], found: Sequence[Heading]) -> Score:
    keys, others = ([(heading.number, heading.digest) for heading in side] for side in (wanted, found))
    pairs: list[tuple[Heading, Heading]] = []
    differences: list[str] = []
    for tag, start, end, begin, stop in SequenceMatcher(None, keys, others, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs.extend(zip(wanted[start:end], found[begin:stop], strict=True))
        else:
            differences.extend(f"- {heading.level} {heading.number} {heading.shown}" for heading in wanted[start:end])
            differences.extend(
                f"+ {heading.level} {heading.number} {heading.shown[:40]}" for heading in found[begin:stop]
            )
    for one, other in pairs:
        if (one.level, one.role) != (other.level, other.role):
            differences.append(
                f"~ {one.level} {one.role}, found {other.level} {other.role}: {other.number} {other.shown[:40]}"
            )
    levels = sum(one.level == other.level for one, other in pairs)
    roles = sum(one.role == other.role for one, other in pairs)
    return Score(file, len(wanted), len(found), len(pairs), levels, roles, tuple(differences))


def report(name: str, *, differences: bool) -> Iterator[str]:
    """The lines that show the scores of one of SETS."""
    rows = scores(name)
    for row in [*rows, total(rows, name)] if rows else []:
        figures = f"{row.f1:.4f}  levels {row.levels}/{row.right}  roles {row.roles}/{row.right}"
        yield f"{figures}  {row.found} of {row.wanted}  {row.file}"
        yield from row.differences if differences else ()


if __name__ == "__main__":
    for chosen in SETS:
        for shown in report(chosen, differences="-v" in sys.argv[1:]):
            sys.stdout.write(shown + "\n")

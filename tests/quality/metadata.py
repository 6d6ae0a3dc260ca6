"""How right the claims are: right, wrong and unknown per field, on the seeds, the development set and the sample corpus.

``python -m tests.quality.metadata`` prints the table and names every wrong claim.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.clean import clean
from indexer.infer import infer
from indexer.lexicon.organs import central_organ
from indexer.read import ReadOptions, read
from indexer.segment import segment
from indexer.values import Extract, Inferred
from kb.config import Config, load_config
from kb.model import Claim
from tests.shared import DEV_SET, SEEDS

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus"
CORPUS_GOLD = ROOT / "tests/data/corpus_gold.jsonl"
SEED_FIELDS = ("title", "unit", "region", "year", "plan_year", "period", "kind", "year_confidence")
CORPUS_FIELDS = (
    "title", "unit", "region", "level", "kind", "year", "year_confidence", "review_year", "plan_year", "period", "date", "docno",
    "source", "editor", "url",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """One field of one file: what gold has and what was claimed."""

    corpus: str
    field: str
    file: str
    gold: str | int | None
    claimed: str | int | None
    right: bool

    @property
    def verdict(self) -> str:
        """right, unknown (nothing was claimed where gold has something) or wrong."""
        return "right" if self.right else "unknown" if self.claimed is None else "wrong"


def inferred_of(path: Path, name: str, config: Config) -> dict[str, tuple[Extract, str, Inferred]]:
    """The claims of every report in a file: name (with #row) → what was read, its cleaned text, the claims."""
    found = {}
    for extract in read(path, name, ReadOptions()):
        if isinstance(extract, Extract):
            cleaned = clean(extract)
            outline = segment(cleaned.text, cleaned.title).outline
            found[extract.name] = (extract, cleaned.text, infer(extract, cleaned, outline, config))
    return found


def seed_answers() -> Iterator[Answer]:
    """Every field of the seeds' gold; null means that nothing may be claimed."""
    gold = json.loads((SEEDS.parent / "gold/seeds.json").read_text(encoding="utf-8"))
    for file, row in gold.items():
        _, _, claims = next(iter(inferred_of(SEEDS / file, file, Config()).values()))
        for name in SEED_FIELDS:
            if name in row["meta"]:
                yield _answer("seeds", name, file, row["meta"][name], claims)


def dev_answers() -> Iterator[Answer]:
    """Year, date, unit and docno of the development set, where gold has them."""
    for line in (DEV_SET / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        path = DEV_SET / "files" / row["file"]
        found = inferred_of(path, row["file"], Config())
        if not found:
            continue
        _, _, claims = next(iter(found.values()))
        for name in ("year", "docno"):
            if row[name] is not None:
                yield _answer("dev_set", name, row["file"], row[name], claims)
        if row["date"]:
            yield _answer("dev_set", "date", row["file"], row["date"][:10], claims)
        if row["unit"] and (row["unit"] in path.read_text(encoding="utf-8") or row["unit"] in row["file"]):
            yield _unit_answer(row["file"], row["unit"], claims)


def corpus_answers() -> Iterator[Answer]:
    """Every field of the sample corpus's gold."""
    config = load_config(CORPUS / "kb.toml")
    for line in CORPUS_GOLD.read_text(encoding="utf-8").splitlines() if CORPUS_GOLD.exists() else ():
        row = json.loads(line)
        name = row["file"].removeprefix("corpus/")
        found = inferred_of(CORPUS / name.split("#")[0], name.split("#")[0], config)
        if name not in found:
            yield Answer("corpus", "read", name, name, None, right=False)
            continue
        for field in CORPUS_FIELDS:
            if field in row:
                yield _answer("corpus", field, name, row[field], found[name][2])


def _answer(corpus: str, field: str, file: str, gold: str | int | None, claims: Inferred) -> Answer:
    claimed = claimed_value(claims, field, corpus)
    return Answer(corpus, field, file, gold, claimed, claimed == gold)


def claimed_value(claims: Inferred, field: str, corpus: str) -> str | int | None:
    """The value claimed; of the seeds' region the parents belong to it (山东省青岛市)."""
    if field == "year_confidence":
        return str(claims.year.confidence)
    claim: Any = getattr(claims, field)
    value = claim.value if isinstance(claim, Claim) else claim
    if field == "region" and corpus == "seeds" and value:
        return "".join((*claims.region_parents, value))
    return value if value is None else int(value) if isinstance(value, int) else str(value)


def _unit_answer(file: str, gold: str, claims: Inferred) -> Answer:
    """Right where the unit is gold's, by name, alias or containment, or its region is."""
    unit, region = claims.unit.value or "", claims.region.value or ""
    names = {gold, *(_canonical(part) for part in gold.split())}
    right = any(name in unit for name in names) or (
        bool(region) and (region.startswith(gold) or gold.startswith(region))
    )
    return Answer("dev_set", "unit", file, gold, claims.unit.value or claims.region.value, right)


def _canonical(name: str) -> str:
    found = central_organ(name)
    return found[0].name + name[found[1] :] if found else name


def answers() -> tuple[Answer, ...]:
    """Everything that can be asked here: the seeds and the development set where they are, the sample corpus."""
    shared = (*seed_answers(), *dev_answers()) if SEEDS.is_dir() else ()
    return (*shared, *corpus_answers())


def scores(found: tuple[Answer, ...]) -> dict[tuple[str, str], dict[str, int]]:
    """(corpus, field) → how many are right, wrong, unknown."""
    table: dict[tuple[str, str], dict[str, int]] = {}
    for answer in found:
        table.setdefault((answer.corpus, answer.field), {"right": 0, "wrong": 0, "unknown": 0})[answer.verdict] += 1
    return table


def report(found: tuple[Answer, ...]) -> Iterator[str]:
    """The table as lines, then every answer that is not right."""
    yield f"{'':8} {'field':16} right wrong unknown"
    for (corpus, field), row in scores(found).items():
        yield f"{corpus:8} {field:16} {row['right']:5} {row['wrong']:5} {row['unknown']:7}"
    for answer in found:
        if not answer.right:
            yield f"{answer.verdict:8} {answer.corpus} {answer.field} {answer.file}: gold {answer.gold!r}, claimed {answer.claimed!r}"


if __name__ == "__main__":
    sys.stdout.write("\n".join(report(answers())) + "\n")

"""How well plain questions find the articles of law that answer them: `python -m tests.quality.stard`.

Every article of STARD is a row of a table, indexed as `kb index` indexes tables: a report, cut into passages. A question
is asked as `--plain` text; the articles are ranked by their best passage, every copy of a repeated article for itself.
"""

import argparse
import gzip
import hashlib
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import kb
from indexer.build.run import Request, run
from kb import analysis, schema
from kb.library import Library
from kb.model import JsonObject
from tests.shared import SHARED

STARD = SHARED / "corpora" / "stard"
TABLE = "articles.jsonl"
PAGE = 500
"""Passages asked for: far more than hold the first hundred articles."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the ids of the articles that answer it."""

    text: str
    split: str
    gold: frozenset[int]


@dataclass(frozen=True, slots=True)
class Answer:
    """How one question was answered: the share of its articles among the first 10 and 100, 1 / rank of the first within 10."""

    recall_10: float
    recall_100: float
    reciprocal: float
    seconds: float


Figures = Mapping[str, float]


def questions(split: str = "all", limit: int | None = None) -> list[Question]:
    """The questions of a split in their order; of ``limit`` of them evenly spread."""
    rows = map(json.loads, (STARD / "queries.jsonl").read_text("utf-8").splitlines())
    found = [
        Question(row["text"], row["split"], frozenset(row["gold"])) for row in rows if split in {"all", row["split"]}
    ]
    return (
        found
        if limit is None or limit >= len(found)
        else [found[place * len(found) // limit] for place in range(limit)]
    )


def articles() -> Iterator[JsonObject]:
    """The articles: ``id``, ``name``, ``text``."""
    with gzip.open(STARD / "corpus.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def sample(rows: Iterable[JsonObject], gold: Collection[int], size: int) -> list[JsonObject]:
    """The gold articles and about ``size`` others, chosen by the digest of their ids."""
    share = size / 55_330
    return [row for row in rows if row["id"] in gold or _place(row["id"]) < share]


def _place(number: int) -> float:
    return int(hashlib.sha256(str(number).encode()).hexdigest()[:8], 16) / 0x1_0000_0000


def build(folder: Path, rows: Iterable[JsonObject]) -> tuple[Path, list[int]]:
    """Index articles; the knowledge base and the article id of every row of its table."""
    folder.mkdir(parents=True, exist_ok=True)
    ids = []
    with (folder / TABLE).open("w", encoding="utf-8") as table:
        for row in rows:
            ids.append(row["id"])
            table.write(json.dumps({"title": row["name"], "text": row["text"]}, ensure_ascii=False) + "\n")
    run(Request(folder / ".kb", (folder / TABLE,)), lambda _done, _total, _name: None)
    return folder / ".kb", ids


def answers(place: Path, ids: Sequence[int], asked: Sequence[Question]) -> list[Answer]:
    """Every question asked of a knowledge base made by ``build``."""
    with kb.open(place) as library:
        return [_answer(library, ids, question) for question in asked]


def _answer(library: Library, ids: Sequence[int], question: Question) -> Answer:
    clock = time.perf_counter()
    hits = library.search(question.text, plain=True, limit=PAGE, every_copy=True)
    seconds = time.perf_counter() - clock
    ranked = list(islice(dict.fromkeys(_article(hit.report.file, ids) for hit in hits), 100))
    right = [article in question.gold for article in ranked]
    first = right.index(True) + 1 if any(right[:10]) else None
    return Answer(
        sum(right[:10]) / len(question.gold), sum(right) / len(question.gold), 1 / first if first else 0.0, seconds
    )


def _article(file: str, ids: Sequence[int]) -> int:
    """The article that a report is; its file is ``TABLE#ROW``, rows from 1."""
    return ids[int(file.rpartition("#")[2]) - 1]


def figures(found: Sequence[Answer]) -> Figures:
    """The means over all questions."""
    count = max(len(found), 1)
    return {
        "recall_10": sum(answer.recall_10 for answer in found) / count,
        "recall_100": sum(answer.recall_100 for answer in found) / count,
        "mrr_10": sum(answer.reciprocal for answer in found) / count,
    }


def small(folder: Path) -> Figures:
    """The figures of 150 questions over their articles and 4,000 others: quick enough for every run of the tests."""
    asked = questions(limit=150)
    gold = {article for question in asked for article in question.gold}
    return figures(answers(*build(folder, sample(articles(), gold, 4000)), asked))


def _cached(folder: Path) -> tuple[Path, list[int]]:
    """The knowledge base of all articles, made anew where the articles or what the index says of itself changed."""
    state = f"{hashlib.sha256((STARD / 'corpus.jsonl.gz').read_bytes()).hexdigest()} {schema.SCHEMA_VERSION} {analysis.identity()}"
    mark = folder / "state"
    if mark.is_file() and mark.read_text("utf-8") == state:
        return folder / ".kb", [row["id"] for row in articles()]
    shutil.rmtree(folder / ".kb", ignore_errors=True)
    made = build(folder, articles())
    mark.write_text(state, "utf-8")
    return made


def _print(found: Sequence[tuple[Question, Answer]]) -> None:
    for split in ("train", "dev", "all"):
        part = [answer for question, answer in found if split in {"all", question.split}]
        row = "  ".join(f"{name} {value:.4f}" for name, value in figures(part).items())
        sys.stdout.write(f"{split:6}{len(part):6}  {row}\n")
    times = sorted(answer.seconds for _question, answer in found)
    sys.stdout.write(
        f"seconds a question: median {times[len(times) // 2]:.3f}, 95 % {times[len(times) * 95 // 100]:.3f}\n"
    )


def main() -> None:
    """Ask the questions and print the figures."""
    parser = argparse.ArgumentParser(description="Ask STARD's questions of its articles and print the figures.")
    parser.add_argument("--limit", type=int, help="so many questions, evenly spread")
    parser.add_argument("--split", choices=("train", "dev", "all"), default="all")
    parser.add_argument("--cache", type=Path, help="keep the knowledge base in this folder for the next run")
    options = parser.parse_args()
    asked = questions(options.split, options.limit)
    with tempfile.TemporaryDirectory() as temporary:
        place, ids = _cached(options.cache or Path(temporary))
        _print(list(zip(asked, answers(place, ids, asked), strict=True)))


__all__ = ["Answer", "Figures", "Question", "answers", "articles", "build", "figures", "questions", "sample", "small"]


if __name__ == "__main__":
    main()

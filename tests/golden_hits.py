"""Writes the hits of the golden queries anew: `python -m tests.golden_hits`. Read the difference before you keep it."""

import json
import tempfile
from pathlib import Path
from typing import Any

import kb
from kb.library import Library
from tests.conftest import CORPUS, build

GOLDEN = Path(__file__).with_name("data") / "hits.jsonl"


def answer(library: Library, query: str) -> dict[str, Any]:
    """What a query finds, in the form in which it is kept."""
    hits = library.search(query, limit=None)
    count, reports = list(hits.count.to_dict().values()), sorted({hit.report.id for hit in hits})
    return {"query": query, "count": count, "weaker": dict(hits.weaker), "reports": reports}


def main() -> None:
    """Answer the queries that stand in the file and write the file again."""
    queries = [json.loads(line)["query"] for line in GOLDEN.read_text("utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder, kb.open(build(Path(folder) / ".kb", CORPUS)) as library:
        lines = [json.dumps(answer(library, query), ensure_ascii=False) for query in queries]
    GOLDEN.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()

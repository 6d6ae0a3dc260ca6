"""The golden file of queries: what each means, in all its forms. `python -m tests.test_query_golden` writes it anew for review."""

import json
from pathlib import Path
from typing import Any

import pytest

from kb.query import QueryError, echo, parse, to_dict, write

GOLDEN = Path(__file__).parent / "data" / "queries.jsonl"


def meaning(query: str, plain: bool) -> dict[str, Any]:
    """What the golden file says of a query: its tree and both echoes, or its fault and the column."""
    line: dict[str, Any] = {"query": query, **({"plain": True} if plain else {})}
    try:
        parsed = parse(query, plain=plain)
    except QueryError as error:
        return {**line, "fault": error.code, "column": error.column}
    return {**line, "zh": echo(parsed, "zh_CN"), "en": echo(parsed, "en"), "root": to_dict(parsed.root)}


ROWS: list[dict[str, Any]] = [json.loads(line) for line in GOLDEN.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=[row["query"][:40] or "(empty)" for row in ROWS])
def test_a_query_means_what_the_golden_file_says(row: dict[str, Any]) -> None:
    assert meaning(row["query"], row.get("plain", False)) == row


def test_the_golden_file_holds_enough_and_nothing_twice() -> None:
    asked = [(row["query"], row.get("plain", False)) for row in ROWS]
    assert len(set(asked)) == len(asked)
    assert sum("root" in row for row in ROWS) >= 140
    assert sum("fault" in row for row in ROWS) >= 60


@pytest.mark.parametrize(
    "row", [row for row in ROWS if "root" in row and "plain" not in row], ids=lambda row: row["query"][:40]
)
def test_writing_a_meaning_and_reading_it_again_keeps_it(row: dict[str, Any]) -> None:
    root = parse(row["query"]).root
    assert parse(write(root)).root == root


def test_queries_that_mean_the_same_have_one_echo_and_queries_that_do_not_have_two() -> None:
    roots: dict[str, Any] = {}
    for row in ROWS:
        if "root" in row and "plain" not in row:
            root = parse(row["query"]).root
            assert roots.setdefault(row["zh"], root) == root
            assert roots.setdefault(row["en"], root) == root


if __name__ == "__main__":
    lines = [json.dumps(meaning(row["query"], row.get("plain", False)), ensure_ascii=False) for row in ROWS]
    GOLDEN.write_text("".join(line + "\n" for line in lines), "utf-8")

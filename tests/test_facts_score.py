"""The scores of facts: a perfect reader has 1, wrong values and clauses too many cost, labels are found again in a changed text."""

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest

from kb.facts import Quantity, quantities
from kb.model import Report, Span
from tests.quality import facts_commitments, facts_followup
from tests.quality.facts import plain_unit, same_value
from tests.quality.facts_gold import Label, Moved, Stretch, found_anchors, rows, stretches
from tests.quality.facts_score import Score, pair, share


@dataclass(frozen=True, slots=True)
class Clause:
    start: int
    end: int
    quantified: bool = False


def stretch(*labels: Label) -> Stretch:
    report = SimpleNamespace(text="新建茶园60亩，完成移栽。" * 3, info=SimpleNamespace(id="某镇"))
    return Stretch("open", report, 0, 30, labels)  # type: ignore[arg-type]


def label(kind: str, start: int, end: int, **said: Any) -> Label:
    return Label(start, end, {"kind": kind, **said})


def test_each_label_takes_the_clause_that_shares_most() -> None:
    wanted = [label("commitment", 0, 7), label("commitment", 8, 12)]
    paired = pair(stretch(*wanted), wanted, [Clause(0, 12), Clause(8, 12), Clause(0, 6)], 0.5)
    assert [thing for _, thing in paired.pairs] == [Clause(0, 6), Clause(8, 12)]
    assert paired.extra == (Clause(0, 12),)


def test_what_lies_on_an_open_question_or_outside_is_not_counted() -> None:
    open_question = label("either", 0, 7)
    paired = pair(stretch(open_question), [], [Clause(0, 5), Clause(28, 34)], 0.5)
    assert paired.extra == ()


@pytest.mark.parametrize(
    ("text", "value", "unit", "agrees"),
    [
        ("新增学位1800个。", 1800, "个", True),
        ("新增学位1800个。", 1801, "个", False),
        ("投资7.4亿美元。", 740000000, "美元", True),
        ("投资7.4亿美元。", 740000000, "元", False),
        ("提高3.3个百分点。", 3.3, "百分点", True),
        ("覆盖三分之二的村。", 66.6667, "%", True),
        ("用时压缩至9个，", 9, "个|个工作日", True),
    ],
)
def test_value_and_unit_have_to_agree(text: str, value: float, unit: str, agrees: bool) -> None:
    found: Quantity = quantities(text)[0]
    said = label("quantity", found.start, found.end, value=value, unit=unit, masked=False)
    assert same_value(said, found) is agrees


def test_a_unit_is_the_same_without_its_article_and_bracket() -> None:
    assert [plain_unit(unit) for unit in ("个工作日", "台(套)", "个", "")] == ["工作日", "台", "个", ""]


def test_places_share_twice_what_they_have_in_common() -> None:
    assert share((0, 10), (5, 15)) == 0.5
    assert share((0, 5), (5, 9)) == 0


def test_labels_move_with_the_anchors_before_them() -> None:
    old, new = "甲乙丙丁戊己庚辛壬癸子丑", "页眉甲乙丙丁戊己页脚庚辛壬癸子丑"
    moved = Moved(found_anchors([(0, old[:6]), (6, old[6:])], new))
    assert [new[moved(at)] for at in (1, 7, 11)] == [old[1], old[7], old[11]]


def test_a_reader_who_marks_what_the_gold_marks_has_all_points(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts_commitments, "found_in", _marked)
    totals: dict[str, Score] = {}
    for part in (part for part in stretches("commitments") if part.half == "sample"):
        for measure, score in facts_commitments.clauses(part).items():
            totals[measure] = totals.get(measure, Score()) + score
    assert {measure: score.f1 for measure, score in totals.items()} == dict.fromkeys(totals, 1.0)


def test_verdicts_count_where_the_commitment_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts_followup, "rule", lambda _name: _followed)
    scores = facts_followup.verdicts()
    assert scores["follow-up: verdict"].right == scores["follow-up: verdict"].wanted > 100
    assert scores["follow-up: evidence"].precision == 1


def _marked(_name: str, report: Report) -> tuple[Any, ...]:
    row = next(row for row in rows("commitments") if row["report"] == report.info.id)
    return tuple(_commitment(said) for said in row["labels"] if said["kind"] == "commitment")


def _commitment(said: dict[str, Any]) -> SimpleNamespace:
    parts = {name: Span(*said[name]) if said.get(name) else None for name in facts_commitments.PARTS}
    return SimpleNamespace(start=said["start"], end=said["end"], quantified=bool(said["quantified"]), **parts)


def _followed(report: Report, _later: list[Report]) -> tuple[Any, ...]:
    row = next(row for row in rows("followups") if row["report"] == report.info.id)
    return tuple(
        SimpleNamespace(
            commitment=Span(said["start"], said["end"]),
            verdict=said["verdict"].split("|")[0],
            evidence=Span(*said["evidence"][0]) if said["evidence"] else None,
        )
        for said in row["verdicts"]
    )

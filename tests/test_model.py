"""The shared values say what they are: labels of sections, JSON of claims and reports."""

import json

import pytest

from kb.model import Claim, Confidence, Evidence, Gap, Mask, ReportInfo, Section

LABELS = [
    ("一", "主要做法", "一、主要做法"),
    ("十二", "保障措施", "十二、保障措施"),
    ("(一)", "抓牢党建引领", "(一)抓牢党建引领"),
    ("1", "领导重视", "1、领导重视"),
    ("(1)", "领导重视", "(1)领导重视"),
    ("①", "领导重视", "①领导重视"),
    ("一是", "深化精文简会", "一是深化精文简会"),
    ("第一章", "总则", "第一章 总则"),
    ("第一", "加强领导", "第一，加强领导"),
    ("首先", "加强领导", "首先，加强领导"),
    ("1.2", "加强领导", "1.2 加强领导"),
    ("第三条", "", "第三条"),
    ("", "下一步", "下一步"),
]


@pytest.mark.parametrize(("number", "heading", "label"), LABELS)
def test_a_section_is_called_as_in_the_document(number: str, heading: str, label: str) -> None:
    assert Section(1, number, heading, None, 0, 0, 0).label == label


def test_the_json_of_a_report_has_stable_keys() -> None:
    year = Claim(2019, Confidence.INFERRED, (Evidence("截至6月底", "text", 3, 8),))
    info = ReportInfo("a", "a.txt", year=year, gaps=(Gap(5, 5, 3077),), masks=(Mask("XX市", 0, 3), Mask("XX市", 9, 12)))
    shown = json.loads(json.dumps(info.to_dict(), ensure_ascii=False))
    assert list(shown) == [
        "id", "file", "title", "unit", "region", "level", "kind", "year", "period", "review_year", "plan_year", "date", "docno",
        "passages", "characters", "gaps", "truncated", "masks", "source", "editor", "url", "duplicates_of",
    ]  # fmt: skip
    assert shown["year"] == {
        "value": 2019,
        "confidence": "inferred",
        "evidence": [{"text": "截至6月底", "place": "text", "start": 3, "end": 8}],
    }
    assert shown["unit"] == {"value": None, "confidence": "unknown", "evidence": []}
    assert (shown["gaps"], shown["masks"]) == ([3077], ["XX市"])

"""Arithmetic: what a report claims, recomputed. The sentences are invented; the nine planted errors are in copies of the sample corpus."""

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.pipeline import read_report
from kb.facts.arithmetic import Finding, Verdict, check, check_numbers
from kb.model import Report
from tests.shared import DEV_SET, SEEDS, needs_shared

DATA = Path(__file__).parent / "data" / "planted"
CORPUS = Path(__file__).parents[1] / "corpus"


def verdicts(text: str) -> list[tuple[str, str]]:
    return [(finding.rule, finding.verdict.value) for finding in check_numbers(text)]


CLAIMS = [
    ("形成报告45期，其中暗访形成18期，占40%。", "share", "ok"),
    ("形成报告45期，其中暗访形成18期，占45%。", "share", "impossible"),
    ("大厅45个窗口中，综合窗口有18个，占40%。", "share", "ok"),
    ("窗口增至27个，占窗口总数45个的60%。", "share", "ok"),
    ("窗口增至27个，占窗口总数45个的70%。", "share", "impossible"),
    ("服务点96个，其中示范点24个，占四分之一。", "share", "ok"),
    ("发放问卷1019份，收回972份，收回率达到了95%。", "ratio", "ok"),
    ("发放问卷1019份，收回972份，收回率达到了97%。", "ratio", "impossible"),
    ("受理诉求24.8万件，其中咨询15.5万件、求助9.3万件；办结23.9万件，办结率为96.4%。", "ratio", "ok"),
    ("时长由96分钟压缩到72分钟，压缩25%。", "change", "ok"),
    ("时长由96分钟压缩到72分钟，压缩35%。", "change", "impossible"),
    ("时长由96分钟压缩到72分钟，增加25%。", "direction", "impossible"),
    ("计划由31项精简为20项，减少11项。", "difference", "ok"),
    ("办结率由52%提高到71%，提高9个百分点。", "difference", "impossible"),
    ("制发简报55件、同比减少40.9%。", "implied-base", "ok"),
    ("召开会议12次，同比减少41%。", "implied-base", "impossible"),
    ("承办建议157件、提案239件，共396件。", "total", "ok"),
    ("承办建议157件、提案239件，共386件。", "total", "impossible"),
    ("新建62个，加上此前试点的26个，累计达到88个。", "total", "ok"),
    ("制发文件250件，其中政府文件96件、办公室文件154件。", "parts", "ok"),
    ("制发文件250件，其中政府文件96件、办公室文件174件。", "parts", "unsure"),
    ("受理诉求250件，其中咨询类96件、求助类174件。", "parts", "impossible"),
    ("制发文件250件，其中政府文件296件。", "part", "impossible"),
    ("查摆问题26个，已整改24个，其余2个按计划推进。", "remainder", "ok"),
    ("查摆问题26个，已整改24个，其余4个按计划推进。", "remainder", "impossible"),
    ("转化率达到38.2%，距离40%的目标还差1.8个百分点。", "shortfall", "ok"),
    ("转化率达到38.2%，距离40%的目标还差4.8个百分点。", "shortfall", "impossible"),
    ("连续42天值守，编发快报84期，日均2期。", "average", "ok"),
    ("三次产业结构比调整为8.1:39.6:52.3。", "composition", "ok"),
    ("三次产业结构比调整为8.1:39.6:62.3。", "composition", "impossible"),
]


@pytest.mark.parametrize(("text", "rule", "verdict"), CLAIMS, ids=[row[0] for row in CLAIMS])
def test_a_claim_is_recomputed(text: str, rule: str, verdict: str) -> None:
    assert (rule, verdict) in verdicts(text)


SILENT = [
    "制发文件250件，其中政府文件96件。",  # others are not named
    "制定涵盖文秘、信息、值班等16大类制度55项。",
    "发展党员17名，其中女党员11名、青年党员9名，共覆盖12个支部。",  # someone may be both
    "受理2000余件，办结1900余件，办结率90%。",  # bounded, not exact
    "办结率X.X%，受理X件，办结X件。",
    "力争受理100件，办结90件，办结率目标达到95%。",
    "产值30亿元，同比增长12%。",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_may_be_true_raises_no_alarm(text: str) -> None:
    assert not [row for row in verdicts(text) if row[1] == Verdict.IMPOSSIBLE.value]


def test_a_finding_says_what_was_reckoned() -> None:
    (finding,) = check_numbers("形成报告45期，其中暗访形成18期，占45%。")
    assert "40 %" in finding.message()
    assert finding.values == {"part": "18期", "whole": "45期", "reckoned": "40", "said": "45%"}


def made(tmp_path: Path, text: str) -> Report:
    file = tmp_path / "总结.txt"
    file.write_text(text, "utf-8")
    report = read_report(file).report
    assert report is not None
    return report


BODY = "坚持问题导向，完善工作机制，细化任务分工，推动各项工作落到实处，群众反映良好。"


def counts(report: Report) -> list[tuple[str, str]]:
    rules = {"counted-heading", "missing-item", "doubled-item"}
    return [(finding.rule, finding.verdict.value) for finding in check(report) if finding.rule in rules]


def counted(announced: str, words: list[str]) -> str:
    items = "".join(f"（{number}）{word}{BODY}\n" for number, word in zip("一二三四五", words, strict=False))
    return f"青石县2022年工作总结\n一、坚持“{announced}”，提升质效\n{items}二、存在问题\n{BODY}\n"


@pytest.mark.parametrize(("announced", "verdict"), [("三个强化", "ok"), ("四个强化", "impossible")])
def test_a_heading_that_counts_is_followed_by_as_many(tmp_path: Path, announced: str, verdict: str) -> None:
    text = counted(announced, ["强化学习。", "强化服务。", "强化保障。"])
    assert ("counted-heading", verdict) in counts(made(tmp_path, text))


def test_a_number_left_out_and_one_given_twice_are_named(tmp_path: Path) -> None:
    heads = ["（一）抓学习。", "（二）抓服务。", "（二）抓保障。", "（五）抓队伍。"]
    text = (
        "青石县2022年工作总结\n一、主要工作\n"
        + "".join(f"{head}{BODY}\n" for head in heads)
        + f"二、存在问题\n{BODY}\n"
    )
    found = [(finding.rule, finding.values) for finding in check(made(tmp_path, text)) if finding.rule.endswith("item")]
    assert ("doubled-item", {"said": "(二)"}) in found
    assert [rule for rule, _values in found] == ["doubled-item", "missing-item"]


def test_items_in_one_paragraph_are_counted_and_numbered(tmp_path: Path) -> None:
    text = f"青石县2022年工作总结\n一、下一步打算\n重点抓好三件事：一是抓学习。{BODY}三是抓服务。{BODY}四是抓保障。{BODY}\n"
    assert ("missing-item", "impossible") in counts(made(tmp_path, text))


def test_where_text_is_missing_nothing_is_alleged(tmp_path: Path) -> None:
    text = f"青石县2022年工作总结\n一、主要工作\n（一）抓学习。{BODY}\n---此处隐藏300字,下载后查看---\n（四）抓服务。{BODY}\n二、存在问题\n{BODY}\n"
    assert ("missing-item", "impossible") not in counts(made(tmp_path, text))


PLANTED = [json.loads(line) for line in (DATA / "planted.jsonl").read_text("utf-8").splitlines()]


def with_planted(path: Path, was: str, wrong: str) -> Report:
    """The report of a file of the sample corpus with one number replaced; the outline stays, since the length does."""
    report = read_report(path).report
    assert report is not None
    assert report.text.count(was) == 1
    assert len(was) == len(wrong)
    return replace(report, text=report.text.replace(was, wrong))


@pytest.mark.parametrize("row", PLANTED, ids=[row["is"] for row in PLANTED])
def test_a_planted_error_is_found(row: dict[str, str]) -> None:
    report = with_planted(CORPUS / row["report"], row["was"], row["is"])
    alarms = [finding for finding in check(report) if finding.verdict is Verdict.IMPOSSIBLE]
    assert [finding.rule for finding in alarms] == [row["rule"]]
    assert row["is"][-3:] in report.text[alarms[0].start - 4 : alarms[0].end + 6]


def test_the_sample_corpus_as_it_stands_raises_only_the_alarms_it_was_made_for() -> None:
    files = sorted({row["report"] for row in PLANTED})
    found = [read_report(CORPUS / file).report for file in files]
    assert not [
        finding for report in found if report for finding in check(report) if finding.verdict is Verdict.IMPOSSIBLE
    ]


@needs_shared
def test_the_true_claims_of_the_seeds_hold() -> None:
    found = [
        finding
        for path in sorted(SEEDS.glob("*.txt"))
        if (report := read_report(path).report)
        for finding in check(report)
    ]
    assert not [finding for finding in found if finding.verdict is Verdict.IMPOSSIBLE]
    said = {(finding.rule, finding.values.get("reckoned", "")) for finding in found if finding.verdict is Verdict.OK}
    assert {("share", "40"), ("ratio", "95.39"), ("implied-base", "20"), ("implied-base", "93")} <= said
    assert (
        len([finding for finding in found if finding.rule == "counted-heading" and finding.verdict is Verdict.OK]) == 4
    )


VERDICTS = [json.loads(line) for line in (DATA / "verdicts.jsonl").read_text("utf-8").splitlines()]


def test_at_most_three_alarms_on_the_development_set_are_false() -> None:
    assert len([row for row in VERDICTS if row["verdict"] == "wrong"]) <= 3


def key(report: Report, finding: Finding) -> tuple[str, int, str]:
    return finding.rule, finding.start, sha256(report.text[finding.start : finding.end].encode()).hexdigest()[:8]


@needs_shared
@pytest.mark.parametrize("row", sorted({row["file"] for row in VERDICTS}))
def test_every_alarm_on_a_report_of_the_development_set_was_judged(row: str) -> None:
    report = read_report(DEV_SET / "files" / row).report
    assert report is not None
    alarms = {key(report, finding) for finding in check(report) if finding.verdict is Verdict.IMPOSSIBLE}
    judged = {(known["rule"], known["start"], known["digest"]) for known in VERDICTS if known["file"] == row}
    assert alarms <= judged


NUMBERS = st.integers(min_value=2, max_value=3000)


@settings(deadline=None)
@given(NUMBERS, NUMBERS)
def test_a_share_rounded_by_the_rules_is_never_alleged(first: int, second: int) -> None:
    part, whole = sorted((first, second))
    text = f"形成报告{whole}期，其中暗访形成{part}期，占{round(100 * part / whole, 1)}%。"
    assert ("share", "impossible") not in verdicts(text)


@settings(deadline=None)
@given(NUMBERS, NUMBERS)
def test_a_change_rounded_by_the_rules_is_never_alleged(before: int, after: int) -> None:
    word = "增长" if after > before else "减少"
    text = f"召开会议{after}次，同比{word}{abs(round(100 * (after - before) / before, 1))}%。"
    assert ("implied-base", "impossible") not in verdicts(text)


@settings(deadline=None)
@given(st.text(alphabet="0123456789.％%，、。；件次占其中共由到同比减少增长率办结（）一二三是\n", max_size=80))
def test_any_text_is_recomputed_without_an_error(text: str) -> None:
    for finding in check_numbers(text):
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.message()

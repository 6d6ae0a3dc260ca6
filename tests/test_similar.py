"""Similar passages: the likest first, both ways of containment, from short texts on, with the runs and words that say why."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import UsageError
from kb.library import Library
from kb.similar.tiling import Tiler
from tests.commands import run_kb

EARLY = "澜川市政务服务管理办公室-2021年工作总结"


def test_a_passage_of_the_corpus_finds_itself_wholly(sample: Library) -> None:
    for report in (sample.report(info.id) for info in sample.reports()[:6]):
        for passage in (passage for passage in report.passages if len(passage.text) > 60):
            best = sample.similar(passage.text.strip(), limit=1)[0]
            assert best.passage.text.strip() == passage.text.strip()
            assert best.asked_share == pytest.approx(1.0)


def test_a_run_of_fifteen_characters_is_found_inside_a_long_passage(sample: Library) -> None:
    for report in (sample.report(info.id) for info in sample.reports()):
        for passage in (passage for passage in report.passages if len(passage.text) > 120):
            run = passage.text[40:55]
            best = sample.similar(run, limit=3)
            assert any(run in one.passage.text for one in best)


def test_short_passages_are_found_inside_a_long_text(sample: Library) -> None:
    report = sample.report(EARLY)
    inner = next(passage for passage in report.passages if 40 < len(passage.text) < 120)
    around = f"本文另有他事，开头这样写起。{inner.text.strip()}结尾又说了些别的事情，与此并不相干。"
    best = sample.similar(around, limit=1)[0]
    assert best.passage.text.strip() == inner.text.strip()
    assert best.found_share == pytest.approx(1.0)
    assert best.asked_share < 0.9


def test_a_passage_by_its_id_finds_others_only(sample: Library) -> None:
    own = next(passage for passage in sample.report(EARLY).passages if len(passage.text) > 60)
    found = sample.similar(own.id)
    assert found
    assert own.id not in [one.id for one in found]
    assert EARLY not in [one.report.id for one in sample.similar(EARLY)]


def test_runs_stand_at_their_places_in_both_and_explain(sample: Library) -> None:
    asked = "推行“一窗”受理，让群众办事更方便，压减办理时限。"
    found = sample.similar(asked)
    assert found == tuple(sorted(found, key=lambda one: (-one.score, one.id)))
    for one in found:
        assert one.runs or one.words
        for run in one.runs:
            assert one.passage.text[run.found.start : run.found.end] == run.text
            assert asked[run.asked.start : run.asked.end] == run.text
        assert all(word in asked and word in one.passage.text for word in one.words)


def test_too_short_a_text_says_what_to_do(sample: Library) -> None:
    with pytest.raises(UsageError, match=r"kb search|kb search"):
        sample.similar("一窗，受理。")


def test_copies_are_shown_once_unless_asked_for(sample: Library) -> None:
    copy = next(info for info in sample.reports() if info.duplicates_of)
    text = max((passage.text for passage in sample.report(copy.id).passages), key=len)
    once, each = sample.similar(text, limit=5), sample.similar(text, limit=5, every_copy=True)
    assert sum(one.score > 0.95 for one in once) == 1
    assert sum(one.score > 0.95 for one in each) == 2


@given(st.text("甲乙丙丁，。", max_size=30), st.text("甲乙丙丁，。", max_size=30))
def test_tiles_are_equal_on_both_sides_and_never_overlap(left: str, right: str) -> None:
    tiles = Tiler.of(left, 2).tiles(right)
    for one, place in ((left, 0), (right, 1)):
        taken = sorted((tile[place], tile[place] + tile.length) for tile in tiles)
        assert all(end <= start for (_, end), (start, _) in pairwise(taken))
        assert all(end <= len(one) for _, end in taken)
    assert all(left[a : a + n] == right[b : b + n] for a, b, n in tiles)
    assert Tiler.of(left, 2).tiles(left)[:1] == ([(0, 0, len(left))] if len(left) > 1 else [])


def test_the_command_prints_and_exits_as_promised(sample_kb: Path, tmp_path: Path) -> None:
    ran = run_kb("similar", "推行一窗受理，让群众少跑腿", "--json", "--limit", "3", place=sample_kb, KB_LANG="en")
    assert ran.code == 0
    assert [set(row) >= {"id", "score", "asked_share", "found_share", "runs", "words"} for row in ran.rows] == [
        True
    ] * 3
    draft = tmp_path / "草稿.txt"
    draft.write_text("某局工作总结\n推行一窗受理，让群众少跑腿，办事更方便，压减了办理时限。\n", "utf-8")
    shown = run_kb("similar", str(draft), "--limit", "1", place=sample_kb, KB_LANG="zh_CN")
    assert shown.code == 0
    assert "%" in shown.out
    assert run_kb("similar", "\x1b[31m龘靐齉爩麤\u202e龗灪龖", place=sample_kb, KB_LANG="en").code == 1
    assert run_kb("similar", "太短", place=sample_kb, KB_LANG="en").code == 2

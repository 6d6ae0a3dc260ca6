"""Runs of characters are found as a literal scan finds them, and counted as Ctrl+F counts."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.literal import Count, LiteralIndex, LiteralReport, Manner, compact, merge, update
from kb.text import fold
from tests.literal_scan import Occurrence, scan
from tests.shared import DEV_SET, SEEDS, needs_shared


def indexed(place: Path, *reports: Sequence[str]) -> LiteralIndex:
    update(None, place / "literal", (), [LiteralReport(str(number), report) for number, report in enumerate(reports)])
    return LiteralIndex.open(place / "literal")


def occurrences(index: LiteralIndex, run: str, manner: Manner) -> list[Occurrence]:
    """The matches as a scan states them; held against the count on the way."""
    matches = index.find(run, manner)
    reports = [index.report_key(number) for number in index.report_numbers(matches.passages).tolist()]
    found = [
        (key, passage - index.living[key].start, start, end)
        for row, (key, passage) in enumerate(zip(reports, matches.passages.tolist(), strict=True))
        for start, end in matches.spans(row)
    ]
    assert index.count(run, manner) == (
        len(found),
        len({place[:2] for place in found}),
        len({place[0] for place in found}),
    )
    assert matches.counts.sum() == matches.occurrences
    return found


COUNTS = [
    pytest.param(["督查督办，再督查。"], "督查", (2, 1, 1), id="each occurrence counts"),
    pytest.param(["一一一一一"], "一一", (2, 1, 1), id="without overlap, from the left"),
    pytest.param(["工作", "工作"], "作工", (0, 0, 0), id="never across passages"),
    pytest.param(["工作"], "工作工", (0, 0, 0), id="longer than the text"),
    pytest.param(["工作"], "", (0, 0, 0), id="an empty run is nowhere"),
    pytest.param(["", "作"], "作", (1, 1, 1), id="a passage may be empty"),
    pytest.param(["政務服務"], "政务", (1, 1, 1), id="traditional script is folded"),
    pytest.param(["ＡＩ，５０％"], "ai,50%", (1, 1, 1), id="width and case are folded"),
    pytest.param(["𠮷𠮷田"], "𠮷田", (1, 1, 1), id="a character beyond 16 bits is one"),
    pytest.param(["甲\0乙"], "\0", (1, 1, 1), id="NUL is a character"),
    pytest.param(["甲\ud800乙"], "\ud800乙", (1, 1, 1), id="a lone surrogate is a character"),
    pytest.param(["“放管服”改革"], "放管服改革", (0, 0, 0), id="a bare run holds no other characters"),
]


@pytest.mark.parametrize(("passages", "run", "expected"), COUNTS)
def test_a_bare_run_is_counted_in_the_folded_text(
    tmp_path: Path, passages: list[str], run: str, expected: tuple[int, int, int]
) -> None:
    index = indexed(tmp_path, passages)
    assert index.count(run) == Count(*expected)
    assert index.recount(run) == expected[0]


@pytest.mark.parametrize("stretch", [1, 2, 3, 5, 8])
def test_a_text_is_counted_anew_across_the_edges_of_what_is_read_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stretch: int
) -> None:
    index = indexed(tmp_path, ["督查督查督办", "一一一一一", "督", "查办督查"])
    monkeypatch.setattr("kb.literal.recount.STRETCH", stretch)
    assert [index.recount(run) for run in ("督查", "督查督办", "一一", "督", "办查")] == [3, 1, 2, 5, 0]


SQUEEZED = [
    pytest.param("“放管服”改革", "放管服改革", [(1, 7)], id="a quotation mark inside"),
    pytest.param("“放管服”改革", "“放管服” 改革", [(1, 7)], id="marks and spaces of the run are passed over too"),
    pytest.param("放 管\u3000服 改\n革", "放管服改革", [(0, 9)], id="spaces between all"),
    pytest.param("放管服改革，放管服”改革", "放管服改革", [(0, 5), (6, 12)], id="both with and without"),
    pytest.param("一 一一 一一", "一一", [(0, 3), (3, 6)], id="without overlap, squeezed"),
    pytest.param("「放管服」改革", "服改", [(3, 6)], id="corner brackets are quotation marks"),
    pytest.param("《放管服》改革", "服改", [], id="title marks are text"),
    pytest.param("他说“好”", "“", [(2, 3)], id="a run of marks alone is looked for as it stands"),
    pytest.param(" 放 ", "放", [(1, 2)], id="marks at the edges are not part of a match"),
]


@pytest.mark.parametrize(("text", "run", "spans"), SQUEEZED)
def test_quotation_marks_and_spaces_are_passed_over(
    tmp_path: Path, text: str, run: str, spans: list[tuple[int, int]]
) -> None:
    found = occurrences(indexed(tmp_path, [text]), run, Manner.SQUEEZED)
    assert [place[2:] for place in found] == spans


LETTERS = [
    pytest.param("Ａ项，A项,a项", "A项", [(3, 5)], id="width and case"),
    pytest.param("政務、政务", "政務", [(0, 2)], id="script"),
    pytest.param("政務、政务", "政务", [(3, 5)], id="a run without changes matches no changed text"),
    pytest.param("，，,，，", "，，", [(0, 2), (3, 5)], id="a difference between"),
    pytest.param("“放管服”改革", "放管服改革", [], id="nothing is passed over"),
]


@pytest.mark.parametrize(("text", "run", "spans"), LETTERS)
def test_a_run_to_the_letter_matches_what_is_written(
    tmp_path: Path, text: str, run: str, spans: list[tuple[int, int]]
) -> None:
    found = occurrences(indexed(tmp_path, [text]), run, Manner.LETTER)
    assert [place[2:] for place in found] == spans


def test_matches_of_several_runs_are_counted_as_of_any_of_them(tmp_path: Path) -> None:
    index = indexed(tmp_path, ["督查督办", "查督办"], ["督办督查"])
    both = merge([index.find(run) for run in ("查督", "督办", "督查")])
    assert both.passages.tolist() == [0, 1, 2]
    assert [both.spans(row) for row in range(3)] == [[(0, 2), (2, 4)], [(0, 2)], [(0, 2), (2, 4)]]
    assert merge([]).occurrences == 0


def test_passages_are_numbered_in_order_and_come_back_as_written(tmp_path: Path) -> None:
    index = indexed(tmp_path, ["一、工作", "ＡＢ，國"], [], ["末"])
    assert [index.passage(number) for number in range(index.size)] == ["一、工作", "ＡＢ，國", "末"]
    assert index.living == {"0": range(2), "1": range(2, 2), "2": range(2, 3)}
    assert index.passages_of("absent") is None
    with pytest.raises(IndexError):
        index.passage(3)


def test_an_index_of_nothing_answers(tmp_path: Path) -> None:
    assert indexed(tmp_path).count("督查") == (0, 0, 0)
    assert indexed(tmp_path / "empty", [], [""]).count("督查") == (0, 0, 0)


def test_an_alphabet_beyond_sixteen_bits_is_held(tmp_path: Path) -> None:
    everything = "".join(map(chr, [*range(0x20, 0xD800), *range(0xE000, 0x14000)]))
    index = indexed(tmp_path, [everything, "𠮷 田國"])
    rng = random.Random(1)
    for _ in range(300):
        start, length = rng.randrange(len(everything)), rng.randint(1, 8)
        run = everything[start : start + length]
        assert index.count(run).occurrences == fold(everything).count(fold(run)) + fold("𠮷 田國").count(fold(run))
    assert index.count("𠮷田", Manner.SQUEEZED).occurrences == 1
    assert index.count("國", Manner.LETTER).occurrences == 2


ALPHABETS = (
    "一",
    "一二",
    "一 ",
    "一“ 二",
    "aA一Ａ",
    "，,一",
    "\0一",
    "𠀀一 ",
    "国國臺台",
    "\ud800一\udfff",
    "一二三四五六 “”\n\U0010ffff",
)


@st.composite
def lives(draw: st.DrawFn) -> tuple[list[tuple[set[str], list[LiteralReport]]], list[tuple[str, Manner]]]:
    """Generations, each with the keys removed and the reports added; and what is asked in the end."""
    alphabet = draw(st.sampled_from(ALPHABETS))
    text = st.text(alphabet, max_size=40)
    keys = st.sampled_from("甲乙丙丁戊")
    reports = st.dictionaries(keys, st.lists(text, max_size=4), max_size=4)
    steps = draw(st.lists(st.tuples(st.sets(keys, max_size=2), reports), min_size=1, max_size=4))
    runs = draw(
        st.lists(
            st.tuples(st.text(alphabet, min_size=1, max_size=20), st.sampled_from(Manner)), min_size=20, max_size=40
        )
    )
    return [(gone, [LiteralReport(key, texts) for key, texts in added.items()]) for gone, added in steps], runs


@settings(
    deadline=None, max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(life=lives(), limit=st.sampled_from((3, 50, 10_000)), ends_compact=st.booleans())
def test_any_run_is_found_exactly_where_a_scan_finds_it(
    tmp_path_factory: pytest.TempPathFactory,
    life: tuple[list[tuple[set[str], list[LiteralReport]]], list[tuple[str, Manner]]],
    limit: int,
    ends_compact: bool,
) -> None:
    steps, runs = life
    place = tmp_path_factory.mktemp("life")
    living: dict[str, LiteralReport] = {}
    old = None
    for number, (removed, added) in enumerate(steps):
        update(old, place / str(number), removed, added, limit=limit)
        old = place / str(number)
        living = {key: report for key, report in living.items() if key not in removed}
        living |= {report.key: report for report in added}
    assert old is not None
    if ends_compact:
        compact(old, place / "compact")
        old = place / "compact"
    index = LiteralIndex.open(old)
    assert {key: [index.passage(number) for number in rows] for key, rows in index.living.items()} == {
        key: list(report.passages) for key, report in living.items()
    }
    pieces = [
        (text[start : start + 7], manner)
        for report in living.values()
        for text in report.passages[:2]
        for start, manner in zip((0, 1, 5), Manner, strict=True)
    ]
    for run, manner in [*runs, *pieces]:
        assert sorted(occurrences(index, run, manner)) == sorted(scan(list(living.values()), run, manner)), (
            run,
            manner,
        )


@needs_shared
@pytest.mark.parametrize("manner", Manner)
def test_runs_of_real_reports_are_found_exactly_where_a_scan_finds_them(tmp_path: Path, manner: Manner) -> None:
    files = [*sorted(SEEDS.glob("*.txt")), *sorted(DEV_SET.rglob("*.txt"))[:25]]
    reports = [LiteralReport(file.name, file.read_text("utf-8", errors="replace").splitlines()) for file in files]
    index = indexed(tmp_path, *(report.passages for report in reports))
    numbered = [LiteralReport(str(number), report.passages) for number, report in enumerate(reports)]
    whole = [text for report in reports for text in report.passages if text]
    rng = random.Random(str(manner))
    for _ in range(150):
        text = rng.choice(whole)
        start = rng.randrange(len(text))
        run = text[start : start + rng.randint(1, 20)]
        assert sorted(occurrences(index, run, manner)) == sorted(scan(numbered, run, manner)), run

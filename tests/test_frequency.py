"""Frequencies: counts and denominators as a plain reading of every report gives them, dispersion as worked by hand."""

import random
from collections import Counter
from itertools import pairwise
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kb
from kb.errors import UsageError
from kb.frequency import DIMENSIONS, Trend, dispersion
from kb.frequency.profiles import CELLS
from kb.library import Library
from kb.literal import Manner
from kb.model import JsonObject, Passage, ReportInfo
from kb.render.chart import trend_svg
from kb.render.sheets import sheet_csv, sheet_lines, sheet_markdown
from kb.render.trend import profile_lines, trend_lines, trend_objects, trend_sheet
from tests.literal_scan import spans
from tests.search_corpora import HAN, publish_random


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    place = tmp_path_factory.mktemp("random") / ".kb"
    publish_random(place, random.Random(11), size=40)
    return kb.open(place, trust=True)


def value_of(info: ReportInfo, passage: Passage, by: str) -> object:
    if by == "role":
        return passage.role and passage.role.value
    return getattr(info, by).value


def read(library: Library, run: str, by: str) -> dict[object, tuple[int, int, int, int]]:
    """Occurrences, passages, reports, characters of every group, by reading."""
    occurrences, passages, characters = Counter[object](), Counter[object](), Counter[object]()
    reports: dict[object, set[str]] = {}
    for info in library.reports():
        for passage in library.report(info.id).passages:
            value, found = value_of(info, passage, by), len(list(spans(passage.text, run, Manner.FOLDED)))
            occurrences[value] += found
            passages[value] += found > 0
            characters[value] += len(passage.text)
            reports.setdefault(value, set()).update([info.id] * (found > 0))
    return {
        value: (occurrences[value], passages[value], len(reports[value]), characters[value]) for value in characters
    }


@pytest.mark.parametrize("by", [*DIMENSIONS])
@settings(max_examples=25, deadline=None)
@given(run=st.text(HAN, min_size=1, max_size=20))
def test_every_row_is_what_reading_gives(library: Library, by: str, run: str) -> None:
    rows = library.trend(run, by=by, plain=True, every_copy=True).rows
    found = {
        row.group.value: (
            row.count.occurrences,
            row.count.passages,
            row.count.reports,
            row.group.size.characters,
        )
        for row in rows
        if row.group.size.passages
    }
    assert found == read(library, run, by)


@settings(max_examples=40, deadline=None)
@given(st.text(HAN, min_size=1, max_size=2))
def test_reports_and_groups_add_up_to_the_whole(library: Library, run: str) -> None:
    one = library.trend(run, plain=True)
    assert sum(row.count.occurrences for row in one.rows) == one.count.occurrences
    assert sum(profile.occurrences for profile in one.profiles) == one.count.occurrences
    assert sum(profile.characters for profile in one.profiles) == one.size.characters
    assert sum(row.group.size.characters for row in one.rows) == one.size.characters
    assert one.over_reports.range == one.count.reports


def test_the_whole_corpus_is_the_denominator_that_the_index_states(library: Library) -> None:
    state, size = library.state(), library.trend("督", every_copy=True).size
    assert (size.characters, size.passages, size.reports) == (state.characters, state.passages, state.reports)


def test_conditions_narrow_the_denominator_and_words_do_not(sample: Library) -> None:
    whole, narrowed = sample.trend("窗口").size, sample.trend("窗口 单位:澜川市").size
    assert narrowed.reports < whole.reports
    assert sample.trend("窗口 大厅").size == whole
    assert sample.trend("窗口 -大厅").size == whole
    assert sample.trend("窗口", inside="单位:澜川市").size == narrowed
    assert sample.trend("窗口 节:下一步").size.characters < whole.characters


def test_years_stand_in_order_without_a_hole_and_the_unknown_last(library: Library) -> None:
    values = [row.group.value for row in library.trend("督").rows]
    years = [value for value in values if isinstance(value, int)]
    assert all(after == before + 1 for before, after in pairwise(years))
    assert values[-1] is None
    missing = next(row for row in library.trend("督").rows if row.group.value == 2020)
    assert (missing.group.size.reports, missing.rate) == (0, None)


def test_the_first_and_the_last_use_are_of_the_first_and_the_last_year(sample: Library) -> None:
    one = sample.trend("窗口")
    first, last = one.uses
    years = [row.group.value for row in one.rows if row.count.occurrences and row.group.value]
    assert first
    assert last
    assert (first.year, last.year) == (min(years), max(years))
    for use in (first, last):
        assert use.passage.text[use.span.start : use.span.end] == "窗口"
        assert use.report.year.value == use.year


def test_without_a_year_there_is_no_first_use(library: Library) -> None:
    assert library.trend("督 年:?").uses == (None, None)


def test_gries_example_of_dispersion() -> None:
    """Five parts of 9, 10, 10, 10 and 11 words that hold a word 1, 2, 3, 4 and 5 times: worked by hand."""
    found = dispersion(np.array([1, 2, 3, 4, 5]), np.array([9, 10, 10, 10, 11]))
    assert (found.parts, found.range) == (5, 5)
    assert found.dp == pytest.approx(0.18)
    assert found.dp_norm == pytest.approx(0.18 / 0.82)
    assert found.juilland == pytest.approx(0.785, abs=0.0005)


@pytest.mark.parametrize(
    ("counts", "sizes", "juilland", "dp"),
    [
        ([2, 2, 2, 2], [10, 10, 10, 10], 1.0, 0.0),
        ([8, 0, 0, 0], [10, 10, 10, 10], 0.0, 0.75),
        ([1, 3], [10, 30], 1.0, 0.0),
    ],
)
def test_even_is_even_and_lumped_is_lumped(counts: list[int], sizes: list[int], juilland: float, dp: float) -> None:
    found = dispersion(np.array(counts), np.array(sizes))
    assert found.juilland == pytest.approx(juilland)
    assert found.dp == pytest.approx(dp)


@pytest.mark.parametrize(("counts", "sizes"), [([], []), ([3], [10]), ([0, 0], [10, 10]), ([0, 4], [0, 10])])
def test_dispersion_of_nothing_or_of_one_part_is_not_said(counts: list[int], sizes: list[int]) -> None:
    found = dispersion(np.array(counts, np.int64), np.array(sizes, np.int64))
    assert (found.juilland, found.dp, found.dp_norm) == (None, None, None)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 500)), min_size=2, max_size=30))
def test_dispersions_lie_between_nought_and_one(parts: list[tuple[int, int]]) -> None:
    counts, sizes = (np.array(column) for column in zip(*parts, strict=True))
    found = dispersion(counts, sizes)
    if counts.any():
        for value in (found.juilland, found.dp, found.dp_norm):
            assert value is not None
            assert -1e-9 <= value <= 1 + 1e-9


def test_a_bar_has_a_cell_for_each_fortieth(sample: Library) -> None:
    one = sample.trend("窗口")
    assert all(len(profile.cells) == CELLS for profile in one.profiles)
    lines = list(profile_lines(one, width=None))
    bars = [line[line.index("|") :] for line in lines if "|" in line]
    assert {len(bar) for bar in bars} == {CELLS + 2}
    assert len(bars) == one.count.reports


def test_an_unknown_dimension_names_the_known_ones(sample: Library) -> None:
    with pytest.raises(UsageError, match="year, unit, region, level, kind, role"):
        sample.trend("窗口", by="天")


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in ET.fromstring(svg).iter() if element.tag.endswith("text")]


@pytest.mark.parametrize("by", [*DIMENSIONS])
def test_a_drawing_keeps_its_text_as_text_and_loads_nothing(sample: Library, by: str) -> None:
    trends = [sample.trend(term, by=by) for term in ("窗口", "'<b>&\"'", "群众")]
    svg = trend_svg(trends)
    assert any("窗口" in text for text in texts(svg))
    assert "<b>" not in svg
    assert not any(word in svg for word in ("<script", "<image", "@import", "url(", "href"))


def test_several_terms_are_told_apart_by_more_than_colour(sample: Library) -> None:
    svg = trend_svg([sample.trend(term) for term in ("窗口", "群众")])
    assert 'stroke-dasharray="7 4"' in svg
    lines = "\n".join(trend_lines([sample.trend(term) for term in ("窗口", "群众")], most=None, width=80))
    assert "# ###" in lines
    assert "= ===" in lines


def test_denominators_stand_beside_every_figure(sample: Library) -> None:
    one = sample.trend("窗口")
    sheet = trend_sheet([one])
    for row, cells in zip(one.rows, sheet.rows, strict=True):
        assert cells[-2:] == (row.group.size.characters, row.group.size.reports)
    assert sheet_csv(sheet).startswith(b"\xef\xbb\xbf")
    assert sheet_markdown(sheet).count(b"\n") == len(one.rows) + 2
    assert len(sheet_lines(sheet)) == len(one.rows) + 1


def test_objects_hold_rows_then_the_whole(sample: Library) -> None:
    def objects(one: Trend) -> list[JsonObject]:
        return list(trend_objects([one], reports=True))

    *rows, whole = objects(sample.trend("窗口", by="unit"))
    assert whole["total"]["occurrences"] == sum(row["occurrences"] for row in rows if "value" in row)
    assert sum("profile" in row for row in rows) == whole["total"]["of"]["reports"]
    assert set(whole["total"]["dispersion"]) == {"reports", "unit"}

"""Hits as lines: who and when, where in the report, the text with its matches lit, in the width of the terminal."""

import pytest

from kb.model import Claim, Confidence, Passage, PassageKind, ReportInfo, Role, Span
from kb.render.cells import cells, wrap
from kb.render.hits import count_line, facet_lines, head_line, hit_lines, lit, more_line
from kb.search.hits import Count, Hit, Hits

TEXT = "全年办理群众来信，督查督办12.5万件，办结率达到98.6%，群众满意。" * 4


def stated(value: object, confidence: Confidence = Confidence.STATED) -> Claim:  # type: ignore[type-arg]
    return Claim(value, confidence)


def info(report_id: str = "r", **claims: object) -> ReportInfo:
    return ReportInfo(report_id, f"{report_id}.txt", **claims)  # type: ignore[arg-type]


def hit(report: ReportInfo, text: str = TEXT, match: str = "exact", notes: tuple[str, ...] = ()) -> Hit:
    start = text.index("督查")
    passage = Passage(
        f"{report.id}/1", PassageKind.TEXT, text, 0, len(text), ("一、工作情况", "（一）督办"), Role.REVIEW, 0, 7
    )
    return Hit(1.0, match, report, passage, (Span(start, start + 2),), notes)


class TestHead:
    def test_what_is_inferred_is_marked_once_where_all_is(self) -> None:
        unit, year = stated("青石市", Confidence.INFERRED), stated(2023, Confidence.INFERRED)
        assert head_line(info(unit=unit, year=year)) == "青石市 · 2023 (inferred)"
        assert head_line(info(unit=stated("青石市"), year=year)) == "青石市 · 2023(inferred)"

    def test_a_report_of_which_nothing_is_known_goes_by_its_file(self) -> None:
        assert head_line(info()) == "r.txt"


class TestLines:
    def test_hits_of_a_report_stand_under_one_head(self) -> None:
        one, other = info("r", unit=stated("青石市")), info("s", unit=stated("青石市"))
        lines = list(hit_lines([hit(one), hit(one), hit(other)], width=None))
        assert [line for line in lines if line == "青石市"] == ["青石市", "青石市"]

    def test_a_hit_says_where_it_stands_and_how_it_answers(self) -> None:
        lines = list(hit_lines([hit(info(), match="variant", notes=("synonym 督察",))], width=None))
        assert lines[1] == "  [review]  〔variant; synonym 督察〕  一、工作情况 › （一）督办"
        assert "【督查】督办" in lines[2]
        assert lines[3] == "    r/1  r.txt:7"

    @pytest.mark.parametrize("width", [24, 40, 80, 120])
    def test_the_terminal_is_never_overrun(self, width: int) -> None:
        report = info("r", unit=stated("青石市人民政府办公室" * 4), year=stated(2023))
        *shown, _id = hit_lines([hit(report)], width=width)
        assert all(cells(line) <= width for line in shown)
        assert any("【督查】" in line for line in shown) or width == 24

    def test_a_long_id_and_its_file_take_a_line_each(self) -> None:
        report = info("青石市人民政府办公室-2022年工作总结及二〇二三年计划")
        *_others, name, file = hit_lines([hit(report)], width=80)
        assert (name, file) == (f"    {report.id}/1", f"    {report.file}:7")

    def test_text_cannot_act_on_the_terminal(self) -> None:
        assert "\x1b" not in "".join(hit_lines([hit(info(), "\x1b[31m督查\u202e")], width=80))


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], "督查督办通报"),
        ([Span(0, 2), Span(2, 4)], "【督查】【督办】通报"),
        ([Span(0, 2), Span(0, 4)], "【督查督办】通报"),
        ([Span(4, 6), Span(0, 3), Span(2, 4)], "【督查督办】【通报】"),
    ],
)
def test_matches_that_overlap_are_lit_as_one(spans: list[Span], expected: str) -> None:
    assert lit("督查督办通报", spans) == expected


def hits(count: Count, total: int = 0, weaker: dict[str, int] | None = None, folded: int = 0) -> Hits:
    return Hits((), total, count, weaker or {}, "", folded=folded)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (hits(Count(35, 15, 4)), "35 occurrences / 15 passages / 4 reports"),
        (hits(Count(1, 1, 1)), "1 occurrence / 1 passage / 1 report"),
        (hits(Count(0, 7, 2)), "7 passages / 2 reports"),
        (hits(Count(0, 0, 0), weaker={"variant": 2}), "0 occurrences / 0 passages / 0 reports · variant 2"),
        (hits(Count(1, 1, 1), folded=2), "1 occurrence / 1 passage / 1 report · 2 repeats left out (--all)"),
    ],
)
def test_the_count_says_what_is_counted_apart(found: Hits, expected: str) -> None:
    assert count_line(found) == expected


def test_more_is_offered_only_where_there_is_more() -> None:
    one = hit(info())
    assert more_line(Hits((one,), 3, Count(3, 3, 1), {}, ""), shown_from=1) == "Shown: 2 to 2 of 3. More: --offset 2"
    assert more_line(Hits((one,), 3, Count(3, 3, 1), {}, ""), shown_from=2) is None


def test_facets_show_the_most_frequent_and_say_what_is_left_out() -> None:
    facets = {"unit": {f"单位{number}": 40 - number for number in range(30)}, "level": {"city": 2}, "year": {}}
    lines = list(facet_lines(Hits((), 0, Count(0, 0, 0), {}, "", facets), width=60))
    assert all(cells(line) <= 60 for line in lines)
    assert lines[0].startswith("unit: 单位0 40  单位1 39")
    assert lines[-2].endswith("and 18 more (all: --json)")
    assert lines[-1] == "level: city 2"


class TestWrapping:
    @pytest.mark.parametrize("width", range(10, 40))
    def test_no_line_begins_with_a_closing_mark_or_halves_a_number(self, width: int) -> None:
        lines = wrap(TEXT, width)
        assert "".join(lines) == TEXT
        assert all(cells(line) <= width for line in lines)
        assert not any(line[0] in "，。、；：！？）》”%" for line in lines[1:])

    def test_a_row_of_marks_is_broken_where_it_must_be(self) -> None:
        assert "".join(wrap("，" * 50, 10)) == "，" * 50

"""What a search finds, counts, ranks and says, on small texts typed here, on the sample corpus and on the seeds."""

import json
import random
from pathlib import Path

import pytest

import kb
from kb.library import Library
from kb.literal import Manner
from kb.search.hits import Hits
from tests.golden_hits import GOLDEN, answer
from tests.literal_scan import spans
from tests.written import write_kb

PARTY = "青石市档案局2023年工作总结\n一、工作完成情况\n涵盖D建、文秘和信息，受理**举报13件。\n深化“放管服”改革，压减材料。\n召开督查督办会议，通报问题12件。\n"
OTHER = "白沙县水务局2022年工作总结\n一、工作完成情况\n督查发现的问题要按期整改；有关情况会后通报。\n二、下一步打算\n加强督查。\n"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return kb.open(write_kb(tmp_path_factory.mktemp("small"), party=PARTY, other=OTHER))


def lit(hits: Hits) -> list[str]:
    return [hit.text[span.start : span.end] for hit in hits for span in hit.spans]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("督查", ["督查", "督查", "督查"]),
        ("督查督办", ["督查督办"]),
        ("督查 通报", ["督查", "督查", "通报", "通报"]),
        ("督查 #10 通报", ["督查", "通报"]),
        ("通报 $10 督查", []),
        ("通报 #10 督查", ["督查", "通报"]),
        ("同句:(督查 通报)", ["督查", "通报"]),
        ("同段:(督查 整改)", ["督查", "整改"]),
        ("同节:(督查 整改)", ["督查", "整改"]),
        ("同篇:(按期 加强)", ["加强", "按期"]),
        ("督查 -通报", ["督查"]),
        ('"放管服改革"', ["放管服”改革"]),
        ("'“放管服”改革'", ["“放管服”改革"]),
        ("'“放管服“改革'", []),
        (r"/\d+件/", ["12件", "13件"]),
        ("深化*改革", ["深化“放管服”改革"]),
        ("督查 年:2022", ["督查", "督查"]),
        ("督查 节:下一步", ["督查"]),
        ("督查 单位:青石市", ["督查"]),
    ],
)
def test_the_exact_answers_and_what_is_lit(small: Library, query: str, expected: list[str]) -> None:
    hits = small.search(query)
    exact = [hit for hit in hits if hit.match == "exact"]
    found = [hit.text[span.start : span.end] for hit in exact for span in hit.spans]
    assert sorted(found) == sorted(expected)
    assert hits.count.occurrences == len(expected)


class TestVariants:
    @pytest.mark.parametrize(
        ("query", "shown"), [("党建", "D建"), ("信访举报", "**举报"), ("放管服改革", "放管服”改革")]
    )
    def test_are_found_marked_and_never_counted_as_exact(self, small: Library, query: str, shown: str) -> None:
        hits = small.search(query)
        assert [(hit.match, lit(hits)) for hit in hits] == [("variant", [shown])]
        assert (hits.count.passages, dict(hits.weaker)) == (0, {"variant": 1})
        assert all(hit.notes for hit in hits)

    def test_a_masked_number_is_no_value(self, tmp_path: Path) -> None:
        with kb.open(
            write_kb(tmp_path, a="青石市档案局2023年工作总结\n一、工作完成情况\n满意率X.X%，办结率达到XX%。\n")
        ) as library:
            assert [library.search(query).total for query in ("5.5%", "9.9%", "90%")] == [0, 0, 0]

    def test_synonyms_of_the_user_are_named(self, tmp_path: Path) -> None:
        place = write_kb(tmp_path, party=PARTY)
        (tmp_path / "docs" / "kb.toml").write_text('[synonyms]\n"举报件" = ["举报"]\n', "utf-8")
        with kb.open(place) as library:
            hits = library.search("举报件")
            assert hits.expansions == ("举报件 = 举报",)
            assert [(hit.match, "举报" in hit.notes[0]) for hit in hits] == [("variant", True)]

    def test_initials_are_a_variant_and_can_be_denied_and_joined(self, small: Library) -> None:
        assert [(hit.match, lit(small.search(";dcdb"))) for hit in small.search(";dcdb")] == [("variant", ["督查督办"])]
        assert small.search("督查 -;dcdb").count.occurrences == 2
        assert [hit.match for hit in small.search(";dcdb #10 通报")] == ["variant"]

    def test_traditional_script_and_width_fold(self, small: Library) -> None:
        assert small.search("督查督辦").count.occurrences == 1
        assert small.search("１２件").count.occurrences == 1


class TestTiers:
    def test_words_apart_rank_below_and_are_counted_apart(self, small: Library) -> None:
        hits = small.search("督查问题")
        assert [hit.match for hit in hits] == ["words", "words"]
        assert (hits.count.occurrences, dict(hits.weaker)) == (0, {"words": 2})

    def test_pasted_text_is_answered_by_some_of_its_words(self, small: Library) -> None:
        text = "关于督查工作的有关要求(征求意见稿)"
        assert {hit.match for hit in small.search(text, plain=True)} == {"some"}

    def test_a_long_lone_run_stays_answered_when_a_filter_is_added(self, small: Library) -> None:
        run = "督查督办会议有关情况及时通报各县区"
        assert small.search(run).total > small.search(f"{run} 年:2022").total > 0

    def test_a_short_run_is_not_answered_by_some_of_its_words(self, small: Library) -> None:
        assert small.search("督查民生").total == 0


class TestRepeats:
    def test_are_counted_once_unless_asked(self, tmp_path: Path) -> None:
        with kb.open(write_kb(tmp_path, a=PARTY * 3, b=PARTY * 3)) as library:
            once, each = library.search("压减材料"), library.search("压减材料", every_copy=True)
            assert each.count.reports == 2
            assert (once.count.reports, once.folded) == (1, each.count.passages - once.count.passages)

    def test_a_repeat_stays_where_a_filter_leaves_only_it(self, tmp_path: Path) -> None:
        place = write_kb(tmp_path, a=PARTY * 3, b=PARTY * 3)
        with kb.open(place) as library:
            repeat = next(info for info in library.reports() if info.duplicates_of)
            library.correct(repeat.id, {"unit": "转载网"})
            assert library.search("压减材料 单位:转载网").count.reports == 1


class TestPages:
    def test_pages_join_to_the_whole(self, sample: Library) -> None:
        whole = [hit.id for hit in sample.search("工作", limit=None)]
        pages = [hit.id for offset in range(0, len(whole), 7) for hit in sample.search("工作", limit=7, offset=offset)]
        assert pages == whole
        assert len(set(whole)) == len(whole)

    def test_the_newest_year_first(self, sample: Library) -> None:
        years = [hit.report.year.value or 0 for hit in sample.search("窗口", limit=None, sort="year")]
        assert years == sorted(years, reverse=True)

    def test_units_in_their_order(self, sample: Library) -> None:
        units = [hit.report.unit.value or "\U0010ffff" for hit in sample.search("窗口", limit=None, sort="unit")]
        assert units == sorted(units)

    def test_facets_count_what_answers(self, sample: Library) -> None:
        hits = sample.search("窗口", limit=None)
        assert sum(hits.facets["role"].values()) <= hits.count.passages
        for unit, passages in hits.facets["unit"].items():
            assert sample.search(f'窗口 单位:"{unit}"').count.passages == passages


@pytest.mark.parametrize("line", GOLDEN.read_text("utf-8").splitlines(), ids=lambda line: json.loads(line)["query"])
def test_the_golden_queries_on_the_sample_corpus(sample: Library, line: str) -> None:
    wanted = json.loads(line)
    assert answer(sample, wanted["query"]) == wanted


def random_runs(library: Library, count: int, longest: int = 8) -> list[str]:
    rng = random.Random(0)
    texts = [passage.text for info in library.reports() for passage in library.report(info.id).passages]
    runs = []
    for _run in range(count):
        text = rng.choice(texts)
        start = rng.randrange(len(text))
        runs.append(text[start : start + rng.randint(1, longest)])
    return runs


def check_scan(library: Library, run: str, manner: Manner) -> None:
    """The run as a term finds what a scan of every passage finds, and counts what it counts."""
    ids = [(p.id, p.text) for info in library.reports() for p in library.report(info.id).passages]
    found = {key: places for key, text in ids if (places := list(spans(text, run, manner)))}
    quoted = (
        f"'{run.replace(chr(39), chr(39) * 2)}'"
        if manner is Manner.LETTER
        else f'"{run.replace(chr(34), chr(34) * 2)}"'
    )
    hits = (
        library.search(run, limit=None, plain=True, every_copy=True)
        if manner is Manner.FOLDED
        else library.search(quoted, limit=None, every_copy=True)
    )
    exact = {hit.id: [(span.start, span.end) for span in hit.spans] for hit in hits if hit.match == "exact"}
    assert exact == found


def usable(run: str, manner: Manner) -> bool:
    """Whether a run can be typed as that kind of term: one without any text in it cannot."""
    if manner is Manner.FOLDED:
        return run == run.strip() != ""
    return bool(run.strip("\"'“”‘’「」『』《》〈〉＂＇ 　\t\r\n"))


class TestReceipt:
    def test_runs_are_counted_anew(self, sample: Library) -> None:
        receipt = sample.receipt("督查 -营商环境 单位:澜川市")
        assert (receipt.runs, receipt.wrong, receipt.agrees) == (("督查",), (), True)

    def test_a_query_without_runs_has_no_receipt(self, sample: Library) -> None:
        assert not sample.receipt("年:2023").agrees

    def test_random_runs_agree(self, sample: Library) -> None:
        runs = [
            run
            for run in random_runs(sample, 60)
            if usable(run, Manner.FOLDED) and not set(run) & set(" '\"()|-/:*#$~;")
        ]
        assert all(sample.receipt(run, plain=True).wrong == () for run in runs)


@pytest.mark.parametrize("manner", list(Manner))
def test_any_run_is_found_and_counted_as_a_scan_does(sample: Library, manner: Manner) -> None:
    marks = {"”", "“", '"'} if manner is Manner.SQUEEZED else set()
    runs = [run for run in random_runs(sample, 100) if usable(run, manner) and not marks & set(run)]
    for run in runs:
        check_scan(sample, run, manner)
    assert len(runs) > 80


class TestSeeds:
    """The figures of the development data."""

    @pytest.mark.parametrize(("word", "times"), [("督查", 35), ("制度", 43), ("问题", 48), ("群众", 27)])
    def test_counts_equal_those_of_the_text(self, seeds: Library, word: str, times: int) -> None:
        assert seeds.search(word).count.occurrences == times

    def test_a_receipt_says_that_the_texts_were_counted(self, seeds: Library) -> None:
        found = seeds.search("督查").count
        assert (found.occurrences, found.passages, found.reports) == (35, 17, 4)
        lines = [line for info in seeds.reports() for line in seeds.report(info.id).text.split("\n")]
        assert sum("督查" in line for line in lines) == 15  # two paragraphs of 一是…二是… are two passages each
        assert seeds.receipt("督查").agrees

    @pytest.mark.parametrize(
        "phrase", ["省长留言", "满意度稳定", "一审二比三评", "四不两直", "最后一公里", "一网通办率", '"放管服改革"']
    )
    def test_phrases_that_a_segmenter_breaks_are_found(self, seeds: Library, phrase: str) -> None:
        assert seeds.search(phrase).count.occurrences >= 1

    def test_an_absent_phrase_is_explained_with_true_counts(self, seeds: Library) -> None:
        absent, near, alike = seeds.search("办结时效").explanation
        assert "办结 7× in 4 reports, 时效 1× in 1 report" in absent
        assert "All in one passage: 0." in absent
        assert "限时办结" in near
        assert "处理时效" in near
        assert "办件" in alike

    def test_struck_out_words_are_found_below_exact_ones(self, seeds: Library) -> None:
        party = [(hit.match, hit.report.id[:3]) for hit in seeds.search("党建", limit=None)]
        assert party[-1] == ("variant", "000")
        assert {match for match, _report in party[:-1]} == {"exact"}
        assert [(hit.match, hit.report.id[:3]) for hit in seeds.search("信访举报")] == [("variant", "004")]

    def test_chinese_punctuation_is_syntax_and_initials_find_words(self, seeds: Library) -> None:
        wide, narrow = seeds.search("单位：青岛 “督查督办” －信访"), seeds.search('单位:青岛 "督查督办" -信访')
        assert (wide.echo, wide.total) == (narrow.echo, narrow.total)
        assert {"督查督办"} == {hit.text[span.start : span.end] for hit in seeds.search(";dcdb") for span in hit.spans}

    def test_slots_return_the_four_headings_with_their_slots(self, seeds: Library) -> None:
        hits = seeds.search("坚持以*为*,推动*")
        assert sum(hit.report.id.startswith("000") for hit in hits) == 4

    @pytest.mark.parametrize("manner", list(Manner))
    def test_two_thousand_runs_are_found_as_a_scan_finds_them(self, seeds: Library, manner: Manner) -> None:
        for run in random_runs(seeds, 667):
            if usable(run, manner) and (manner is not Manner.SQUEEZED or not {"”", "“", '"'} & set(run)):
                check_scan(seeds, run, manner)

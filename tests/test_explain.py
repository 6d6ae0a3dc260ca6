"""Where nothing is exact, the reason is said: which term is absent, which filter left nothing, what stands near."""

import pytest

import kb
from kb.library import Library
from tests.written import write_kb

PARTY = "青石市档案局2023年工作总结\n一、工作完成情况\n深化“放管服”改革，压减材料。\n召开督查督办会议，通报问题12件。\n"
OTHER = "白沙县水务局2022年工作总结\n一、工作完成情况\n督查发现的问题要按期整改；有关情况会后通报。\n二、下一步打算\n加强督查。\n"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return kb.open(write_kb(tmp_path_factory.mktemp("small"), party=PARTY, other=OTHER))


class TestExplanations:
    def test_an_absent_run_names_its_words_and_what_stands_near(self, small: Library) -> None:
        first, *_others = small.search("督查民生").explanation
        assert "督查民生" in first
        assert "督查 3× in 2 reports" in first

    def test_words_one_character_apart_are_named_where_they_keep_the_same_company(self, small: Library) -> None:
        *_others, line = small.search("督办通告").explanation
        assert line == "One character apart, in the same passages: 通报, 督查"

    def test_of_a_sentence_only_its_words_are_named(self, small: Library) -> None:
        (line,) = small.search("督查发现问题以后应当在多少天之内整改完成并且通报情况", plain=True).explanation
        assert "督查 3× in 2 reports" in line

    def test_a_denied_term_is_no_reason(self, small: Library) -> None:
        assert not any("民生" in line for line in small.search("整顿 -民生").explanation)

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("督查 单位:青石档案局", "青石市档案局"),
            ("督查 年:2001", "2001"),
            ("整改 年:2023", "Without 〔year 2023〕: 1 passage."),
            ("整改 -通报", "Without not 〔通报〕: 1 passage."),
            ("整改 放管服", "no passage holds them as asked"),
        ],
    )
    def test_what_stood_in_the_way_is_named(self, small: Library, query: str, expected: str) -> None:
        assert expected in " ".join(small.search(query).explanation)

    def test_something_exact_needs_no_explanation(self, small: Library) -> None:
        assert small.search("督查").explanation == ()

    def test_terms_that_meet_only_further_apart_say_where(self, small: Library) -> None:
        *_counts, together = small.search("按期 加强").explanation
        assert together == "in one report (〔按期〕 and 〔加强〕): 2 passages."

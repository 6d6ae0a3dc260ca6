"""The claims are right on the seeds, on the development set as far as was promised, and on the sample corpus."""

import pytest

from tests.quality.metadata import Answer, corpus_answers, dev_answers, seed_answers
from tests.shared import needs_shared

DEV_FLOORS = (("year", 58, 1), ("date", 63, 3), ("unit", 92, 1), ("docno", 12, 0))
"""field, how many at least are right, how many at most are wrong."""

KNOWN = (("政策文件/澜政办发〔2023〕17号.html", "date"),)
"""(file, field) where the sample's gold has 发布日期 and the development set's has 成文日期 on pages with both."""


def _count(answers: list[Answer], verdict: str) -> int:
    return sum(1 for answer in answers if answer.verdict == verdict)


@needs_shared
def test_every_field_of_the_seeds_is_right() -> None:
    assert [answer for answer in seed_answers() if not answer.right] == []


@needs_shared
def test_the_development_set_keeps_its_floors() -> None:
    answers = list(dev_answers())
    for field, least, most in DEV_FLOORS:
        of_field = [answer for answer in answers if answer.field == field]
        assert _count(of_field, "right") >= least, field
        assert _count(of_field, "wrong") <= most, field


@pytest.mark.timeout(120)
def test_the_sample_corpus_is_right() -> None:
    wrong = [(answer.file, answer.field) for answer in corpus_answers() if not answer.right]
    assert [pair for pair in wrong if pair not in KNOWN] == []

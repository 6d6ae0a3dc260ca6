"""The main text of real pages is found, with the table of containers and without it."""

from tests.quality.main_text import f1, mean, scores
from tests.shared import needs_shared


def test_f1_counts_what_is_missing_and_what_is_too_much() -> None:
    assert f1("一二三四五六七", "一二三 四五六七\n") == 1.0
    assert f1("一二三四五六七", "子丑寅卯辰巳午") == 0.0
    assert 0 < f1("一二三四五六七八九", "一二三四五六七八九十百千万") < 1


@needs_shared
def test_main_text_of_the_development_pages() -> None:
    every = scores()
    assert len(every) == 20
    assert mean([score.known for score in every]) >= 0.995
    assert mean([score.unknown for score in every]) >= 0.99
    assert min(score.unknown for score in every) >= 0.98
    assert mean([score.nameless for score in every]) >= 0.985

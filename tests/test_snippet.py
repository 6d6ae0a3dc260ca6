"""Snippets: around the first match, cut where a reader would cut, spans where the matches stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.model import Span
from kb.search.snippet import ELLIPSIS, make_snippet

LONG = (
    "坚持问题导向，全年办理群众来信。" * 6
    + "其中督查督办12.5万件，办结率达到98.6%，群众满意。"
    + "窗口服务更加规范，办事更加便捷。" * 6
)


def place(text: str, run: str) -> Span:
    return Span(text.index(run), text.index(run) + len(run))


def test_a_short_text_stands_whole() -> None:
    assert make_snippet("　　督查通报。\n", [Span(2, 4)]).text == "督查通报。"
    assert make_snippet("　　督查通报。\n", [Span(2, 4)]).spans == (Span(0, 2),)


def test_the_match_stands_inside_with_ellipses_on_both_sides() -> None:
    snippet = make_snippet(LONG, [place(LONG, "督查督办")], 30)
    assert snippet.text.startswith(ELLIPSIS)
    assert snippet.text.endswith(ELLIPSIS)
    assert [snippet.text[span.start : span.end] for span in snippet.spans] == ["督查督办"]


def test_the_window_shows_the_different_matches_together() -> None:
    text = "督查" + "。" * 60 + "督查与群众" + "。" * 60
    spans = [Span(0, 2), Span(62, 64), place(text, "群众")]
    snippet = make_snippet(text, spans, 20)
    assert [snippet.text[span.start : span.end] for span in snippet.spans] == ["督查", "群众"]


@pytest.mark.parametrize("width", range(8, 60))
def test_no_number_is_halved(width: int) -> None:
    shown = make_snippet(LONG, [place(LONG, "督查督办")], width).text
    for number in ("12.5", "98.6%"):
        first, last = LONG.index(number), LONG.index(number) + len(number)
        inside = shown.strip(ELLIPSIS)
        start = LONG.index(inside)
        assert not first < start < last
        assert not first < start + len(inside) < last


def test_lines_become_spaces() -> None:
    assert make_snippet("督查\n通报\t问题", []).text == "督查 通报 问题"


@given(
    st.text(alphabet="督查。，1a \n“”\u0301", max_size=80),
    st.lists(st.tuples(st.integers(0, 80), st.integers(1, 10)), max_size=3),
    st.integers(1, 40),
)
def test_spans_stay_inside_and_light_the_same_characters(text: str, places: list[tuple[int, int]], width: int) -> None:
    spans = sorted({(start, min(start + size, len(text))) for start, size in places if start < len(text)})
    snippet = make_snippet(text, [Span(*span) for span in spans], width)
    for span in snippet.spans:
        assert 0 <= span.start < span.end <= len(snippet.text)
        lit = snippet.text[span.start : span.end].strip()
        assert any(lit in text[start:end].replace("\n", " ") for start, end in spans)

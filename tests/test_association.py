"""Collocates and keyness: measures as worked by hand and by others, counts as a plain reading gives them."""

import math
import random
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kb
from kb.association import Choice, Lexicon, Wanted, measures
from kb.association.areas import AreaReader
from kb.association.nesting import without_nested
from kb.association.runs import is_whole
from kb.association.sentences import sentence_ends
from kb.association.values import Collocate
from kb.errors import UsageError
from kb.library import Library
from kb.literal import Manner
from kb.literal.tally import is_looped
from kb.search.sentences import sentence_windows
from tests.literal_scan import spans
from tests.search_corpora import HAN, publish_random

RUNS = st.text(HAN, min_size=1, max_size=20) | st.text(HAN[:2], min_size=1, max_size=6)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    place = tmp_path_factory.mktemp("random") / ".kb"
    publish_random(place, random.Random(3), size=40)
    return kb.open(place, trust=True)


@cache
def texts(library: Library) -> list[str]:
    return [passage.text for info in library.reports() for passage in library.report(info.id).passages]


def lexicon(library: Library, *runs: str) -> Lexicon:
    return Lexicon(library._engine.occurrences.corpus.texts.index.blocks, runs)


def array(*numbers: int) -> "np.typing.NDArray[np.int64]":
    return np.array(numbers, np.int64)


def test_dunnings_example_of_log_likelihood() -> None:
    """“the swiss” of Dunning (1993): 110 together, 2442 and 111 apart, 29114 neither."""
    found = measures.log_likelihood(array(110), array(110 + 111), array(110 + 2442), array(110 + 2442 + 111 + 29114))
    assert found[0] == pytest.approx(270.72, abs=0.005)


def test_keyness_worked_by_hand() -> None:
    """100 and 50 in 10,000 each: 75 are expected in both, so G² = 2 (100 ln 4/3 + 50 ln 2/3)."""
    wanted = 2 * (100 * math.log(4 / 3) + 50 * math.log(2 / 3))
    found = measures.keyness(array(100, 50), array(50, 100), array(10_000, 10_000), array(10_000, 10_000))
    assert found.tolist() == pytest.approx([wanted, -wanted])
    assert wanted == pytest.approx(16.99, abs=0.005)


def test_effects_worked_by_hand() -> None:
    assert measures.mi3(array(8), array(16), array(100), array(1600)).tolist() == pytest.approx([9.0])
    assert measures.log_ratio(array(40), array(10), array(1000), array(1000)).tolist() == pytest.approx([2.0])
    assert measures.log_ratio(array(4), array(0), array(1000), array(1000)).tolist() == pytest.approx([3.0])
    assert measures.difference(array(30), array(10), array(2000), array(1000)).tolist() == pytest.approx([50.0])


def plain_likelihood(o: int, f: int, w: int, n: int) -> float:
    """The same by the sum over cells, in plain Python."""
    cells = [[o, f - o], [w - o, n - w - f + o]]
    rows, columns = [sum(row) for row in cells], [sum(column) for column in zip(*cells, strict=True)]
    total = sum(
        seen * math.log(seen * n / (rows[row] * columns[column]))
        for row, line in enumerate(cells)
        for column, seen in enumerate(line)
        if seen
    )
    return 2 * total


@settings(deadline=None)
@given(st.integers(0, 50), st.integers(0, 200), st.integers(1, 400), st.integers(0, 9000))
def test_log_likelihood_is_that_of_a_plain_sum(o: int, apart: int, near: int, neither: int) -> None:
    f, w, n = o + apart, o + near, o + apart + near + neither
    found = float(measures.log_likelihood(array(o), array(f), array(w), array(n))[0])
    assert abs(found) == pytest.approx(max(plain_likelihood(o, f, w, n), 0), abs=1e-6)
    if abs(found) > 1e-6:
        assert (found > 0) == (o * n > f * w)


@settings(max_examples=80, deadline=None)
@given(st.lists(RUNS, min_size=1, max_size=8, unique=True))
def test_counts_of_many_runs_at_once_are_those_of_a_literal_scan(library: Library, runs: list[str]) -> None:
    reader = AreaReader(library._engine.occurrences.corpus)
    found = lexicon(library, *runs).count(reader.passages(reader.corpus.passages))
    wanted = [sum(len(list(spans(text, run, Manner.FOLDED))) for text in texts(library)) for run in runs]
    assert found.tolist() == wanted


def stretches(text: str, term: str, width: int | None) -> list[tuple[int, int]]:
    """What stands beside the occurrences of a term: in characters, or in the sentence; never over the next occurrence."""
    found = list(spans(text, term, Manner.FOLDED))
    listed = []
    for place, (start, end) in enumerate(found):
        before = found[place - 1][1] if place else 0
        behind = found[place + 1][0] if place + 1 < len(found) else len(text)
        if width is None:
            windows = sentence_windows(text)
            first = max(begin for begin, _stop in windows if begin <= start)
            last = min(stop for _begin, stop in windows if stop >= end)
        else:
            first, last = start - width, end + width
        listed += [(max(first, before, 0), start), (end, min(last, behind, len(text)))]
    return listed


@settings(max_examples=80, deadline=None)
@given(st.text(HAN, min_size=1, max_size=2), st.text(HAN, min_size=1, max_size=3), st.sampled_from([1, 2, 5, 12, None]))
def test_counts_near_a_term_are_those_of_a_literal_scan(
    library: Library, term: str, run: str, width: int | None
) -> None:
    occurrences = library._occurrences(term, plain=True, every_copy=True)
    reader = AreaReader(occurrences.corpus)
    sides = reader.sentences(occurrences.rows) if width is None else reader.windows(occurrences.rows, width)
    wanted = places = 0
    for text in texts(library):
        own = stretches(text, term, width)
        near = {
            span
            for span in spans(text, run, Manner.FOLDED)
            for start, end in own
            if start <= span[0] and span[1] <= end
        }
        wanted += len(near)
        places += len({place for start, end in own for place in range(start, end - len(run) + 1)})
    assert lexicon(library, run).count(sides.both).tolist() == [wanted]
    assert sides.both.places(array(len(run))).tolist() == [places]


def test_sentences_of_the_whole_text_are_those_of_its_passages(library: Library) -> None:
    corpus = library._engine.occurrences.corpus
    for block in corpus.texts.index.blocks:
        ends = sentence_ends(block)
        for passage in range(len(block.passages)):
            start = int(block.passages.bounds[passage])
            own = ends[(ends > start) & (ends < int(block.passages.bounds[passage + 1]))] - start
            text = block.passage(passage)
            assert own.tolist() == [stop for _start, stop in sentence_windows(text) if stop < len(text)] + [
                stop for _start, stop in sentence_windows(text) if stop == len(text) and _closes(text)
            ]


def _closes(text: str) -> bool:
    return text.rstrip("”’」』）)")[-1:] in "。!?;！？；\n" and bool(text.rstrip("”’」』）)"))


@pytest.mark.parametrize(
    ("run", "looped"), [("人人", True), ("督查", False), ("查督查", True), ("督", False), ("甲乙甲丙", False)]
)
def test_a_run_that_can_overlap_itself_is_known(run: str, looped: bool) -> None:
    assert is_looped(run) is looped


def test_collocates_are_those_that_reading_gives(sample: Library) -> None:
    found = sample.collocates("窗口", choice=Choice(window=5, least=2, limit=None))
    assert found.rows
    assert found.near < found.characters
    counts = {one.text: one for one in found.rows}
    for word, one in counts.items():
        near = sample.search(f"'{word}' #5 窗口", limit=None, every_copy=False).count.passages
        assert bool(near) == bool(one.occurrences)
        assert one.total == sample.search(f"'{word}'").count.occurrences
        assert one.occurrences > one.expected
        assert max(one.left, one.right) <= one.occurrences <= one.left + one.right
        assert 1 <= one.reports <= one.occurrences


def test_a_wider_window_finds_no_less_and_a_higher_least_no_more(sample: Library) -> None:
    def totals(choice: Choice) -> dict[str, int]:
        return {one.text: one.occurrences for one in sample.collocates("窗口", choice=choice).rows}

    narrow, wide = (totals(Choice(window=width, limit=None)) for width in (3, 10))
    assert all(wide.get(word, count) >= count for word, count in narrow.items())
    assert set(totals(Choice(least=5, limit=None))) <= set(totals(Choice(least=3, limit=None))) | set(narrow)


@pytest.mark.parametrize("by", ["ll", "mi3", "ratio"])
def test_collocates_are_ranked_by_what_is_asked(sample: Library, by: str) -> None:
    rows = sample.collocates("窗口", choice=Choice(by=by)).rows
    values = [{"ll": one.log_likelihood, "mi3": one.mi3, "ratio": one.log_ratio}[by] for one in rows]
    assert values == sorted(values, reverse=True)


def test_what_is_typical_of_a_unit_stands_in_it(sample: Library) -> None:
    found = sample.keyness("单位:生态环境局", wanted=Wanted(least=3))
    words = [key.text for key in found.rows]
    assert words
    assert all(key.rate > key.reference_rate and key.keyness >= measures.SIGNIFICANT for key in found.rows)
    for key in found.rows:
        assert key.occurrences == sample.search(f"'{key.text}' 单位:生态环境局").count.occurrences
    rarer = sample.keyness("-单位:生态环境局", wanted=Wanted(least=3, negative=True))
    assert {key.text for key in rarer.rows} & set(words)


def test_key_runs_are_counted_as_the_search_counts(sample: Library) -> None:
    found = sample.keyness("单位:云岭县", wanted=Wanted(runs=True, least=3))
    assert found.rows
    for key in found.rows:
        assert len(key.text) >= 4
        assert key.occurrences == sample.search(f"{key.text} 单位:云岭县").count.occurrences


def test_two_parts_do_not_share_a_passage(sample: Library) -> None:
    found = sample.keyness("年:2023", "年:2021..2023", wanted=Wanted(least=2))
    assert found.shared == found.corpus.passages
    assert found.reference.reports == sample.keyness("年:2021..2022").corpus.reports


@pytest.mark.parametrize(
    ("own", "other"), [("单位:没有这家", ""), ("年:2023", "单位:没有这家"), ("年:2023", "年:2023 窗口")]
)
def test_nothing_to_compare_is_an_error(sample: Library, own: str, other: str) -> None:
    with pytest.raises(UsageError, match=r"unit|year"):
        sample.keyness(own, other)


def test_boilerplate_can_be_left_out(sample: Library) -> None:
    whole = sample.keyness("单位:云岭县", wanted=Wanted(least=3, limit=None))
    without = sample.keyness("单位:云岭县", wanted=Wanted(least=3, limit=None, boilerplate=2))
    assert whole.corpus == without.corpus
    counted = {key.text: key.occurrences for key in whole.rows}
    assert all(counted.get(key.text, key.occurrences) >= key.occurrences for key in without.rows)


def collocate(text: str, occurrences: int) -> Collocate:
    return Collocate(text, occurrences, 0, 0, occurrences, 1.0, 1.0, 1.0, 1.0)


def test_a_word_that_stands_inside_a_longer_one_is_left_out() -> None:
    ranked = [collocate("营商", 10), collocate("营商环境", 9), collocate("环境", 30), collocate("窗口", 9)]
    assert [one.text for one in without_nested(ranked, None)] == ["营商环境", "环境", "窗口"]
    assert [one.text for one in without_nested(ranked, 1)] == ["营商环境"]


def test_a_run_begins_and_ends_where_words_do() -> None:
    assert is_whole("优化营商环境", [("持续", "建设。"), ("，", "")])
    assert not is_whole("化营商环境", [("持续优", "建设。"), ("优", "")])
    assert is_whole("窗口", [])


def test_words_are_as_frequent_as_their_postings_say(sample: Library) -> None:
    postings = sample._engine.occurrences.corpus.postings
    found = postings.frequencies("words")
    assert len(found) > 1000
    assert all(count == int(postings.term("words", word).frequencies.sum()) for word, count in [*found.items()][::7])


def test_the_words_of_the_index_are_words_of_the_text(sample: Library) -> None:
    lexical = Lexicon.of(sample._engine.occurrences.corpus)
    assert "窗口" in lexical.words
    assert all(len(word) >= 2 for word in lexical.words)
    assert (lexical.widths > 0).all()

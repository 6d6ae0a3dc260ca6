"""Phrases: cut at clauses and words, counted exactly, folded into families, each on its shelf."""

import random

import pytest

import kb
from kb.errors import UsageError
from kb.library import Library
from kb.phrases import Shelf, Size
from kb.phrases.cutting import balance, cut_to_clauses, trim_words
from kb.phrases.folding import fold_families
from kb.phrases.ranking import Evidence, usefulness
from kb.text import fold
from tests.conftest import build

EVERYBODY = "把便民小事当成为民大事来抓"
OWN = "推行渡口夜灯值守制度"
NEW = "以数据共享换群众少跑"
OLD = "开展机关作风百日擂台"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("reports")
    units = ("云岭县", "石门县", "柳溪县", "白沙县")
    for unit in units:
        for year in (2019, 2020, 2023):
            lines = [
                f"{unit}人民政府办公室{year}年工作总结",
                "一、主要工作",
                f"我们{EVERYBODY}。{unit}办理事项{year}件。",
            ]
            lines += [f"{OWN}，行人称便。"] if unit == "柳溪县" else []
            lines += [f"坚持{NEW}，让办事更快。"] if year == 2023 else [f"年初{OLD}，评出先进{unit}。"]
            (folder / f"{unit}{year}.txt").write_text("\n".join(lines) + "\n", "utf-8")
    return kb.open(build(tmp_path_factory.mktemp("index") / ".kb", folder))


def texts(library: Library, query: str = "", **asked: str) -> list[str]:
    return [phrase.text for phrase in library.phrases(query, **asked).phrases]  # type: ignore[arg-type]


def test_a_phrase_is_whole_and_stands_once(library: Library) -> None:
    found = texts(library)
    assert any(EVERYBODY in text for text in found)
    assert sum(EVERYBODY[2:8] in text for text in found) == 1


@pytest.mark.parametrize(
    ("shelf", "run"),
    [("common", EVERYBODY), ("own", OWN), ("new", NEW), ("fading", OLD)],
    ids=["common", "own", "new", "fading"],
)
def test_a_phrase_stands_on_its_shelf(library: Library, shelf: str, run: str) -> None:
    found = library.phrases(shelf=shelf).phrases
    assert any(run in phrase.text for phrase in found)
    assert all(Shelf(shelf) in phrase.shelves for phrase in found)


def test_counts_are_those_of_a_literal_scan(sample: Library) -> None:
    commonplaces = sample.commonplaces
    numbers = commonplaces.counted.nonzero()[0].tolist()
    passages = [fold(commonplaces.corpus.text(number)) for number in numbers]
    for phrase in sample.phrases(limit=40).phrases:
        assert phrase.uses.occurrences == sum(text.count(fold(phrase.text)) for text in passages)
        assert phrase.uses.passages == sum(fold(phrase.text) in text for text in passages)


def test_random_runs_are_counted_as_a_literal_scan_counts_them(sample: Library) -> None:
    commonplaces = sample.commonplaces
    passages = [fold(commonplaces.corpus.text(number)) for number in commonplaces.counted.nonzero()[0].tolist()]
    rng = random.Random(6)
    for length in range(1, 21):
        text = rng.choice([passage for passage in passages if len(passage) > length])
        start = rng.randrange(len(text) - length)
        run = text[start : start + length].replace("\n", "")
        uses = sample.uses(run)
        assert uses.occurrences == (sum(passage.count(run) for passage in passages) if run else 0)


def test_sources_lead_to_the_phrase(sample: Library) -> None:
    for phrase in sample.phrases(limit=20).phrases:
        for source in phrase.uses.sources:
            info, passage = sample.passage(source.passage)
            assert info.id == source.report
            assert fold(passage.text[source.span.start : source.span.end]) == fold(phrase.text)


def test_a_query_narrows_and_its_words_come_first(library: Library) -> None:
    assert EVERYBODY in texts(library, "便民小事")[0]
    assert all(NEW not in text for text in texts(library, "年:2019"))


def test_sizes_and_shelves_have_to_exist(library: Library) -> None:
    with pytest.raises(UsageError, match="sentence"):
        library.phrases(size="novel")
    assert all(phrase.size is Size.CLAUSE for phrase in library.phrases(size="clause").phrases)


def test_the_same_question_has_the_same_answer(sample: Library) -> None:
    assert sample.phrases() == sample.phrases()


@pytest.mark.parametrize(
    ("run", "begins", "ends", "cut"),
    [
        ("工作,请予审议,并请", False, False, "请予审议"),
        ("请予审议,并请", True, False, "请予审议"),
        (",抓落实,", False, False, "抓落实"),
        ("稳中求进工作总基调", False, False, "稳中求进工作总基调"),
        ("守住底线、不碰红线。", True, True, "守住底线、不碰红线"),
    ],
)
def test_a_run_is_cut_to_whole_clauses(run: str, begins: bool, ends: bool, cut: str) -> None:
    start, end = cut_to_clauses(run, begins=begins, ends=ends)
    assert run[start:end] == cut


@pytest.mark.parametrize(
    ("run", "trimmed"),
    [
        ("的质量和", "质量"),
        ("一、加强学习", "加强学习"),
        ("(三)压实责任", "压实责任"),
        ("零售总额增长5.", "零售总额增长"),
        ("2.推进改革", "推进改革"),
    ],
)
def test_numbering_empty_words_and_trailing_figures_go(run: str, trimmed: str) -> None:
    start, end = trim_words(run, 0, len(run))
    assert run[start:end] == trimmed


@pytest.mark.parametrize(
    ("run", "balanced"), [("新时代“小院经验", "小院经验"), ("“小院经验”", "“小院经验”"), ("经验”推广开来", "推广开来")]
)
def test_a_half_of_a_pair_is_cut_off(run: str, balanced: str) -> None:
    start, end = balance(run, 0, len(run))
    assert run[start:end] == balanced


def test_families_are_folded_under_the_best() -> None:
    ranked = ["坚持稳字当头抓落实", "稳字当头抓落实", "继续坚持稳字当头抓落实", "把方便留给群众"]
    families = fold_families(ranked, 9)
    assert [family.head for family in families] == [ranked[0], ranked[3]]
    assert families[0].variants == (ranked[1], ranked[2])


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (Evidence("把小事办成实事", 6, 40, 1.0), Evidence("把小事办成实事", 2, 40, 1.0)),
        (Evidence("把小事办成实事", 20, 40, 1.0), Evidence("把小事办成实事", 40, 40, 1.0)),
        (Evidence("把小事办成实事", 6, 40, 1.0), Evidence("把小事办成实事", 6, 40, 0.1)),
        (Evidence("把群众的小事办成实事", 6, 40, 1.0), Evidence("把小事办成实事", 6, 40, 1.0)),
        (Evidence("把小事办成实事", 6, 40, 1.0), Evidence("2023年工作回顾", 6, 40, 1.0)),
        (Evidence("把小事办成实事", 6, 40, 1.0), Evidence("把小事办成实事", 6, 40, 1.0, fading=True)),
    ],
    ids=["wider", "not everybody's", "whole", "longer", "of no year", "still in use"],
)
def test_the_rank_is_what_a_phrase_is_good_for(better: Evidence, worse: Evidence) -> None:
    assert usefulness(better) > usefulness(worse)

"""Examining a draft: what is taken over, what was left in of a source, whose the draft is. Clean drafts raise nothing."""

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.check import Examination, Finding, Part, Said, Severity, Wishes, read_draft
from kb.check.persons import find_persons
from kb.check.places import find_places, known_places
from kb.library import Library
from kb.reuse.formulas import common_flags
from tests.conftest import CORPUS
from tests.shared import SEEDS

DRAFTS = sorted((Path(__file__).parent / "data" / "drafts").iterdir())
SOURCE = CORPUS / "澜川市政务服务管理办公室" / "2021年工作总结.txt"


def half_replaced(text: str, old: str, new: str, first: int = 0) -> str:
    """Every other occurrence replaced."""
    numbers = count()
    return re.sub(old, lambda match: new if next(numbers) % 2 == first else match[0], text)


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def leftovers(examination: Examination) -> list[Finding]:
    return [finding for finding in examination.findings if finding.part is Part.LEFTOVER]


def covered(examination: Examination, name: str) -> Iterator[bool]:
    """For every place where a name stands in the draft whether a left-over covers it."""
    for match in re.finditer(name, examination.text):
        yield any(one.span.start <= match.start() and match.end() <= one.span.end for one in leftovers(examination))


@pytest.mark.parametrize("file", DRAFTS, ids=lambda file: file.stem)
def test_a_draft_of_ones_own_raises_nothing(sample: Library, file: Path) -> None:
    examination = sample.check(file)
    assert leftovers(examination) == []
    assert examination.at_least(Severity.HINT) == ()
    assert examination.letters["taken"] == 0


@pytest.mark.parametrize("file", DRAFTS, ids=lambda file: file.stem)
def test_a_draft_of_ones_own_raises_nothing_against_real_reports(seeds: Library, file: Path) -> None:
    assert leftovers(seeds.check(file)) == []


@pytest.mark.parametrize("first", [0, 1])
def test_every_name_left_of_the_source_is_named(sample: Library, tmp_path: Path, first: int) -> None:
    text = SOURCE.read_text("utf-8").partition("日期：")[2].partition("\n")[2]
    title = "安平市政务服务中心2024年工作总结\n"
    examination = sample.check(written(tmp_path, "草稿.txt", title + half_replaced(text, "澜川", "安平", first)))
    assert all(covered(examination, "澜川"))
    assert examination.own.places[:1] == ("安平市",) or examination.own.unit == "安平市政务服务中心"
    assert "《澜川市首席事务代表授权办法》" in [one.text for one in leftovers(examination)] or first == 1
    assert not any("安平" in one.text for one in leftovers(examination))
    found = {one.rule for one in leftovers(examination)}
    assert {"source-place", "source-number"} <= found
    assert all(one.source for one in leftovers(examination) if one.rule == "source-number")


@pytest.mark.parametrize("city", ["平乐", "宁波", "长沙"])
@pytest.mark.parametrize("first", [0, 1])
def test_every_name_left_of_a_real_source_is_named(seeds: Library, tmp_path: Path, city: str, first: int) -> None:
    (source,) = SEEDS.glob("003*.txt")
    text = half_replaced(source.read_text("utf-8"), "青岛", city, first)
    examination = seeds.check(written(tmp_path, "草稿.txt", text))
    assert text.count("青岛") >= 3
    assert all(covered(examination, "青岛"))
    assert all(covered(examination, "胶东机场|大沽河|2019"))
    assert [source.report.unit.value for source in examination.sources] == ["青岛市政府办公厅"]
    assert examination.own.known == "replaced"
    assert examination.own.places[0].startswith(city)
    place = examination.text.index("重要指示批示精神")
    assert any(span.start <= place and place + 8 <= span.end for span in examination.common)


def test_common_wording_is_not_counted_as_taken_over(seeds: Library, tmp_path: Path) -> None:
    draft = written(
        tmp_path,
        "草稿.txt",
        "某县2024年工作总结\n一年来，我们深入学习贯彻习近平总书记重要讲话和重要指示批示精神，办成十件实事。\n",
    )
    assert seeds.check(draft).letters["taken"] == 0


def test_what_the_user_says_of_the_draft_is_believed(sample: Library, tmp_path: Path) -> None:
    body = SOURCE.read_text("utf-8").partition("日期：")[2].partition("\n")[2]
    draft = written(tmp_path, "草稿.txt", body)
    foreign = sample.check(draft, Wishes(Said(unit="云岭县政务服务中心", year=2024)))
    assert foreign.own.known == "stated"
    assert "2022" in [one.text for one in leftovers(foreign) if one.rule == "source-year"]
    own = sample.check(draft, Wishes(Said(unit="澜川市政务服务管理办公室", year=2021)))
    assert not [one for one in leftovers(own) if one.rule in ("source-place", "source-year")]


def test_a_file_that_is_indexed_is_not_compared_with_itself(sample: Library) -> None:
    assert str(SOURCE) not in [str(sample.file(source.report.id)) for source in sample.check(SOURCE).sources]


def test_shares_add_up_and_spans_rebuild_the_text(sample: Library, tmp_path: Path) -> None:
    text = half_replaced(SOURCE.read_text("utf-8"), "澜川", "安平")
    examination = sample.check(written(tmp_path, "草稿.txt", text))
    for share in examination.shares:
        assert share.letters == sum(map(str.isalnum, share.passage.text))
        assert min(share.taken, share.common, share.original) >= 0
    ends = [one.span.end for one in examination.taken]
    assert all(end <= one.span.start for end, one in zip(ends, examination.taken[1:], strict=False))
    for one in examination.taken:
        assert one.passage.text[one.source.start : one.source.end] == examination.text[one.span.start : one.span.end]
    for finding in examination.findings:
        assert examination.text[finding.span.start : finding.span.end] == finding.text


def test_without_a_knowledge_base_only_the_form_is_examined(tmp_path: Path) -> None:
    from kb.check import examine

    examination = examine(read_draft(written(tmp_path, "草稿.txt", "某局2024年总结\n增设窗口XX个，方便群众。\n")))
    assert not examination.compared
    assert [finding.rule for finding in examination.findings] == ["mask"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("在二塘镇、柳溪村召开现场会", ["二塘镇", "柳溪村"]),
        ("各乡镇、城镇社区和行政村", []),
        ("打造示范县，建设和美乡村", []),
        ("驻青部队和驻外机构", ["青"]),
        ("青岛关区进出口、胶东机场", ["青岛关区", "胶东机场"]),
        ("澜川论坛在澜川市举行", ["澜川论坛", "澜川市"]),
    ],
)
def test_places_in_running_text(text: str, places: list[str]) -> None:
    found = find_places(text, known_places({"澜川市": ("岚江省",)}))
    assert [text[place.span.start : place.span.end] for place in found] == places


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("镇党委书记蓝海涛每月接访", []),
        ("县委书记李大明、县长王芳出席会议", ["李大明", "王芳"]),
        ("由张建国同志负责，全体同志参加", ["张建国"]),
        ("各级书记和主任任务明确", []),
        ("由市委书记任组长，副市长任副组长", []),
    ],
)
def test_persons_beside_offices(text: str, persons: list[str]) -> None:
    assert [text[span.start : span.end] for span in find_persons(text)] == persons


def test_the_longer_a_run_the_more_units_it_needs() -> None:
    import numpy as np

    def flags(voices: int, places: int) -> bool:
        return bool(common_flags(np.full(places, voices), 6).all())

    assert flags(2, 6)
    assert not flags(2, 7)
    assert flags(3, 19)
    assert not flags(3, 20)
    assert not flags(7, 75)
    assert flags(8, 75)
    assert flags(8, 900)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=60))
def test_common_wording_needs_more_than_one_unit(voices: list[int]) -> None:
    import numpy as np

    flags = common_flags(np.array(voices), 6)
    assert len(flags) == len(voices) + 5
    if max(voices) < 2:
        assert not flags.any()

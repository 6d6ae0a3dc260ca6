"""The runs that a text shares with passages are those that a scan of every pair finds."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from kb.literal import LiteralIndex, LiteralReport, update
from kb.literal.anchors import find_anchors, find_runs
from kb.text import fold

TEXTS = st.lists(st.text("甲乙丙丁，Ａa", max_size=14), min_size=1, max_size=5)


def indexed(folder: str, texts: list[str], removed: list[str] | None = None) -> LiteralIndex:
    place = Path(folder) / "literal"
    update(None, place, added=[LiteralReport(f"r{number}", [text]) for number, text in enumerate(texts)])
    if removed:
        update(place, Path(folder) / "later", removed)
        place = Path(folder) / "later"
    return LiteralIndex.open(place)


def scanned(text: str, passage: str, shortest: int) -> set[tuple[int, int, int]]:
    """Start, length, offset of every common run that cannot be made longer."""
    text, passage = fold(text), fold(passage)
    found = set()
    for start in range(len(text)):
        for offset in range(len(passage)):
            if start and offset and text[start - 1] == passage[offset - 1]:
                continue
            length = 0
            while text[start + length : start + length + 1] == passage[offset + length : offset + length + 1] != "":
                length += 1
            if length >= shortest:
                found.add((start, length, offset))
    return found


@given(TEXTS, st.text("甲乙丙丁，Ａa", max_size=20), st.integers(1, 4))
def test_runs_are_those_of_a_scan(texts: list[str], text: str, shortest: int) -> None:
    with TemporaryDirectory() as folder:
        runs = find_runs(indexed(folder, texts), text, shortest, 10_000)
        rows = zip(
            runs.starts.tolist(), runs.lengths.tolist(), runs.passages.tolist(), runs.offsets.tolist(), strict=True
        )
        expected = {(a, n, p, b) for p, passage in enumerate(texts) for a, n, b in scanned(text, passage, shortest)}
        assert set(rows) == expected


def test_removed_reports_share_nothing(tmp_path: Path) -> None:
    index = indexed(str(tmp_path), ["一窗受理", "一窗受理", "二次办理"], ["r0"])
    assert find_runs(index, "推进一窗受理", 4, 10).passages.tolist() == [1]


def test_of_a_frequent_run_only_some_places_are_given(tmp_path: Path) -> None:
    index = indexed(str(tmp_path), ["一窗受理"] * 100)
    found = find_anchors(index, "一窗受理", 4, 10)
    assert len(found) == 10
    assert len(set(found.passages.tolist())) == 10


def test_a_text_that_repeats_itself_is_found_at_each_place(tmp_path: Path) -> None:
    index = indexed(str(tmp_path), ["一窗受理。"])
    assert sorted(find_runs(index, "一窗受理，一窗受理", 4, 10).starts.tolist()) == [0, 5]

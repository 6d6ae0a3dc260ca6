"""A PDF's lines become its paragraphs; what has no text, or will not open, says what to do."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.read.faults import UnreadableError
from indexer.read.pdf import read_document
from tests.pdfs import Placed, write_pdf

LEFT = 90.0
WIDTH = 34


def lines(paragraphs: list[str], top: float = 760.0) -> list[Placed]:
    """The paragraphs set in full lines of 34 characters, the first indented by two."""
    placed = []
    for paragraph in paragraphs:
        text, left = paragraph, LEFT + 24
        room = WIDTH - 2
        while text:
            placed.append(Placed(text[:room], left, top))
            text, left, room, top = text[room:], LEFT, WIDTH, top - 20
    return placed


LONG = "全区上下坚持稳中求进工作总基调，完整、准确、全面贯彻新发展理念，着力推动高质量发展，扎实做好改革发展稳定各项工作，全年目标任务顺利完成。"
FIRST = "今年以来，砚湖区人民政府办公室围绕中心、服务大局，" + LONG
SECOND = "一、抓好文稿服务。起草各类文稿260余篇，" + LONG


def read(path: Path) -> str:
    return read_document(path, seconds=60).text


def test_lines_the_page_broke_are_joined(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", [lines([FIRST, SECOND, "特此报告。"])])
    assert read(path).split("\n") == [FIRST, SECOND, "特此报告。"]


def test_a_paragraph_goes_on_over_the_page_and_the_number_stands_after_it(tmp_path: Path) -> None:
    every = lines([FIRST])
    first = [*every[:2], Placed("— 1 —", 280, 40)]
    second = [
        *(Placed(line.text, line.left, 780 - 20 * index) for index, line in enumerate(every[2:])),
        Placed("— 2 —", 280, 40),
    ]
    path = write_pdf(tmp_path / "a.pdf", [first, second])
    assert read(path).split("\n") == [FIRST, "— 1 —", "— 2 —"]


def test_running_heads_do_not_break_paragraphs(tmp_path: Path) -> None:
    every = lines([FIRST + LONG * 2])
    pages = [
        [
            Placed("砚湖区政府公报", 240, 800),
            *(Placed(line.text, line.left, 740 - 20 * at) for at, line in enumerate(every[start : start + 2])),
        ]
        for start in range(0, len(every), 2)
    ]
    assert read(write_pdf(tmp_path / "a.pdf", pages)).split("\n")[1] == FIRST + LONG * 2


def test_headings_and_short_lines_stay_apart(tmp_path: Path) -> None:
    page = [Placed("2024年工作总结", 220, 780, size=20), *lines(["一、主要工作", "二、存在问题", LONG], top=740)]
    assert read(write_pdf(tmp_path / "a.pdf", [page])).split("\n") == [
        "2024年工作总结",
        "一、主要工作",
        "二、存在问题",
        LONG,
    ]


def test_letter_spaced_titles_are_closed_up(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", [[Placed("砚湖区人民政府文件", 120, 780, spacing=14), *lines([LONG])]])
    assert read(path).split("\n")[0] == "砚湖区人民政府文件"


def test_the_title_is_a_fact(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", [lines([LONG])], title="砚湖区2024年工作总结")
    facts = read_document(path, seconds=60).facts
    assert [(fact.name, fact.value, fact.place) for fact in facts] == [("title", "砚湖区2024年工作总结", "file:title")]


def code_of(path: Path) -> tuple[str, str]:
    with pytest.raises(UnreadableError) as caught:
        read_document(path, seconds=60)
    return caught.value.fault.code, caught.value.fault.message


def test_a_scanned_pdf_names_the_command(tmp_path: Path) -> None:
    code, message = code_of(write_pdf(tmp_path / "扫描 件.pdf", [[], []]))
    assert code == "scanned"
    assert "ocrmypdf -l chi_sim '" in message


def test_scanned_pages_among_others_are_said(tmp_path: Path) -> None:
    document = read_document(write_pdf(tmp_path / "a.pdf", [lines([LONG]), []]), seconds=60)
    assert [fault.code for fault in document.faults] == ["scanned-pages"]


def test_an_encrypted_pdf_says_so(tmp_path: Path) -> None:
    assert code_of(write_pdf(tmp_path / "a.pdf", [lines([LONG])], encrypted=True))[0] == "encrypted"


def test_a_broken_pdf_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4\nbroken")
    assert code_of(path)[0] == "damaged"


def test_a_time_limit_holds(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", [lines([LONG])])
    with pytest.raises(UnreadableError) as caught:
        read_document(path, seconds=-1)
    assert caught.value.fault.code == "time"


@settings(
    max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
@given(st.integers(0, 30_000), st.binary(min_size=1, max_size=60))
def test_any_damage_gives_a_document_or_a_reason(tmp_path: Path, place: int, noise: bytes) -> None:
    path = write_pdf(tmp_path / "a.pdf", [lines([LONG])])
    data = bytearray(path.read_bytes())
    data[place % len(data) :][: len(noise)] = noise
    path.write_bytes(bytes(data[: place % len(data)]) + noise + bytes(data[place % len(data) + len(noise) :]))
    assert isinstance(outcome(path), str)


def outcome(path: Path) -> str:
    try:
        return read(path)
    except UnreadableError as error:
        return error.fault.message


COLUMNS = (80, 130, 300, 420)
TASKS = [
    ("序号", "任务", "责任单位", "完成时限"),
    ("1", "改造泵站6座", "县水务局", "6月底"),
    ("2", "新增幼儿学位900个", "县教育局", "8月底"),
]


def rows(table: Sequence[tuple[str, ...]], top: float) -> list[Placed]:
    """The rows of a table, each cell set where its column begins."""
    return [
        Placed(cell, left, top - 22 * number)
        for number, row in enumerate(table)
        for left, cell in zip(COLUMNS, row, strict=False)
    ]


def test_rows_of_a_table_are_rows_of_cells(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", [[*lines([FIRST]), *rows(TASKS, 560), *lines([SECOND], 460)]])
    assert read(path).split("\n") == [FIRST, *("\t".join(row) for row in TASKS), SECOND]


def test_words_set_apart_in_a_line_or_two_are_no_table(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", [[*lines([FIRST]), *rows(TASKS[:2], 560)]])
    assert "\t" not in read(path)

"""Text that was read in a wrong encoding is mended where its bytes come back, else flagged; Chinese is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.read.mojibake import mend

CHINESE = "各镇人民政府要坚持稳中求进工作总基调，推动高质量发展，完成全年目标任务。"


@pytest.mark.parametrize(("was", "read_as"), [("utf-8", "gb18030"), ("utf-8", "latin-1"), ("gb18030", "latin-1")])
def test_a_misread_text_is_mended_whole(was: str, read_as: str) -> None:
    text = "政府工作报告全文如下认真学习"
    mended, faults = mend(text.encode(was).decode(read_as))
    assert mended == text
    assert [fault.code for fault in faults] == ["misread-mended"]


def test_only_the_misread_lines_are_mended() -> None:
    misread = "政府工作报告".encode().decode("gb18030")
    mended, faults = mend(f"{CHINESE}\n{misread}\n{CHINESE}")
    assert mended == f"{CHINESE}\n政府工作报告\n{CHINESE}"
    assert len(faults) == 1


def test_a_character_lost_at_the_edge_is_marked_and_said() -> None:
    misread = "政府工作报告。".encode().decode("gb18030", "replace")
    mended, faults = mend(misread)
    assert mended == "政府工作报告\ufffd"
    assert "misread-mended" in [fault.code for fault in faults]


def test_the_question_mark_put_for_lost_bytes_goes_with_them() -> None:
    mended, _faults = mend("鏀垮簻宸ヤ綔鎶ュ憡銆?2023")
    assert mended == "政府工作报告\ufffd2023"


def test_lost_characters_are_flagged_and_left() -> None:
    text = "工作锟斤拷锟斤拷报告"
    mended, faults = mend(text)
    assert mended == text
    assert [fault.code for fault in faults] == ["misread-lost"]


def test_a_misread_line_that_does_not_come_back_is_flagged() -> None:
    text = "鏀夸垮簻宸ヤヤ綔鎶ヤュ憡鍏ㄦ枃"
    mended, faults = mend(text)
    assert mended == text
    assert [fault.code for fault in faults] == ["misread"]


@pytest.mark.parametrize(
    "text",
    [
        CHINESE,
        "李玥、王琛、张璟、赵琨、钱琪",
        "鏖战",
        "“放管服”改革——‘一网通办’……",
        "naïve café — “quoted”",
        "①②③㈠㈡℃№",
    ],
)
def test_what_was_never_misread_is_left_alone(text: str) -> None:
    assert mend(text) == (text, ())


@given(st.text(alphabet=CHINESE, min_size=4))
def test_chinese_is_left_alone(text: str) -> None:
    assert mend(text) == (text, ())


@given(st.text(max_size=300))
def test_any_text_can_be_looked_at(text: str) -> None:
    mended, _faults = mend(text)
    assert isinstance(mended, str)

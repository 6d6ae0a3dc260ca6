"""Bytes become text in the encoding they are in, and what is in none is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.read.encoding import decode
from indexer.read.faults import UnreadableError

SIMPLIFIED = "2024年，全市上下坚持稳中求进，推动高质量发展，完成了各项目标任务。\n一、主要工作"
TRADITIONAL = "2024年，全市上下堅持穩中求進，推動高質量發展，完成了各項目標任務。\n一、主要工作"


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8-sig"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (SIMPLIFIED, "utf-16", "utf-16"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (SIMPLIFIED, "utf-16-be", "utf-16-be"),
        (TRADITIONAL, "big5", "big5"),
        (TRADITIONAL, "gb18030", "gb18030"),
        (TRADITIONAL, "utf-16-le", "utf-16-le"),
        ("plain ASCII\n", "ascii", "utf-8"),
    ],
)
def test_each_encoding_is_found_and_named(text: str, codec: str, name: str) -> None:
    decoded = decode(text.encode(codec))
    assert (decoded.text, decoded.encoding, decoded.faults) == (text, name, ())


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("これは日本語の文章です。政府の報告書を読むことができますか。", "shift_jis"),
        ("これは日本語の文章です。政府の報告書を読むことができますか。", "euc_jp"),
        ("정부의 보고서를 읽을 수 있습니까 경제 발전에 대하여", "euc_kr"),
        ("Отчёт о работе правительства за прошлый год", "koi8-r"),
        ("Übersicht über die Tätigkeit der Behörde für Öffentlichkeitsarbeit", "latin-1"),
    ],
)
def test_an_encoding_not_read_is_refused_and_not_guessed(text: str, codec: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        decode(text.encode(codec))
    assert caught.value.fault.code == "encoding-unknown"


def test_a_few_words_in_gb_that_are_valid_utf8_are_still_gb() -> None:
    decoded = decode("要要要".encode("gb18030"))
    assert decoded.text == "要要要"


def test_utf8_cut_inside_a_character_is_read_and_said() -> None:
    decoded = decode("全年工作总结".encode()[:-1])
    assert decoded.text == "全年工作总\ufffd"
    assert [fault.code for fault in decoded.faults] == ["cut"]


def test_gb18030_cut_inside_a_character_is_read_and_said() -> None:
    decoded = decode(SIMPLIFIED.encode("gb18030")[:-1])
    assert decoded.encoding == "gb18030"
    assert [fault.code for fault in decoded.faults] == ["cut"]


def test_a_damaged_byte_in_the_middle_is_read_and_counted() -> None:
    data = bytearray((SIMPLIFIED * 20).encode())
    data[300] = 0xFF
    decoded = decode(bytes(data))
    assert decoded.encoding == "utf-8"
    assert [fault.code for fault in decoded.faults] == ["damaged"]


def test_a_declared_encoding_that_does_not_fit_is_not_believed() -> None:
    assert decode(SIMPLIFIED.encode(), "gb2312").encoding == "utf-8"
    assert decode(TRADITIONAL.encode("big5"), "gb2312").encoding == "big5"


@pytest.mark.parametrize(("data", "code"), [(b"", "empty"), (bytes(range(256)) * 4, "binary"), (b"\0" * 999, "binary")])
def test_what_is_no_text_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        decode(data)
    assert caught.value.fault.code == code


@given(st.text(alphabet=SIMPLIFIED, min_size=12), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_unicode_comes_back_to_the_letter(text: str, codec: str) -> None:
    assert decode(text.encode(codec)).text == text


@given(st.binary(max_size=2_000))
def test_any_bytes_give_text_or_a_reason(data: bytes) -> None:
    assert isinstance(outcome(data), str)


def outcome(data: bytes) -> str:
    try:
        return decode(data).text
    except UnreadableError as error:
        return error.fault.message

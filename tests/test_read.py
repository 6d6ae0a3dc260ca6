"""Whatever a file holds, reading it gives reports or clear sentences, never an error."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.read import SUFFIXES, ReadOptions, read
from indexer.read.options import LARGEST
from indexer.values import FACT_NAMES, Extract
from kb.model import Problem
from tests.shared import DEV_SET, SEEDS, needs_shared

TEXT = "砚湖区2024年工作总结\n一、主要工作\n全年完成投资48.5亿元，同比增长12.3%。\n"
PAGE = f"<html><head><meta charset='gb2312'><title>总结</title></head><body><div id='zoom'><p>{TEXT}</p></div></body></html>"


def one(path: Path, options: ReadOptions | None = None) -> Extract | Problem:
    (result,) = read(path, path.name, options)
    return result


def code_of(path: Path, options: ReadOptions | None = None) -> str:
    result = one(path, options)
    assert isinstance(result, Problem), result
    assert result.file == path.name
    assert result.message
    return result.code


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("suffix", [".txt", ".md", "", ".报告"])
def test_a_text_is_read_as_it_stands(tmp_path: Path, suffix: str, encoding: str) -> None:
    path = tmp_path / f"总结{suffix}"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode(encoding))
    result = one(path)
    assert isinstance(result, Extract)
    assert (result.text, result.encoding, result.problems) == (TEXT, encoding, ())


def test_a_page_in_another_encoding_than_it_says(tmp_path: Path) -> None:
    path = tmp_path / "总结.html"
    path.write_bytes(PAGE.encode("utf-8"))
    result = one(path)
    assert isinstance(result, Extract)
    assert result.encoding == "utf-8"
    assert "全年完成投资48.5亿元，同比增长12.3%。" in result.text


def test_a_page_named_as_text_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "总结.txt"
    path.write_bytes(PAGE.encode("gb18030"))
    result = one(path)
    assert isinstance(result, Extract)
    assert (result.format, result.encoding) == ("html", "gb18030")


def test_a_page_once_misread_is_mended_before_its_article_is_looked_for(tmp_path: Path) -> None:
    path = tmp_path / "总结.html"
    path.write_text(PAGE.encode("utf-8").decode("gb18030", "replace"), encoding="utf-8")
    result = one(path)
    assert isinstance(result, Extract)
    assert "全年完成投资48.5亿元" in result.text
    assert "misread-mended" in [problem.code for problem in result.problems]


def test_a_page_saved_by_a_browser(tmp_path: Path) -> None:
    path = tmp_path / "总结.mhtml"
    body = PAGE.replace("gb2312", "utf-8").encode("utf-8").hex("=").upper()
    path.write_bytes(
        b'From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="xx"\r\n\r\n--xx\r\n'
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n="
        + body.encode()
        + b"\r\n--xx--\r\n"
    )
    result = one(path)
    assert isinstance(result, Extract)
    assert result.format == "mhtml"
    assert "全年完成投资48.5亿元" in result.text


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("空.txt", b"", "empty"),
        ("空白.txt", " \r\n\u3000\n".encode(), "blank"),
        ("程序.txt", bytes(range(256)) * 9, "binary"),
        ("图.txt", b"\x89PNG\r\n\x1a\n", "no-report"),
        ("包.docx", b"PK\x03\x04", "damaged"),
        ("日文.txt", "政府の報告書を読むことができますか".encode("shift_jis"), "encoding-unknown"),
        ("页.html", b"<html><body></body></html>", "empty-page"),
        ("坏.pdf", b"%PDF-1.7", "damaged"),
        ("坏.mhtml", b"MIME-Version: 1.0\nContent-Type: multipart/related\n\nx", "damaged"),
    ],
)
def test_bad_files_say_what_they_are(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert code_of(path) == code


def test_cut_text_is_read_with_a_problem_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "总结.txt"
    path.write_bytes(TEXT.strip().encode()[:-2])
    result = one(path)
    assert isinstance(result, Extract)
    assert [(problem.file, problem.code) for problem in result.problems] == [("总结.txt", "cut")]


def test_what_the_system_refuses_is_a_problem(tmp_path: Path) -> None:
    assert code_of(tmp_path / "没有.txt") == "vanished"
    assert code_of(tmp_path) == "no-file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_does_not_hold_the_run_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.txt")
    assert code_of(tmp_path / "管道.txt") == "no-file"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to this user")
def test_no_permission_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "总结.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    assert code_of(path) == "permission"


def test_a_link_to_itself_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "环.txt"
    path.symlink_to(path)
    assert code_of(path) == "io"


@pytest.mark.parametrize("suffix", [".txt", ".html"])
def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"总结{suffix}"
    with path.open("wb") as file:
        file.write("一".encode())
        file.truncate(200 * 1024 * 1024)
    result = one(path)
    assert isinstance(result, Problem)
    assert result.code == "too-large"
    assert "200 MB" in result.message
    assert max(LARGEST[name] for name in ("text", "html")) < 64 * 1024 * 1024


def test_names_are_passed_on_untouched(tmp_path: Path) -> None:
    path = tmp_path / "总\n结 '\x1b[31m.txt"
    path.write_text(TEXT, encoding="utf-8")
    (result,) = read(path, "组/总\n结 '\x1b[31m.txt")
    assert isinstance(result, Extract)
    assert result.name == "组/总\n结 '\x1b[31m.txt"


@settings(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
@given(
    st.sampled_from(
        [
            *(
                suffix
                for suffix in sorted(SUFFIXES)
                if SUFFIXES[suffix] not in ("doc", "wps", "rtf", "odt", "xls", "et", "ods")
            ),
            "",
        ]
    ),
    st.sampled_from(
        [
            b"",
            b"PK\x03\x04",
            b"%PDF-1.5\n",
            b"{\\x",
            b"<html>",
            b"\xff\xfe",
            b"\xef\xbb\xbf",
            b"From: \n",
            b'{"content": "',
            b"\xfe\xff",
        ]
    ),
    st.binary(max_size=300),
)
def test_any_bytes_under_any_name_give_a_report_or_a_sentence(
    tmp_path: Path, suffix: str, start: bytes, rest: bytes
) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(start + rest)
    for result in read(path, path.name):
        if isinstance(result, Extract):
            result.text.encode("utf-8")
            assert "\r" not in result.text
            assert {fact.name for fact in result.facts} <= set(FACT_NAMES)
        else:
            assert result.message


def test_heavy_libraries_are_loaded_when_a_file_needs_them(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    script = (
        "import sys\nfrom pathlib import Path\nfrom indexer.read import read\n"
        f"list(read(Path({str(path)!r}), 'a.txt'))\n"
        "print(sorted({'lxml', 'docx', 'pypdfium2', 'openpyxl', 'bs4', 'resiliparse'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


@needs_shared
def test_every_development_file_is_read_without_a_problem() -> None:
    for path in sorted([*SEEDS.glob("*.txt"), *(DEV_SET / "files").rglob("*.*")]):
        result = one(path)
        assert isinstance(result, Extract), result
        assert result.problems == ()
        assert result.encoding == "utf-8"
        assert {fact.name for fact in result.facts} <= set(FACT_NAMES)

"""A file's format is told by its bytes before its name."""

import io
import zipfile
from pathlib import Path

import pytest

from indexer.read import SUFFIXES, is_candidate
from indexer.read.faults import UnreadableError
from indexer.read.formats import FORMATS, SKIPPED, sniff
from indexer.read.options import LARGEST
from indexer.read.reader import READERS


def zipped(*members: str, mimetype: str = "") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for member in members:
            archive.writestr(member, "<a/>")
    return packed.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("总结.txt", "一、主要工作".encode(), "txt"),
        ("总结.txt", b"<!DOCTYPE html><html><body>", "html"),
        ("总结.txt", b"<div><p>1</p><p>2</p><p>3</p></div><br><span>4</span>", "html"),
        ("总结", "一、主要工作".encode(), "txt"),
        ("总结.unknown", "一、主要工作".encode(), "txt"),
        ("总结.md", b"# 1\n\n<p>a</p><p>b</p><p>c</p><p>d</p><p>e</p>", "md"),
        ("总结.html", b"bare", "html"),
        ("总结.doc", b"<html><head>", "html"),
        ("总结.doc", b"{\\rtf1", "rtf"),
        ("总结.doc", zipped("word/document.xml"), "docx"),
        ("总结.doc", OLE, "doc"),
        ("总结.wps", OLE, "wps"),
        ("总结.txt", OLE + "Workbook".encode("utf-16-le"), "xls"),
        ("总结.txt", b"%PDF-1.4\n", "pdf"),
        ("总结.docx", zipped("xl/workbook.xml"), "xlsx"),
        ("总结.zip", zipped(mimetype="application/vnd.oasis.opendocument.text"), "odt"),
        ("表.csv", b"<p>1</p>" * 9, "csv"),
        ("表.jsonl", b"{}", "jsonl"),
        ("页.mht", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n", "mhtml"),
        ("页.HTM", b"<p>", "html"),
    ],
)
def test_the_format_is_told(tmp_path: Path, name: str, data: bytes, found: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert sniff(path, data).name == found


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x89PNG\r\n\x1a\n", "no-report"),
        (b"\xff\xd8\xff\xe0", "no-report"),
        (b"Rar!\x1a\x07", "no-report"),
        (zipped("a.txt"), "no-report"),
        (zipped("OFD.xml"), "format"),
        (b"PK\x03\x04 broken", "damaged"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    ],
)
def test_what_is_no_report_is_refused(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "总结.docx"
    path.write_bytes(data)
    with pytest.raises(UnreadableError) as caught:
        sniff(path, data)
    assert caught.value.fault.code == code


@pytest.mark.parametrize(
    ("name", "data", "wanted"),
    [
        ("总结.txt", b"", True),
        ("总结.DOCX", b"", True),
        ("没有后缀", "一、工作".encode(), True),
        ("没有后缀", b"\0\1\2", False),
        ("总结.unknown", "一、工作".encode(), True),
        ("照片.jpg", b"x", False),
        ("附件.zip", b"x", False),
        ("~$总结.docx", b"x", False),
        (".DS_Store", b"x", False),
        ("kb.toml", b"x", False),
        ("README.md", "说明".encode(), False),
        ("readme.zh-CN.md", "说明".encode(), False),
        ("没有后缀", b"#!/bin/sh\necho 1\n", False),
        ("没有后缀", "一、工作".encode("gb18030"), True),
    ],
)
def test_what_is_worth_reading_in_a_folder(tmp_path: Path, name: str, data: bytes, wanted: bool) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert is_candidate(path) is wanted


def test_a_folder_is_no_candidate(tmp_path: Path) -> None:
    assert not is_candidate(tmp_path)


def test_every_format_has_a_reader_and_a_limit() -> None:
    assert {form.reader for form in FORMATS} == set(READERS) == set(LARGEST)


def test_no_suffix_is_both_read_and_skipped() -> None:
    assert not SKIPPED & set(SUFFIXES)

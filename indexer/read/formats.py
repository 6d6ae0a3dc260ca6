"""What kind of file it is: by its first bytes before its name, since names lie more often."""

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from indexer.read.encoding import decode
from indexer.read.faults import ZIP_FAULTS, UnreadableError
from indexer.read.plausible import is_plausible
from kb.i18n import _


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, the suffixes that mean it, and which reader takes it (a key of LARGEST and of READERS)."""

    name: str
    suffixes: tuple[str, ...]
    reader: str


FORMATS = (
    Format("txt", (".txt", ".text"), "text"),
    Format("md", (".md", ".markdown"), "text"),
    Format("html", (".html", ".htm", ".shtml", ".xhtml", ".jhtml"), "html"),
    Format("mhtml", (".mhtml", ".mht"), "mhtml"),
    Format("docx", (".docx", ".docm", ".dotx"), "docx"),
    Format("pdf", (".pdf",), "pdf"),
    Format("csv", (".csv",), "csv"),
    Format("tsv", (".tsv", ".tab"), "csv"),
    Format("jsonl", (".jsonl", ".ndjson"), "jsonl"),
    Format("json", (".json",), "json"),
    Format("xlsx", (".xlsx", ".xlsm"), "xlsx"),
    Format("doc", (".doc", ".dot"), "office"),
    Format("wps", (".wps", ".wpt"), "office"),
    Format("rtf", (".rtf",), "office"),
    Format("odt", (".odt",), "office"),
    Format("xls", (".xls",), "office"),
    Format("et", (".et",), "office"),
    Format("ods", (".ods",), "office"),
)
BY_NAME = {form.name: form for form in FORMATS}
SUFFIXES = {suffix: form.name for form in FORMATS for suffix in form.suffixes}
"""The suffixes read, and the format each means where the file's bytes do not say otherwise."""

SKIPPED = frozenset(
    {
        ".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".svg", ".ico", ".heic", ".psd", ".zip", ".rar", ".7z", ".gz", ".tgz",
        ".bz2", ".xz", ".tar", ".jar", ".mp3", ".mp4", ".avi", ".mov", ".wav", ".m4a", ".flv", ".mkv", ".exe", ".dll", ".so", ".bin", ".iso", ".db",
        ".sqlite", ".sqlite3", ".pyc", ".py", ".js", ".css", ".ts", ".java", ".c", ".h", ".sh", ".bat", ".ttf", ".otf", ".woff", ".woff2", ".toml",
        ".yaml", ".yml", ".ini", ".cfg", ".lock", ".log", ".xml", ".ppt", ".pptx", ".dps", ".ofd", ".ceb", ".caj", ".eml", ".msg", ".lnk", ".url",
        ".tmp", ".bak", ".part", ".crdownload",
    }
)  # fmt: skip
"""Suffixes that hold no report text that can be read: passed over in a folder, a problem when named."""

PASSED_OVER = re.compile(
    r"^(?:~\$|\.|Thumbs\.db$|desktop\.ini$|(?:README|LICENSE|CHANGELOG|COPYING|NOTICE)(?:[.-]|$))", re.IGNORECASE
)
"""Names of files that programs leave in folders, or that speak of the folder and not for a unit."""
SNIFFED = 65_536
HEAD_READ = 4_096
BLOCK_TAG = re.compile(rb"<(?:p|div|td|span|br|table|h[1-6]|font)\b[^<>]{0,999}>", re.IGNORECASE)
PAGE_START = re.compile(
    rb"^\s{0,999}(?:<\?xml[^<>]{0,200}>\s{0,99})?(?:<!--.{0,2000}?-->\s{0,99})?<(?:!doctype\s{1,9}html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
FEWEST_TAGS = 5
MIME_START = re.compile(
    rb"^(?:From:|MIME-Version:|Date:|Subject:|Content-Type:|Snapshot-Content-Location:)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Magic:
    """The first bytes of files that are no reports, and what they are."""

    start: bytes
    what: str


NO_REPORTS = (
    Magic(b"\x89PNG", "PNG"), Magic(b"\xff\xd8\xff", "JPEG"), Magic(b"GIF8", "GIF"), Magic(b"BM6", "BMP"), Magic(b"II*\0", "TIFF"),
    Magic(b"MM\0*", "TIFF"), Magic(b"Rar!", "RAR"), Magic(b"7z\xbc\xaf", "7z"), Magic(b"\x1f\x8b", "gzip"), Magic(b"BZh", "bzip2"),
    Magic(b"\xfd7zXZ", "xz"), Magic(b"SQLite format 3", "SQLite"), Magic(b"\x7fELF", "ELF"), Magic(b"MZ\x90", "EXE"), Magic(b"ID3", "MP3"),
)  # fmt: skip
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLE_STREAMS = (("EncryptedPackage", "encrypted"), ("Workbook", "xls"), ("WordDocument", "doc"))
ZIP_MEMBERS = (
    ("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"), ("OFD.xml", "ofd"), ("ppt/presentation.xml", "pptx"),
)  # fmt: skip
OPEN_DOCUMENTS = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
}


def is_candidate(path: Path) -> bool:
    """Whether a file met in a folder is worth reading: a suffix that is read, or none that is known and Chinese inside."""
    suffix = path.suffix.lower()
    if PASSED_OVER.match(path.name) or suffix in SKIPPED:
        return False
    return not path.is_dir() if suffix in SUFFIXES else _holds_chinese(path)


def _holds_chinese(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return is_plausible(decode(file.read(HEAD_READ)).text)
    except (OSError, UnreadableError):
        return False


def sniff(path: Path, head: bytes) -> Format:
    """The format of a file from its first bytes and its name; raises UnreadableError where it is none that is read."""
    suffix = path.suffix.lower()
    named = SUFFIXES.get(suffix, "txt")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return BY_NAME[_zipped(path)]
    if head.startswith(OLE):
        return BY_NAME[_compound(path, named)]
    for magic in NO_REPORTS:
        if head.startswith(magic.start):
            raise _no_report(magic.what)
    return BY_NAME[_by_start(head, named)]


def _by_start(head: bytes, named: str) -> str:
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if MIME_START.match(head) and b"multipart/related" in head[:4096].lower():
        return "mhtml"
    if BY_NAME[named].reader in ("csv", "jsonl", "json", "html") and named != "html":
        return named
    if PAGE_START.match(head.removeprefix(b"\xef\xbb\xbf")) or (
        named not in ("md", "html") and len(BLOCK_TAG.findall(head)) >= FEWEST_TAGS
    ):
        return "html"
    return named if named in ("txt", "md", "html") else "txt"


def _zipped(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            members = set(archive.namelist())
            kind = (
                archive.read("mimetype")[:80].decode("latin-1").strip()
                if "mimetype" in members and archive.getinfo("mimetype").file_size < 200
                else ""
            )
    except ZIP_FAULTS as error:
        raise damaged("zip") from error
    found = OPEN_DOCUMENTS.get(kind) or next((name for member, name in ZIP_MEMBERS if member in members), "zip")
    if found in ("ofd", "pptx"):
        raise UnreadableError(
            "format", _("{format} files cannot be read. Save the document as PDF or docx.").format(format=found.upper())
        )
    if found == "zip":
        raise _no_report("ZIP")
    return found


def _compound(path: Path, named: str) -> str:
    """The format inside an OLE file: old Word, WPS, Excel, or a docx under a password."""
    with path.open("rb") as file:
        data = file.read(128 * 1024 * 1024)
    for stream, name in OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            if name == "encrypted":
                raise UnreadableError(
                    "encrypted",
                    _("The document is protected by a password. Open it, remove the password and save it again."),
                )
            return named if BY_NAME[named].reader == "office" else name
    return named if BY_NAME[named].reader == "office" else "doc"


def damaged(what: str) -> UnreadableError:
    """The error of a file that is broken inside."""
    return UnreadableError(
        "damaged", _("The {format} file is damaged. Fetch it again, or open it and save it anew.").format(format=what)
    )


def _no_report(what: str) -> UnreadableError:
    return UnreadableError(
        "no-report",
        _("This is a {format} file, not a report. Unpack it or take it out of the folder.").format(format=what),
    )

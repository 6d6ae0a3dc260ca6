"""Zip files that would unpack to more than they should are refused before anything is unpacked."""

import zipfile
from pathlib import Path

from indexer.read.faults import ZIP_FAULTS, UnreadableError
from indexer.read.formats import damaged
from indexer.read.options import LARGEST_RATIO, LARGEST_UNPACKED, MOST_MEMBERS, SMALL_UNPACKED
from kb.i18n import _

HEAD = 8_192
DECLARES = (b"<!DOCTYPE", b"<!ENTITY")


def check_archive(path: Path) -> None:
    """Look at a docx's or xlsx's directory; raises UnreadableError where it is damaged or unpacks to too much."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            _check_sizes(members, path.stat().st_size)
            for member in members:
                if member.filename.lower().endswith((".xml", ".rels")):
                    _check_declarations(archive, member)
    except ZIP_FAULTS as error:
        raise damaged("zip") from error


def _check_sizes(members: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(member.file_size for member in members)
    bomb = unpacked > SMALL_UNPACKED and unpacked > LARGEST_RATIO * max(packed, 1)
    if bomb or unpacked > LARGEST_UNPACKED or len(members) > MOST_MEMBERS:
        raise UnreadableError(
            "zip-bomb",
            _("The file would unpack to {size} MB and was not opened. Take it out of the folder.").format(
                size=unpacked >> 20
            ),
        )


def _check_declarations(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Office files declare no entities; one that does may be built to swell when parsed."""
    with archive.open(member) as file:
        head = file.read(HEAD).replace(b"\0", b"")
    if any(mark in head for mark in DECLARES):
        raise UnreadableError(
            "zip-bomb",
            _(
                "The file declares XML entities, as no office program does, and was not opened. Take it out of the folder."
            ),
        )

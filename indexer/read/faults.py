"""What went wrong with a file, before it is known under which name it will be reported."""

import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass

from kb.model import Problem

ZIP_FAULTS = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, struct.error,
    OSError, ValueError, KeyError, RuntimeError, NotImplementedError, EOFError,
)  # fmt: skip
"""What the standard library raises of a zip file that is damaged, encrypted or packed in a way it does not know."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem without its file: a stable code and one sentence that ends with what to do."""

    code: str
    message: str

    def at(self, name: str) -> Problem:
        """The problem of the file or row ``name``."""
        return Problem(name, self.code, self.message)


class UnreadableError(Exception):
    """Raised inside this package only: ``read`` turns it into the file's Problem."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.fault = Fault(code, message)


def problems(name: str, faults: tuple[Fault, ...]) -> tuple[Problem, ...]:
    """The faults as problems of ``name``."""
    return tuple(fault.at(name) for fault in faults)

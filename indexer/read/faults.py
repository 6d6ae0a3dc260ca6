"""What went wrong with a file, before it is known under which name it will be reported."""

from dataclasses import dataclass

from kb.model import Problem


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

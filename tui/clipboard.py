"""Copying out of the terminal: the terminal's own clipboard (OSC 52) and the desktop's, else a file; and saying which."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kb.i18n import _

MOST_OSC = 70_000
"""Bytes that terminals take in one OSC 52 sequence."""
_SECONDS = 3.0
_WITHOUT_OSC = ("Apple_Terminal",)


@dataclass(frozen=True, slots=True)
class Tool:
    """A program that fills the desktop's clipboard, and the variable without which it has no desktop to fill."""

    command: tuple[str, ...]
    needs: str = ""
    encoding: str = "utf-8"


TOOLS = (
    Tool(("wl-copy",), "WAYLAND_DISPLAY"),
    Tool(("xclip", "-selection", "clipboard"), "DISPLAY"),
    Tool(("xsel", "--clipboard", "--input"), "DISPLAY"),
    Tool(("pbcopy",)),
    Tool(("clip.exe",), "", "utf-16-le"),
)


@dataclass(frozen=True, slots=True)
class Copied:
    """How a text can be or was copied: by the terminal (still to be sent), by a program, into a file."""

    osc: bool
    tool: str = ""
    file: str = ""

    @property
    def way(self) -> str:
        """The ways, as they are named to the user."""
        terminal = _("the terminal (OSC 52)") if self.osc else ""
        return " + ".join(filter(None, (terminal, self.tool, self.file)))


def copy(text: str, environment: Mapping[str, str] = os.environ) -> Copied:
    """Copy a text by a program where one is there; say whether the terminal is to be sent it too; else write a file."""
    osc = _takes_osc(environment) and len(text.encode("utf-8", "replace")) <= MOST_OSC
    tool = "" if "SSH_CONNECTION" in environment else _by_tool(text, environment)
    file = "" if osc or tool else _to_file(text)
    return Copied(osc, tool, file)


def _takes_osc(environment: Mapping[str, str]) -> bool:
    terminal = environment.get("TERM", "")
    return terminal not in ("", "dumb", "linux") and environment.get("TERM_PROGRAM") not in _WITHOUT_OSC


def _by_tool(text: str, environment: Mapping[str, str]) -> str:
    for tool in TOOLS:
        found = shutil.which(tool.command[0], path=environment.get("PATH"))
        if found and (not tool.needs or environment.get(tool.needs)) and _run(tool, found, text):
            return tool.command[0]
    return ""


def _run(tool: Tool, program: str, text: str) -> bool:
    data = text.encode(tool.encoding, "replace")
    quiet = subprocess.DEVNULL
    try:
        done = subprocess.run(  # noqa: S603 - a program of the table
            [program, *tool.command[1:]], input=data, stdout=quiet, stderr=quiet, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _to_file(text: str) -> str:
    try:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", prefix="kb-copy-", suffix=".txt", delete=False) as file:
            file.write(text)
    except OSError:
        return ""
    return str(Path(file.name))


__all__ = ["MOST_OSC", "TOOLS", "Copied", "Tool", "copy"]

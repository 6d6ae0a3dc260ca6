"""What is done with one passage: copied, cited, kept. On the library's thread."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kb.copying import Names, blank, cite_chinese, cite_english, names_of, plain_text, source_line
from kb.i18n import _, language, ngettext
from kb.model import Passage, ReportInfo, Span
from kb.origin import Origin, origin_of
from tui.clipboard import Copied, copy

if TYPE_CHECKING:
    from kb.library import Library


@dataclass(frozen=True, slots=True)
class Target:
    """A passage of a report, and the matches in it."""

    info: ReportInfo
    passage: Passage
    spans: tuple[Span, ...] = ()

    @property
    def origin(self) -> Origin:
        """Where it stands."""
        return origin_of(self.info, self.passage)


@dataclass(frozen=True, slots=True)
class Copy:
    """A text that was copied, how, and the sentence that says so."""

    text: str
    how: Copied
    said: str


def text_of(what: str, text: str, origin: Origin, names: Names) -> str:
    """What is copied of a passage: its ``text``, the text with ``slots`` blanked and its source, or its ``citation``."""
    if what == "slots":
        return f"{blank(text, names | names_of(origin)).text}\n{source_line(origin)}"
    if what == "citation":
        today = datetime.now(tz=UTC).astimezone().date()
        return cite_chinese(origin, today) if language() == "zh_CN" else cite_english(origin, today)
    return plain_text(text)


def copied(library: "Library", what: str, text: str, origin: Origin) -> Copy:
    """Copy it, and say what and how."""
    wanted = text_of(what, text, origin, library.names())
    how = copy(wanted)
    labels = {"slots": _("text with slots"), "citation": _("citation")}
    size = ngettext("{n} character", "{n} characters", len(wanted)).format(n=len(wanted))
    said = _("Copied: {what}, {size}, by {way}").format(what=labels.get(what, _("text")), size=size, way=how.way)
    return Copy(
        wanted, how, said if how.way else _("It could not be copied: no way to a clipboard, no room for a file.")
    )


def keep(library: "Library", target: Target) -> str:
    """Put a passage into the notebook; the sentence that says so."""
    note = library.keep(target.passage.id, spans=target.spans)
    return _("Kept as note {n}. b shows the notebook.").format(n=note.id)


__all__ = ["Copy", "Target", "copied", "keep", "text_of"]

"""The help: which keys do what here."""

from collections.abc import Iterable, Iterator

from kb.i18n import _
from tui.keys import EVERYWHERE, LINE, MOVES, Action, Title, key_label
from tui.text.lines import Line, fitted, padded, plain
from tui.views.look import Look

_KEYS_WIDTH = 16
GRAMMAR: tuple[tuple[str, Title], ...] = (
    ("督查 督办", lambda: _("both")),
    ("督查 | 督办", lambda: _("either")),
    ("-信访", lambda: _("without")),
    ('"放管服改革"', lambda: _("the run, across quotation marks and spaces")),
    ("督查 #10 通报", lambda: _("within 10 characters")),
    ("同句:(督查 通报)", lambda: _("in one sentence")),
    ("坚持以*为*", lambda: _("slots within a sentence")),
    (";dcdb", lambda: _("initials of pinyin")),
    ("单位:青岛 年:2019..2023 节:下一步", lambda: _("filters")),
)


def help_lines(here: Iterable[Action], there: Iterable[Action], keys: dict[str, str], look: Look) -> Iterator[Line]:
    """The keys of a place, those that open other screens, of lists, of everywhere; then how queries are written."""
    groups = (
        (_("Here"), tuple(here)), (_("Other screens"), tuple(there)), (_("In the query line"), LINE),
        (_("In lists and texts"), MOVES), (_("Everywhere"), EVERYWHERE),
    )  # fmt: skip
    for title, rows in groups:
        if not rows:
            continue
        yield Line(fitted([plain(title, look.face, "head")], look.width, look.face))
        for action in rows:
            shown = " ".join(map(key_label, keys.get(action.id, action.keys).split(",")))
            yield _pair(shown, action.title(), look)
        yield Line()
    yield Line(fitted([plain(_("Queries"), look.face, "head")], look.width, look.face))
    for text, meaning in GRAMMAR:
        yield _pair(text, meaning(), look)


def _pair(left: str, right: str, look: Look) -> Line:
    width = min(max(_KEYS_WIDTH, look.width // 3), 36)
    pieces = [
        plain("  ", look.face),
        plain(padded(left, width, look.face), look.face, "key"),
        plain(f" {right}", look.face),
    ]
    return Line(fitted(pieces, look.width, look.face))


__all__ = ["help_lines"]

"""The keys: one table of what can be done where."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kb.i18n import _

Title = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Action:
    """A thing that keys do. ``id`` stays the same for ever: key maps name it; ``letters`` are the initials of its Chinese title."""

    id: str
    keys: str
    action: str
    title: Title
    letters: str = ""
    shown: bool = True
    """Whether the line of keys at the bottom has it."""


MOVES = (
    Action("down", "j,down", "move(1)", lambda: _("down"), "xia", shown=False),
    Action("up", "k,up", "move(-1)", lambda: _("up"), "shang", shown=False),
    Action("top", "g,home", "top", lambda: _("to the top"), "dd", shown=False),
    Action("bottom", "G,end", "bottom", lambda: _("to the bottom"), "db", shown=False),
    Action("half-down", "ctrl+d,pagedown", "half(1)", lambda: _("half a page down"), "xby", shown=False),
    Action("half-up", "ctrl+u,pageup", "half(-1)", lambda: _("half a page up"), "sby", shown=False),
)

EVERYWHERE = (
    Action("help", "question_mark,f1", "help", lambda: _("help"), "bz"),
    Action("palette", "ctrl+p,colon", "palette", lambda: _("commands"), "ml", shown=False),
    Action("theme", "f2", "switch_theme", lambda: _("dark or light"), "sqs", shown=False),
    Action("quit", "ctrl+q", "leave", lambda: _("leave the program"), "tc", shown=False),
)

SEARCH = (
    Action("query", "slash", "query", lambda: _("search"), "js"),
    Action("filter", "f", "filter", lambda: _("filter"), "sx"),
    Action("mark", "space", "mark", lambda: _("mark"), "bj"),
    Action("compare", "C", "compare", lambda: _("compare"), "dz"),
    Action("keep", "m", "keep", lambda: _("keep"), "rj"),
    Action("open", "o,enter", "open", lambda: _("whole text"), "qw"),
    Action("copy", "y", "copy('text')", lambda: _("copy"), "fz"),
    Action("copy-slots", "Y", "copy('slots')", lambda: _("with slots"), "dc"),
    Action("cite", "c", "copy('citation')", lambda: _("citation"), "yz"),
    Action("next-match", "n", "match(1)", lambda: _("next match"), "xyc", shown=False),
    Action("last-match", "N", "match(-1)", lambda: _("match before"), "syc", shown=False),
    Action("preview", "p", "preview", lambda: _("preview"), "yl", shown=False),
    Action("order", "s", "order", lambda: _("order"), "px", shown=False),
    Action("group", "v", "group", lambda: _("group by report or flat"), "fz", shown=False),
    Action("weaker", "full_stop", "weaker", lambda: _("show what answers less than exactly"), "qt", shown=False),
    Action(
        "last-place",
        "apostrophe,left_square_bracket",
        "last_place",
        lambda: _("the place read last"),
        "scyd",
        shown=False,
    ),
    Action("notebook", "b", "notebook", lambda: _("notebook"), "scj", shown=False),
    Action("save-query", "a", "save_query", lambda: _("save the query"), "bcjs", shown=False),
    Action("claims", "i", "claims", lambda: _("facts and evidence"), "yj", shown=False),
    Action("editor", "e", "editor", lambda: _("open in the editor"), "bjq", shown=False),
    Action("pipe", "vertical_line", "pipe", lambda: _("pipe to a command"), "gd", shown=False),
    Action("reload", "R", "reload", lambda: _("load the knowledge base again"), "zx", shown=False),
    Action("index", "I", "index", lambda: _("index a folder"), "jsy", shown=False),
    Action("close", "q", "leave", lambda: _("leave"), "tc", shown=False),
    Action("back-out", "escape", "back_out", lambda: _("close"), "gb", shown=False),
)

LINE = (
    Action("line-enter", "enter", "submit", lambda: _("to the list"), "dlb"),
    Action("line-older", "up", "older", lambda: _("query before"), "syg"),
    Action("line-newer", "down", "newer_or_leave", lambda: _("to the list, or the query after"), "xyg", shown=False),
    Action("line-complete", "tab", "complete_or_leave", lambda: _("complete"), "bq"),
    Action("line-clear", "ctrl+u", "delete_left_all", lambda: _("clear"), "qk"),
    Action("line-leave", "escape", "leave_line", lambda: _("out of the line"), "lk", shown=False),
    Action("line-help", "f1", "screen.help", lambda: _("help"), "bz"),
)
"""What the keys do while a query is typed: no letter is among them."""

FACETS = (
    Action("facet-check", "space,enter", "check", lambda: _("check"), "gx"),
    Action("list", "f,escape", "close_facets", lambda: _("back to the list"), "fh"),
    Action("year-from", "less_than_sign", "year_end('first')", lambda: _("from this year"), "qn"),
    Action("year-to", "greater_than_sign", "year_end('last')", lambda: _("to this year"), "zn"),
)

READER = (
    Action("reader-query", "slash", "query", lambda: _("search"), "js"),
    Action("outline", "tab", "outline", lambda: _("outline"), "dg"),
    Action("reader-next", "n", "match(1)", lambda: _("next match"), "xyc"),
    Action("reader-last", "N", "match(-1)", lambda: _("match before"), "syc", shown=False),
    Action("history-back", "left_square_bracket", "history(-1)", lambda: _("back"), "ht"),
    Action("history-on", "right_square_bracket", "history(1)", lambda: _("forward"), "qj"),
    Action("return", "apostrophe", "return", lambda: _("to the place read before"), "hqc", shown=False),
    Action("reader-mark", "space", "mark", lambda: _("mark"), "bj", shown=False),
    Action("reader-compare", "C", "compare", lambda: _("compare"), "dz", shown=False),
    Action("reader-keep", "m", "keep", lambda: _("keep"), "rj"),
    Action("reader-copy", "y", "copy('text')", lambda: _("copy"), "fz"),
    Action("reader-slots", "Y", "copy('slots')", lambda: _("with slots"), "dc", shown=False),
    Action("reader-cite", "c", "copy('citation')", lambda: _("citation"), "yz", shown=False),
    Action("reader-claims", "i", "claims", lambda: _("evidence"), "yj"),
    Action("cuts", "x", "cuts", lambda: _("what was cut"), "cq", shown=False),
    Action("reader-editor", "e", "editor", lambda: _("text editor"), "bjq"),
    Action("reader-pipe", "vertical_line", "pipe", lambda: _("pipe to a command"), "gd", shown=False),
    Action("reader-notebook", "b", "notebook", lambda: _("notebook"), "scj", shown=False),
    Action("reader-close", "q,escape", "leave", lambda: _("back to the list"), "fh"),
)

CLAIMS = (
    Action("correct", "enter,e", "correct", lambda: _("correct"), "gz"),
    Action("claims-close", "q,escape,i", "leave", lambda: _("close"), "gb"),
)

COMPARE = (
    Action("swap", "s", "swap", lambda: _("swap"), "jh"),
    Action("add", "plus", "add", lambda: _("add one"), "jyd"),
    Action("drop", "minus", "drop", lambda: _("drop one"), "qyd"),
    Action("sides", "tab", "side(1)", lambda: _("next column"), "xyl", shown=False),
    Action("next-change", "n", "change(1)", lambda: _("next difference"), "xyc"),
    Action("last-change", "N", "change(-1)", lambda: _("difference before"), "syc", shown=False),
    Action("moved", "o,enter", "partner", lambda: _("where it moved"), "yd", shown=False),
    Action("compare-export", "x", "export", lambda: _("export"), "dc"),
    Action("years", "w", "years", lambda: _("the same section over the years"), "ln"),
    Action("units", "u", "units", lambda: _("the topic over units"), "gdw"),
    Action("compare-copy", "y", "copy_text", lambda: _("copy"), "fz", shown=False),
    Action("compare-close", "q,escape", "leave", lambda: _("back to the list"), "fh"),
)

NOTEBOOK = (
    Action("notes-query", "slash", "query", lambda: _("search"), "js"),
    Action("note-edit", "e", "edit", lambda: _("note"), "bz"),
    Action("note-tag", "t", "tag", lambda: _("tags"), "bq"),
    Action("note-up", "K", "shift(-1)", lambda: _("move up"), "sy", shown=False),
    Action("note-down", "J", "shift(1)", lambda: _("move down"), "xy", shown=False),
    Action("note-remove", "d", "remove", lambda: _("remove"), "sc"),
    Action("note-restore", "u", "restore", lambda: _("take back"), "cx"),
    Action("note-copy", "y", "copy('text')", lambda: _("copy"), "fz"),
    Action("note-slots", "Y", "copy('slots')", lambda: _("with slots"), "dc", shown=False),
    Action("note-cite", "c", "copy('citation')", lambda: _("citation"), "yz", shown=False),
    Action("note-open", "o,enter", "open", lambda: _("whole text"), "qw", shown=False),
    Action("export", "x", "export", lambda: _("export"), "dc"),
    Action("notes-close", "q,escape", "leave", lambda: _("back to the list"), "fh"),
)

TABLE = (
    Action("table-query", "slash", "query", lambda: _("search"), "js"),
    Action("table-open", "o,enter", "open", lambda: _("whole text"), "qw"),
    Action("table-order", "s", "order", lambda: _("order"), "px"),
    Action("table-detail", "tab", "detail", lambda: _("list or passages"), "lb"),
    Action("table-mark", "space", "mark", lambda: _("mark"), "bj"),
    Action("table-compare", "C", "compare", lambda: _("compare"), "dz", shown=False),
    Action("table-keep", "m", "keep", lambda: _("keep"), "rj"),
    Action("table-copy", "y", "copy('text')", lambda: _("copy"), "fz"),
    Action("table-slots", "Y", "copy('slots')", lambda: _("with slots"), "dc", shown=False),
    Action("table-cite", "c", "copy('citation')", lambda: _("citation"), "yz", shown=False),
    Action("table-export", "x", "export", lambda: _("export"), "dc"),
    Action("table-search", "r", "search_row", lambda: _("search for the row"), "sbx", shown=False),
    Action("table-preview", "p", "preview", lambda: _("preview"), "yl", shown=False),
    Action("table-claims", "i", "claims", lambda: _("facts and evidence"), "yj", shown=False),
    Action("table-editor", "e", "editor", lambda: _("open in the editor"), "bjq", shown=False),
    Action("table-pipe", "vertical_line", "pipe", lambda: _("pipe to a command"), "gd", shown=False),
    Action(
        "table-last-place",
        "apostrophe,left_square_bracket",
        "last_place",
        lambda: _("the place read last"),
        "scyd",
        shown=False,
    ),
    Action("table-notebook", "b", "notebook", lambda: _("notebook"), "scj", shown=False),
    Action("table-close", "q,escape", "leave", lambda: _("back"), "fh"),
)
"""What the keys do on every screen that is a table of rows with their passages beside it."""

DIALOG = (Action("dialog-close", "escape", "leave", lambda: _("close"), "gb"),)
TEXT = (Action("text-close", "escape,q,question_mark,f1", "leave", lambda: _("close"), "gb"),)

_KEY_SIGNS = {
    "question_mark": "?", "slash": "/", "space": "␣", "full_stop": ".", "vertical_line": "|", "less_than_sign": "<", "greater_than_sign": ">",
    "left_square_bracket": "[", "right_square_bracket": "]", "plus": "+", "colon": ":", "apostrophe": "'", "minus": "-", "enter": "Enter", "escape": "Esc", "tab": "Tab",
    "down": "Down", "up": "Up", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home", "end": "End",
}  # fmt: skip


def key_label(key: str) -> str:
    """A key as it is named to the user."""
    if key.startswith("ctrl+"):
        return f"^{key.removeprefix('ctrl+').upper()}"
    if key == "space":
        return _("Space")
    return _KEY_SIGNS.get(key, key.upper() if len(key) > 1 and key.startswith("f") and key[1:].isdecimal() else key)


def first_key(action: Action, keys: Mapping[str, str]) -> str:
    """The first key of an action, as it is named to the user; ``keys`` are those that the user has changed."""
    return key_label(keys.get(action.id, action.keys).split(",")[0])


__all__ = [
    "CLAIMS", "COMPARE", "DIALOG", "EVERYWHERE", "FACETS", "LINE", "MOVES", "NOTEBOOK", "READER", "SEARCH", "TABLE", "TEXT", "Action", "first_key",
    "key_label",
]  # fmt: skip

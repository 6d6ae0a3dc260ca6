"""The colours: what each named style looks like in the dark and in the light theme. Every one has a sign beside it on the screen."""

from functools import lru_cache

from rich.style import Style
from textual.theme import Theme

DARK, LIGHT = "kb-dark", "kb-light"

THEMES = (
    Theme(
        name=DARK, primary="#7aa2c8", foreground="#d8d8d0", background="#16181c", surface="#1d2025", panel="#262a31", dark=True,
        variables={"input-cursor-background": "#d8d8d0", "input-cursor-foreground": "#16181c"},
    ),
    Theme(
        name=LIGHT, primary="#24598a", foreground="#22242a", background="#fbfaf6", surface="#f2f0ea", panel="#e4e1d8", dark=False,
        variables={"input-cursor-background": "#22242a", "input-cursor-foreground": "#fbfaf6"},
    ),
)  # fmt: skip

_STYLES: dict[str, tuple[str, str]] = {
    "": ("", ""),
    "gutter": ("", ""),
    "dim": ("#8a8f98", "#6d6a62"),
    "head": ("bold #a9c7e4", "bold #1f4f7d"),
    "match": ("bold #ffd166", "bold #a04a00"),
    "now": ("bold reverse #ffd166", "bold reverse #a04a00"),
    "inferred": ("#c3a6e0", "#6b3fa0"),
    "masked": ("#e0a6a6", "#96352f"),
    "role": ("#9cc5a1", "#2f6b3a"),
    "bar": ("#7aa2c8", "#24598a"),
    "error": ("bold #ff8a80", "bold #b3261e"),
    "good": ("#9cc5a1", "#2f6b3a"),
    "same": ("", ""),
    "changed": ("#ffd166", "#8a5a00"),
    "moved": ("#a9c7e4", "#1f4f7d"),
    "only": ("#ff9e80", "#a83a12"),
    "number": ("bold #ffd166", "bold #8a5a00"),
    "marked": ("bold #ff9e80", "bold #a83a12"),
    "key": ("bold", "bold"),
    "checked": ("bold #ffd166", "bold #a04a00"),
    "lit": ("bold reverse", "bold reverse"),
    "cursor": ("on #2c3440", "on #dfe7f0"),
    "cursor-away": ("on #23262c", "on #ebe8e0"),
}


@lru_cache(maxsize=256)
def style_of(name: str, *, dark: bool) -> Style:
    """The look of a named style."""
    return Style.parse(_STYLES[name][0 if dark else 1])


__all__ = ["DARK", "LIGHT", "THEMES", "style_of"]

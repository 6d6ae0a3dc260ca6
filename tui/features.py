"""The screens that a key or the palette opens over any list: one row a screen. See ``tui.screens.table`` for how one is written."""

from dataclasses import dataclass

from kb.i18n import _
from tui.keys import Action, Title


@dataclass(frozen=True, slots=True)
class Feature:
    """A screen of its own: ``screen`` names its module and class; ``actions`` are what its own keys do there."""

    id: str
    key: str
    title: Title
    letters: str
    screen: str
    actions: tuple[Action, ...] = ()

    @property
    def action(self) -> Action:
        """What opens it."""
        return Action(self.id, self.key, f"feature('{self.id}')", self.title, self.letters, shown=False)


FEATURES = (
    Feature(
        "saved", "Q", lambda: _("saved searches"), "bcjs", "tui.screens.saved:SavedScreen",
        (
            Action("saved-look", "a", "look", lambda: _("all seen"), "qbyy"),
            Action("saved-edit", "w", "edit", lambda: _("change"), "xg"),
            Action("saved-remove", "d", "remove", lambda: _("remove"), "sc"),
            Action("saved-restore", "u", "restore", lambda: _("take back"), "cx", shown=False),
        ),
    ),
    Feature("documents", "D", lambda: _("documents"), "wj", "tui.screens.documents:DocumentsScreen"),
)  # fmt: skip


def feature(name: str) -> Feature:
    """The row of that id."""
    return next(row for row in FEATURES if row.id == name)


def title_of(name: str) -> str:
    """The title of a screen of its own, as a heading."""
    return feature(name).title()


def actions_of(name: str) -> tuple[Action, ...]:
    """What the keys of a screen of its own do there, beside what they do on every table."""
    return feature(name).actions


OPENERS = tuple(row.action for row in FEATURES)
"""What opens each of them."""


__all__ = ["FEATURES", "OPENERS", "Feature", "actions_of", "feature", "title_of"]

"""The commands of the palette, found by their Chinese titles, by pinyin initials, by their English names."""

from collections.abc import Iterable, Sequence

from tui.keys import Action, first_key


def matching(actions: Iterable[Action], keys: dict[str, str], typed: str) -> Sequence[tuple[str, str, str]]:
    """The actions that answer what was typed, best first: (id, title, key)."""
    asked = typed.strip().lower()
    scored = [
        (score, place, action) for place, action in enumerate(actions) if (score := _score(action, asked)) is not None
    ]
    shown = (action for _score_, _place, action in sorted(scored, key=lambda item: item[:2]))
    return [(action.id, action.title(), first_key(action, keys)) for action in shown]


def _score(action: Action, asked: str) -> int | None:
    title = action.title().lower()
    for score, text in enumerate((title, action.letters, action.id)):
        if text.startswith(asked):
            return score
    if asked in title:
        return 3
    if asked in action.letters or asked in action.id:
        return 4
    return None


__all__ = ["matching"]

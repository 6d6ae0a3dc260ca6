"""The user's key map: a TOML file may give each action other keys."""

import tomllib
from pathlib import Path

from kb.errors import ConfigError
from kb.i18n import _
from tui import keys
from tui.features import FEATURES
from tui.keys import Action

PLACES: tuple[tuple[str, tuple[Action, ...]], ...] = (
    ("everywhere", keys.EVERYWHERE), ("moves", keys.MOVES), ("search", keys.SEARCH), ("line", keys.LINE), ("facets", keys.FACETS), ("reader", keys.READER),
    ("claims", keys.CLAIMS), ("compare", keys.COMPARE), ("notebook", keys.NOTEBOOK), ("dialog", keys.DIALOG), ("text", keys.TEXT),
    ("table", keys.TABLE), ("features", tuple(feature.action for feature in FEATURES)),
    *((feature.id, feature.actions) for feature in FEATURES if feature.actions),
)  # fmt: skip
ALL = tuple(action for _place, actions in PLACES for action in actions)


def load_key_map(path: Path) -> dict[str, str]:
    """The user's keys: action id → keys, separated by commas. Empty where there is no file. Raises ConfigError."""
    try:
        data = tomllib.loads(path.read_text("utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(path, str(error)) from error
    keys = data.get("keys", {})
    known = {action.id for action in ALL}
    if not isinstance(keys, dict):
        raise ConfigError(path, _("[keys] must be a table of action = keys"))
    for name, value in keys.items():
        if name not in known or not isinstance(value, str) or not value:
            raise ConfigError(path, _("no action of this name, or no keys for it: {name}").format(name=name))
    return {str(name): str(value) for name, value in keys.items()}


__all__ = ["ALL", "PLACES", "load_key_map"]

"""What the program remembers between runs, and where the user's own settings lie."""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

APPLICATION = "policy-kb"


@dataclass(frozen=True, slots=True)
class State:
    """How the program was left: its look, the last query. The queries before are in the notebook."""

    query: str = ""
    theme: str = ""
    grouped: bool = True
    preview: bool = True
    sort: str = ""


def _folder(variable: str, default: str) -> Path:
    named = os.environ.get(variable)
    return (Path(named) if named and Path(named).is_absolute() else _home() / default) / APPLICATION


def _home() -> Path:
    """The user's folder; where there is none, one in which nothing can be found or kept."""
    try:
        return Path.home()
    except RuntimeError:
        return Path(os.devnull)


def state_file(place: Path) -> Path:
    """Where the state of a knowledge base's screen is kept: in the user's folder of states, a file a knowledge base."""
    name = hashlib.sha256(str(place.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return _folder("XDG_STATE_HOME", ".local/state") / f"{name}.json"


def key_map_file() -> Path:
    """Where the user's key map lies."""
    return _folder("XDG_CONFIG_HOME", ".config") / "keys.toml"


def load_state(path: Path) -> State:
    """The state as it was left; a new one where there is none or where it cannot be read."""
    try:
        data = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return State()
    return _state(data) if isinstance(data, dict) else State()


def _state(data: Mapping[str, Any]) -> State:
    fresh = State()
    known = {field.name: data[field.name] for field in fields(State) if field.name in data}
    return replace(fresh, **{name: value for name, value in known.items() if type(value) is type(getattr(fresh, name))})


def save_state(path: Path, state: State) -> bool:
    """Keep the state; false where the disk refuses, which spoils nothing."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        aside = path.with_suffix(".new")
        aside.write_text(json.dumps(asdict(state), ensure_ascii=False), "utf-8")
        aside.replace(path)
    except OSError:
        return False
    return True


__all__ = ["State", "key_map_file", "load_state", "save_state", "state_file"]

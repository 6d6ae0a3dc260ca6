"""A file in TOML that a person writes or that keeps what a person said."""

from pathlib import Path
from typing import Any

from kb.errors import ConfigError
from kb.refusal import reason


def read_toml(path: Path) -> dict[str, Any] | None:
    """What stands in the file, None where there is no such file. Raises ConfigError where it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ConfigError(path, reason(error)) from error
    except UnicodeDecodeError as error:
        raise ConfigError(path, str(error)) from error
    return _parsed(path, text)


def _parsed(path: Path, text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(path, str(error)) from error


__all__ = ["read_toml"]

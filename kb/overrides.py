"""What a person said of a report (``overrides.toml``): survives every re-index, and counts more than anything inferred."""

import os
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from kb.errors import ConfigError, StorageError
from kb.i18n import _
from kb.model import CLAIMS, Claim, Confidence, Evidence, Level, ReportInfo
from kb.refusal import reason
from kb.tomlfile import read_toml

FILE_NAME = "overrides.toml"
UNKNOWN = "unknown"
YEARS = range(1900, 2101)
YEAR_CLAIMS = ("year", "review_year", "plan_year")
MAX_VALUE = 500

Value = str | int
Overrides = Mapping[str, Mapping[str, Value]]
"""Report id → claim → value; the value ``unknown`` says that it is not known."""


def load_overrides(path: Path) -> dict[str, dict[str, Value]]:
    """What ``path`` says, an empty dict where there is no such file. Raises ConfigError where it says something wrong."""
    return {report: _checked_table(path, report, claims) for report, claims in (read_toml(path) or {}).items()}


def save_overrides(path: Path, overrides: Overrides) -> None:
    """Write ``overrides`` so that the file is at every moment the old one or the new one, whole.

    Raises ConfigError where the file that stands there cannot be read (it is left as it is), StorageError where the disk refuses.
    """
    load_overrides(path)
    text = _written({report: _checked_table(path, report, claims) for report, claims in overrides.items()})
    try:
        _replace_file(path, text)
    except OSError as error:
        raise StorageError(path, reason(error)) from error


def set_claims(path: Path, report: str, claims: Mapping[str, Value | None]) -> None:
    """Note what a person says of one report; None takes back what was said before. Errors as save_overrides."""
    overrides = load_overrides(path)
    merged = {**overrides.get(report, {}), **{name: value for name, value in claims.items() if value is not None}}
    overrides[report] = {name: value for name, value in merged.items() if claims.get(name, value) is not None}
    if not overrides[report]:
        del overrides[report]
    save_overrides(path, overrides)


def apply(info: ReportInfo, overrides: Overrides) -> ReportInfo:
    """The report's info with what a person said of it in the place of what was inferred."""
    said = overrides.get(info.id)
    if not said:
        return info
    claims: dict[str, Any] = {name: _claim(name, value) for name, value in said.items()}
    changed = replace(info, **claims)
    return (
        replace(changed, region_parents=())
        if "region" in said and changed.region.value != info.region.value
        else changed
    )


def checked(name: str, value: Value) -> Value:
    """The value as it is kept: years as int, level and date in their form. Raises ValueError with one sentence."""
    if name not in CLAIMS:
        raise ValueError(_("{name} cannot be set; these can: {names}").format(name=name, names=", ".join(CLAIMS)))
    if value == UNKNOWN:
        return UNKNOWN
    if name in YEAR_CLAIMS:
        return _checked_year(name, value)
    if not isinstance(value, str) or not value.strip() or len(value) > MAX_VALUE:
        raise ValueError(_("{name} must be a text that is not empty").format(name=name))
    return _checked_text(name, value.strip())


def _checked_year(name: str, value: Value) -> int:
    number = int(value) if isinstance(value, str) and re.fullmatch(r"\s{0,9}[0-9]{4}\s{0,9}", value) else value
    if isinstance(number, bool) or not isinstance(number, int) or number not in YEARS:
        raise ValueError(_("{name} must be a year from 1900 to 2100, or unknown").format(name=name))
    return number


def _checked_text(name: str, value: str) -> str:
    if any(ord(character) < 32 or ord(character) == 127 for character in value):
        raise ValueError(_("{name} must be one line of text").format(name=name))
    if name == "level" and value not in tuple(Level):
        raise ValueError(_("level must be one of {values}").format(values=", ".join(Level)))
    if name == "date":
        _check_date(value)
    return value


def _check_date(value: str) -> None:
    try:
        date.fromisoformat(value)
    except ValueError as error:
        raise ValueError(_("date must be written as 2024-01-31")) from error


def _checked_table(path: Path, report: str, claims: object) -> dict[str, Value]:
    if not isinstance(claims, Mapping):
        raise ConfigError(path, _("{key} must be a table of claims").format(key=report))
    return {str(name): _checked_entry(path, report, str(name), value) for name, value in claims.items()}


def _checked_entry(path: Path, report: str, name: str, value: object) -> Value:
    if isinstance(value, date):
        value = value.isoformat()
    if not isinstance(value, str | int):
        raise ConfigError(path, _("{key} must be a text or a number").format(key=f"{report}.{name}"))
    try:
        return checked(name, value)
    except ValueError as error:
        raise ConfigError(path, f"{report}: {error}") from error


def _claim(name: str, value: Value) -> Claim[Value]:
    said = Evidence(str(value), "person")
    kept = None if value == UNKNOWN else checked(name, value)
    return Claim(kept, Confidence.OVERRIDDEN, (said,))


def _written(overrides: Overrides) -> str:
    tables = (
        "\n".join((f"[{_quoted(report)}]", *(f"{name} = {_literal(value)}" for name, value in claims.items())))
        for report, claims in sorted(overrides.items())
    )
    return "\n\n".join(tables) + "\n"


def _literal(value: Value) -> str:
    return str(value) if isinstance(value, int) else _quoted(value)


def _quoted(text: str) -> str:
    """A TOML basic string; control characters are escaped."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda match: f"\\u{ord(match[0]):04x}", escaped) + '"'


def _replace_file(path: Path, text: str) -> None:
    import tempfile

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".new")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


__all__ = [
    "FILE_NAME",
    "UNKNOWN",
    "Overrides",
    "Value",
    "apply",
    "checked",
    "load_overrides",
    "save_overrides",
    "set_claims",
]

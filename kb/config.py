"""What a user tells about a corpus in ``kb.toml``: places, units, synonyms, columns of tables.

A file that says something wrong raises ConfigError with the file and the key; a file that is absent is an empty Config.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from kb.errors import ConfigError
from kb.i18n import _
from kb.model import Level
from kb.tomlfile import read_toml

FILE_NAME = "kb.toml"
PLACE_LEVELS = (Level.PROVINCE, Level.CITY, Level.COUNTY, Level.TOWNSHIP)


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the user's own: its full name, level, the full name of the place it belongs to, other names."""

    name: str
    level: Level
    parent: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the user's own: its canonical name, the full name of its region, other names."""

    name: str
    region: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Config:
    """Everything a kb.toml says; ``synonyms`` and ``columns`` map a name to the words that mean the same."""

    places: tuple[Place, ...] = ()
    units: tuple[Unit, ...] = ()
    synonyms: tuple[tuple[str, tuple[str, ...]], ...] = ()
    columns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    file: str | None = field(default=None, compare=False)


def load_config(path: Path) -> Config:
    """The Config in the file ``path``, or an empty one where there is no such file.

    Raises ConfigError where the file cannot be read or says something wrong.
    """
    data = read_toml(path)
    return Config() if data is None else _Reader(path).config(data)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Turns parsed TOML into values and says where it is wrong."""

    path: Path

    def config(self, data: Mapping[str, Any]) -> Config:
        self._known(data, ("place", "unit", "synonyms", "table"), "")
        places = tuple(self._place(row, key) for key, row in self._tables(data, "place"))
        units = tuple(self._unit(row, key) for key, row in self._tables(data, "unit"))
        self._unique([place.name for place in places], "place")
        self._unique([unit.name for unit in units], "unit")
        self._check_parents(places)
        table = self._table(data, "table")
        self._known(table, ("columns",), "table.")
        synonyms = self._word_lists(self._table(data, "synonyms"), "synonyms")
        columns = self._word_lists(self._table(table, "columns", "table."), "table.columns")
        return Config(places, units, synonyms, columns, str(self.path))

    def _place(self, row: Mapping[str, Any], key: str) -> Place:
        self._known(row, ("name", "level", "parent", "aliases"), f"{key}.")
        return Place(
            self._text(row, "name", key),
            self._level(row, key),
            self._optional(row, "parent", key),
            self._aliases(row, key),
        )

    def _unit(self, row: Mapping[str, Any], key: str) -> Unit:
        self._known(row, ("name", "region", "aliases"), f"{key}.")
        return Unit(self._text(row, "name", key), self._optional(row, "region", key), self._aliases(row, key))

    def _level(self, row: Mapping[str, Any], key: str) -> Level:
        value = self._text(row, "level", key)
        if value not in PLACE_LEVELS:
            self._fail(f"{key}.level", _("must be one of {values}").format(values=", ".join(PLACE_LEVELS)))
        return Level(value)

    def _aliases(self, row: Mapping[str, Any], key: str) -> tuple[str, ...]:
        return self._words(row.get("aliases", []), f"{key}.aliases")

    def _word_lists(self, table: Mapping[str, Any], key: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return tuple((name, self._words(words, f"{key}.{name}")) for name, words in table.items())

    def _words(self, value: object, key: str) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
            self._fail(key, _('must be a list of words, such as ["…", "…"]'))
        return tuple(word.strip() for word in value)

    def _tables(self, data: Mapping[str, Any], name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        rows = data.get(name, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            self._fail(name, _("must be written as [[{name}]]").format(name=name))
        return ((f"{name}[{number}]", row) for number, row in enumerate(rows, 1))

    def _table(self, data: Mapping[str, Any], name: str, above: str = "") -> Mapping[str, Any]:
        table = data.get(name, {})
        if not isinstance(table, dict):
            self._fail(above + name, _("must be written as [{name}]").format(name=above + name))
        return dict(table)

    def _text(self, row: Mapping[str, Any], name: str, key: str) -> str:
        value = row.get(name)
        if not isinstance(value, str) or not value.strip():
            self._fail(f"{key}.{name}", _("must be a text that is not empty"))
        return str(value).strip()

    def _optional(self, row: Mapping[str, Any], name: str, key: str) -> str | None:
        return self._text(row, name, key) if name in row else None

    def _known(self, row: Mapping[str, Any], names: tuple[str, ...], above: str) -> None:
        for name in row:
            if name not in names:
                self._fail(above + name, _("is not known here; known are {names}").format(names=", ".join(names)))

    def _unique(self, names: list[str], key: str) -> None:
        for name in names:
            if names.count(name) > 1:
                self._fail(key, _("{name} stands there twice").format(name=name))

    def _check_parents(self, places: tuple[Place, ...]) -> None:
        parents = {place.name: place.parent for place in places}
        for name, parent in parents.items():
            seen, above = {name}, parent
            while above in parents:
                if above in seen:
                    self._fail("place", _("{name} lies in itself").format(name=name))
                seen.add(above)
                above = parents[above]

    def _fail(self, key: str, reason: str) -> NoReturn:
        raise ConfigError(self.path, f"{key}: {reason}")


__all__ = ["FILE_NAME", "PLACE_LEVELS", "Config", "Place", "Unit", "load_config"]

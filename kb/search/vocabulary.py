"""The user's own words from kb.toml: synonyms, other names of units and places."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kb.config import Config
from kb.copying import Names
from kb.text import fold


@dataclass(frozen=True)
class Vocabulary:
    """``synonyms``: folded word → the other words of its group. ``aliases``: folded other name → canonical name. ``names``: all as written."""

    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    names: Names = field(default_factory=Names)


def read_vocabulary(configs: Iterable[Config]) -> Vocabulary:
    """The vocabulary of several roots together; any word of a group of synonyms finds all others."""
    synonyms: dict[str, tuple[str, ...]] = {}
    aliases: dict[str, str] = {}
    names = Names()
    for config in configs:
        for name, others in config.synonyms:
            group = dict.fromkeys((name, *others))
            synonyms |= {fold(word): tuple(other for other in group if other != word) for word in group}
        aliases |= {fold(alias): unit.name for unit in config.units for alias in unit.aliases}
        aliases |= {fold(alias): place.name for place in config.places for alias in place.aliases}
        names |= _names(config)
    return Vocabulary(synonyms, aliases, names)


def _names(config: Config) -> Names:
    units = frozenset(name for unit in config.units for name in (unit.name, *unit.aliases))
    return Names(units, frozenset(name for place in config.places for name in (place.name, *place.aliases)))


__all__ = ["Vocabulary", "read_vocabulary"]

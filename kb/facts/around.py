"""What the words before and behind a number say of it."""

from dataclasses import dataclass

from kb.facts.values import Change, Qualifier
from kb.model import Span


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before a number in its clause.

    ``fresh``: a noun or a verb of its own; ``joined``: nothing but 、 or 和 since the number before; ``shared``: 分别;
    ``share_of``: the whole that a share is of, which is not what is measured.
    """

    qualifier: Qualifier = Qualifier.NONE
    change: Change | None = None
    change_word: str = ""
    base: Span | None = None
    noun: Span | None = None
    subject: Span | None = None
    shared: bool = False
    fresh: bool = False
    joined: bool = False
    share_of: Span | None = None
    acts: bool = False
    """A verb stands between: what the number counts was done."""
    offered: bool = False
    """A preposition stands right before the number: what it counts is done something for, and a verb follows."""
    gives: bool = False
    """A verb of giving stands before the number: what is given is named behind it."""
    leans: bool = False
    """The noun only says of whom what was measured before holds: 居民茶园人员每人每月300元."""
    reached: bool = False
    """A word between says that the number is a level: 信噪比达到70分贝."""
    deed: Span | None = None
    """The verb right before the number."""
    rated: bool = False
    """It is a rate by which something is reckoned: 按每亩200元."""
    among: bool = False
    """The number counts some of what the noun names: 28座水库中有12座."""
    since: bool = False
    """The time runs from some event on: 自批准之日起30日."""


@dataclass(frozen=True, slots=True)
class After:
    """What stands behind a quantity; ``linked`` where 的 binds the noun to it."""

    qualifier: Qualifier = Qualifier.NONE
    noun: Span | None = None
    linked: bool = False
    total: Span | None = None
    """What is given or paid at that rate: 按每人50元的标准发放补贴."""
    deed: Span | None = None
    """What is to be done within the time: 3日内答复."""


__all__ = ["After", "Before"]

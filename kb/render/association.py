"""Collocates and keys as tables."""

from collections.abc import Iterator

from kb.association import Collocates, Keyness, Side
from kb.i18n import _, ngettext
from kb.model import JsonObject
from kb.render.sheets import Sheet

_DECIMALS = 1


def collocate_sheet(found: Collocates) -> Sheet:
    """A collocate a row."""
    head = (
        _("word"), _("near"), _("left"), _("right"), _("in all"), _("expected"), _("log-likelihood"), _("MI3"), _("log ratio"), _("reports"),
    )  # fmt: skip
    rows = tuple(
        (
            one.text,
            one.occurrences,
            one.left,
            one.right,
            one.total,
            one.expected,
            one.log_likelihood,
            one.mi3,
            one.log_ratio,
            one.reports,
        )
        for one in found.rows
    )
    return Sheet(head, rows, _DECIMALS)


def window_text(found: Collocates) -> str:
    """What was compared, in words."""
    where = (
        _("in the sentence") if found.window is None else _("within {n} characters on each side").format(n=found.window)
    )
    sizes = _("{near} of {all} characters, {words} words of the corpus")
    return f"{where}: {sizes.format(near=found.near, all=found.characters, words=found.words)}"


def collocate_objects(found: Collocates) -> Iterator[JsonObject]:
    """A collocate a line, then what was compared."""
    yield from (one.to_dict() for one in found.rows)
    sizes = {"window": found.window, "near": found.near, "characters": found.characters, "words": found.words}
    yield {"understood": found.occurrences.echo, "count": found.occurrences.count.to_dict()} | sizes


def key_sheet(found: Keyness) -> Sheet:
    """A key a row."""
    head = (
        _("word or run"), _("here"), _("there"), _("here per 10,000"), _("there per 10,000"), _("log-likelihood"), _("log ratio"), _("%DIFF"),
        _("reports here"), _("reports there"),
    )  # fmt: skip
    rows = tuple(
        (
            one.text,
            one.occurrences,
            one.reference,
            one.rate,
            one.reference_rate,
            one.keyness,
            one.log_ratio,
            one.difference,
            one.reports,
            one.reference_reports,
        )
        for one in found.rows
    )
    return Sheet(head, rows, _DECIMALS)


def side_lines(found: Keyness) -> Iterator[str]:
    """The two sides and their sizes; how many passages answered both."""
    yield f"{_('here')}: {_side(found.corpus)}"
    yield f"{_('there')}: {_side(found.reference)}"
    if found.shared:
        text = ngettext(
            "{n} passage answers both and counts here only",
            "{n} passages answer both and count here only",
            found.shared,
        )
        yield text.format(n=found.shared)


def _side(side: Side) -> str:
    sizes = _("{reports} reports, {passages} passages, {characters} characters")
    counted = sizes.format(reports=side.reports, passages=side.passages, characters=side.characters)
    return f"{side.echo or _('the rest')}  {counted}"


def key_objects(found: Keyness) -> Iterator[JsonObject]:
    """A key a line, then the sides."""
    yield from (one.to_dict() for one in found.rows)
    yield {"here": found.corpus.to_dict(), "there": found.reference.to_dict(), "shared": found.shared}


__all__ = [
    "collocate_objects", "collocate_sheet", "key_objects", "key_sheet", "side_lines", "window_text",
]  # fmt: skip

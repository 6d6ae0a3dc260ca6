"""What is said at a place of the report, as lines and as a table; substance as a bar of five cells."""

from collections.abc import Iterable, Iterator

from kb.i18n import _, ngettext
from kb.places import Formula, PlaceKind
from kb.render.cells import wrap
from kb.render.labels import Label
from kb.render.sheets import Cell, Sheet
from kb.render.wording import source_text, use_cells, use_head
from kb.substance import Substance
from kb.text import visible_line

KINDS: dict[PlaceKind, Label] = {
    PlaceKind.OPENINGS: lambda: _("openings"),
    PlaceKind.TRANSITIONS: lambda: _("transitions"),
    PlaceKind.MEASURES: lambda: _("measures"),
    PlaceKind.RESULTS: lambda: _("results"),
    PlaceKind.PROBLEMS: lambda: _("problems"),
    PlaceKind.PLANS: lambda: _("plans"),
    PlaceKind.CLOSINGS: lambda: _("closings"),
}
_INDENT = "    "


def substance_line(substance: Substance) -> str:
    """How concrete a passage is: the bar, and what it is made of."""
    made = _("figures {figures} · named {instruments} · measures {measures} · actors {actors} · stock words {hollow}")
    return f"{_('substance')} {substance.bar} {substance.score:.2f}  {made.format(**substance.counts)}"


def formula_lines(formulas: Iterable[Formula], *, width: int | None) -> Iterator[str]:
    """A formula with its bar and its units; under it the most concrete sentence it stands in, and where."""
    for formula in formulas:
        units = ngettext("{n} unit", "{n} units", formula.uses.units).format(n=formula.uses.units)
        head = visible_line(f"{formula.substance.bar}  {formula.text}  ({units})")
        yield from _wrapped(head, width, "")
        if formula.example != formula.text:
            yield from _wrapped(visible_line(formula.example), width, _INDENT)
        yield from _wrapped(visible_line(source_text(formula.source)), width, _INDENT)


def _wrapped(line: str, width: int | None, indent: str) -> list[str]:
    if width is None:
        return [indent + line]
    return [indent + piece for piece in wrap(line, max(20, width - len(indent)))]


def formula_sheet(formulas: Iterable[Formula]) -> Sheet:
    """Formulas with uses, substance, example and source."""
    head = (*use_head(), _("substance"), _("formula"), _("example"), _("source"))
    return Sheet(head, tuple(_row(formula) for formula in formulas))


def _row(formula: Formula) -> tuple[Cell, ...]:
    said = (formula.text, formula.example, source_text(formula.source))
    return (*use_cells(formula.uses), formula.substance.score, *said)


__all__ = ["KINDS", "formula_lines", "formula_sheet", "substance_line"]

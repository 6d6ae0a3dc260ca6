"""The facets: values with their counts, boxes to check, and the years as bars."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kb.i18n import _
from kb.model import Level, Role
from kb.query import Field
from kb.render import labels
from tui.text.face import cells
from tui.text.lines import Line, Piece, fitted, plain
from tui.views.look import GUTTER, Look

ORDER = (Field.UNIT, Field.YEAR, Field.ROLE, Field.KIND, Field.LEVEL, Field.REGION)
FEW = 6
"""Values of a field that are shown before it is opened."""
_BAR = "▇"


@dataclass(frozen=True, slots=True)
class FacetRow:
    """A line that can be chosen: a value of a field, or (``value`` empty) the rest of them."""

    field: Field
    value: str
    count: int
    checked: bool = False


@dataclass(frozen=True, slots=True)
class Facets:
    """The counts by field and value, the values checked, the range of years, the fields shown whole."""

    counts: Mapping[str, Mapping[str, int]]
    checked: Mapping[Field, tuple[str, ...]]
    years: tuple[int | None, int | None] = (None, None)
    opened: frozenset[Field] = frozenset()

    def rows(self) -> tuple[FacetRow, ...]:
        """All rows in their order."""
        return tuple(row for field in ORDER for row in self._rows_of(field))

    def _rows_of(self, field: Field) -> Iterator[FacetRow]:
        counts = dict(self.counts.get(field.value, {}))
        wanted = self.checked.get(field, ())
        counts = {value: 0 for value in wanted if _is_value(field, value) and value not in counts} | counts
        names = (
            sorted(counts)
            if field is Field.YEAR
            else sorted(counts, key=lambda name: (name not in wanted, -counts[name], name))
        )
        limit = len(names) if field in self.opened or field is Field.YEAR else FEW
        for name in names[:limit]:
            yield FacetRow(field, name, counts[name], self._is_checked(field, name))
        if names[limit:]:
            yield FacetRow(field, "", len(names) - limit)

    def _is_checked(self, field: Field, name: str) -> bool:
        if field is not Field.YEAR:
            return name in self.checked.get(field, ())
        first, last = self.years
        return (first, last) != (None, None) and (first or 0) <= int(name) <= (last or 9999)


def _is_value(field: Field, value: str) -> bool:
    return value != "?" and (field is not Field.YEAR or value.isdecimal())


def field_label(field: Field) -> str:
    """The name of a field."""
    return _("section") if field is Field.ROLE else labels.FIELDS[field.value]()


def value_label(field: Field, value: str) -> str:
    """A value as it is shown."""
    if field is Field.ROLE and value in tuple(Role):
        return labels.role(Role(value))
    if field is Field.LEVEL and value in tuple(Level):
        return labels.LEVELS[value]()
    return value


def facet_lines(facets: Facets, look: Look) -> Iterator[Line]:
    """The panel's lines."""
    rows = facets.rows()
    most = max((row.count for row in rows if row.field is Field.YEAR), default=1)
    before: Field | None = None
    for number, row in enumerate(rows):
        if row.field is not before:
            yield Line(fitted([plain(_heading(facets, row.field), look.face, "head")], look.width, look.face))
            before = row.field
        yield _line(row, number, look, most)


def _heading(facets: Facets, field: Field) -> str:
    name = field_label(field)
    first, last = facets.years
    if field is not Field.YEAR or (first, last) == (None, None):
        return name
    return f"{name} {first or ''}..{last or ''}" if first != last else f"{name} {first}"


def _line(row: FacetRow, number: int, look: Look, most: int) -> Line:
    if not row.value:
        text = _("{n} more").format(n=row.count)
        return Line((GUTTER, *fitted([plain(text, look.face, "dim")], look.width - 2, look.face)), number)
    box = plain("■ " if row.checked else "□ ", look.face, "checked" if row.checked else "dim")
    right = plain(f" {row.count}", look.face, "dim")
    room = look.width - 2 - cells(box.text) - cells(right.text)
    label = value_label(row.field, row.value)
    pieces = [plain(label, look.face, "checked" if row.checked else "")]
    if row.field is Field.YEAR:
        pieces += _bar(room - cells(label) - 1, row.count, most, look)
    return Line((GUTTER, box, *fitted(pieces, room, look.face)), number, right=right)


def _bar(room: int, count: int, most: int, look: Look) -> list[Piece]:
    size = max(round(room * count / max(most, 1)), 1) if count else 0
    return [plain(f" {_BAR * min(size, max(room, 0))}", look.face, "bar")]


__all__ = ["FEW", "ORDER", "FacetRow", "Facets", "facet_lines", "field_label", "value_label"]

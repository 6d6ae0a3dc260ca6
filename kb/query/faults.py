"""Every sentence that says why a query cannot be read, and what to write instead: a table, a row a fault.

The sentences are asked for when they are needed, so that they come in the language of that moment.
"""

from collections.abc import Callable

from kb.i18n import _, listed
from kb.query.errors import QueryError
from kb.query.source import Source
from kb.text import visible_line

_SHOWN = 40
"""Characters of the user's text repeated in a sentence."""

_FAULTS: dict[str, Callable[[], tuple[str, str]]] = {
    "empty": lambda: (_("There is nothing to search for."), _("Type a term, for example 督查督办.")),
    "too-long": lambda: (
        _("A query may have {limit} characters; this one has {count}."),
        _("Search a shorter run of the text."),
    ),
    "too-many-terms": lambda: (
        _("A query may have {limit} terms; the next one stands here."),
        _("Split it into several queries."),
    ),
    "too-deep": lambda: (
        _("Brackets may be nested {limit} deep; this one is deeper."),
        _("Take out the brackets that change nothing."),
    ),
    "unclosed-quote": lambda: (_("This quotation mark is not closed."), _("Close it with {mark}.")),
    "empty-quotes": lambda: (
        _("There is nothing between these quotation marks."),
        _("Put text between them, or take them out."),
    ),
    "odd-quote-in-term": lambda: (
        _("A quotation mark inside a term is text, and this one has no partner in its term."),
        _("To search it as text: {quoted}. To quote, put a space before the mark."),
    ),
    "open-bracket-in-term": lambda: (
        _("A bracket inside a term is text, and this one is not closed in its term."),
        _("To group terms, put a space before the bracket. To search it as text: {quoted}."),
    ),
    "text-follows": lambda: (
        _("Text follows without a space."),
        _("Put a space here if both must occur; to search the whole as text, put it between ' and '."),
    ),
    "unopened-bracket": lambda: (
        _("This bracket closes nothing."),
        _("Take it out, or write ( before; to search a bracket as text, quote it: ')'."),
    ),
    "unclosed-bracket": lambda: (_("This bracket is not closed."), _("Close it with ).")),
    "empty-brackets": lambda: (_("There is nothing inside these brackets."), _("Put terms inside, or take them out.")),
    "dangling": lambda: (
        _("{operator} needs a term on both sides."),
        _("Write a {operator} b; to search it as text, quote it: {quoted}."),
    ),
    "dangling-not": lambda: (
        _("{operator} takes away what follows it, and nothing follows."),
        _("Write the term right behind it: -信访; to search it as text, quote it: {quoted}."),
    ),
    "doubled-not": lambda: (_("Two negations follow each other."), _("Write one of them, or quote the text: '--'.")),
    "bad-distance": lambda: (
        _("A distance is a number of characters from 0 to {limit}."),
        _("Write 督查 #10 通报, or 同段:(督查 通报) for anywhere in the passage."),
    ),
    "bare-distance": lambda: (
        _("{mark} asks for a distance in characters, and no number follows."),
        _("Write {example}; to search it as text, quote it."),
    ),
    "not-joinable": lambda: (
        _("A distance is measured between terms, and this is not one."),
        _(
            "Beside #10 may stand a term or a choice of terms: (督查 | 督办) #10 通报; negate the whole: -(督查 #10 通报)."
        ),
    ),
    "loose-words": lambda: (
        _("~ with a number measures between words in quotation marks, and here is no second word."),
        _('Write "督查 通报"~10.'),
    ),
    "unknown-field": lambda: (
        _("There is no field “{name}”."),
        _("Fields: {known}. To search it as text, quote it: {quoted}."),
    ),
    "mistyped-field": lambda: (
        _("There is no field “{name}”."),
        _("Did you mean {near}? To search it as text, quote it: {quoted}."),
    ),
    "empty-value": lambda: (_("{name}: has no value."), _("Write the value right behind the colon, without a space.")),
    "operator-as-value": lambda: (
        _("A value cannot begin with {sign}."),
        _("To exclude, write -{name}:… with the minus sign in front; to mean the character, quote the value."),
    ),
    "bad-value-list": lambda: (
        _("Brackets behind {name}: hold values with | between them."),
        _("Write {name}:(a | b) or {name}:a|b."),
    ),
    "unknown-value": lambda: (_("“{value}” is not a value of this field."), _("Values: {known}.")),
    "mistyped-value": lambda: (
        _("“{value}” is not a value of this field."),
        _("Did you mean {near}? Values: {known}."),
    ),
    "bad-year": lambda: (
        _("“{value}” is not a year or a range of years."),
        _("Write 年:2019, 年:2019..2023, 年:2019.., 年:..2023, 年:2019! (stated only) or 年:? (unknown)."),
    ),
    "bad-share": lambda: (
        _("“{value}” is not a part of 1."),
        _("Write 干货:>0.5, 干货:<=0.3 or 干货:0.3..0.6, from 0 (hollow) to 1 (concrete)."),
    ),
    "year-out-of-range": lambda: (
        _("Years go from {first} to {last}."),
        _("Write a year of four digits in between."),
    ),
    "reversed-years": lambda: (_("The range of years runs backwards."), _("Write {last}..{first}.")),
    "wider-scope-inside": lambda: (
        _("{inner}: is wider than {outer}:, in which it stands."),
        _("Put the wider one outside: {inner}:(… {outer}:(…))."),
    ),
    "bad-pattern": lambda: (
        _("This regular expression is not valid: {reason}."),
        _("Mend it, or search the text itself between ' and '."),
    ),
    "costly-pattern": lambda: (
        _("This regular expression is too long, or its repeats are too large."),
        _("Use smaller counts, or + and *."),
    ),
    "unclosed-pattern": lambda: (
        _("A term that begins with / is a regular expression and ends with /, and this one does not end."),
        _(r"Write /\d+件/; to search the text itself: {quoted}."),
    ),
    "empty-pattern": lambda: (_("There is nothing between the slashes."), _(r"Write a regular expression: /\d+件/.")),
    "bad-initials": lambda: (
        _("Behind ; stand the initials of a run, letters only."),
        _("Write ;dcdb for 督查督办; to search a semicolon as text, quote it."),
    ),
    "only-slots": lambda: (
        _("* stands for any text, and there is no text beside it to find."),
        _("Write 坚持以*为*; to search a star as text: '*'."),
    ),
    "unknown-saved": lambda: (
        _("There is no saved query “{name}”."),
        _("Did you mean {near}? Save one: kb query save NAME QUERY."),
    ),
    "nothing-saved": lambda: (
        _("There is no saved query “{name}”."),
        _("Save it first: kb query save {name} QUERY."),
    ),
    "saved-cycle": lambda: (
        _("The saved query “{name}” asks for itself."),
        _("Save one of them anew without query:{name}."),
    ),
    "saved-too-deep": lambda: (
        _("Too many saved queries stand inside “{name}”."),
        _("Save it anew with fewer inside one another."),
    ),
    "saved-unreadable": lambda: (
        _("The saved query “{name}” cannot be read: {reason}"),
        _("Save it anew: kb query save {name} QUERY."),
    ),
    "foreign-operator": lambda: (
        _("{operator} is not an operator here."),
        _("Write {instead}; to search it as text, quote it: {quoted}."),
    ),
}

CODES = tuple(_FAULTS)


def fault(code: str, source: Source, column: int, **details: object) -> QueryError:
    """The error of a row of the table, at a column of the query, with its placeholders filled."""
    message, suggestion = _FAULTS[code]()
    filled = {name: _shown(value) for name, value in details.items()}
    return QueryError(code, message.format(**filled), source.text, column, suggestion.format(**filled))


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return " ".join(visible_line(str(entry)) for entry in value)
    text = visible_line(str(value))
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def quoted(text: str) -> str:
    """The text in the quotes that search it to the letter, for a suggestion that can be typed."""
    return "'" + text[: _SHOWN - 2].replace("'", "''") + ("…" if len(text) > _SHOWN - 2 else "") + "'"


def unknown_field(source: Source, column: int, name: str, near: tuple[str, ...], known: tuple[str, ...]) -> QueryError:
    """No field of that name: the nearest ones, or all, and how to search it as text."""
    end = column
    while source.at(end) not in {"", " ", "|"}:
        end += 1
    as_text = quoted(source.text[column:end])
    code = "mistyped-field" if near else "unknown-field"
    return fault(code, source, column, name=name, near=listed(near), known=known, quoted=as_text)


def unknown_value(source: Source, column: int, value: str, near: tuple[str, ...], known: tuple[str, ...]) -> QueryError:
    """No value of that name: the nearest ones and those there are."""
    return fault(
        "mistyped-value" if near else "unknown-value", source, column, value=value, near=listed(near), known=known
    )


__all__ = ["CODES", "fault", "quoted", "unknown_field", "unknown_value"]

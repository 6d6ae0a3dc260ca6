"""The rules of an examination: a named row each, with how grave it is, why it matters and what to do, in the user's language."""

from collections.abc import Callable
from dataclasses import dataclass

from kb.check.values import Part, Severity
from kb.i18n import _

Sentence = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; ``why`` and ``suggestion`` may name values in braces."""

    name: str
    part: Part
    severity: Severity
    why: Sentence
    suggestion: Sentence
    is_habit: bool = False
    """Whether many of a kind are a habit of the writer, to be said once."""


_RULES = (
    Rule("source-place", Part.LEFTOVER, Severity.SERIOUS,
         lambda: _("the place of the source ({source}) is left in the draft"), lambda: _("put your own place, or take it out")),
    Rule("other-place", Part.LEFTOVER, Severity.ORDINARY,
         lambda: _("a place that was taken over from the source ({source})"), lambda: _("make sure that it belongs here, or put your own")),
    Rule("source-unit", Part.LEFTOVER, Severity.SERIOUS,
         lambda: _("the unit of the source ({source}) is left in the draft"), lambda: _("put your own unit, or take it out")),
    Rule("source-person", Part.LEFTOVER, Severity.SERIOUS,
         lambda: _("a person whom the source ({source}) names"), lambda: _("put the person of your own, or take the name out")),
    Rule("source-year", Part.LEFTOVER, Severity.SERIOUS,
         lambda: _("the year of the source ({source}) is left in the draft"), lambda: _("put your own year")),
    Rule("other-year", Part.LEFTOVER, Severity.ORDINARY,
         lambda: _("a year that was taken over from the source ({source})"), lambda: _("make sure of the year")),
    Rule("source-number", Part.LEFTOVER, Severity.ORDINARY,
         lambda: _("the same number as in the source ({source}), in the same words"), lambda: _("put your own figure")),
    Rule("source-title", Part.LEFTOVER, Severity.ORDINARY,
         lambda: _("a document that only the source ({source}) names"), lambda: _("put the document of your own unit, or take it out")),
    Rule("source-coinage", Part.LEFTOVER, Severity.HINT,
         lambda: _("a name in quotation marks that only the source ({source}) uses"), lambda: _("make sure that it is used in your place")),
    Rule("copied-passage", Part.COPIED, Severity.ORDINARY,
         lambda: _("{share} of the passage stands in the source ({source}); longest run {longest} characters"),
         lambda: _("write it in your own words, or name the source")),
    Rule("unbalanced", Part.FORM, Severity.ORDINARY,
         lambda: _("{sign} has no counterpart in this paragraph"), lambda: _("put the other half, or take it out")),
    Rule("half-width", Part.FORM, Severity.ORDINARY,
         lambda: _("a half-width mark between full-width ones"), lambda: _("write {wanted}"), is_habit=True),
    Rule("half-width-throughout", Part.FORM, Severity.HINT,
         lambda: _("half-width marks stand throughout the text ({n} times)"), lambda: _("official documents are written with full-width marks: replace all")),
    Rule("full-width-digit", Part.FORM, Severity.ORDINARY,
         lambda: _("digits or letters in full width"), lambda: _("write {wanted}"), is_habit=True),
    Rule("stray-space", Part.FORM, Severity.HINT,
         lambda: _("a space between Chinese characters"), lambda: _("take the space out"), is_habit=True),
    Rule("doubled-mark", Part.FORM, Severity.ORDINARY,
         lambda: _("marks that do not follow each other"), lambda: _("leave one of them")),
    Rule("doubled-word", Part.FORM, Severity.ORDINARY,
         lambda: _("the same word twice in a row"), lambda: _("leave one of them")),
    Rule("doubled-sentence", Part.FORM, Severity.ORDINARY,
         lambda: _("the same sentence stood in line {line} before"), lambda: _("leave one of them")),
    Rule("mask", Part.FORM, Severity.SERIOUS,
         lambda: _("masked characters or blanks are left in"), lambda: _("fill in what belongs here")),
    Rule("placeholder", Part.FORM, Severity.SERIOUS,
         lambda: _("a place that was to be filled in"), lambda: _("fill in what belongs here")),
    Rule("cut-off", Part.FORM, Severity.ORDINARY,
         lambda: _("the text ends inside a sentence"), lambda: _("finish the sentence")),
    Rule("impossible-date", Part.FORM, Severity.SERIOUS,
         lambda: _("there is no such day"), lambda: _("correct the date")),
    Rule("numbering", Part.NUMBERS, Severity.ORDINARY,
         lambda: "{message}", lambda: _("number the items anew, or put in what is missing")),
    Rule("arithmetic", Part.NUMBERS, Severity.SERIOUS,
         lambda: "{message}", lambda: _("reckon again and correct the figures")),
)  # fmt: skip

RULES = {rule.name: rule for rule in _RULES}
"""The rules by name."""

__all__ = ["RULES", "Rule"]

"""The names under which fields, roles, levels and confidences are shown."""

from collections.abc import Callable

from kb.i18n import _
from kb.model import Claim, Confidence, Level, Role

Label = Callable[[], str]

FIELDS: dict[str, Label] = {
    "title": lambda: _("title"),
    "unit": lambda: _("unit"),
    "region": lambda: _("region"),
    "level": lambda: _("level"),
    "kind": lambda: _("kind"),
    "year": lambda: _("year"),
    "period": lambda: _("period"),
    "review_year": lambda: _("reviews year"),
    "plan_year": lambda: _("plans year"),
    "date": lambda: _("published"),
    "docno": lambda: _("document number"),
}

ROLES: dict[Role, Label] = {
    Role.OPENING: lambda: _("opening"),
    Role.REVIEW: lambda: _("review"),
    Role.RESULTS: lambda: _("results"),
    Role.PROBLEMS: lambda: _("problems"),
    Role.PLAN: lambda: _("plan"),
    Role.CLOSING: lambda: _("closing"),
}

LEVELS: dict[str, Label] = {
    Level.NATIONAL: lambda: _("national"),
    Level.MINISTRY: lambda: _("ministry"),
    Level.PROVINCE: lambda: _("province"),
    Level.CITY: lambda: _("city"),
    Level.COUNTY: lambda: _("county"),
    Level.TOWNSHIP: lambda: _("township"),
}

CONFIDENCES: dict[Confidence, Label] = {
    Confidence.UNKNOWN: lambda: _("unknown"),
    Confidence.INFERRED: lambda: _("inferred"),
    Confidence.STATED: lambda: _("stated"),
    Confidence.OVERRIDDEN: lambda: _("corrected"),
}

PLACES: dict[str, Label] = {
    "text": lambda: _("text"),
    "title": lambda: _("title"),
    "path": lambda: _("path"),
    "page": lambda: _("page"),
    "column": lambda: _("column"),
    "person": lambda: _("person"),
}


def place(value: str) -> str:
    """Where a piece of evidence stands; behind a colon it keeps the page's or the table's own name."""
    kind, colon, name = value.partition(":")
    return (PLACES[kind]() if kind in PLACES else kind) + colon + name


def role(value: Role | None) -> str:
    """The role's name in the user's language; empty for none."""
    return ROLES[value]() if value else ""


def claim_value(name: str, claim: Claim[str] | Claim[int]) -> str:
    """The claim's value in the user's language, without its confidence; empty where it is unknown."""
    if claim.value is None:
        return ""
    if name == "level" and claim.value in LEVELS:
        return LEVELS[str(claim.value)]()
    return str(claim.value)


def claim_with_mark(name: str, claim: Claim[str] | Claim[int]) -> str:
    """The claim's value, marked where it was inferred; a dash where it is unknown."""
    value = claim_value(name, claim)
    if not value:
        return "-"
    return f"{value}({CONFIDENCES[Confidence.INFERRED]()})" if claim.confidence is Confidence.INFERRED else value


__all__ = ["CONFIDENCES", "FIELDS", "LEVELS", "PLACES", "ROLES", "claim_value", "claim_with_mark", "place", "role"]

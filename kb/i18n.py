"""Messages in the user's language: ``_("English text")`` gives Chinese where the locale or KB_LANG asks for it."""

import gettext
import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

LOCALES = Path(__file__).with_name("locale")
DOMAIN = "policy-kb"
_FULL_WIDTH_STOPS = tuple("。？！；：")
_VARIABLES = ("KB_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def language() -> str:
    """The language asked for, ``zh_CN`` or ``en``: the first of KB_LANG, LC_ALL, LC_MESSAGES, LANG that is set decides."""
    asked = next((value for name in _VARIABLES if (value := os.environ.get(name))), "")
    return "zh_CN" if asked.lower().startswith("zh") else "en"


@cache
def _catalog(name: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALES, languages=[name], fallback=True)


def _(message: str) -> str:
    """The message in the user's language."""
    return _catalog(language()).gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The message for ``number`` things in the user's language."""
    return _catalog(language()).ngettext(singular, plural, number)


def sentences(*texts: str) -> str:
    """Sentences one after another: with a space between them, but none behind a full-width stop."""
    joined = ""
    for text in filter(None, texts):
        joined += ("" if not joined or joined.endswith(_FULL_WIDTH_STOPS) else " ") + text
    return joined


def listed(items: Iterable[str]) -> str:
    """Things in a row, with the comma of the user's language."""
    return _(", ").join(items)


__all__ = ["DOMAIN", "LOCALES", "_", "language", "listed", "ngettext", "sentences"]

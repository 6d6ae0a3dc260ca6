"""The message catalogs: `python -m tests.catalogs` collects messages from the sources, keeps translations, compiles.

Messages are the literal arguments of ``_`` and ``ngettext`` in our packages and in click, whose sentences users read too.
Files are written aside and put in place at once: whoever reads a catalog meanwhile finds the old one or the new one, whole.
"""

import ast
import os
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

import click
import polib

from kb.i18n import DOMAIN, LOCALES
from kb.version import VERSION

TOP = Path(__file__).resolve().parents[1]
LANGUAGES = ("zh_CN",)
WRAP = 120
CLICK_HEADER = "X-Click-Version"
"""The header that says which click a catalog was made with: another one may have other sentences."""
CLICK_NAMED = ("required",)
"""What click hands to gettext by a variable, so that no literal shows it."""


def own_sources() -> list[Path]:
    """The Python files of our packages."""
    return sorted(path for package in ("kb", "indexer", "tui") for path in (TOP / package).rglob("*.py"))


def click_sources() -> list[Path]:
    """The Python files of the installed click."""
    return sorted(Path(click.__file__).parent.glob("*.py"))


def messages(path: Path) -> Iterator[tuple[str, str | None]]:
    """The messages of a file: (singular, plural or None)."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        texts = [
            argument.value
            for argument in node.args
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        ]
        if node.func.id == "_" and len(texts) == 1:
            yield texts[0], None
        elif node.func.id == "ngettext" and len(texts) == 2:
            yield texts[0], texts[1]


Messages = dict[str, str | None]
"""Singular → plural, or None."""


def collected(paths: list[Path]) -> Messages:
    """Every message of some files with its plural form."""
    found: Messages = {}
    for path in paths:
        for singular, plural in messages(path):
            found[singular] = plural or found.get(singular)
    found.pop("", None)
    return found


def all_messages() -> Messages:
    """Every message that users of this installation may read."""
    return dict.fromkeys(CLICK_NAMED) | collected(click_sources()) | collected(own_sources())


def template() -> polib.POFile:
    """A catalog of all messages without translations."""
    catalog = polib.POFile(wrapwidth=WRAP)
    catalog.metadata = {
        "Project-Id-Version": f"{DOMAIN} {VERSION}",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=1; plural=0;",
        CLICK_HEADER: click_version(),
    }
    for singular, plural in sorted(all_messages().items()):
        entry = polib.POEntry(msgid=singular)
        if plural:
            entry.msgid_plural, entry.msgstr_plural = plural, {0: ""}
        catalog.append(entry)
    return catalog


def click_version() -> str:
    """The version of the installed click."""
    return version("click")


def catalog_path(language: str) -> Path:
    """Where a language's catalog lies."""
    return LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def untranslated(catalog: polib.POFile) -> list[str]:
    """The messages of a catalog that still need a translation."""
    return [
        entry.msgid
        for entry in catalog
        if not entry.obsolete and not (entry.msgstr or all(entry.msgstr_plural.values() or [""]))
    ]


def read_catalog(path: Path) -> polib.POFile:
    """The catalog in a file, without any message where there is none or an empty one; a malformed one ends the run."""
    if not path.exists() or not path.read_bytes().strip():
        return polib.POFile(wrapwidth=WRAP)
    try:
        return polib.pofile(str(path), wrapwidth=WRAP)
    except (OSError, ValueError) as error:
        raise SystemExit(f"{path} is no catalog ({error}). Mend the line, or take the file from git again.") from error


def keep_translations(catalog: polib.POFile, old: polib.POFile) -> None:
    """Give the messages of a catalog the translations an old one has for them."""
    known = {entry.msgid: entry.msgstr or entry.msgstr_plural.get(0, "") for entry in old if not entry.obsolete}
    for entry in catalog:
        translation = known.get(entry.msgid, "")
        if entry.msgid_plural:
            entry.msgstr_plural = {0: translation}
        else:
            entry.msgstr = translation


def write_aside(path: Path, save: Callable[[str], None]) -> None:
    """Let ``save`` write a file beside ``path``, then put it in its place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        save(str(aside))
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def update(language: str) -> list[str]:
    """Bring a language's catalog to the state of the sources and compile it; what still needs a translation."""
    path = catalog_path(language)
    catalog = template()
    catalog.metadata["Language"] = language
    keep_translations(catalog, read_catalog(path))
    write_aside(path, catalog.save)
    write_aside(path.with_suffix(".mo"), catalog.save_as_mofile)
    return untranslated(catalog)


def main() -> None:
    """Update every catalog; name what needs a translation."""
    write_aside(LOCALES / f"{DOMAIN}.pot", template().save)
    missing = [message for language in LANGUAGES for message in update(language)]
    for message in missing:
        sys.stdout.write(f"{message!r}\n")
    sys.stdout.write(f"{len(missing)} messages need a translation\n")


if __name__ == "__main__":
    main()

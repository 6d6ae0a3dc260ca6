"""The message catalogs: `python -m tests.catalogs` collects messages from the sources, keeps translations, compiles.

Messages are the literal arguments of ``_`` and ``ngettext`` in our packages and in click, whose sentences users read too.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import polib

from kb.i18n import DOMAIN, LOCALES
from kb.version import VERSION

TOP = Path(__file__).resolve().parents[1]
LANGUAGES = ("zh_CN",)


def sources() -> list[Path]:
    """The Python files whose messages users read."""
    own = [path for package in ("kb", "indexer", "tui") for path in (TOP / package).rglob("*.py")]
    return sorted(own) + sorted(Path(click.__file__).parent.glob("*.py"))


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


def collected() -> dict[str, str | None]:
    """Every message of the sources with its plural form."""
    found: dict[str, str | None] = {}
    for path in sources():
        for singular, plural in messages(path):
            found[singular] = plural or found.get(singular)
    found.pop("", None)
    return found


def template() -> polib.POFile:
    """A catalog of all messages without translations."""
    catalog = polib.POFile(wrapwidth=120)
    catalog.metadata = {
        "Project-Id-Version": f"{DOMAIN} {VERSION}",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=1; plural=0;",
    }
    for singular, plural in sorted(collected().items()):
        entry = polib.POEntry(msgid=singular)
        if plural:
            entry.msgid_plural, entry.msgstr_plural = plural, {0: ""}
        catalog.append(entry)
    return catalog


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


def update(language: str) -> list[str]:
    """Bring a language's catalog to the state of the sources and compile it; what still needs a translation."""
    path = catalog_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    old = {entry.msgid: entry for entry in polib.pofile(str(path), wrapwidth=120)} if path.exists() else {}
    catalog = template()
    catalog.metadata["Language"] = language
    for entry in catalog:
        known = old.get(entry.msgid)
        if known and entry.msgid_plural:
            entry.msgstr_plural = {0: known.msgstr_plural.get(0) or known.msgstr}
        elif known:
            entry.msgstr = known.msgstr or known.msgstr_plural.get(0, "")
    catalog.save(str(path))
    catalog.save_as_mofile(str(path.with_suffix(".mo")))
    return untranslated(catalog)


def main() -> None:
    """Update every catalog; name what needs a translation."""
    template().save(str(LOCALES / f"{DOMAIN}.pot"))
    missing = [message for language in LANGUAGES for message in update(language)]
    for message in missing:
        sys.stdout.write(f"{message!r}\n")
    sys.stdout.write(f"{len(missing)} messages need a translation\n")


if __name__ == "__main__":
    main()

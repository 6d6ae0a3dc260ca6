"""Every sentence a user reads is in Chinese too: catalogs are complete, equal to the sources, and compiled."""

import re

import polib
import pytest

from kb.i18n import DOMAIN, LOCALES
from tests.catalogs import LANGUAGES, catalog_path, collected, untranslated

PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\([a-z_]+\)[sd]|%[sd]")


@pytest.fixture(params=LANGUAGES)
def catalog(request: pytest.FixtureRequest) -> polib.POFile:
    return polib.pofile(str(catalog_path(request.param)))


def test_the_catalog_holds_just_the_messages_of_the_sources(catalog: polib.POFile) -> None:
    assert {entry.msgid for entry in catalog} == set(collected())
    assert {entry.msgid for entry in polib.pofile(str(LOCALES / f"{DOMAIN}.pot"))} == set(collected())


def test_every_message_is_translated(catalog: polib.POFile) -> None:
    assert untranslated(catalog) == []


def test_translations_keep_the_placeholders(catalog: polib.POFile) -> None:
    for entry in catalog:
        translated = entry.msgstr or entry.msgstr_plural[0]
        assert set(PLACEHOLDER.findall(translated)) == set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid)), (
            entry.msgid
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalog_says_the_same(language: str) -> None:
    written = polib.pofile(str(catalog_path(language)))
    compiled = polib.mofile(str(catalog_path(language).with_suffix(".mo")))
    assert {entry.msgid: (entry.msgstr, entry.msgstr_plural) for entry in compiled} == {
        entry.msgid: (entry.msgstr, entry.msgstr_plural) for entry in written
    }

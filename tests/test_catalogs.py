"""Every sentence a user reads is in Chinese too: catalogs are complete, equal to the sources, and compiled."""

import re
from pathlib import Path

import polib
import pytest

from kb.i18n import DOMAIN, LOCALES
from tests.catalogs import (
    CLICK_HEADER,
    LANGUAGES,
    all_messages,
    catalog_path,
    click_version,
    collected,
    keep_translations,
    own_sources,
    read_catalog,
    untranslated,
    write_aside,
)

PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\([a-z_]+\)[sd]|%[sd]")
COMMAND = re.compile(r"(?<![\w.-])(?:kb [a-z]{2,}|--[a-z][a-z-]+|[a-z_]+\.(?:toml|sqlite))")
HALF_WIDTH_IN_CHINESE = re.compile("[\u4e00-\u9fff][,;!?]|[\u4e00-\u9fff]\\.(?:\\s|$)")


@pytest.fixture(params=LANGUAGES)
def catalog(request: pytest.FixtureRequest) -> polib.POFile:
    return polib.pofile(str(catalog_path(request.param)))


def _translations(catalog: polib.POFile) -> list[tuple[str, str]]:
    """(the English of a message, what Chinese says for it); of a plural its second form, which has all the names."""
    pairs = [(entry.msgid_plural or entry.msgid, entry.msgstr or entry.msgstr_plural.get(0, "")) for entry in catalog]
    return [(english, chinese) for english, chinese in pairs if chinese]


def test_the_catalog_holds_every_message_of_our_sources(catalog: polib.POFile) -> None:
    assert set(collected(own_sources())) - {entry.msgid for entry in catalog} == set()


def test_the_catalog_holds_just_the_messages_of_the_sources(catalog: polib.POFile) -> None:
    if catalog.metadata[CLICK_HEADER] != click_version():
        pytest.skip("the catalog was made with another click, which may say other things")
    assert {entry.msgid for entry in catalog} == set(all_messages())
    assert {entry.msgid for entry in polib.pofile(str(LOCALES / f"{DOMAIN}.pot"))} == set(all_messages())


def test_every_message_is_translated(catalog: polib.POFile) -> None:
    assert untranslated(catalog) == []


def test_translations_keep_the_placeholders(catalog: polib.POFile) -> None:
    for english, chinese in _translations(catalog):
        assert set(PLACEHOLDER.findall(chinese)) == set(PLACEHOLDER.findall(english)), english


def test_translations_keep_commands_options_and_file_names(catalog: polib.POFile) -> None:
    for english, chinese in _translations(catalog):
        assert set(COMMAND.findall(english)) <= set(COMMAND.findall(chinese)), english


def test_chinese_sentences_have_full_width_punctuation(catalog: polib.POFile) -> None:
    assert [chinese for _english, chinese in _translations(catalog) if HALF_WIDTH_IN_CHINESE.search(chinese)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalog_says_the_same(language: str) -> None:
    written = polib.pofile(str(catalog_path(language)))
    compiled = polib.mofile(str(catalog_path(language).with_suffix(".mo")))
    assert {entry.msgid: (entry.msgstr, entry.msgstr_plural) for entry in compiled} == {
        entry.msgid: (entry.msgstr, entry.msgstr_plural) for entry in written.translated_entries()
    }


def test_an_empty_file_is_a_catalog_without_messages(tmp_path: Path) -> None:
    empty = tmp_path / "empty.po"
    empty.write_text("\n", "utf-8")
    assert len(read_catalog(empty)) == len(read_catalog(tmp_path / "absent.po")) == 0


def test_a_malformed_catalog_is_named_and_left_alone(tmp_path: Path) -> None:
    broken = tmp_path / "broken.po"
    broken.write_text('msgid "a"\noops "b"\n', "utf-8")
    with pytest.raises(SystemExit, match=r"broken\.po"):
        read_catalog(broken)
    assert broken.read_text("utf-8") == 'msgid "a"\noops "b"\n'


def test_translations_survive_when_a_message_gains_or_loses_its_plural() -> None:
    old, new = polib.POFile(), polib.POFile()
    old.append(polib.POEntry(msgid="{n} report", msgid_plural="{n} reports", msgstr_plural={0: "{n} 篇"}))
    old.append(polib.POEntry(msgid="{n} cut", msgstr="{n} 处"))
    new.append(polib.POEntry(msgid="{n} report"))
    new.append(polib.POEntry(msgid="{n} cut", msgid_plural="{n} cuts", msgstr_plural={0: ""}))
    keep_translations(new, old)
    assert [entry.msgstr or entry.msgstr_plural[0] for entry in new] == ["{n} 篇", "{n} 处"]


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "kept.po"
    target.write_text("old", "utf-8")

    def fail(place: str) -> None:
        Path(place).write_text("half", "utf-8")
        raise OSError("no space")

    with pytest.raises(OSError, match="no space"):
        write_aside(target, fail)
    assert [path.name for path in tmp_path.iterdir()] == ["kept.po"]
    assert target.read_text("utf-8") == "old"

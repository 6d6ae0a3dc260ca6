"""A kb.toml is read whole, and a mistake in it is named with file and key."""

from pathlib import Path

import pytest

from kb.config import Config, Place, Unit, load_config
from kb.errors import ConfigError
from kb.model import Level


def written(folder: Path, text: str) -> Path:
    path = folder / "kb.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_absent_file_is_an_empty_config(tmp_path: Path) -> None:
    assert load_config(tmp_path / "kb.toml") == Config()


def test_an_empty_file_is_an_empty_config(tmp_path: Path) -> None:
    assert load_config(written(tmp_path, "")) == Config()


def test_everything_is_read(tmp_path: Path) -> None:
    text = """
    [[place]]
    name = "澜川市"
    level = "city"
    parent = "岚江省"
    aliases = ["澜川"]
    [[unit]]
    name = "澜川市水务局"
    region = "澜川市"
    [synonyms]
    "党建" = ["D建"]
    [table]
    columns = { text = ["全文"], title = ["题目", "标题"] }
    """
    assert load_config(written(tmp_path, text)) == Config(
        places=(Place("澜川市", Level.CITY, "岚江省", ("澜川",)),),
        units=(Unit("澜川市水务局", "澜川市"),),
        synonyms=(("党建", ("D建",)),),
        columns=(("text", ("全文",)), ("title", ("题目", "标题"))),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[place]]\nname = 'A'", "place[1].level"),
        ("[[place]]\nlevel = 'city'", "place[1].name"),
        ("[[place]]\nname = 'A'\nlevel = 'ministry'", "place[1].level"),
        ("[[place]]\nname = 'A'\nlevel = 'city'\nzip = 1", "place[1].zip"),
        ("[[place]]\nname = 'A'\nlevel = 'city'\naliases = 'B'", "place[1].aliases"),
        ("[place]\nname = 'A'", "[[place]]"),
        ("[[place]]\nname = 'A'\nlevel = 'city'\n[[place]]\nname = 'A'\nlevel = 'city'", "A"),
        ("[[place]]\nname = 'A'\nlevel = 'city'\nparent = 'A'", "A"),
        ("[[unit]]\nname = ''", "unit[1].name"),
        ("[[unit]]\nname = 'A'\nregion = 3", "unit[1].region"),
        ("synonyms = 3", "synonyms"),
        ("[synonyms]\na = [1]", "synonyms.a"),
        ("[table]\ncolumn = 3", "table.column"),
        ("[table]\ncolumns = 3", "table.columns"),
        ("[units]", "units"),
        ("a = ", "kb.toml"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_config(written(tmp_path, text))
    assert said in str(caught.value)
    assert "kb.toml" in str(caught.value)


def test_bytes_that_are_not_utf_8_are_a_config_error(tmp_path: Path) -> None:
    path = tmp_path / "kb.toml"
    path.write_bytes("[[place]]\nname = '澜川'".encode("gbk"))
    with pytest.raises(ConfigError):
        load_config(path)


def test_a_folder_in_its_place_is_a_config_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        load_config(tmp_path)

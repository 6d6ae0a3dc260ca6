"""What is remembered, what the user sets, what other programs are given."""

import os
from pathlib import Path

import pytest

from kb.errors import ConfigError, UsageError
from tui.clipboard import MOST_OSC, copy
from tui.commands import matching
from tui.keymap import ALL, PLACES, load_key_map
from tui.keys import SEARCH, key_label
from tui.outside import editor_command
from tui.paths import complete, here, typed_path
from tui.probe import width_from
from tui.settings import State, key_map_file, load_state, save_state, state_file


def test_state_survives(tmp_path: Path) -> None:
    state = State("督查", "kb-light", grouped=False)
    assert save_state(tmp_path / "deep" / "state.json", state)
    assert load_state(tmp_path / "deep" / "state.json") == state


@pytest.mark.parametrize("text", ["", "[]", '{"query": 3, "history": {"a": 1}, "grouped": "no"}', "\x00\xff"])
def test_a_spoilt_state_is_a_new_one(tmp_path: Path, text: str) -> None:
    (tmp_path / "state.json").write_text(text, "utf-8")
    assert load_state(tmp_path / "state.json") == State()


def test_state_that_cannot_be_kept_spoils_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not save_state(tmp_path / "file" / "state.json", State())


@pytest.mark.parametrize("home", ["/dev/null", "", None])
def test_who_has_no_folder_of_their_own_begins_with_what_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str | None
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    if home is None:
        monkeypatch.setattr(Path, "home", no_home)
    else:
        monkeypatch.setenv("HOME", home or "/dev/null/nobody")
    assert load_key_map(key_map_file()) == {}
    assert load_state(state_file(tmp_path)) == State()
    assert not save_state(state_file(tmp_path), State())
    assert list(tmp_path.iterdir()) == []


def no_home() -> Path:
    raise RuntimeError("Could not determine home directory.")


def test_a_typed_path_never_breaks_the_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert complete("~没有这个人/", folders_only=False) is None
    assert typed_path(" ~没有这个人/稿.txt ") == Path("~没有这个人/稿.txt")
    assert typed_path("~") == Path.home()
    (tmp_path / "去").mkdir()
    monkeypatch.chdir(tmp_path / "去")
    assert here() == tmp_path / "去"
    (tmp_path / "去").rmdir()
    assert here() == Path("/")


def test_every_action_has_a_name_of_its_own() -> None:
    names = [action.id for action in ALL]
    assert len(names) == len(set(names))
    for _place, actions in PLACES:
        keys = [key for action in actions for key in action.keys.split(",")]
        assert len(keys) == len(set(keys))


def test_a_key_map_is_read_and_checked(tmp_path: Path) -> None:
    file = tmp_path / "keys.toml"
    assert load_key_map(file) == {}
    file.write_text('[keys]\nkeep = "k,ctrl+k"\n', "utf-8")
    assert load_key_map(file) == {"keep": "k,ctrl+k"}
    for wrong in ('[keys]\nkep = "k"\n', "[keys]\nkeep = 3\n", "[keys\n", "keys = 3\n"):
        file.write_text(wrong, "utf-8")
        with pytest.raises(ConfigError):
            load_key_map(file)


@pytest.mark.parametrize(
    ("key", "label"), [("ctrl+p", "^P"), ("question_mark", "?"), ("f1", "F1"), ("left_square_bracket", "["), ("G", "G")]
)
def test_keys_have_short_names(key: str, label: str) -> None:
    assert key_label(key) == label


def test_commands_are_found_by_title_by_initials_and_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_LANG", "zh")
    assert matching(SEARCH, {}, "dz")[0][0] == "compare"
    assert matching(SEARCH, {}, "对照")[0][0] == "compare"
    assert matching(SEARCH, {}, "compare")[0] == ("compare", "对照", "C")
    assert matching(SEARCH, {}, "没有") == []


def test_copying_says_how(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert copy("素材", {"TERM": "xterm-256color", "PATH": ""}).osc
    there = copy("素材", {"TERM": "dumb", "PATH": ""})
    assert not there.osc
    assert Path(there.file).read_text("utf-8") == "素材"
    assert not copy("材" * MOST_OSC, {"TERM": "xterm", "PATH": ""}).osc


def test_a_desktop_program_is_used_where_there_is_one(tmp_path: Path) -> None:
    tool = tmp_path / "xclip"
    tool.write_text(f"#!/bin/sh\ncat > {tmp_path}/out\n")
    tool.chmod(0o755)
    environment = {"TERM": "dumb", "PATH": f"{tmp_path}:{os.environ['PATH']}", "DISPLAY": ":0"}
    assert copy("素材", environment).tool == "xclip"
    assert (tmp_path / "out").read_text("utf-8") == "素材"
    assert copy("素材", environment | {"SSH_CONNECTION": "x"}).tool == ""


@pytest.mark.parametrize(
    ("editor", "expected"),
    [
        ("vim", ["vim", "+7", "a b.txt"]),
        ("code --wait", ["code", "--wait", "--goto", "a b.txt:7"]),
        ("hx", ["hx", "a b.txt:7"]),
    ],
)
def test_the_editor_opens_at_the_line(monkeypatch: pytest.MonkeyPatch, editor: str, expected: list[str]) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    assert editor_command(Path("a b.txt"), 7) == expected


def test_without_an_editor_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError):
        editor_command(Path("a.txt"), 1)


def test_paths_are_completed(tmp_path: Path) -> None:
    (tmp_path / "材料").mkdir()
    (tmp_path / "材料.txt").write_text("")
    (tmp_path / ".hidden").mkdir()
    assert complete(f"{tmp_path}/材", folders_only=True) == f"{tmp_path}/材料/"
    assert complete(f"{tmp_path}/", folders_only=True) == f"{tmp_path}/材料/"
    assert complete(f"{tmp_path}/没", folders_only=False) is None
    assert complete("", folders_only=False) is None


@pytest.mark.parametrize(
    ("reply", "width"), [(b"\x1b[12;2R", 1), (b"\x1b[12;3R", 2), (b"", 1), (b"x\x1b[1;3Ry", 2), (b"\x1b[;R", 1)]
)
def test_the_cursor_tells_the_width(reply: bytes, width: int) -> None:
    assert width_from(reply) == width

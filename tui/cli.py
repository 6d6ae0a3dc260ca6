"""`kb tui`: the terminal application."""

import os
import sys
from pathlib import Path

import click

from kb.errors import UsageError
from kb.i18n import _

SWITCH_SECONDS = 0.001
"""How long the library's thread may keep the interpreter while a key waits; Python's own 5 ms are felt where keys need several turns."""


@click.command(
    short_help=_("Search, read and compare on the screen."),
    help=_(
        "Open the screen: search while typing, filter, read, compare, keep. Press ? there for the keys.\n\n"
        "Keys can be changed in policy-kb/keys.toml in the configuration folder; --keys lists the names of the actions."
    ),
)
@click.option("--kb", "kb_dir", metavar="DIR", help=_("The knowledge base (else $KB_DIR, else .kb here or above)."))
@click.option("--trust", is_flag=True, help=_("Open a knowledge base that another user may have written."))
@click.option(
    "--ambiguous",
    type=click.Choice(["1", "2"]),
    help=_("How wide the terminal draws signs such as “ and … (else it is asked)."),
)
@click.option("--theme", type=click.Choice(["dark", "light"]), help=_("The colours (else as they were last)."))
@click.option("--keys", "list_keys", is_flag=True, help=_("List the actions with their keys, as a key map to edit."))
def tui(kb_dir: str | None, ambiguous: str | None, theme: str | None, *, trust: bool, list_keys: bool) -> None:
    """Open the screen."""
    from tui.settings import key_map_file

    if list_keys:
        _print_keys(key_map_file())
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(_("kb tui wants a terminal. For scripts: kb search --json"))
    _run(kb_dir, int(ambiguous or 0), theme, trust=trust)


def _run(kb_dir: str | None, ambiguous: int, theme: str | None, *, trust: bool) -> None:
    from kb.store.place import locate_for_writing
    from tui.app import KbApp, Options
    from tui.keymap import load_key_map
    from tui.probe import ambiguous_width
    from tui.settings import key_map_file

    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)  # the size is the terminal's, also when that changes
    options = Options(
        place=locate_for_writing(kb_dir),
        trust=trust,
        ambiguous=ambiguous or ambiguous_width(),
        theme=f"kb-{theme}" if theme else "",
        key_map=tuple(load_key_map(key_map_file()).items()),
    )
    sys.setswitchinterval(SWITCH_SECONDS)
    KbApp(options).run()


def _print_keys(path: Path) -> None:
    from tui.keymap import PLACES

    click.echo(f"# {path}\n[keys]")
    for place, actions in PLACES:
        click.echo(f"# {place}")
        for action in actions:
            click.echo(f'{action.id} = "{action.keys}"  # {action.title()}')


__all__ = ["tui"]

"""Where the command begins: finding the command, and turning errors into one sentence and an exit code."""

import gettext
import os
import sys
from collections.abc import Callable, Iterator
from enum import IntEnum
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points

import click

from kb.cli.help import HelpFormatter
from kb.cli.output import note, use_utf8
from kb.errors import KBError
from kb.i18n import DOMAIN, LOCALES, _, language
from kb.text import visible
from kb.version import VERSION


class Exit(IntEnum):
    """Exit codes: what a script can rely on."""

    DONE = 0
    NOTHING_FOUND = 1
    MISUSE = 2
    INTERRUPTED = 130


OWN_COMMANDS = {
    "check": "kb.cli.check:check",
    "cites": "kb.cli.cites:cites",
    "collocates": "kb.cli.collocates:collocates",
    "commitments": "kb.cli.commitments:commitments",
    "compare": "kb.cli.compare:compare",
    "completion": "kb.cli.completion:completion",
    "doctor": "kb.cli.doctor:doctor",
    "export": "kb.cli.export:export",
    "keyness": "kb.cli.keyness:keyness",
    "kwic": "kb.cli.kwic:kwic",
    "headings": "kb.cli.headings:headings",
    "grid": "kb.cli.grid:grid",
    "list": "kb.cli.listing:list_reports",
    "meta": "kb.cli.meta:meta",
    "metrics": "kb.cli.metrics:metrics",
    "note": "kb.cli.notes:note",
    "phrases": "kb.cli.phrases:phrases",
    "places": "kb.cli.places:places",
    "query": "kb.cli.saved:query",
    "report": "kb.cli.report:report",
    "reuse": "kb.cli.reuse:reuse",
    "search": "kb.cli.search:search",
    "show": "kb.cli.show:show",
    "slogans": "kb.cli.slogans:slogans",
    "similar": "kb.cli.similar:similar",
    "trend": "kb.cli.trend:trend",
}
SECTIONS: tuple[tuple[Callable[[], str], tuple[str, ...]], ...] = (
    (lambda: _("Find and read"), ("index", "search", "tui", "list", "show")),
    (
        lambda: _("How it is said"),
        ("kwic", "trend", "collocates", "keyness", "phrases", "headings", "slogans", "places"),
    ),
    (lambda: _("What texts share"), ("similar", "reuse", "check", "compare", "grid")),
    (lambda: _("Ledgers"), ("metrics", "commitments", "cites", "report")),
    (lambda: _("Your own"), ("note", "query", "export", "meta")),
    (lambda: _("Upkeep"), ("clean", "doctor", "completion")),
)
"""The commands in the order in which a new user needs them."""


def _plugins() -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in entry_points(group="kb.commands")}


EXAMPLES = (
    "kb index corpus",
    "kb search 营商环境",
    'kb search "督查 单位:澜川市 年:2021..2023"',
    "kb list --json",
)


def _sections() -> Iterator[tuple[str, list[str]]]:
    """The commands there are, by section; those of other packages last, by name."""
    names = {*OWN_COMMANDS, *_plugins()}
    for title, section in SECTIONS:
        yield title(), [name for name in section if name in names]
        names = names.difference(section)
    yield _("Other commands"), sorted(names)


class Commands(click.Group):
    """A group that imports a command only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of all commands, in the order of need."""
        return [name for _title, section in _sections() for name in section]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands under the heads of their sections."""
        for title, section in _sections():
            commands = {name: self.get_command(ctx, name) for name in section}
            rows = [(name, command.get_short_help_str(limit=80)) for name, command in commands.items() if command]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of that name, or None."""
        if cmd_name in OWN_COMMANDS:
            module, _colon, name = OWN_COMMANDS[cmd_name].partition(":")
            found = getattr(import_module(module), name)
        else:
            plugin = _plugins().get(cmd_name)
            found = plugin.load() if plugin else None
        return found if isinstance(found, click.Command) else None


def _group() -> click.Group:
    examples = "\n".join(f"  {line}" for line in EXAMPLES)
    group = Commands(
        "kb",
        help=_("Search, read and compare Chinese policy reports.\n\nBegin with a folder of reports: kb index FOLDER"),
        epilog="\b\n" + _("Examples:") + "\n" + examples,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    return click.version_option(VERSION, prog_name="kb", message="%(prog)s %(version)s")(group)


def _use_language() -> None:
    os.environ["LANGUAGE"] = language()
    gettext.bindtextdomain(DOMAIN, LOCALES)
    gettext.textdomain(DOMAIN)


def main() -> None:
    """Run the command line and exit."""
    use_utf8()
    _use_language()
    click.Context.formatter_class = HelpFormatter
    try:
        code = _group().main(standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help())
        code = Exit.MISUSE
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        note(_("Interrupted."))
        code = Exit.INTERRUPTED
    except KBError as error:
        note(visible(str(error)))
        code = error.exit_code
    except BrokenPipeError:
        sys.stdout = None  # the reader has gone: nothing is left to flush
        code = Exit.DONE
    sys.exit(code if isinstance(code, int) else Exit.DONE)


__all__ = ["Exit", "main"]

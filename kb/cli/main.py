"""Where the command begins: finding the command, and turning errors into one sentence and an exit code."""

import gettext
import os
import sys
from collections.abc import Callable, Iterator
from enum import IntEnum
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

import click

from kb.cli.help import HelpFormatter
from kb.cli.output import note, use_handles, use_utf8
from kb.errors import KBError
from kb.i18n import DOMAIN, LOCALES, _, language
from kb.refusal import sentence
from kb.text import visible
from kb.version import VERSION

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from click.shell_completion import CompletionItem


class Exit(IntEnum):
    """Exit codes: what a script can rely on."""

    DONE = 0
    NOTHING_FOUND = 1
    MISUSE = 2
    INTERRUPTED = 130


class Own(NamedTuple):
    """A command of this package: where it stands, and what it does in one line, which the front page says without loading it."""

    target: str
    summary: Callable[[], str]


OWN_COMMANDS = {
    "check": Own("kb.cli.check:check", lambda: _("Examine a draft before it goes out.")),
    "cites": Own("kb.cli.cites:cites", lambda: _("Follow documents: made, issued, revised, repealed, replaced.")),
    "collocates": Own("kb.cli.collocates:collocates", lambda: _("Find the words near a term.")),
    "commitments": Own(
        "kb.cli.commitments:commitments", lambda: _("List what was promised; follow what became of it.")
    ),
    "compare": Own("kb.cli.compare:compare", lambda: _("Lay passages or reports beside each other.")),
    "completion": Own("kb.cli.completion:completion", lambda: _("Print the completion script of a shell.")),
    "doctor": Own("kb.cli.doctor:doctor", lambda: _("Look whether all is well, and say what to do.")),
    "export": Own("kb.cli.export:export", lambda: _("Write the notebook to a file.")),
    "keyness": Own("kb.cli.keyness:keyness", lambda: _("Find what is typical of a part of the corpus.")),
    "kwic": Own("kb.cli.kwic:kwic", lambda: _("Show a phrase in its contexts.")),
    "headings": Own("kb.cli.headings:headings", lambda: _("Find parallel headings and their frames.")),
    "grid": Own("kb.cli.grid:grid", lambda: _("Lay one topic out over units or years.")),
    "list": Own("kb.cli.listing:list_reports", lambda: _("List the reports.")),
    "meta": Own("kb.cli.meta:meta", lambda: _("Show and correct what is known of a report.")),
    "metrics": Own("kb.cli.metrics:metrics", lambda: _("List what is stated in numbers.")),
    "note": Own("kb.cli.notes:note", lambda: _("Keep passages in the notebook.")),
    "phrases": Own("kb.cli.phrases:phrases", lambda: _("Mine phrases that are used again and again.")),
    "places": Own("kb.cli.places:places", lambda: _("Show how reports open, lead on, plan and close.")),
    "query": Own("kb.cli.saved:query", lambda: _("Keep queries under a name.")),
    "report": Own("kb.cli.report:report", lambda: _("Everything on one page: units by years.")),
    "reuse": Own("kb.cli.reuse:reuse", lambda: _("Find text that reports have from each other.")),
    "search": Own("kb.cli.search:search", lambda: _("Find passages.")),
    "show": Own("kb.cli.show:show", lambda: _("Show a report or a passage.")),
    "slogans": Own("kb.cli.slogans:slogans", lambda: _("List slogans with what they stand for.")),
    "similar": Own("kb.cli.similar:similar", lambda: _("Find passages like a passage or a text.")),
    "trend": Own("kb.cli.trend:trend", lambda: _("Count terms by year, unit and more.")),
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


def _plugins() -> "dict[str, EntryPoint]":
    from importlib.metadata import entry_points

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
            rows = [(name, summary) for name in section if (summary := self._summary(ctx, name))]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """The commands that begin so, and the options."""
        from click.shell_completion import CompletionItem

        names = [name for name in self.list_commands(ctx) if name.startswith(incomplete)]
        items = [CompletionItem(name, help=self._summary(ctx, name)) for name in names]
        return [*items, *click.Command.shell_complete(self, ctx, incomplete)]

    def _summary(self, ctx: click.Context, name: str) -> str:
        if name in OWN_COMMANDS:
            return OWN_COMMANDS[name].summary()
        command = self.get_command(ctx, name)
        return command.get_short_help_str(limit=80) if command else ""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of that name, or None."""
        if cmd_name in OWN_COMMANDS:
            module, _colon, name = OWN_COMMANDS[cmd_name].target.partition(":")
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
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # no matrix is multiplied here: numpy needs no thread a core
    use_handles()
    use_utf8()
    _use_language()
    click.Context.formatter_class = HelpFormatter
    sys.exit(_run())


def _run() -> int:
    """Run the command; its exit code. Errors become a sentence each."""
    try:
        code = _group().main(standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help())
        return Exit.MISUSE
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        note(_("Interrupted."))
        return Exit.INTERRUPTED
    except KBError as error:
        note(visible(str(error)))
        return error.exit_code
    except BrokenPipeError:
        sys.stdout = None  # the reader has gone: nothing is left to flush
        return Exit.DONE
    except OSError as error:
        sys.stdout = None  # it may be what refused
        note(visible(sentence(error)))
        return Exit.MISUSE
    except MemoryError:
        note(_("There is too little memory. Close other programs, or ask for less, and run the same command again."))
        return Exit.MISUSE
    return code if isinstance(code, int) else Exit.DONE


__all__ = ["Exit", "main"]

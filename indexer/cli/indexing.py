"""`kb index`: folders of reports become a knowledge base, or bring it up to date."""

import json
from pathlib import Path
from typing import Any

import click

from indexer.cli.ending import interruptible
from indexer.cli.progress import telling
from indexer.cli.wording import problem_lines, summary_lines
from kb.i18n import _

_HELP = _(
    "Read reports and index them. Folders are remembered: without PATH all of them are brought up to date, and only what changed is read again.\n\n"
    "Exit code 1: some file was left out.\n\nExamples:\n\n\b\n"
    "  kb index corpus\n  kb index\n  kb index table.csv --column text=内容\n  kb index --forget corpus"
)


@click.command(short_help=_("Index a folder of reports."), help=_HELP)
@click.argument("paths", metavar="[PATH]…", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--kb",
    "kb_dir",
    metavar="DIR",
    help=_("The knowledge base (else $KB_DIR, else .kb here or above, else ./.kb is made)."),
)
@click.option(
    "--forget",
    metavar="PATH",
    multiple=True,
    type=click.Path(path_type=Path),
    help=_("Take a folder out of the index. Its files stay."),
)
@click.option("--rebuild", is_flag=True, help=_("Build the whole index anew. Notes and corrections stay."))
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(1, 256),
    help=_("How many processes to use (else as many as there are processors)."),
)
@click.option(
    "--column",
    metavar="NAME=COLUMN",
    multiple=True,
    help=_("Which column of a table holds what, such as text=内容. Remembered."),
)
@click.option(
    "--progress",
    type=click.Choice(["auto", "json", "none"]),
    default="auto",
    help=_("A bar on a terminal, JSON lines on stderr, or nothing."),
)
@click.option("--json", "as_json", is_flag=True, help=_("The summary with all problems, as one JSON object."))
@click.option("--trust", is_flag=True, help=_("Open a knowledge base that another user may have written."))
@click.pass_context
def index(ctx: click.Context, /, paths: tuple[Path, ...], kb_dir: str | None, *, as_json: bool, **options: Any) -> None:
    """Bring a knowledge base up to date."""
    from indexer.build.processes import get_ready, processors

    get_ready()  # while the rest is loaded
    from indexer.build.run import Request, run
    from kb.store import locate_for_writing

    request = Request(
        place=locate_for_writing(kb_dir),
        paths=paths,
        forget=options["forget"],
        columns=tuple(map(_column, options["column"])),
        rebuild=options["rebuild"],
        trust=options["trust"],
        jobs=options["jobs"] or processors(),
    )
    with interruptible(), telling(options["progress"]) as tell:
        summary = run(request, tell)
    for line in problem_lines(summary):
        click.echo(line, err=True)
    click.echo(json.dumps(summary.to_dict(), ensure_ascii=False) if as_json else "\n".join(summary_lines(summary)))
    ctx.exit(1 if summary.failed else 0)


def _column(text: str) -> tuple[str, str]:
    name, equals, column = text.partition("=")
    if not (name and equals and column):
        raise click.UsageError(
            _("--column wants NAME=COLUMN, such as text=内容; it was given {text}").format(text=text)
        )
    return name, column


__all__ = ["index"]

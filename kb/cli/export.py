"""`kb export`: the notebook as Markdown, Word or CSV."""

from pathlib import Path

import click

from kb.cli.options import own_notebook
from kb.cli.output import note
from kb.errors import UnwritableFileError
from kb.i18n import _, ngettext
from kb.notebook import Notebook
from kb.refusal import reason
from kb.render.exports import FORMATS


@click.command(
    help=_(
        "Write the notes with their sources as Markdown, Word or CSV: to a file, whose suffix tells the form, or to stdout."
    ),
)
@click.option("--to", "file", metavar="FILE", help=_("The file to write."))
@click.option(
    "--format", "form", type=click.Choice([*FORMATS]), help=_("The form, where the file's name does not tell it.")
)
@click.option("--tag", metavar="TAG", help=_("Only notes with this tag."))
@own_notebook
@click.pass_context
def export(ctx: click.Context, /, file: str | None, form: str | None, tag: str | None, notebook: Notebook) -> None:
    """Write the notes."""
    wanted = form or (Path(file).suffix.lstrip(".").lower() if file else "md")
    if wanted not in FORMATS:
        raise click.UsageError(
            _("No form {form}. Choose one: --format {known}").format(form=wanted, known="|".join(FORMATS))
        )
    if wanted == "docx" and file is None:
        raise click.UsageError(_("A Word document needs a file: --to FILE.docx"))
    notes = notebook.notes(tag=tag)
    _write(FORMATS[wanted](notes), file)
    note(ngettext("{n} note", "{n} notes", len(notes)).format(n=len(notes)))
    ctx.exit(0 if notes else 1)


def _write(content: bytes, file: str | None) -> None:
    if file is None:
        click.echo(content.decode("utf-8-sig"), nl=False)
        return
    try:
        Path(file).write_bytes(content)
    except OSError as error:
        raise UnwritableFileError(file, reason(error)) from error


__all__ = ["export"]

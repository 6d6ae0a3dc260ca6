"""`kb show`: one report, its outline, its text as it was in the file, or one passage."""

import click

import kb
from kb.cli.options import as_json, knowledge_base
from kb.cli.output import write_json, write_lines
from kb.i18n import _
from kb.library import Library
from kb.model import Report
from kb.render.reports import outline_lines, passage_lines, report_lines
from kb.text import visible


@click.command(
    short_help=_("Show a report or a passage."),
    help=_(
        "Show a report (ID from kb list) or a passage (ID from kb search).\n\nThe beginning of an id is enough where only one report has it."
    ),
)
@click.argument("report_id", metavar="ID")
@click.option("--outline", is_flag=True, help=_("Only the headings, with what each part does."))
@click.option("--raw", is_flag=True, help=_("The text as it stands in the file, before cleaning."))
@as_json
@knowledge_base
def show(report_id: str, kb_dir: str | None, *, outline: bool, raw: bool, as_json: bool, trust: bool) -> None:
    """Print a report or a passage."""
    if outline and raw:
        raise click.UsageError(_("--outline and --raw do not go together: choose one."))
    with kb.open(kb_dir, trust=trust) as library:
        if raw:
            write_lines([visible(library.raw_text(report_id))])
        elif library.is_passage(report_id):
            _show_passage(library, report_id, as_json=as_json)
        else:
            _show_report(library.report(report_id), outline=outline, as_json=as_json)


def _show_passage(library: Library, passage_id: str, *, as_json: bool) -> None:
    info, passage = library.passage(passage_id)
    if as_json:
        write_json([{"report": info.id} | passage.to_dict()])
    else:
        write_lines(passage_lines(info, passage))


def _show_report(report: Report, *, outline: bool, as_json: bool) -> None:
    if as_json and outline:
        write_json(section.to_dict() for section in report.outline)
    elif as_json:
        write_json([report.to_dict()])
    else:
        write_lines(outline_lines(report.outline) if outline else report_lines(report))


__all__ = ["show"]

"""`kb list`: the reports of a knowledge base."""

import click

import kb
from kb.cli.options import as_json, knowledge_base
from kb.cli.output import note, terminal_width, write_json, write_lines
from kb.i18n import _, ngettext
from kb.render.reports import list_lines


@click.command("list", help=_("List the reports: id, unit, year, period, kind, title."))
@as_json
@knowledge_base
@click.pass_context
def list_reports(ctx: click.Context, kb_dir: str | None, *, as_json: bool, trust: bool) -> None:
    """Print a report a line."""
    with kb.open(kb_dir, trust=trust) as library:
        infos = library.reports()
        if as_json:
            write_json(info.to_dict() for info in infos)
        else:
            write_lines(list_lines(infos, terminal_width()))
            note(ngettext("{n} report", "{n} reports", len(infos)).format(n=len(infos)))
    ctx.exit(0 if infos else 1)


__all__ = ["list_reports"]

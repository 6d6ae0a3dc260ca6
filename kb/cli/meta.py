"""`kb meta`: why a report has the unit, year and kind it has, and setting it right."""

import click

import kb
from kb.cli.options import as_json, knowledge_base
from kb.cli.output import write_json, write_lines
from kb.i18n import _
from kb.model import CLAIMS
from kb.render.reports import claim_lines


@click.group()
def meta() -> None:
    """Show and correct what is known of a report."""


meta.help = _("Show and correct what is known of a report: title, unit, region, level, kind, year and so on.")


@meta.command(
    "show",
    short_help=_("Show every fact with its evidence."),
    help=_("Show every fact with how sure it is and the quotations it rests on."),
)
@click.argument("report_id", metavar="ID")
@as_json
@knowledge_base
def show_claims(report_id: str, kb_dir: str | None, *, as_json: bool, trust: bool) -> None:
    """Print the claims of a report."""
    with kb.open(kb_dir, trust=trust) as library:
        info = library.info(report_id)
        if as_json:
            write_json([info.to_dict()])
        else:
            write_lines(claim_lines(info))


@meta.command(
    "fix",
    short_help=_("Correct a fact."),
    help=_(
        "Correct facts of a report: kb meta fix ID year=2019 unit=青岛市政府办公厅. A question mark says that a fact is not known: year=? . "
        "An empty value takes a correction back: year= .\n\nCorrections are kept in overrides.toml, take effect at once and survive every index."
    ),
)
@click.argument("report_id", metavar="ID")
@click.argument("facts", metavar="NAME=VALUE…", nargs=-1, required=True)
@as_json
@knowledge_base
def fix_claims(report_id: str, facts: tuple[str, ...], kb_dir: str | None, *, as_json: bool, trust: bool) -> None:
    """Store corrections of a report's claims."""
    changes = dict(map(_fact, facts))
    with kb.open(kb_dir, trust=trust) as library:
        info = library.correct(report_id, changes)
        if as_json:
            write_json([info.to_dict()])
        else:
            write_lines(claim_lines(info))


def _fact(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or name not in CLAIMS:
        raise click.UsageError(_("{text} is not NAME=VALUE. Names: {names}").format(text=text, names=" ".join(CLAIMS)))
    return name, value


__all__ = ["meta"]

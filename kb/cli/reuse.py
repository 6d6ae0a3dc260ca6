"""`kb reuse`: text that reports have from each other, who had it first, how it changed; and reports that repeat others."""

from itertools import islice

import click

import kb
from kb.cli.options import QueryCommand, as_json, knowledge_base
from kb.cli.output import note, terminal_width, write_json, write_lines
from kb.i18n import _, ngettext
from kb.library import Library
from kb.render.reuse import cluster_lines, repeat_lines
from kb.reuse import SHORTEST, Asked


@click.command(
    cls=QueryCommand,
    help=_(
        "Find text that several reports share, in clusters: the weightiest first, each with who had it first (by date, else year), who "
        "later, and what is otherwise there. With a QUERY only clusters that hold a passage which answers it.\n\n"
        "Common wording (通用语) is left out: the longer a run, the more units must use it to be that; from 8 units on every run is. "
        "Reports that repeat others are left out too: --reports shows them."
    ),
    epilog="\b\n" + _("Examples:") + "\n  kb reuse --units 2\n  kb reuse 营商环境 --shortest 20\n  kb reuse --reports",
)
@click.argument("query", nargs=-1)
@click.option(
    "--shortest",
    type=click.IntRange(6),
    default=SHORTEST,
    show_default=True,
    help=_("Characters from which a shared run counts."),
)
@click.option("--units", type=click.IntRange(1), default=1, show_default=True, help=_("How many units must share it."))
@click.option(
    "--common", type=click.IntRange(2), help=_("Units from which a run is common wording, however long it is.")
)
@click.option(
    "--limit", type=click.IntRange(0), default=10, show_default=True, help=_("How many clusters; 0 shows all.")
)
@click.option("--reports", is_flag=True, help=_("Show reports that repeat others instead."))
@as_json
@knowledge_base
@click.pass_context
def reuse(ctx: click.Context, /, query: tuple[str, ...], kb_dir: str | None, **options: int | bool | None) -> None:
    """Search and print."""
    with kb.open(kb_dir, trust=bool(options["trust"])) as library:
        found = (
            _print_repeats(library, options)
            if options["reports"]
            else _print_clusters(library, " ".join(query), options)
        )
    ctx.exit(0 if found else 1)


def _print_repeats(library: Library, options: dict[str, int | bool | None]) -> int:
    groups = library.repeated_reports()
    if options["as_json"]:
        write_json(group.to_dict() for group in groups)
    else:
        write_lines(repeat_lines(groups))
    note(ngettext("{n} report is repeated", "{n} reports are repeated", len(groups)).format(n=len(groups)))
    return len(groups)


def _print_clusters(library: Library, query: str, options: dict[str, int | bool | None]) -> int:
    most = options["common"]
    asked = Asked(int(options["shortest"] or SHORTEST), int(options["units"] or 1), None if most is None else int(most))
    found = library.reuse(query, asked)
    shown = islice(found, int(options["limit"] or 0) or None)
    if options["as_json"]:
        write_json(cluster.to_dict() for cluster in shown)
    else:
        width = terminal_width()
        write_lines(
            line for number, cluster in enumerate(shown, 1) for line in cluster_lines(number, cluster, width=width)
        )
    clusters = ngettext("{n} cluster", "{n} clusters", len(found)).format(n=len(found))
    common = ngettext("{n} run was taken for common wording", "{n} runs were taken for common wording", found.formulas)
    note(f"{clusters} · {common.format(n=found.formulas)}")
    if not len(found):
        note(_("Nothing of that length is shared. Ask for shorter runs with --shortest, or for fewer --units."))
    return len(found)


__all__ = ["reuse"]

"""`kb headings`: parallel headings, the frames they are built on, and further members for a family."""

from collections.abc import Iterator
from typing import Any

import click

import kb
from kb.cli.delivery import Results, deliver, deliverable
from kb.cli.options import QueryCommand, as_json, knowledge_base
from kb.cli.output import note, terminal_width
from kb.headings import HeadingSet
from kb.i18n import _, ngettext
from kb.library import Library
from kb.query import QueryError
from kb.render.hits import head_line
from kb.render.sheets import sheet_lines
from kb.render.wording import completion_sheet, frame_lines, frame_sheet, set_lines, set_sheet
from kb.text import visible, visible_line

Options = dict[str, Any]


@click.command(
    cls=QueryCommand,
    help=_(
        "Show the frames on which headings are built, with slots: 抓(牢|实|细)〔…〕，着力(塑造|打造)〔…〕; how many headings, units and years use each, and examples. "
        "With TOPIC, what kb search takes: of the sections whose own passages answer it.\n\n"
        "--sets shows instead the parallel headings of each report as sets. --complete takes two or more headings (… for what is open) and proposes further members "
        "from the corpus, equal length of the halves first."
    ),
    epilog="\b\n"
    + _("Examples:")
    + "\n  kb headings 政务服务\n  kb headings --sets 单位:澜川市\n  kb headings --complete 抓牢… --complete 抓实…",
)
@click.argument("topic", nargs=-1)
@click.option("--sets", "as_sets", is_flag=True, help=_("The parallel headings of each report."))
@click.option(
    "--complete", "given", multiple=True, metavar="HEADING", help=_("A member of the family; give two or more.")
)
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help=_("How many frames or sets."))
@deliverable
@as_json
@knowledge_base
@click.pass_context
def headings(ctx: click.Context, /, topic: tuple[str, ...], kb_dir: str | None, **options: Any) -> None:
    """Find and print."""
    with kb.open(kb_dir, trust=options["trust"]) as library:
        try:
            found = _found(library, " ".join(topic), options)
        except QueryError as error:
            note(visible(error.picture()))
            raise
        deliver(found, options["file"], options["form"], as_json=options["as_json"])
        count = sum(1 for _row in found.objects())
    if not count:
        note(_("No headings are built alike here. Ask for another topic, or leave it out."))
    ctx.exit(0 if count else 1)


def _found(library: Library, topic: str, options: Options) -> Results:
    if options["given"]:
        return _completed(library, topic, options)
    return _sets(library, topic, options) if options["as_sets"] else _frames(library, topic, options)


def _width(options: Options) -> int | None:
    return None if options["file"] else terminal_width()


def _frames(library: Library, topic: str, options: Options) -> Results:
    frames = library.headings(topic, limit=options["limit"])
    return Results(
        lines=lambda: frame_lines(frames, width=_width(options)),
        objects=lambda: (use.to_dict() for use in frames),
        sheet=lambda: frame_sheet(frames),
    )


def _sets(library: Library, topic: str, options: Options) -> Results:
    sets = library.heading_sets(topic)
    shown = [(one, visible_line(head_line(library.report_of(one)))) for one in sets[: options["limit"]]]
    if len(sets) > len(shown):
        more = ngettext("{n} set in all. More: --limit {n}", "{n} sets in all. More: --limit {n}", len(sets))
        note(more.format(n=len(sets)))
    return Results(
        lines=lambda: set_lines(shown, width=_width(options)),
        objects=lambda: _set_objects(library, [one for one, _report in shown]),
        sheet=lambda: set_sheet(shown),
    )


def _set_objects(library: Library, sets: list[HeadingSet]) -> Iterator[dict[str, Any]]:
    for one in sets:
        sources = [library.heading_source(member).to_dict() for member in one.members]
        yield one.to_dict() | {"report": library.report_of(one).id, "sources": sources}


def _completed(library: Library, topic: str, options: Options) -> Results:
    completion = library.complete_headings(options["given"], topic)
    note(completion.frame.shown)
    shown = completion.first(options["limit"])
    sources = [library.heading_source(proposal.heading) for proposal in shown.proposals]
    return Results(
        lines=lambda: sheet_lines(completion_sheet(shown, sources), _width(options)) if shown.proposals else [],
        objects=lambda: (
            proposal.to_dict() | {"source": source.to_dict()}
            for proposal, source in zip(shown.proposals, sources, strict=True)
        ),
        sheet=lambda: completion_sheet(shown, sources),
    )


__all__ = ["headings"]

"""`kb commitments`: what reports promise, and what became of it."""

from typing import Any

import click

import kb
from kb.cli.delivery import Results, deliver
from kb.cli.findings import ledger, pointing
from kb.cli.options import QueryCommand
from kb.cli.output import note, terminal_width
from kb.cli.tasklists import STATES, asked_day, by_list, print_tasks
from kb.followup import CommitmentLedger, Entry, State
from kb.i18n import _, ngettext
from kb.render.commitments import commitment_lines, commitment_sheet, ledger_lines, states_text

Options = dict[str, Any]


@click.command(
    cls=QueryCommand,
    help=_(
        "List the commitments in the passages that answer QUERY: the clauses of plans and of 下一步 that say what will be done or reached, with target, deadline and "
        "owner (# has a number). Of a query with words only those that hold one of them (--every gives all of the passages); conditions alone, or no query, "
        "give every commitment.\n\n"
        "--follow looks each up in the next reports of the same unit: ✓ kept, ◐ kept in part, ≠ measured otherwise, ○ not mentioned; with the sentence that says so, "
        "and why. --ledger is the same as a table of tasks, closed only where a later report says that the task was done.\n\n"
        "--by list is the ledger of lists of tasks (重点任务清单, 任务分解表, 整改台账, items that end in 责任单位 and 完成时限): each entry with owner, last day and state, "
        "as the list, or a later one of the unit, says: ✓ closed, ◐ in part, → under way, ! behind, ○ not done, ∞ kept up, – nothing said; ? a day whose year is not said, ‼ overdue."
    )
    + "\n\n\b\n"
    + _("Examples:")
    + "\n  kb commitments 满意率\n  kb commitments '单位:澜川市 年:2022' --follow\n  kb commitments --ledger --state open --to 台账.csv"
    + "\n  kb commitments '节:下一步 地区:云岭县' --quantified"
    + "\n  kb commitments --ledger --by list --on 2024-12-31",
)
@click.argument("query", nargs=-1)
@click.option("--follow", is_flag=True, help=_("Say what the next reports of the unit say of each."))
@click.option("--ledger", is_flag=True, help=_("The same as a table of tasks: state, deadline, owner, evidence."))
@click.option(
    "--state",
    "states",
    type=click.Choice(list(dict.fromkeys([*(state.value for state in State), *STATES]))),
    multiple=True,
    help=_("Only what stands so; may be given again."),
)
@by_list
@click.option("--quantified", is_flag=True, help=_("Only what has a number."))
@click.option("--every", is_flag=True, help=_("All commitments of the passages, whatever they are about."))
@ledger
@click.pass_context
def commitments(ctx: click.Context, /, query: tuple[str, ...], kb_dir: str | None, **options: Any) -> None:
    """Read, follow and print."""
    follow, asked = options["follow"] or options["ledger"] or bool(options["states"]), " ".join(query)
    asked_day(options)
    with kb.open(kb_dir, trust=options["trust"]) as library, pointing():
        if options["by"]:
            ctx.exit(
                print_tasks(library.tasks(asked, every=options["every"], every_copy=options["every_copy"]), options)
            )
        found = library.commitments(asked, follow=follow, every=options["every"], every_copy=options["every_copy"])
    chosen = CommitmentLedger(tuple(one for one in found if _is_wanted(one, options)), found.others)
    _tell(chosen, follow=follow)
    _print(chosen, options)
    ctx.exit(0 if chosen.entries else 1)


def _is_wanted(entry: Entry, options: Options) -> bool:
    if options["quantified"] and not entry.commitment.quantified:
        return False
    return not options["states"] or entry.state.value in options["states"]


def _tell(found: CommitmentLedger, *, follow: bool) -> None:
    counted = ngettext("{n} commitment", "{n} commitments", len(found)).format(n=len(found))
    note(" · ".join(filter(None, [counted, states_text(found.states()) if follow and len(found) else ""])))
    if found.others:
        text = ngettext(
            "{n} other commitment in these passages: --every",
            "{n} other commitments in these passages: --every",
            found.others,
        )
        note(text.format(n=found.others))
    elif not len(found):
        note(
            _("No plan promises this. Ask for other words or leave conditions out, or search the text: kb search WORDS")
        )


def _print(found: CommitmentLedger, options: Options) -> None:
    most = None if options["file"] or options["as_json"] or options["form"] else options["limit"] or None
    rows = found.entries[:most]
    width = None if options["file"] else terminal_width()
    draw = ledger_lines if options["ledger"] else commitment_lines
    results = Results(
        lines=lambda: draw(rows, width=width),
        objects=lambda: (entry.to_dict() for entry in rows),
        sheet=lambda: commitment_sheet(rows),
    )
    deliver(results, options["file"], options["form"], as_json=options["as_json"])
    left = len(found) - len(rows)
    if left:
        note(ngettext("{n} more row: --limit 0", "{n} more rows: --limit 0", left).format(n=left))


__all__ = ["commitments"]

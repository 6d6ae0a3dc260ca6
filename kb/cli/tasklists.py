"""`kb commitments --by list`: the ledger of tasks as lists (清单, 台账) hold them."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

import click

from kb.cli.delivery import Results, deliver
from kb.cli.output import note, terminal_width
from kb.followup import TaskEntry, TaskLedger, TaskState
from kb.i18n import _, ngettext
from kb.render.tasks import counts_text, group_lines, group_sheet, grouped, task_lines, task_sheet

Options = dict[str, Any]
F = TypeVar("F", bound=Callable[..., Any])


def by_list(command: F) -> F:
    """Add --by, --on, --overdue and --counts."""
    by = click.option(
        "--by",
        type=click.Choice(["list", "owner"]),
        help=_("Tasks as lists of tasks (清单, 台账, 责任分工) hold them: by list, or by who leads."),
    )
    on = click.option(
        "--on",
        "on",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="DATE",
        help=_("With --by: what is overdue on that day, such as 2024-12-31."),
    )
    overdue = click.option(
        "--overdue", is_flag=True, help=_("With --by: only what is overdue on the day of --on, else today.")
    )
    counts = click.option(
        "--counts", is_flag=True, help=_("With --by: only how many tasks each has, and how they stand.")
    )
    return by(on(overdue(counts(command))))


def asked_day(options: Options) -> date | None:
    """The day that overdue is reckoned by. Raises UsageError where there is no list to reckon it for."""
    if options["by"] is None and (options["on"] or options["overdue"] or options["counts"]):
        raise click.UsageError(_("--on, --overdue and --counts are for lists of tasks: add --by list or --by owner."))
    on: datetime | None = options["on"]
    return on.date() if on else date.today() if options["overdue"] else None


def print_tasks(found: TaskLedger, options: Options) -> int:
    """Choose, count and print; the exit code."""
    on = asked_day(options)
    chosen = TaskLedger(tuple(one for one in found if _is_wanted(one, options, on)), found.others)
    _tell(chosen, on)
    groups, width = grouped(chosen, options["by"]), None if options["file"] else terminal_width()
    whole = options["file"] or options["as_json"] or options["form"] or options["counts"]
    most = None if whole else options["limit"] or None
    results = Results(
        lines=lambda: task_lines(groups, on, width=width, most=most),
        objects=lambda: (entry.to_dict(on) for entry in chosen),
        sheet=lambda: task_sheet(chosen, on),
    )
    counts = Results(
        lines=lambda: group_lines(groups, on, width=width),
        objects=lambda: (group.to_dict(on) for group in groups),
        sheet=lambda: group_sheet(groups, on),
    )
    deliver(counts if options["counts"] else results, options["file"], options["form"], as_json=options["as_json"])
    if most and (left := sum(len(group.entries) for group in groups) - most) > 0:
        note(ngettext("{n} more row: --limit 0", "{n} more rows: --limit 0", left).format(n=left))
    return 0 if chosen.entries else 1


def _is_wanted(entry: TaskEntry, options: Options, on: date | None) -> bool:
    if options["overdue"] and not (on and entry.is_overdue(on)):
        return False
    return not options["states"] or entry.state.value in options["states"]


def _tell(found: TaskLedger, on: date | None) -> None:
    lists = ngettext("{n} list", "{n} lists", len(found.lists)).format(n=len(found.lists))
    note(f"{lists} · {counts_text(found.entries, on)}")
    if found.others:
        text = ngettext(
            "{n} other task in these passages: --every", "{n} other tasks in these passages: --every", found.others
        )
        note(text.format(n=found.others))
    elif not found.entries:
        note(_("No list of tasks (清单, 台账) says this. See what the plans promise: kb commitments"))


STATES = tuple(state.value for state in TaskState)

__all__ = ["STATES", "asked_day", "by_list", "print_tasks"]

"""Lists of tasks and rankings as HTML, each list and each ranking opening by itself."""

from collections.abc import Sequence

from kb.followup import Duty, TaskEntry, TaskLedger, TaskState
from kb.i18n import _, ngettext
from kb.overview import Place, Ranking
from kb.render.commitments import whose
from kb.render.pages import folded_html, row_html, table_html, text_html
from kb.render.rankings import level_text, moved_text, number_text, ranking_name
from kb.render.tasks import TASK_SIGNS, TASK_STATES, counts_text, due_day, owners_text

MOST_RANKINGS = 60
"""Rankings of the page beyond which the rest is only counted."""


def lists_html(ledger: TaskLedger) -> str:
    """A list after the other, with its counts."""
    legend = " · ".join(f"{TASK_SIGNS[state]} {TASK_STATES[state]()}" for state in TaskState)
    head = (_("state"), _("no."), _("task"), _("due"), _("owner"), _("evidence"))
    lists = (
        folded_html(
            " · ".join(dict.fromkeys([one.name, whose(one.report), counts_text(one.entries, None)])),
            table_html(head, map(_task, one.entries)),
        )
        for one in ledger.lists
    )
    return f'<p class="note">{text_html(legend)}</p>' + "\n".join(lists)


def _task(entry: TaskEntry) -> str:
    state = f"{TASK_SIGNS[entry.state]} {TASK_STATES[entry.state]()}"
    due = "\n".join(dict.fromkeys(filter(None, [due_day(entry, None), entry.deadline])))
    told = f"{entry.told.text}\n{whose(entry.told.report)}" if entry.told else ""
    owners = (
        "\n".join(filter(None, [owners_text(entry, Duty.LEAD, Duty.PERSON), owners_text(entry, Duty.SUPPORT)]))
        if entry.owners
        else ""
    )
    name = "\n".join(filter(None, [entry.name, entry.task.group]))
    return row_html((state, entry.task.number, name, due, owners, told))


def rankings_html(rankings: Sequence[Ranking]) -> str:
    """A ranking after the other."""
    shown = "\n".join(map(_ranking, rankings[:MOST_RANKINGS]))
    return shown + rest_html(len(rankings) - MOST_RANKINGS)


def _ranking(ranking: Ranking) -> str:
    level = (_("level"),) if ranking.mixed else ()
    head = (_("place in the ranking"), "", _("unit"), *level, _("value"), _("indicator"), _("source"))
    return folded_html(ranking_name(ranking), table_html(head, (_place(one, ranking) for one in ranking.places)))


def _place(one: Place, ranking: Ranking) -> str:
    source = f"{one.report.file}:{one.passage.line}"
    level = (level_text(one, ranking),) if ranking.mixed else ()
    place = (str(one.rank), moved_text(one, ranking), one.unit, *level)
    return row_html((*place, number_text(one, ranking), one.indicator, source))


def rest_html(left: int) -> str:
    """How many more there are; nothing where all are shown."""
    if left <= 0:
        return ""
    return f'<p class="note">{text_html(ngettext("{n} more", "{n} more", left).format(n=left))}</p>'


__all__ = ["lists_html", "rankings_html", "rest_html"]

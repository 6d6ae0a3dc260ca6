"""What became of what was promised: commitments beside what the next reports of the unit say, and lists of tasks with where each entry stands."""

from kb.facts.tasks import Duty, TaskState, Term
from kb.followup.closing import closed_later
from kb.followup.following import follow_up
from kb.followup.ledger import CommitmentLedger, Entry, Outcome, State, entries_of, followed_entries
from kb.followup.succession import planned_year, successors, told_year
from kb.followup.tasks import TaskEntry, TaskLedger, TaskList, Told, listed_tasks, states_of
from kb.followup.values import FollowUp, Reason, Verdict

__all__ = [
    "CommitmentLedger",
    "Duty",
    "Entry",
    "FollowUp",
    "Outcome",
    "Reason",
    "State",
    "TaskEntry",
    "TaskLedger",
    "TaskList",
    "TaskState",
    "Term",
    "Told",
    "Verdict",
    "closed_later",
    "entries_of",
    "follow_up",
    "followed_entries",
    "listed_tasks",
    "planned_year",
    "states_of",
    "successors",
    "told_year",
]

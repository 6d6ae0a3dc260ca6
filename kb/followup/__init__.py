"""What became of what was promised: the commitments of a report beside what the next reports of the same unit say."""

from kb.followup.following import follow_up
from kb.followup.ledger import CommitmentLedger, Entry, Outcome, State, entries_of, followed_entries
from kb.followup.succession import planned_year, successors, told_year
from kb.followup.values import FollowUp, Reason, Verdict

__all__ = [
    "CommitmentLedger",
    "Entry",
    "FollowUp",
    "Outcome",
    "Reason",
    "State",
    "Verdict",
    "entries_of",
    "follow_up",
    "followed_entries",
    "planned_year",
    "successors",
    "told_year",
]

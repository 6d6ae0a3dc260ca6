"""What became of what was promised: the commitments of a report beside what the next reports of the same unit say."""

from kb.followup.following import follow_up
from kb.followup.values import FollowUp, Reason, Verdict

__all__ = ["FollowUp", "Reason", "Verdict", "follow_up"]

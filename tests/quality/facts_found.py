"""The rules that are measured, by name; a rule that is not there yet is measured as nothing."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from kb.model import Report

Rule = Callable[..., tuple[Any, ...]]
RULES = {
    "metrics": ("kb.facts", "quantities"),
    "commitments": ("kb.facts.commitments", "commitments"),
    "acts": ("kb.facts.citations", "citations"),
    "followups": ("kb.followup", "follow_up"),
}


def rule(name: str) -> Rule | None:
    """The function that finds what a gold file holds; None where it does not exist."""
    module, function = RULES[name]
    package = module.rpartition(".")[0]
    there = all(find_spec(part) is not None for part in (package, module) if part)
    found: Rule | None = getattr(import_module(module), function, None) if there else None
    return found


def found_in(name: str, report: Report) -> tuple[Any, ...]:
    """What the rule finds in a report: commitments need its sections, the others its text."""
    reader = rule(name)
    assert reader is not None, name
    return reader(report) if name == "commitments" else reader(report.text)


__all__ = ["RULES", "Rule", "found_in", "rule"]

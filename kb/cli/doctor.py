"""`kb doctor`: whether the knowledge base is well, and what to do where it is not."""

from collections.abc import Iterator

import click

from kb.cli.options import as_json, knowledge_base
from kb.cli.output import write_json, write_lines
from kb.health import Finding, State, examine, worst
from kb.i18n import _
from kb.store import locate
from kb.text import visible_line

_FILES_SHOWN = 5
_SIGNS = {State.FINE: "ok ", State.ATTENTION: "!  ", State.UNUSABLE: "!! "}
_CODES = {State.FINE: 0, State.ATTENTION: 1, State.UNUSABLE: 2}


@click.command(
    help=_(
        "Look at the knowledge base: files that changed or are gone, damage, versions, rights, repeated reports, files left out. "
        "Every finding says what to do. Exit code 0: all is well, 1: something to do, 2: it cannot be used."
    ),
)
@as_json
@knowledge_base
@click.pass_context
def doctor(ctx: click.Context, kb_dir: str | None, *, as_json: bool, trust: bool) -> None:
    """Print the findings."""
    findings = list(examine(locate(kb_dir), trust=trust))
    if as_json:
        write_json(finding.to_dict() for finding in findings)
    else:
        write_lines(line for finding in findings for line in finding_lines(finding))
    ctx.exit(_CODES[worst(findings)])


def finding_lines(finding: Finding) -> Iterator[str]:
    """A finding with its sign, the first of its files, and the remedy."""
    yield visible_line(_SIGNS[finding.state] + finding.message)
    if finding.state is not State.FINE:
        yield from (visible_line(f"     {file}") for file in finding.files[:_FILES_SHOWN])
        if len(finding.files) > _FILES_SHOWN:
            yield "     " + _("and {n} more").format(n=len(finding.files) - _FILES_SHOWN)
    if finding.remedy:
        yield visible_line(f"   → {finding.remedy}")


__all__ = ["doctor", "finding_lines"]

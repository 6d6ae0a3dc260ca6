"""`kb check`: what a draft takes over, what it left in, how it is formed, what is its own. Nothing leaves the machine."""

from pathlib import Path

import click

import kb
from kb.check import SHORTEST, Draft, Examination, Severity, Wishes, examine, read_draft
from kb.check.owning import Said
from kb.cli.options import as_json, knowledge_base
from kb.cli.output import note, terminal_width, write_json, write_lines
from kb.errors import IndexMissingError, UnwritableFileError
from kb.i18n import _
from kb.refusal import reason
from kb.render.checking import examination_lines
from kb.render.checking_files import FORMS

NEVER = "never"


@click.command(
    help=_(
        "Examine a draft (txt, md, docx …) against the knowledge base: what it takes over from which report, common wording (通用语) taken "
        "out; what was left in of a source (places, units, persons, years, numbers, titles); numbering, counts, brackets, widths, blanks; "
        "what is original. Without a knowledge base only the form is examined. Nothing leaves this machine.\n\n"
        "The exit code is 1 where something at least as grave as --fail-on was found, else 0."
    ),
    epilog="\b\n"
    + _("Examples:")
    + "\n  kb check draft.docx --unit 平乐县人民政府办公室 --year 2024\n  kb check draft.md --to report.html",
)
@click.argument("draft", metavar="DRAFT", type=click.Path())
@click.option(
    "--unit", metavar="NAME", help=_("Whose the draft is: its unit or place, where it does not say so itself.")
)
@click.option("--year", type=click.IntRange(1900, 2100), help=_("The year that the draft is of."))
@click.option(
    "--shortest",
    type=click.IntRange(6),
    default=SHORTEST,
    show_default=True,
    help=_("Characters from which a common run is taken over."),
)
@click.option(
    "--fail-on",
    type=click.Choice([*(severity.value for severity in Severity), NEVER]),
    default=Severity.ORDINARY.value,
    show_default=True,
    help=_("How grave a finding must be for exit code 1."),
)
@click.option("--to", "file", metavar="FILE", help=_("Write the report to a file: .md, .html or .json."))
@as_json
@knowledge_base
@click.pass_context
def check(
    ctx: click.Context, /, draft: str, kb_dir: str | None, *, trust: bool, **options: str | int | bool | None
) -> None:
    """Examine and print."""
    form = _form(options["file"])
    wishes = Wishes(
        Said(_text(options["unit"]), int(options["year"]) if options["year"] else None),
        int(options["shortest"] or SHORTEST),
    )
    examination = _examined(read_draft(draft), wishes, kb_dir, trust=trust)
    if form:
        _write(FORMS[form](examination), str(options["file"]))
        note(_("{file}: {n} findings").format(file=options["file"], n=len(examination.findings)))
    elif options["as_json"]:
        write_json([examination.to_dict(), *(finding.to_dict() for finding in examination.findings)])
    else:
        write_lines(examination_lines(examination, width=terminal_width()))
    ctx.exit(_code(examination, str(options["fail_on"])))


def _form(file: object) -> str | None:
    if file is None:
        return None
    form = Path(str(file)).suffix.lstrip(".").lower()
    if form not in FORMS:
        raise click.UsageError(
            _("No form {form}. Name a file that ends in one of: {known}").format(
                form=form or file, known=" ".join(f".{name}" for name in FORMS)
            )
        )
    return form


def _text(value: object) -> str | None:
    return str(value) if value else None


def _examined(draft: Draft, wishes: Wishes, kb_dir: str | None, *, trust: bool) -> Examination:
    """With the knowledge base where there is one; one that was named must be there."""
    try:
        with kb.open(kb_dir, trust=trust) as library:
            return library.check(draft, wishes)
    except IndexMissingError:
        if kb_dir is not None:
            raise
    note(_("No knowledge base: only the form of the draft was examined. To compare it: kb index FOLDER"))
    return examine(draft, None, wishes)


def _write(content: bytes, file: str) -> None:
    try:
        Path(file).write_bytes(content)
    except OSError as error:
        raise UnwritableFileError(file, reason(error)) from error


def _code(examination: Examination, fail_on: str) -> int:
    return 0 if fail_on == NEVER else int(bool(examination.at_least(Severity(fail_on))))


__all__ = ["check"]

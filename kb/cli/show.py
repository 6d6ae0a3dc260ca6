"""`kb show`: one report, its outline, its text as it was in the file, or one passage."""

from collections.abc import Callable
from datetime import UTC, datetime

import click

import kb
from kb.cli.options import as_json, knowledge_base
from kb.cli.output import write_json, write_lines
from kb.copying import blank, cite_chinese, cite_english, names_of, source_line
from kb.i18n import _
from kb.library import Library
from kb.model import Report
from kb.origin import Origin, origin_of, origin_of_report
from kb.render.reports import outline_lines, passage_lines, report_lines
from kb.text import visible, visible_line


@click.command(
    help=_(
        "Show a report (ID from kb list) or a passage (ID from kb search).\n\nThe beginning of an id is enough where only one report has it."
    ),
)
@click.argument("report_id", metavar="ID")
@click.option("--outline", is_flag=True, help=_("Only the headings, with what each part does."))
@click.option("--raw", is_flag=True, help=_("The text as it stands in the file, before cleaning."))
@click.option("--slots", is_flag=True, help=_("The text to reuse: dates, numbers and names blanked, and its source."))
@click.option("--cite", is_flag=True, help=_("A citation, in the Chinese and in the English manner."))
@as_json
@knowledge_base
def show(report_id: str, kb_dir: str | None, *, as_json: bool, trust: bool, **forms: bool) -> None:
    """Print a report or a passage in the form that was asked for."""
    asked = [name for name in _FORMS if forms.get(name)]
    if len(asked) > 1:
        told = _("{one} and {other} do not go together: choose one.")
        raise click.UsageError(told.format(one=f"--{asked[0]}", other=f"--{asked[1]}"))
    with kb.open(kb_dir, trust=trust) as library:
        _FORMS[asked[0] if asked else ""](library, report_id, as_json=as_json)


def _show_whole(library: Library, report_id: str, *, as_json: bool) -> None:
    if library.is_passage(report_id):
        _show_passage(library, report_id, as_json=as_json)
    else:
        _show_report(library.report(report_id), outline=False, as_json=as_json)


def _show_outline(library: Library, report_id: str, *, as_json: bool) -> None:
    if library.is_passage(report_id):
        _show_passage(library, report_id, as_json=as_json)
    else:
        _show_report(library.report(report_id), outline=True, as_json=as_json)


def _show_raw(library: Library, report_id: str, *, as_json: bool) -> None:
    text = library.raw_text(report_id)
    if as_json:
        write_json([{"id": report_id, "text": text}])
    else:
        write_lines([visible(text)])


def _text_and_origin(library: Library, name: str) -> tuple[str, Origin]:
    if library.is_passage(name):
        info, passage = library.passage(name)
        return passage.text, origin_of(info, passage)
    report = library.report(name)
    return report.text, origin_of_report(report.info)


def _show_slots(library: Library, name: str, *, as_json: bool) -> None:
    text, origin = _text_and_origin(library, name)
    blanked = blank(text, library.names() | names_of(origin))
    if as_json:
        write_json([blanked.to_dict() | {"source": source_line(origin)}])
    else:
        write_lines([visible(blanked.text), visible_line(source_line(origin))])


def _show_citation(library: Library, name: str, *, as_json: bool) -> None:
    _text, origin = _text_and_origin(library, name)
    today = datetime.now(tz=UTC).astimezone().date()
    chinese, english = cite_chinese(origin, today), cite_english(origin, today)
    if as_json:
        write_json([{"chinese": chinese, "english": english}])
    else:
        write_lines([visible_line(chinese), visible_line(english)])


def _show_passage(library: Library, passage_id: str, *, as_json: bool) -> None:
    from kb.render.places import substance_line

    info, passage = library.passage(passage_id)
    if as_json:
        substance = library.substance(passage_id).to_dict()
        write_json([{"report": info.id} | passage.to_dict() | {"substance": substance}])
    else:
        write_lines(passage_lines(info, passage))
        write_lines(["", substance_line(library.substance(passage_id))])


def _show_report(report: Report, *, outline: bool, as_json: bool) -> None:
    if as_json and outline:
        write_json(section.to_dict() for section in report.outline)
    elif as_json:
        write_json([report.to_dict()])
    else:
        write_lines(outline_lines(report.outline) if outline else report_lines(report))


_FORMS: dict[str, Callable[..., None]] = {
    "": _show_whole,
    "outline": _show_outline,
    "raw": _show_raw,
    "slots": _show_slots,
    "cite": _show_citation,
}
"""The option that asks for a form → what prints it."""

__all__ = ["show"]

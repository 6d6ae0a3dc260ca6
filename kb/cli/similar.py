"""`kb similar`: the passages that are most like a passage, a report, a file or a text."""

import click

import kb
from kb.cli.options import as_json, every_copy, knowledge_base
from kb.cli.output import note, terminal_width, write_json, write_lines
from kb.cli.texts import read_text
from kb.errors import UnknownReportError
from kb.i18n import _
from kb.library import Library
from kb.render.similar import similar_lines


@click.command(
    help=_(
        "Find the passages that are most like a text, best first, and say which runs and words make them so. "
        "A short run is found inside long passages, and short passages inside a long text.\n\n"
        "A text is a passage (ID from kb search), a report (ID from kb list), a file, or the words themselves."
    ),
    epilog="\b\n" + _("Examples:") + "\n  kb similar 推行一窗受理，让群众少跑腿\n  kb similar draft.docx --limit 50",
)
@click.argument("text", metavar="ID|FILE|TEXT", nargs=-1, required=True)
@click.option(
    "--limit", type=click.IntRange(0), default=10, show_default=True, help=_("How many passages; 0 shows all.")
)
@every_copy
@as_json
@knowledge_base
@click.pass_context
def similar(
    ctx: click.Context, /, text: tuple[str, ...], kb_dir: str | None, *, trust: bool, **options: bool | int
) -> None:
    """Search and print."""
    with kb.open(kb_dir, trust=trust) as library:
        asked = _asked(" ".join(text), library)
        found = library.similar(asked, limit=int(options["limit"]) or None, every_copy=bool(options["every_copy"]))
    if options["as_json"]:
        write_json(one.to_dict() for one in found)
    else:
        write_lines(similar_lines(found, width=terminal_width()))
    if not found:
        note(_("Nothing is like it. Give more of the text, or search for its words: kb search WORDS"))
    ctx.exit(0 if found else 1)


def _asked(text: str, library: Library) -> str:
    """The id of what stands in the knowledge base, else the text of a section or a file, else the words as they are."""
    if library.is_passage(text):
        return text
    try:
        return library.info(text).id
    except UnknownReportError:
        pass
    try:
        return read_text(text, library).text
    except UnknownReportError:
        return text


__all__ = ["similar"]

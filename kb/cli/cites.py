"""`kb cites`: the documents that reports name, and what was done with them."""

from typing import Any

import click

import kb
from kb.cli.delivery import Results, deliver, deliverable, write_file
from kb.cli.options import as_json, every_copy, knowledge_base
from kb.cli.output import note, terminal_width, write_lines
from kb.documents import Act, DocumentLedger, dot_lines, edges, nodes
from kb.i18n import _, ngettext
from kb.model import JsonObject
from kb.query import QueryError
from kb.render.documents import document_lines, document_sheet
from kb.text import visible

ACTS = tuple(act.value for act in Act if act)


@click.command(
    help=_(
        "List the documents that reports name in 《》 or by their number, the most named first: what was done with each, by whom and when, "
        "how far it is (试行), what took its place. TITLE gives those whose title or number holds it. One document under several titles "
        "(with and without its issuer, 试行 or quotation marks) is one.\n\n"
        "Acts: draft 制定, issue 印发 出台, revise 修订, repeal 废止, refer 根据, implement 贯彻."
    )
    + "\n\n\b\n"
    + _("Examples:")
    + "\n  kb cites 值班\n  kb cites --act repeal\n  kb cites --in '单位:澜川市 年:2022..2024' --to 制度.csv\n  kb cites --dot 引用.dot",
)
@click.argument("title", nargs=-1)
@click.option(
    "--act", "acts", type=click.Choice(ACTS), multiple=True, help=_("Only what was done so; may be given again.")
)
@click.option(
    "--in", "within", metavar="QUERY", default="", help=_("Only what is named in passages that answer QUERY.")
)
@click.option(
    "--limit", type=click.IntRange(0), default=30, show_default=True, help=_("How many documents; 0 shows all.")
)
@click.option(
    "--dot", metavar="FILE", help=_("Write who cites what and what replaced what as a graph (DOT; - is stdout).")
)
@click.option("--graph", is_flag=True, help=_("Print the graph's nodes and edges as one JSON object."))
@every_copy
@deliverable
@as_json
@knowledge_base
@click.pass_context
def cites(ctx: click.Context, /, title: tuple[str, ...], kb_dir: str | None, **options: Any) -> None:
    """Read, narrow and print."""
    with kb.open(kb_dir, trust=options["trust"]) as library:
        try:
            found = library.documents(" ".join(title), within=options["within"], every_copy=options["every_copy"])
        except QueryError as error:
            note(visible(error.picture()))
            raise
    if options["acts"]:
        found = found.with_act(map(Act, options["acts"]))
    note(ngettext("{n} document", "{n} documents", len(found.documents)).format(n=len(found.documents)))
    if not found.documents:
        note(
            _("No report names such a document. Ask for fewer words of its title, or search the text: kb search WORDS")
        )
    _print(found, options)
    ctx.exit(0 if found.documents else 1)


def _print(found: DocumentLedger, options: dict[str, Any]) -> None:
    if options["dot"]:
        _draw(found, options["dot"])
        return
    if options["graph"]:
        deliver(
            Results(lines=list, objects=lambda: [_graph(found)], sheet=lambda: document_sheet(found)),
            None,
            None,
            as_json=True,
        )
        return
    shown = found.first(options["limit"] or None) if not options["file"] else found
    results = Results(
        lines=lambda: document_lines(shown, width=None if options["file"] else terminal_width()),
        objects=lambda: (document.to_dict() for document in shown.documents),
        sheet=lambda: document_sheet(shown),
    )
    deliver(results, options["file"], options["form"], as_json=options["as_json"])
    left = len(found.documents) - len(shown.documents)
    if left:
        note(ngettext("{n} more document: --limit 0", "{n} more documents: --limit 0", left).format(n=left))


def _draw(found: DocumentLedger, file: str) -> None:
    lines = dot_lines(found)
    if file == "-":
        write_lines(lines)
    else:
        write_file(file, "".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))


def _graph(found: DocumentLedger) -> JsonObject:
    shown = [{"id": name, "label": label} for name, label in nodes(found).items()]
    return {"nodes": shown, "edges": [edge.to_dict() for edge in edges(found)]}


__all__ = ["cites"]

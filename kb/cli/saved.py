"""`kb query`: queries under a name, which `query:NAME` stands for, and what they find that is new."""

import click

import kb
from kb.cli.options import QueryCommand, as_json, knowledge_base, own_notebook
from kb.cli.output import note, write_json, write_lines
from kb.i18n import _, ngettext
from kb.notebook import Notebook
from kb.query import QueryError
from kb.render.hits import hit_lines
from kb.text import visible, visible_line

_SNIPPET = 76


@click.group(
    "query",
    help=_("Keep queries under a name: query:NAME stands for one in any search."),
)
def query() -> None:
    """Keep queries under a name."""


@query.command("save", cls=QueryCommand, help=_("Keep QUERY under NAME; one of that name is replaced."))
@click.argument("name")
@click.argument("text", metavar="QUERY...", nargs=-1, required=True)
@as_json
@own_notebook
def save(name: str, text: tuple[str, ...], notebook: Notebook, *, as_json: bool) -> None:
    """Save a query."""
    try:
        saved = notebook.saved.save(name, " ".join(map(str.strip, text)))
    except QueryError as error:
        note(visible(error.picture()))
        raise
    if as_json:
        write_json([saved.to_dict()])
    else:
        note(_("Saved. Search it: kb search query:{name}").format(name=saved.name))


@query.command("list", help=_("List the saved queries."))
@as_json
@own_notebook
@click.pass_context
def list_saved(ctx: click.Context, /, notebook: Notebook, *, as_json: bool) -> None:
    """List saved queries."""
    found = notebook.saved.list()
    if as_json:
        write_json(saved.to_dict() for saved in found)
    else:
        write_lines(visible_line(f"{saved.name}: {saved.query}") for saved in found)
    ctx.exit(0 if found else 1)


@query.command("remove", help=_("Forget a saved query."))
@click.argument("name")
@own_notebook
def remove(name: str, notebook: Notebook) -> None:
    """Forget a saved query; saying what it was brings it back with kb query save."""
    forgotten = notebook.saved.remove(name)
    note(visible_line(_("Forgotten: {name}: {query}").format(name=forgotten.name, query=forgotten.query)))


@query.command("new", help=_("Show what a saved query finds that was not there when you last looked."))
@click.argument("name")
@click.option("--keep", is_flag=True, help=_("Do not remember that they were seen: they stay new."))
@as_json
@knowledge_base
@click.pass_context
def new(ctx: click.Context, /, name: str, kb_dir: str | None, *, keep: bool, as_json: bool, trust: bool) -> None:
    """Show the news of a saved query and remember that they were seen."""
    with kb.open(kb_dir, trust=trust) as library:
        news = library.news(name)
        if as_json:
            write_json(hit.to_dict() for hit in news.fresh)
        else:
            write_lines(hit_lines(news.fresh, width=_SNIPPET))
        if not keep:
            library.look(news)
    note(ngettext("{n} new passage", "{n} new passages", len(news.fresh)).format(n=len(news.fresh)))
    ctx.exit(0 if news.fresh else 1)


__all__ = ["query"]

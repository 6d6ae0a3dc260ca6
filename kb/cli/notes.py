"""`kb note`: the notebook (素材夹) from the command line."""

from collections.abc import Iterable
from itertools import zip_longest

import click

import kb
from kb.cli.options import as_json, knowledge_base, own_notebook
from kb.cli.output import note as say
from kb.cli.output import write_json, write_lines
from kb.i18n import _, ngettext
from kb.notebook import Anchor, Note, Notebook
from kb.render.notes import note_lines

NUMBER = click.IntRange(1, 2**53)


@click.group(
    "note",
    help=_("Keep passages with tags and comments, list, change and order them."),
)
def note() -> None:
    """Keep passages in the notebook."""


@note.command("add", help=_("Keep passages: their ids from kb search."))
@click.argument("ids", metavar="ID…", nargs=-1, required=True)
@click.option("--tag", "tags", metavar="TAG", multiple=True, help=_("A tag; may be given several times."))
@click.option("--note", "comment", metavar="TEXT", default="", help=_("A comment of your own."))
@as_json
@knowledge_base
def add(
    ids: tuple[str, ...], tags: tuple[str, ...], comment: str, kb_dir: str | None, *, as_json: bool, trust: bool
) -> None:
    """Keep passages: all of them, or none where one is not known."""
    with kb.open(kb_dir, trust=trust) as library:
        for passage in ids:
            library.passage(passage)
        _print([library.keep(passage, tags=tags, note=comment) for passage in ids], as_json=as_json)


@note.command("list", help=_("List the notes that hold all words of QUERY in text, comment, tags or source."))
@click.argument("query", nargs=-1)
@click.option("--tag", metavar="TAG", help=_("Only notes with this tag."))
@click.option("--removed", is_flag=True, help=_("The notes that were put aside."))
@as_json
@own_notebook
@click.pass_context
def list_notes(
    ctx: click.Context, /, query: tuple[str, ...], tag: str | None, notebook: Notebook, *, removed: bool, as_json: bool
) -> None:
    """List notes."""
    notes = notebook.notes(" ".join(query), tag=tag, removed=removed)
    _print(notes, as_json=as_json)
    say(ngettext("{n} note", "{n} notes", len(notes)).format(n=len(notes)))
    if not notes:
        say(_("Keep a passage: kb note add ID, with the id that kb search prints below it"))
    ctx.exit(0 if notes else 1)


@note.command(
    "where", help=_("Say where the texts of notes (all, or those of the numbers) stand in the index as it is now.")
)
@click.argument("numbers", metavar="[NUMBER…]", type=NUMBER, nargs=-1)
@as_json
@knowledge_base
def where(numbers: tuple[int, ...], kb_dir: str | None, *, as_json: bool, trust: bool) -> None:
    """Print each note with its anchor."""
    with kb.open(kb_dir, trust=trust) as library:
        notes = [library.notebook.note(number) for number in numbers] or list(library.notebook.notes())
        _print(notes, [library.anchor(one) for one in notes], as_json=as_json)


@note.command("edit", help=_("Give a note another comment."))
@click.argument("number", type=NUMBER)
@click.argument("text")
@as_json
@own_notebook
def edit(number: int, text: str, notebook: Notebook, *, as_json: bool) -> None:
    """Change the comment of a note."""
    _print([notebook.edit(number, text)], as_json=as_json)


@note.command("tag", help=_("Add tags to a note, or take them from it with --drop."))
@click.argument("number", type=NUMBER)
@click.argument("tags", metavar="TAG…", nargs=-1, required=True)
@click.option("--drop", is_flag=True, help=_("Take the tags away."))
@as_json
@own_notebook
def tag(number: int, tags: tuple[str, ...], notebook: Notebook, *, drop: bool, as_json: bool) -> None:
    """Change the tags of a note."""
    _print([notebook.tag(number, drop=tags) if drop else notebook.tag(number, add=tags)], as_json=as_json)


@note.command("remove", help=_("Put notes aside; kb note restore brings them back."))
@click.argument("numbers", metavar="NUMBER…", type=NUMBER, nargs=-1, required=True)
@own_notebook
def remove(numbers: tuple[int, ...], notebook: Notebook) -> None:
    """Put notes aside."""
    notebook.remove(*numbers)
    say(_("Put aside. Bring back: kb note restore {numbers}").format(numbers=" ".join(map(str, numbers))))


@note.command("restore", help=_("Bring notes back that were put aside."))
@click.argument("numbers", metavar="NUMBER…", type=NUMBER, nargs=-1, required=True)
@own_notebook
def restore(numbers: tuple[int, ...], notebook: Notebook) -> None:
    """Bring notes back."""
    notebook.restore(*numbers)


@note.command("move", help=_("Move a note to a place in the order, counted from 1."))
@click.argument("number", type=NUMBER)
@click.argument("place", type=NUMBER)
@as_json
@own_notebook
def move(number: int, place: int, notebook: Notebook, *, as_json: bool) -> None:
    """Move a note."""
    _print([notebook.move(number, place)], as_json=as_json)


def _print(notes: Iterable[Note], anchors: list[Anchor] | None = None, *, as_json: bool) -> None:
    pairs = list(zip_longest(notes, anchors or ()))
    if as_json:
        write_json(one.to_dict() | ({"anchor": anchor.to_dict()} if anchor else {}) for one, anchor in pairs)
    else:
        write_lines(line for one, anchor in pairs for line in note_lines(one, anchor))


__all__ = ["note"]

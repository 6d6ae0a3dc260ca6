"""`kb note`: the notebook (素材夹) from the command line."""

from collections.abc import Iterator

import click

import kb
from kb.cli.options import as_json, knowledge_base
from kb.cli.output import note as say
from kb.cli.output import write_json, write_lines
from kb.copying import source_line
from kb.i18n import _, ngettext
from kb.notebook import Note
from kb.render.cells import cut
from kb.text import visible_line

_SHOWN = 76


@click.group(
    "note",
    short_help=_("Keep passages in the notebook."),
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
    """Keep passages."""
    with kb.open(kb_dir, trust=trust) as library:
        _print((library.keep(passage, tags=tags, note=comment) for passage in ids), as_json=as_json)


@note.command("list", help=_("List the notes that hold all words of QUERY in text, comment, tags or source."))
@click.argument("query", nargs=-1)
@click.option("--tag", metavar="TAG", help=_("Only notes with this tag."))
@click.option("--removed", is_flag=True, help=_("The notes that were put aside."))
@as_json
@knowledge_base
@click.pass_context
def list_notes(  # noqa: PLR0913 - one an option
    ctx: click.Context,
    /,
    query: tuple[str, ...],
    tag: str | None,
    kb_dir: str | None,
    *,
    removed: bool,
    as_json: bool,
    trust: bool,
) -> None:
    """List notes."""
    with kb.open(kb_dir, trust=trust) as library:
        notes = library.notebook.notes(" ".join(query), tag=tag, removed=removed)
    _print(iter(notes), as_json=as_json)
    say(ngettext("{n} note", "{n} notes", len(notes)).format(n=len(notes)))
    ctx.exit(0 if notes else 1)


@note.command("edit", help=_("Give a note another comment."))
@click.argument("number", type=int)
@click.argument("text")
@as_json
@knowledge_base
def edit(number: int, text: str, kb_dir: str | None, *, as_json: bool, trust: bool) -> None:
    """Change the comment of a note."""
    with kb.open(kb_dir, trust=trust) as library:
        _print(iter([library.notebook.edit(number, text)]), as_json=as_json)


@note.command("tag", help=_("Add tags to a note, or take them from it with --drop."))
@click.argument("number", type=int)
@click.argument("tags", metavar="TAG…", nargs=-1, required=True)
@click.option("--drop", is_flag=True, help=_("Take the tags away."))
@as_json
@knowledge_base
def tag(number: int, tags: tuple[str, ...], kb_dir: str | None, *, drop: bool, as_json: bool, trust: bool) -> None:
    """Change the tags of a note."""
    with kb.open(kb_dir, trust=trust) as library:
        changed = library.notebook.tag(number, drop=tags) if drop else library.notebook.tag(number, add=tags)
        _print(iter([changed]), as_json=as_json)


@note.command("remove", help=_("Put notes aside; kb note restore brings them back."))
@click.argument("numbers", metavar="NUMBER…", type=int, nargs=-1, required=True)
@knowledge_base
def remove(numbers: tuple[int, ...], kb_dir: str | None, *, trust: bool) -> None:
    """Put notes aside."""
    with kb.open(kb_dir, trust=trust) as library:
        library.notebook.remove(*numbers)


@note.command("restore", help=_("Bring notes back that were put aside."))
@click.argument("numbers", metavar="NUMBER…", type=int, nargs=-1, required=True)
@knowledge_base
def restore(numbers: tuple[int, ...], kb_dir: str | None, *, trust: bool) -> None:
    """Bring notes back."""
    with kb.open(kb_dir, trust=trust) as library:
        library.notebook.restore(*numbers)


@note.command("move", help=_("Move a note to a place in the order, counted from 1."))
@click.argument("number", type=int)
@click.argument("place", type=click.IntRange(1))
@as_json
@knowledge_base
def move(number: int, place: int, kb_dir: str | None, *, as_json: bool, trust: bool) -> None:
    """Move a note."""
    with kb.open(kb_dir, trust=trust) as library:
        _print(iter([library.notebook.move(number, place)]), as_json=as_json)


def _print(notes: Iterator[Note], *, as_json: bool) -> None:
    if as_json:
        write_json(one.to_dict() for one in notes)
    else:
        write_lines(line for one in notes for line in note_lines(one))


def note_lines(one: Note) -> Iterator[str]:
    """A note in a few lines: its number, the beginning of its text, where it is from, tags and comment."""
    yield visible_line(f"{one.id}. {cut(one.text, _SHOWN)}")
    yield visible_line(f"   {source_line(one.origin)}")
    if one.tags or one.note:
        yield visible_line("   " + "  ".join([*(f"#{tag}" for tag in one.tags), one.note]).rstrip())


__all__ = ["note", "note_lines"]

"""Whether a knowledge base is well: the index against its files, damage, versions, rights, and what to do for each finding."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import entry_points
from pathlib import Path

from kb import overrides, schema
from kb.errors import IndexMissingError, IndexUntrustedError, KBError
from kb.i18n import _, ngettext, sentences
from kb.model import JsonObject
from kb.store import check_trust
from kb.store.disk import is_there
from kb.store.generation import Generation, current_number, generation_directory, open_generation, root_path
from kb.store.manifest import Source
from kb.store.place import OVERRIDES
from kb.store.soundness import altered_files


class State(StrEnum):
    """How a finding is to be taken; the worst one decides how the knowledge base is."""

    FINE = "fine"
    ATTENTION = "attention"
    UNUSABLE = "unusable"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: its ``name``, what was found, and what to do where something is."""

    name: str
    state: State
    message: str
    remedy: str = ""
    files: tuple[str, ...] = ()

    def to_dict(self) -> JsonObject:
        """The finding as the command prints it."""
        shown = {"check": self.name, "state": self.state.value, "message": self.message, "remedy": self.remedy}
        return shown | {"files": list(self.files)}


def examine(place: Path, *, trust: bool = False) -> Iterator[Finding]:
    """Look at everything, what can be known first; after a finding that makes the index unusable nothing can follow."""
    rights = _rights(place)
    yield rights
    if rights.state is not State.FINE and not trust:
        return
    try:
        generation = open_generation(place, trust=True)
    except KBError as error:
        yield Finding("index", State.UNUSABLE, str(error))
        return
    with generation:
        try:
            for check in CHECKS:
                yield from check(generation)
        except KBError as error:
            yield Finding("damage", State.UNUSABLE, str(error))


def _rights(place: Path) -> Finding:
    try:
        number = current_number(place)
        if number is None:
            raise IndexMissingError(place)
        check_trust(place, generation_directory(place, number))
    except IndexUntrustedError as error:
        return Finding("rights", State.UNUSABLE, str(error))
    except KBError as error:
        return Finding("index", State.UNUSABLE, str(error))
    return Finding("rights", State.FINE, _("The files belong to you, and nobody else may write to them."))


def _sizes(generation: Generation) -> Iterator[Finding]:
    entries = tuple(generation.manifest.entries())
    passages, characters = sum(entry.passages for entry in entries), sum(entry.characters for entry in entries)
    size = sum(generation.manifest.files.values())
    message = _(
        "Generation {number}: {reports} reports, {passages} passages, {characters} characters; {size} MB on disk."
    )
    yield Finding(
        "index",
        State.FINE,
        message.format(
            number=generation.number,
            reports=len(entries),
            passages=passages,
            characters=f"{characters:,}",
            size=f"{size / 1e6:.1f}",
        ),
    )


def _versions(generation: Generation) -> Iterator[Finding]:
    analysis = generation.manifest.identity.analysis
    message = _("Schema {schema} and dictionary {analysis} are those of this version.")
    yield Finding("versions", State.FINE, message.format(schema=schema.SCHEMA_VERSION, analysis=analysis))


def _damage(generation: Generation) -> Iterator[Finding]:
    """Reads the whole index."""
    wrong = tuple(altered_files(generation.directory, generation.head))
    if wrong:
        message = ngettext("{n} file of the index is damaged.", "{n} files of the index are damaged.", len(wrong))
        remedy = _("Build it again: kb index --rebuild")
        yield Finding("damage", State.UNUSABLE, message.format(n=len(wrong)), remedy, wrong)
    else:
        yield Finding("damage", State.FINE, _("Every file of the index is as it was written."))


def _files(generation: Generation) -> Iterator[Finding]:
    roots = [root_path(generation.place, root.path) for root in generation.manifest.roots]
    gone = tuple(str(root) for root in roots if not is_there(root))
    if gone:
        yield Finding(
            "roots",
            State.ATTENTION,
            ngettext("{n} folder is not there any more.", "{n} folders are not there any more.", len(gone)).format(
                n=len(gone)
            ),
            _("Bring them back, or drop them: kb index --forget PATH"),
            gone,
        )
    there = [source for source in generation.manifest.sources if is_there(roots[source.root])]
    yield _compared(there, roots, _changed, "changed", _changed_message)
    yield _compared(there, roots, _vanished, "vanished", _vanished_message)
    yield from _new(generation, roots)


def _compared(
    sources: list[Source], roots: list[Path], test: Callable[[Source, Path], bool], name: str, say: Callable[[int], str]
) -> Finding:
    found = tuple(source.path for source in sources if test(source, _path(source, roots)))
    if not found:
        return Finding(name, State.FINE, say(0))
    return Finding(name, State.ATTENTION, say(len(found)), _("Bring the index up to date: kb index"), found)


def _changed_message(number: int) -> str:
    return ngettext(
        "{n} file has changed since it was indexed.", "{n} files have changed since they were indexed.", number
    ).format(n=number)


def _vanished_message(number: int) -> str:
    return ngettext("{n} indexed file is gone.", "{n} indexed files are gone.", number).format(n=number)


def _new(generation: Generation, roots: list[Path]) -> Iterator[Finding]:
    """Files that the next run would read; nothing where the indexer is not installed."""
    known = {(source.root, source.path) for source in generation.manifest.sources}
    for entry in entry_points(group="kb.intake", name="list_files"):
        list_files: Callable[[Path], tuple[str, ...]] = entry.load()
        there = [(number, path) for number, root in enumerate(roots) if is_there(root) for path in list_files(root)]
        new = tuple(path for number, path in there if (number, path) not in known)
        message = ngettext("{n} file is not indexed yet.", "{n} files are not indexed yet.", len(new)).format(
            n=len(new)
        )
        if new:
            yield Finding("new", State.ATTENTION, message, _("Bring the index up to date: kb index"), new)
        else:
            yield Finding("new", State.FINE, message)


def _path(source: Source, roots: list[Path]) -> Path:
    root = roots[source.root]
    return root if root.is_file() else root / source.path


def _changed(source: Source, path: Path) -> bool:
    try:
        found = path.stat()
    except OSError:
        return False
    return (found.st_size, found.st_mtime_ns) != (source.size, source.mtime)


def _vanished(_source: Source, path: Path) -> bool:
    return not is_there(path)


def _left_out(generation: Generation) -> Iterator[Finding]:
    failed = tuple(source.path for source in generation.manifest.sources if source.failed)
    message = ngettext("{n} file gave no report.", "{n} files gave no report.", len(failed)).format(n=len(failed))
    if failed:
        yield Finding("left out", State.ATTENTION, message, _("See why: kb index --json"), failed)
    else:
        yield Finding("left out", State.FINE, message)


def _remarks(generation: Generation) -> Iterator[Finding]:
    remarked = tuple(source.path for source in generation.manifest.sources if source.problems and not source.failed)
    message = ngettext("{n} report has remarks.", "{n} reports have remarks.", len(remarked)).format(n=len(remarked))
    yield Finding("remarks", State.FINE, message, _("Read them: kb index --json") if remarked else "", remarked)


def _duplicates(generation: Generation) -> Iterator[Finding]:
    repeats = tuple(entry.id for entry in generation.manifest.entries() if entry.duplicates_of)
    message = ngettext(
        "{n} report repeats another and is counted once.",
        "{n} reports repeat others and are counted once.",
        len(repeats),
    )
    remedy = _("See them: kb list; count each: kb search --all") if repeats else ""
    yield Finding("duplicates", State.FINE, message.format(n=len(repeats)), remedy, repeats)


def _corrections(generation: Generation) -> Iterator[Finding]:
    """Corrections of reports that are not in the index (any more)."""
    try:
        said = overrides.load_overrides(generation.place / OVERRIDES)
    except KBError as error:
        yield Finding("corrections", State.UNUSABLE, str(error))
        return
    idle = tuple(report for report in said if report not in generation.entries)
    message = ngettext("{n} report was corrected by hand.", "{n} reports were corrected by hand.", len(said)).format(
        n=len(said)
    )
    if idle:
        idle_said = ngettext("{n} of them is not indexed.", "{n} of them are not indexed.", len(idle))
        message = sentences(message, idle_said.format(n=len(idle)))
        remedy = _("Their files moved or are gone: correct them again under their new ids, or leave them.")
        yield Finding("corrections", State.ATTENTION, message, remedy, idle)
    else:
        yield Finding("corrections", State.FINE, message)


CHECKS: tuple[Callable[[Generation], Iterator[Finding]], ...] = (
    _sizes, _versions, _damage, _files, _left_out, _remarks, _duplicates, _corrections,
)  # fmt: skip
"""What is looked at in an index that could be opened, in order."""


def worst(findings: list[Finding]) -> State:
    """How the knowledge base is as a whole."""
    order = list(State)
    return max((finding.state for finding in findings), key=order.index, default=State.FINE)


__all__ = ["CHECKS", "Finding", "State", "examine", "worst"]

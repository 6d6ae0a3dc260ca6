"""Clusters of reused text as lines of plain text: who had it first, who later, and what is otherwise there."""

from collections.abc import Iterable, Iterator, Sequence

from kb.i18n import _, ngettext
from kb.render.cells import cut
from kb.render.hits import head_line
from kb.reuse import Change, Cluster, Repeats, Version
from kb.text import visible_line

_SHOWN = 60
_VERSIONS = 8
_CHANGES = 4
_PIECE = 16


def cluster_lines(number: int, cluster: Cluster, *, width: int | None, every: bool = False) -> Iterator[str]:
    """A cluster: its head, its text, a version a line with what is otherwise in it; ``every`` shows all versions."""
    lines = [_head(number, cluster), f"    {visible_line(cut(cluster.versions[0].sentences, 2 * _SHOWN))}"]
    versions = list(zip(cluster.versions, cluster.changes, strict=True))
    shown = versions if every else versions[:_VERSIONS]
    for version, changes in shown:
        lines += _version_lines(version, changes)
    if len(versions) > len(shown):
        lines.append("    " + _("and {n} more (all: --json)").format(n=len(versions) - len(shown)))
    yield from (line if width is None else cut(line, width) for line in lines)


def _head(number: int, cluster: Cluster) -> str:
    counts = [
        ngettext("{n} character", "{n} characters", cluster.characters).format(n=cluster.characters),
        ngettext("{n} unit", "{n} units", cluster.units).format(n=cluster.units),
        ngettext("{n} passage", "{n} passages", len(cluster.versions)).format(n=len(cluster.versions)),
    ]
    first = cluster.first
    origin = _("first: {who}").format(who=name(first)) if first else _("who was first cannot be told")
    return visible_line(f"{number}. {' · '.join(counts)}  {origin}")


def name(version: Version) -> str:
    """When and whose."""
    unit = version.report.unit.value or version.report.title.value or version.report.file
    return f"{version.when or _('undated')} {unit}"


def _version_lines(version: Version, changes: Sequence[Change]) -> Iterator[str]:
    yield visible_line(f"    {name(version)}  {version.passage.id}  {version.report.file}:{version.passage.line}")
    if changes:
        yield visible_line(f"        {change_text(changes)}")


def change_text(changes: Sequence[Change]) -> str:
    """What stands otherwise: 【then→here】, -【gone】, +【new】."""
    shown = [_change(change) for change in changes[:_CHANGES]]
    return " ".join(shown) + (" …" if len(changes) > _CHANGES else "")


def _change(change: Change) -> str:
    first, here = cut(change.first.strip(), 2 * _PIECE), cut(change.here.strip(), 2 * _PIECE)
    if first and here:
        return f"【{first}→{here}】"
    return f"-【{first}】" if first else f"+【{here}】"


def repeat_lines(groups: Iterable[Repeats]) -> Iterator[str]:
    """Groups of repeated reports: the first, then its copies with how much of each is the same."""
    for group in groups:
        yield visible_line(f"{group.original.id}  {head_line(group.original)}  {group.original.file}")
        yield from (visible_line(f"    {copy.duplicate_share:4.0%}  {copy.id}  {copy.file}") for copy in group.copies)


__all__ = ["change_text", "cluster_lines", "name", "repeat_lines"]

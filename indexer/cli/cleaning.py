"""`kb clean`: what cleaning leaves of a file, and what it cuts by which rule."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kb.i18n import _, ngettext
from kb.text import visible, visible_line

if TYPE_CHECKING:
    from indexer.values import Cleaned, Extract
    from kb.model import Cut


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the extracted text in its order: kept (``rule`` None) or cut, and the line where it begins, from 1."""

    rule: str | None
    text: str
    line: int


@click.command(
    short_help=_("Show what cleaning leaves of a file."),
    help=_(
        "Print the cleaned text of a file; what was cut goes to stderr, each cut with its rule and line, or between the lines with --diff."
    ),
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--diff",
    is_flag=True,
    help=_("The whole text: kept lines begin with two spaces, cut ones with a minus, line and rule."),
)
@click.option("--json", "as_json", is_flag=True, help=_("One JSON object a report."))
@click.pass_context
def clean(ctx: click.Context, file: Path, *, diff: bool, as_json: bool) -> None:
    """Print the cleaned text of a file."""
    from indexer.pipeline import clean_file
    from kb.model import Problem

    found = 0
    for name, outcome in clean_file(file):
        if isinstance(outcome, Problem):
            click.echo(f"{visible_line(name)}: {visible_line(outcome.message)}", err=True)
            continue
        found += 1
        extract, cleaned = outcome
        if as_json:
            click.echo(json.dumps(_object(extract, cleaned), ensure_ascii=False))
        else:
            _print(extract, cleaned, diff=diff)
    ctx.exit(0 if found else 1)


def _print(extract: Extract, cleaned: Cleaned, *, diff: bool) -> None:
    if diff:
        for line in diff_lines(extract, cleaned):
            click.echo(line)
        return
    click.echo(visible(cleaned.text))
    for piece in told_pieces(extract, cleaned):
        if piece.rule and piece.text.strip():
            click.echo(
                _("line {line}, {rule}: {text}").format(
                    line=piece.line, rule=piece.rule, text=visible_line(piece.text)
                ),
                err=True,
            )
    cuts = ngettext("{n} cut", "{n} cuts", len(cleaned.cuts)).format(n=len(cleaned.cuts))
    click.echo(f"{visible_line(extract.name)}: {cuts}", err=True)


def _object(extract: Extract, cleaned: Cleaned) -> dict[str, Any]:
    lines = dict(zip(cleaned.cuts, _lines(extract.text, cleaned.cuts), strict=True))
    cuts = [
        {"rule": cut.rule, "text": cut.text, "start": cut.start, "end": cut.end, "line": line}
        for cut, line in lines.items()
    ]
    gaps = [gap.characters for gap in cleaned.gaps]
    masks = list(dict.fromkeys(mask.text for mask in cleaned.masks))
    return {
        "file": extract.name,
        "text": cleaned.text,
        "cuts": cuts,
        "gaps": gaps,
        "masks": masks,
        "truncated": cleaned.truncated,
    }


def _lines(text: str, cuts: Iterable[Cut]) -> Iterator[int]:
    line, counted = 1, 0
    for cut in cuts:
        line += text.count("\n", counted, cut.start)
        counted = max(counted, cut.start)
        yield line


def pieces(extract: Extract, cleaned: Cleaned) -> Iterator[Piece]:
    """The extracted text, piece by piece: what no cut covers was kept."""
    text, position, line = extract.text, 0, 1
    for cut in sorted(cleaned.cuts, key=lambda cut: cut.start):
        for rule, start, end in ((None, position, cut.start), (cut.rule, max(cut.start, position), cut.end)):
            if start < end:
                yield Piece(rule, text[start:end], line)
                line += text.count("\n", start, end)
        position = max(position, cut.end)
    if position < len(text):
        yield Piece(None, text[position:], line)


MOST_CUTS = 2
"""Cuts of one rule in one line beyond which the line is shown as it was, then as it is."""


def told_pieces(extract: Extract, cleaned: Cleaned) -> Iterator[Piece]:
    """The pieces as people are told of them: of a line that a rule cut in many places the whole line, then what was kept of it."""
    for line, run in groupby(_by_line(pieces(extract, cleaned)), key=lambda piece: piece.line):
        found = list(run)
        rules = [piece.rule for piece in found if piece.rule]
        if len(rules) > MOST_CUTS and len(set(rules)) == 1:
            yield Piece(rules[0], "".join(piece.text for piece in found).rstrip("\n"), line)
            yield Piece(
                None, "\t".join(piece.text for piece in found if piece.rule is None and piece.text.strip()), line
            )
        else:
            yield from found


def _by_line(found: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with what goes on behind a line end as a piece of its own."""
    for piece in found:
        first, end, rest = piece.text.partition("\n")
        yield Piece(piece.rule, first + end, piece.line)
        if rest:
            yield Piece(piece.rule, rest, piece.line + 1)


def diff_lines(extract: Extract, cleaned: Cleaned) -> Iterator[str]:
    """The extracted text line by line: kept text after two spaces, cut text after a minus with its line and rule."""
    for piece in told_pieces(extract, cleaned):
        for step, line in enumerate(piece.text.split("\n")):
            if line.strip():
                mark = "  " if piece.rule is None else f"- {piece.line + step} [{piece.rule}] "
                yield mark + visible_line(line)


__all__ = ["MOST_CUTS", "Piece", "clean", "diff_lines", "pieces", "told_pieces"]

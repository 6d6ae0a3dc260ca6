"""Similar passages as lines of plain text: how like, whose, where, what both hold."""

from collections.abc import Iterable, Iterator, Sequence

from kb.i18n import _
from kb.render.cells import cut
from kb.render.hits import UNBOUND_SNIPPET, head_line, lit
from kb.search.snippet import make_snippet
from kb.similar import Shared, Similar
from kb.text import visible_line

_INDENT = "    "
_RUNS = 4
_LONGEST = 24


def similar_lines(found: Iterable[Similar], *, width: int | None) -> Iterator[str]:
    """A passage in a few lines; ``width``: the cells of the terminal, None where the lines go elsewhere."""
    for one in found:
        for line in _lines(one):
            yield line if width is None else cut(line, width)
        yield visible_line(f"{_INDENT}{one.id}  {one.report.file}:{one.passage.line}")


def _lines(one: Similar) -> Iterator[str]:
    yield f"{one.score:4.0%}  {head_line(one.report)}"
    where = " › ".join(one.passage.path)
    shares = _("holds {asked:.0%} of what was asked; {found:.0%} of it stands there").format(
        asked=one.asked_share, found=one.found_share
    )
    yield visible_line(f"{_INDENT}{where}  〔{shares}〕" if where else f"{_INDENT}〔{shares}〕")
    snippet = make_snippet(one.passage.text, one.spans, UNBOUND_SNIPPET)
    yield _INDENT + visible_line(lit(snippet.text, snippet.spans))
    yield _INDENT + visible_line(reason(one.runs, one.words))


def reason(runs: Sequence[Shared], words: Sequence[str]) -> str:
    """What made a passage like the text: the longest runs with their lengths, and words."""
    shown = [f"“{_short(run.text.strip())}”({len(run.text.strip())})" for run in runs[:_RUNS]]
    parts = [_("runs: {runs}").format(runs=" ".join(shown))]
    if words:
        parts.append(_("words: {words}").format(words=" ".join(words)))
    return "  ".join(parts)


def _short(run: str) -> str:
    return run if len(run) <= _LONGEST else f"{run[: _LONGEST - 1]}…"


__all__ = ["reason", "similar_lines"]

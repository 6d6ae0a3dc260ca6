"""What a query probably did not mean: sentences to show beside its results. They change nothing."""

import re
from collections.abc import Iterator

from kb.i18n import _
from kb.query.nodes import And, Filter, Node, Not, Or, Query, Run, walk
from kb.query.write import write
from kb.text import fold, visible_line

_CONNECTIVES = {
    "或": "|", "或者": "|", "or": "|",
    "且": "AND", "并且": "AND", "和": "AND", "与": "AND", "以及": "AND", "and": "AND",
    "非": "-", "不": "-", "not": "-",
}  # fmt: skip
"""Words that join in other languages and are text in ours → what they may have meant."""

_GLUED_DISTANCE = re.compile(r".[#＃$＄][0-9]{1,4}(?:.|$)")


def advice(query: Query) -> tuple[str, ...]:
    """Sentences in the user's language, in the order of the query; none for most queries and for plain text."""
    if query.plain:
        return ()
    return tuple(dict.fromkeys(sentence for node in walk(query.root) for sentence in _advice_of(node, query.root)))


def _advice_of(node: Node, root: Node) -> Iterator[str]:
    match node:
        case Or(parts):
            yield from _one_sided_filters(parts)
        case Run(text) if node is not root and fold(text) in _CONNECTIVES:
            yield _("“{word}” is searched as text. The operator is {operator}.").format(
                word=text, operator=_CONNECTIVES[fold(text)]
            )
        case Run(text) if _GLUED_DISTANCE.search(text):
            yield _(
                "“{term}” is searched as text. To search near each other, put spaces around the distance: a #10 b."
            ).format(term=visible_line(text))
        case _:
            return


def _one_sided_filters(parts: tuple[Node, ...]) -> Iterator[str]:
    """A filter that binds one branch of an ``Or`` while another branch has none."""
    filters = [tuple(_filters(part)) for part in parts]
    if all(filters) or not any(filters):
        return
    shown = next(found[0] for found in filters if found)
    yield _("{filter} holds on its side of | only. For both sides, put brackets: (a | b) {filter}.").format(
        filter=visible_line(write(shown))
    )


def _filters(branch: Node) -> Iterator[Filter]:
    for part in branch.parts if isinstance(branch, And) else (branch,):
        inner = part.part if isinstance(part, Not) else part
        if isinstance(inner, Filter):
            yield inner


__all__ = ["advice"]

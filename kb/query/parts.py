"""The parts of a query that must all hold."""

from kb.query.nodes import And, Node, Term, walk


def conditions(root: Node) -> tuple[Node, ...]:
    """The parts that only say which passages are meant: nothing in them is text to look for."""
    return tuple(part for part in _parts(root) if not any(isinstance(inner, Term) for inner in walk(part)))


def _parts(root: Node) -> tuple[Node, ...]:
    return root.parts if isinstance(root, And) else (root,)


__all__ = ["conditions"]

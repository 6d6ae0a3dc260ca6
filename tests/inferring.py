"""A document typed in a test, looked at by the infer stage."""

from indexer.infer import infer
from indexer.infer.document import Document, look_at
from indexer.infer.titles import with_title
from indexer.segment import segment
from indexer.values import Cleaned, Extract, Fact, Inferred
from kb.config import Config
from kb.model import Span


def _stages(text: str, title: str, name: str, facts: tuple[Fact, ...]) -> tuple[Extract, Cleaned]:
    whole = f"{title}\n{text}" if title else text
    span = Span(0, len(title)) if title else None
    return Extract(name, whole, "txt", facts=facts), Cleaned(whole, (), (), (), (), (), truncated=False, title=span)


def claims_of(
    text: str, title: str = "", name: str = "材料.txt", facts: tuple[Fact, ...] = (), config: Config | None = None
) -> Inferred:
    """The claims of a cleaned text with its title above it."""
    extract, cleaned = _stages(text, title, name, facts)
    return infer(extract, cleaned, segment(cleaned.text, cleaned.title).outline, config or Config())


def document_of(
    text: str, title: str = "", name: str = "材料.txt", facts: tuple[Fact, ...] = (), config: Config | None = None
) -> Document:
    """The document as the rules look at it."""
    extract, cleaned = _stages(text, title, name, facts)
    return with_title(look_at(extract, cleaned, segment(cleaned.text, cleaned.title).outline, config or Config()))

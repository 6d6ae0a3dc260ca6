"""Which numbered and unnumbered pieces of a text are its headings."""

from collections.abc import Iterable, Mapping
from itertools import chain

from indexer.segment.cues import heading_role
from indexer.segment.items import Item
from indexer.segment.lines import Line
from indexer.segment.outline import Heading, position, words_stop
from indexer.segment.plain import Plain, find_alone, find_leads, find_quoted
from indexer.segment.series import MAIN_KINDS, Ranks, group, headings_of
from kb.model import Role


def find_headings(
    text: str, lines: tuple[Line, ...], items: tuple[Item, ...], ranks: Ranks, skipped: frozenset[int]
) -> list[Heading]:
    """The headings in the order of the text. In ``skipped`` lines stands none, and every series ends at them."""
    heads = {item.line: item for item in items if not item.inline}
    named = frozenset(item.line + 1 for item in items if item.lead and item.lead.stop > lines[item.line].stop)
    plain = find_alone(text, lines, heads, skipped | named) + find_quoted(text, lines, heads)
    breaks = skipped | {found.line for found in plain}
    found: list[Heading] = [*_numbered(text, lines, group(items, ranks, breaks), heads), *plain]
    taken = frozenset(role for heading in found if (role := _decided(text, heading)))
    leads = [lead for lead in find_leads(text, lines, _tops(found, ranks), taken) if lead.line not in skipped]
    return sorted([*found, *leads], key=position)


def _numbered(
    text: str, lines: tuple[Line, ...], series: Iterable[list[Item]], heads: Mapping[int, Item]
) -> Iterable[Item]:
    return chain.from_iterable(headings_of(text, items, lines, heads) for items in series)


def _tops(headings: list[Heading], ranks: Ranks) -> dict[int, bool]:
    """The lines of the headings that stand at the head of a line, with whether they are of the outermost kind."""
    heads = [heading for heading in headings if not (isinstance(heading, Item) and heading.inline)]
    outermost = min((ranks[heading.mark.kind] for heading in heads if isinstance(heading, Item)), default=None)
    return {heading.line: isinstance(heading, Item) and ranks[heading.mark.kind] == outermost for heading in heads}


def _decided(text: str, heading: Heading) -> Role | None:
    """The role a main heading gives by its own words."""
    if isinstance(heading, Plain):
        return heading.role
    if heading.inline or heading.mark.kind not in MAIN_KINDS:
        return None
    return heading_role(text[heading.mark.end : words_stop(text, heading)])

"""Two reports section by section, as lines of plain text."""

from collections.abc import Iterator, Sequence

from kb.compare import Fate, SectionPair
from kb.compare.sections import OwnText
from kb.i18n import _, ngettext
from kb.render.cells import pad
from kb.text import visible_line

_SIGNS = {Fate.STAYED: "=", Fate.CHANGED: "~", Fate.WENT: "-", Fate.CAME: "+"}
MOVED = ">"
BETWEEN = " | "
NONE = "…"


def section_lines(pairs: Sequence[SectionPair], names: Sequence[str], width: int) -> Iterator[str]:
    """A line a section: its sign, both headings, how much of them is the same and what became of their clauses."""
    column = max((width - len(BETWEEN) - 30) // 2, 16)
    yield BETWEEN.join(pad(visible_line(name), column) for name in names).rstrip()
    yield "-" * width
    for pair in pairs:
        sides = (section_name(own) if own else NONE for own in (pair.left, pair.right))
        shown = BETWEEN.join(pad(visible_line(side), column - 2 * (not number)) for number, side in enumerate(sides))
        yield f"{fate_sign(pair)} {shown}  {told(pair)}".rstrip()


def section_name(own: OwnText) -> str:
    """The heading with its number, set in by its level, and its place in the outline: ``ID#3`` names it to the command."""
    return "  " * (own.section.level - 1) + f"#{own.number} {own.section.label}"


def fate_sign(pair: SectionPair) -> str:
    """= stayed, ~ changed, - went, + came; > where it stands elsewhere too."""
    return MOVED if pair.moved else _SIGNS[pair.fate]


def told(pair: SectionPair) -> str:
    """How much is the same, and the clauses by what became of them; nothing for a section without counterpart."""
    if pair.comparison is None:
        return ""
    counts = pair.counts
    text = _("{share:.0%} (={stayed} ~{changed} -{went} +{came})")
    return text.format(
        share=pair.share, stayed=counts.stayed, changed=counts.changed, went=counts.went, came=counts.came
    )


def sections_summary(pairs: Sequence[SectionPair]) -> str:
    """How many sections stayed, were changed, went and came."""
    count = {fate: sum(pair.fate is fate for pair in pairs) for fate in Fate}
    moved = sum(pair.moved for pair in pairs)
    text = _("Sections: {stayed} stayed, {changed} changed, {went} went, {came} came")
    shown = text.format(
        stayed=count[Fate.STAYED], changed=count[Fate.CHANGED], went=count[Fate.WENT], came=count[Fate.CAME]
    )
    return shown + (ngettext("; {n} moved", "; {n} moved", moved).format(n=moved) if moved else "")


__all__ = ["fate_sign", "section_lines", "section_name", "sections_summary", "told"]

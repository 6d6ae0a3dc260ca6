"""All quality figures under one name each, and the floors they must not sink below."""

import tempfile
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.quality import alignment, changes, chrome, cleaning, facts, main_text, metadata, outline, stard
from tests.shared import SEEDS

FLOORS = Path(__file__).with_name("floors.toml")
FACTS = {
    "metrics_f1": "metrics: value and unit",
    "metrics_indicator": "metrics: indicator",
    "commitments_f1": "commitments",
    "acts_f1": "documents: act",
    "follow_up": "follow-up: verdict",
}
Figures = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Bound:
    """What a figure must not sink below (``least``) or rise above (``most``)."""

    name: str
    least: float | None = None
    most: float | None = None

    def holds(self, value: float) -> bool:
        """Whether the value keeps the bound."""
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)


def bounds() -> tuple[Bound, ...]:
    """The bounds of floors.toml."""
    table = tomllib.loads(FLOORS.read_text("utf-8"))
    return tuple(Bound(f"{group}.{name}", **bound) for group, names in table.items() for name, bound in names.items())


def figures() -> Figures:
    """Every figure that can be measured on this machine."""
    sources: dict[str, Callable[[], Figures]] = {"corpus": _corpus}
    if SEEDS.is_dir():
        sources |= {"seeds": _seeds, "dev_set": _dev_set, "stard": _stard, "laws": _laws}
    return {f"{group}.{name}": value for group, source in sources.items() for name, value in source().items()}


def _corpus() -> Figures:
    kinds = ("cut", "kept", "gaps", "masks", "truncated")
    changed = {"change_f1": changes.f1(changes.sample_texts())}
    return (
        _outline("corpus")
        | _metadata("corpus")
        | {kind: cleaning.share(kind) for kind in kinds}
        | changed
        | _facts("sample")
    )


def _seeds() -> Figures:
    return _outline("seeds") | _metadata("seeds")


def _dev_set() -> Figures:
    recall, lost_lines, lost_characters = chrome.overall(chrome.scores())
    pages = main_text.scores()
    cleaned = {"chrome_recall": recall, "body_lines_cut": lost_lines, "body_characters_cut": lost_characters}
    texts = {"main_text_mean": main_text.mean([page.known for page in pages])}
    texts["main_text_unknown_mean"] = main_text.mean([page.unknown for page in pages])
    texts["main_text_unknown_worst"] = min(page.unknown for page in pages)
    read = _facts("open", "_open") | _facts("held-out", "_held_out")
    read |= _facts("second", "_second") | _facts("aside", "_aside")
    return _outline("dev_set") | _metadata("dev_set", ("year", "date", "unit")) | cleaned | texts | read


def _stard() -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        return stard.small(Path(folder))


def _laws() -> Figures:
    precision, recall = alignment.overall(alignment.scores())
    changed = changes.f1(changes.law_texts())
    return {"article_precision": precision, "article_recall": recall, "change_f1": changed}


def _outline(name: str) -> dict[str, float]:
    found = outline.total(outline.scores(name))
    return {
        "heading_f1": found.f1,
        "heading_levels": found.levels / found.right,
        "heading_roles": found.roles / found.right,
    }


def _facts(half: str, ending: str = "") -> dict[str, float]:
    found = {measure: score for (measure, of), score in facts.scores().items() if of == half}
    return {f"{name}{ending}": found[measure].f1 for name, measure in FACTS.items() if measure in found}


def _metadata(name: str, fields: tuple[str, ...] = ()) -> dict[str, float]:
    answers = [answer for answer in metadata.answers() if answer.corpus == name]
    groups = {field: [answer for answer in answers if answer.field == field] for field in fields} or {
        "metadata": answers
    }
    right = {f"{field}_right": float(sum(answer.right for answer in group)) for field, group in groups.items()}
    wrong = {
        f"{field}_wrong": float(sum(answer.verdict == "wrong" for answer in group)) for field, group in groups.items()
    }
    missing = {
        f"{field}_unknown": float(sum(answer.verdict == "unknown" for answer in group))
        for field, group in groups.items()
    }
    return right | wrong | missing


__all__ = ["Bound", "Figures", "bounds", "figures"]

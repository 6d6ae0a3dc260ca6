"""`python -m tests.quality.duplicates`: are renditions of one report found to be one, and reports of other years kept apart?

Every report of the development set (the sample corpus where that is absent) is made into renditions: lines dropped, lines joined or broken
anew, another encoding, other widths and quotation marks, the page of another site with a headline of its own. Of those that review a year
the same text is made into next year's report too: every year one later, three numbers of four others, not a word changed, which is
harder than any real one. A pair is right where both come from one report; files with the same letters are one report.
"""

import html
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from indexer.build.duplicates import mark, sketch
from indexer.build.worker import _entry
from indexer.pipeline import read_report
from kb.model import Report
from kb.store.manifest import Entry
from kb.text import fold
from tests.shared import DEV_SET

SHORTEST = 400
"""Characters from which a document is a report to be told from others; a form of three lines is not."""

FEWEST_YEARS = 3
"""Years that a report must write in digits to be made into the next year's."""

_NEXT_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_NUMBER = re.compile(r"(?<![\d.])\d{2,6}(?![\d年月日号])")
_DIGITS = str.maketrans("０１２３４５６７８９．", "0123456789.")
_NARROW = str.maketrans("，；：？！（）％", ",;:?!()%")


def drop_lines(text: str, rng: random.Random) -> str:
    """One line of twelve is lost, not the first, nor one that is a good part of the text."""
    lines = text.splitlines()
    return "\n".join(
        line for number, line in enumerate(lines) if number < 2 or len(line) > len(text) / 12 or rng.random() > 1 / 12
    )


def join_lines(text: str, _rng: random.Random) -> str:
    """Paragraphs run together in threes."""
    lines = [line for line in text.splitlines() if line.strip()]
    return "\n".join(
        "".join(lines[place : place + 3]) if place else lines[0] + "\n" + "".join(lines[1:3])
        for place in range(0, len(lines), 3)
    )


def break_lines(text: str, _rng: random.Random) -> str:
    """Lines broken at forty characters."""
    return "\n".join(
        line[place : place + 40] for line in text.splitlines() for place in range(0, max(1, len(line)), 40)
    )


def other_widths(text: str, _rng: random.Random) -> str:
    """Half-width marks, straight quotation marks, spaces at the beginning of lines."""
    return "\n".join("    " + line.translate(_NARROW).replace("“", '"').replace("”", '"') for line in text.splitlines())


def as_page(text: str, rng: random.Random) -> str:
    """The page of another site: navigation, a headline of its own, source and editor, links, footer."""
    lines = text.splitlines()
    menu = "".join(
        f'<li><a href="/{name}">{name}</a></li>' for name in ("首页", "要闻动态", "政务公开", "办事服务", "互动交流")
    )
    body = "".join(f'<p style="text-indent:2em">{html.escape(line)}</p>' for line in lines if line.strip())
    headline = html.escape(lines[0].strip()[:60] or "全文") + rng.choice(("", "（全文）"))
    return (
        f'<html><head><meta charset="utf-8"><title>{headline}_某某新闻网</title></head><body><ul class="nav">{menu}</ul>'
        f'<div class="position">当前位置：<a>首页</a> &gt; <a>时政</a></div><div class="article"><h1>{headline}</h1>'
        f'<div class="info">来源：某某日报　责任编辑：张某　浏览次数：{rng.randint(10, 999)}</div><div class="content">{body}</div></div>'
        '<div class="share">分享到：微信 微博</div><div class="footer">主办单位：某某新闻网 备案号：某备00000000号</div></body></html>'
    )


def next_year(text: str, rng: random.Random) -> str:
    """The report of the next year: all years one later, three numbers of four others."""
    later = _NEXT_YEAR.sub(lambda match: str(int(match[0]) + 1), text.translate(_DIGITS))
    return _NUMBER.sub(
        lambda match: (
            str(rng.randint(11, 999)) if rng.random() < 0.75 and match[0][:2] not in ("19", "20") else match[0]
        ),
        later,
    )


@dataclass(frozen=True, slots=True)
class Rendition:
    """A way of making another file of a report's text; ``same``: it is the same report still."""

    name: str
    make: Callable[[str, random.Random], str]
    suffix: str = ".txt"
    encoding: str = "utf-8"
    same: bool = True


RENDITIONS = (
    Rendition("lines dropped", drop_lines),
    Rendition("lines joined", join_lines),
    Rendition("lines broken", break_lines),
    Rendition("GB18030", lambda text, _rng: text, encoding="gb18030"),
    Rendition("UTF-16", lambda text, _rng: text, encoding="utf-16"),
    Rendition("other widths", other_widths),
    Rendition("other page", as_page, suffix=".html"),
    Rendition("page, lines dropped", lambda text, rng: as_page(drop_lines(text, rng), rng), suffix=".html"),
    Rendition("next year", next_year, same=False),
)


@dataclass(frozen=True, slots=True)
class Scores:
    """Pairs that were joined and should be, joined and should not, not joined and should; and what went wrong, by rendition."""

    right: int
    wrong: int
    missed: int
    faults: Counter[str]

    @property
    def precision(self) -> float:
        """Joined pairs that should be."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Pairs that should be joined and are."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def reports(folder: Path) -> Iterator[tuple[str, Report]]:
    """The reports of a folder, by the path of their files."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".txt", ".html"):
            outcome = read_report(path, str(path.relative_to(folder)))
            if outcome.report and len(outcome.report.text) >= SHORTEST:
                yield path.stem, outcome.report


def write_renditions(stem: str, report: Report, folder: Path) -> None:
    """Every rendition of a report as a file; its title stands in the first line, as it does in most files."""
    title = report.info.title.value or ""
    text = report.text if report.text.lstrip().startswith(title) else f"{title}\n{report.text}"
    is_annual = report.info.review_year.value is not None and len(_NEXT_YEAR.findall(text)) >= FEWEST_YEARS
    for number, rendition in enumerate(RENDITIONS):
        if not rendition.same and not is_annual:
            continue
        rng = random.Random(f"{stem} {rendition.name}")
        made = rendition.make(text, rng)
        folder_of = folder / f"{number}"
        folder_of.mkdir(exist_ok=True)
        name = _NEXT_YEAR.sub(lambda match: str(int(match[0]) + 1), stem) if not rendition.same else stem
        (folder_of / f"{name}{rendition.suffix}").write_text(made, rendition.encoding, errors="replace")


def scores(folder: Path) -> Scores:
    """Renditions are made, read and marked; whoever is marked with the same original is joined."""
    originals = [(f"{number:03}-{stem}", report) for number, (stem, report) in enumerate(reports(folder))]
    with TemporaryDirectory() as scratch:
        for stem, report in originals:
            write_renditions(stem, report, Path(scratch))
        read = list(reports(Path(scratch)))
    found = {
        **{f"{stem}@file": report for stem, report in originals},
        **{f"{stem}@{report.info.id.partition('/')[0]}": report for stem, report in read},
    }
    entries = {name: _renamed(_entry(report), name) for name, report in found.items()}
    marked = mark(entries.values(), {name: sketch(report.text) for name, report in found.items()})
    same = _same_letters(originals)
    return _judged({name: entry.duplicates_of or name for name, entry in marked.items()}, same)


def _same_letters(originals: list[tuple[str, Report]]) -> dict[str, str]:
    """Of every original the first that has the same letters."""
    first: dict[str, str] = {}
    return {
        stem[:3]: first.setdefault("".join(filter(str.isalnum, fold(report.text))), stem[:3])
        for stem, report in originals
    }


def _renamed(entry: Entry, name: str) -> Entry:
    return replace(entry, id=name)


def _judged(groups: dict[str, str], same: dict[str, str]) -> Scores:
    """What is one report: all renditions but next year's, which stands alone."""
    truth = {name: _truth(name, same) for name in groups}
    faults: Counter[str] = Counter()
    right = wrong = missed = 0
    by_truth: dict[str, list[str]] = {}
    by_group: dict[str, list[str]] = {}
    for name, group in groups.items():
        by_truth.setdefault(truth[name], []).append(name)
        by_group.setdefault(group, []).append(name)
    for members in by_truth.values():
        for one, other in combinations(members, 2):
            if groups[one] == groups[other]:
                right += 1
            else:
                missed += 1
                faults.update(f"missed {_how(name)}" for name in (one, other))
    for members in by_group.values():
        for one, other in combinations(members, 2):
            if truth[one] != truth[other]:
                wrong += 1
                faults[
                    f"joined {one.partition('@')[0][:40]} {_how(one)} + {other.partition('@')[0][:40]} {_how(other)}"
                ] += 1
    return Scores(right, wrong, missed, faults)


def _how(name: str) -> str:
    number = name.partition("@")[2]
    return RENDITIONS[int(number)].name if number.isdecimal() else "file"


def _truth(name: str, same: dict[str, str]) -> str:
    stem, _at, number = name.partition("@")
    return name if number.isdecimal() and not RENDITIONS[int(number)].same else same[stem[:3]]


def main() -> None:
    """Print precision, recall, and what went wrong."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEV_SET / "files"
    result = scores(folder)
    sys.stdout.write(f"pairs right {result.right}, wrong {result.wrong}, missed {result.missed}\n")
    sys.stdout.write(f"precision {result.precision:.4f}, recall {result.recall:.4f}\n")
    for fault, count in result.faults.most_common(60):
        sys.stdout.write(f"{count:6} {fault}\n")


if __name__ == "__main__":
    main()

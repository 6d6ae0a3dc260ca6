"""How well the characters that changed are marked: `python -m tests.quality.changes`, `-v` for what differs.

Paragraphs of the sample reports, and articles of laws where they are on this machine, are amended as editors amend them, by words,
numbers, list items, clauses and sentences, at places that are known; the marks of both sides are held to these places.
"""

import random
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from kb.compare import Kind, compare
from tests.quality.laws import versions

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
SEED = 20
MOST = 300
"""Texts of each source."""

Marks = frozenset[int]
Edit = tuple[int, int, str, tuple[int, int], tuple[int, int]]
"""Start and end of what is replaced, by what; then the part of the old and of the new piece that is marked."""


@dataclass(frozen=True, slots=True)
class Amended:
    """A text before and after, with the places of the characters that changed on either side."""

    before: str
    after: str
    gone: Marks
    came: Marks


@dataclass(frozen=True, slots=True)
class Score:
    """Characters marked rightly, marked at all, and changed."""

    right: int = 0
    marked: int = 0
    changed: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.marked + other.marked, self.changed + other.changed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.marked + self.changed) if self.marked + self.changed else 1.0


WORDS = (
    ("推进", "推动"), ("加强", "强化"), ("完善", "健全"), ("必须", "应当"), ("应当", "可以"), ("及时", "限时"), ("负责", "承担"),
    ("提升", "提高"), ("落实", "执行"), ("开展", "组织"), ("保障", "确保"), ("有关部门", "主管部门"), ("建立", "设立"),
    ("管理", "治理"), ("检查", "核查"), ("培训", "轮训"), ("企业", "经营主体"), ("工作人员", "公职人员"), ("优化", "改进"),
)  # fmt: skip
"""Words that editors put for others."""
ADDED = ("依法", "全面", "持续", "按照规定", "进一步", "统筹")
ITEMS = ("数据管理机构", "乡镇综治中心", "行业协会", "法律服务机构", "应急值守人员", "村民小组")
CLAUSES = (
    "逐项列出完成时限，", "由牵头科室每周通报，", "并向社会公开结果，", "实行台账销号管理，", "避免群众多头跑动，", "同步录入业务系统，",
)  # fmt: skip
SENTENCES = ("具体办法由市级主管机构另行规定。", "对办理超时的窗口逐一约谈。", "全部台账按季度移交档案室保存。")
_NUMBER = re.compile(
    r"(?<![0-9.])[0-9]{1,4}(?:\.[0-9])?(?=[件个项次家人份场万%天日])|[二三四五六七八九]十?(?=万元|日内|年以上|个月)"
)
_CLAUSE = re.compile(r"(?<=[，；])[^，。；：、\n]{6,24}，")
_CLAUSE_EDGE = re.compile(r"(?<=[，])(?=[^，。；：、\n]{6,})")
_ITEM_EDGE = re.compile(r"(?<=[^，。；、\n]{2}、)(?=[^，。；、\n（]{2,8}[、和])")
_SENTENCE_EDGE = re.compile(r"(?<=[^\n]。)(?=[^\n])")


def _word(text: str, dice: random.Random) -> list[Edit]:
    found: list[Edit] = []
    for old, new in dice.sample(WORDS, len(WORDS)):
        head = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), 0)
        head = head if len(old) > 2 else 0
        tail = len(old) - 2 if len(old) > 2 and old[2:] == new[2:] else 0
        found += [
            (match.start(), match.end(), new, (head, len(old) - tail), (head, len(new) - tail))
            for match in re.finditer(old, text)
        ]
    return found


def _number(text: str, dice: random.Random) -> list[Edit]:
    found: list[Edit] = []
    for match in _NUMBER.finditer(text):
        new = (
            str(dice.randrange(11, 99))
            if match[0].isascii()
            else dice.choice([n for n in "二三四五六七八九" if n not in match[0]])
        )
        if new != match[0]:
            found.append((match.start(), match.end(), new, (0, len(match[0])), (0, len(new))))
    return found


def _added_word(text: str, dice: random.Random) -> list[Edit]:
    places = (match.start() for old, _new in WORDS for match in re.finditer(rf"(?<=[，。；]){old}", text))
    return [_insertion(place, dice.choice(ADDED)) for place in places]


def _insertions(
    edge: re.Pattern[str], texts: Sequence[str], end: str = ""
) -> Callable[[str, random.Random], list[Edit]]:
    def find(text: str, dice: random.Random) -> list[Edit]:
        return [_insertion(match.start(), dice.choice(texts) + end) for match in edge.finditer(text)]

    return find


def _insertion(place: int, new: str) -> Edit:
    return place, place, new, (0, 0), (0, len(new))


def _gone_clause(text: str, dice: random.Random) -> list[Edit]:
    del dice
    return [(match.start(), match.end(), "", (0, len(match[0])), (0, 0)) for match in _CLAUSE.finditer(text)]


def _other_clause(text: str, dice: random.Random) -> list[Edit]:
    found: list[Edit] = []
    for match in _CLAUSE.finditer(text):
        new = dice.choice(CLAUSES)
        found.append((match.start(), match.end(), new, (0, len(match[0]) - 1), (0, len(new) - 1)))
    return found


KINDS: tuple[Callable[[str, random.Random], list[Edit]], ...] = (
    _word, _word, _number, _number, _added_word, _gone_clause, _other_clause,
    _insertions(_CLAUSE_EDGE, CLAUSES), _insertions(_ITEM_EDGE, ITEMS, "、"), _insertions(_SENTENCE_EDGE, SENTENCES),
)  # fmt: skip
"""The kinds of amendment; words and numbers are the most frequent."""


def amend(text: str, dice: random.Random) -> Amended:
    """The text with one to five amendments that do not touch each other."""
    edits: list[Edit] = []
    for _round in range(dice.randint(1, 5)):
        found = [edit for edit in dice.choice(KINDS)(text, dice) if all(_apart(edit, other) for other in edits)]
        edits += dice.sample(found, min(1, len(found)))
    after, end, gone, came = "", 0, set[int](), set[int]()
    for start, stop, new, old_marks, new_marks in sorted(edits):
        after += text[end:start]
        gone |= set(range(start + old_marks[0], start + old_marks[1]))
        came |= set(range(len(after) + new_marks[0], len(after) + new_marks[1]))
        after, end = after + new, stop
    return Amended(text, after + text[end:], frozenset(gone), frozenset(came))


def _apart(one: Edit, other: Edit) -> bool:
    return one[0] > other[1] + 3 or other[0] > one[1] + 3


def marks(before: str, after: str) -> tuple[Marks, Marks]:
    """The characters that comparing marks on either side, but for spaces."""
    comparison = compare(before, after)
    found: tuple[set[int], set[int]] = (set(), set())
    for row in comparison.rows:
        for side, cell in enumerate(row.cells):
            for part in cell.parts if cell else ():
                if part.kind is not Kind.SAME:
                    found[side].update(range(part.span.start, part.span.end))
    return _visible(before, found[0]), _visible(after, found[1])


def plain_marks(before: str, after: str) -> tuple[Marks, Marks]:
    """The same by the standard library's difflib, for comparison."""
    found: tuple[set[int], set[int]] = (set(), set())
    for tag, start, end, begin, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            found[0].update(range(start, end))
            found[1].update(range(begin, stop))
    return _visible(before, found[0]), _visible(after, found[1])


def _visible(text: str, places: set[int]) -> Marks:
    return frozenset(place for place in places if not text[place].isspace())


def score(text: Amended, found: tuple[Marks, Marks]) -> Score:
    """How the marks agree with what was amended."""
    wanted = text.gone, text.came
    right = sum(len(one & two) for one, two in zip(wanted, found, strict=True))
    return Score(right, sum(map(len, found)), sum(map(len, wanted)))


def sample_texts() -> list[str]:
    """Paragraphs of the sample reports that are long enough to be amended."""
    files = sorted(CORPUS.rglob("*.txt"))
    lines = (line.strip() for file in files for line in file.read_bytes().decode("utf-8", "ignore").splitlines())
    return list(dict.fromkeys(line for line in lines if 60 <= len(line) <= 900))


def law_texts() -> list[str]:
    """Articles of laws."""
    return [article.text for law in versions() for article in law.new if 60 <= len(article.text) <= 900]


def amended(texts: Sequence[str]) -> Iterator[Amended]:
    """Some of the texts, amended."""
    dice = random.Random(SEED)
    for text in dice.sample(texts, min(MOST, len(texts))):
        found = amend(text, dice)
        if found.before != found.after:
            yield found


def f1(texts: Sequence[str], by: Callable[[str, str], tuple[Marks, Marks]] = marks) -> float:
    """The figure over some texts."""
    return sum((score(text, by(text.before, text.after)) for text in amended(texts)), Score()).f1


def report(*, differences: bool) -> Iterator[str]:
    """The lines that show the figures."""
    for name, texts in (("sample", sample_texts()), ("laws", law_texts())):
        if texts:
            yield f"changed characters, {name}: F1 {f1(texts):.4f} (difflib {f1(texts, plain_marks):.4f})"
        for text in amended(texts) if differences else ():
            found = marks(text.before, text.after)
            if found != (text.gone, text.came):
                yield from ("", _shown(text.before, text.gone, found[0]), _shown(text.after, text.came, found[1]))


def _shown(text: str, wanted: Marks, found: Marks) -> str:
    """The text with 【】 around what was amended and 〈〉 around what is marked."""
    shown = ""
    for place, sign in enumerate(text + "\0"):
        for marked, signs in ((wanted, "【】"), (found, "〈〉")):
            shown += signs[0] if place in marked and place - 1 not in marked else ""
            shown += signs[1] if place not in marked and place - 1 in marked else ""
        shown += sign
    return shown.rstrip("\0")


if __name__ == "__main__":
    for line in report(differences="-v" in sys.argv[1:]):
        sys.stdout.write(line + "\n")

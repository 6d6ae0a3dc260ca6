"""The literal index of the next generation, and the same over pinyin initials: blocks that stay, a block for what is new."""

from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from indexer.build.drafts import INITIALS as INITIALS_DRAFT
from indexer.build.drafts import TEXT, write_drafts
from indexer.build.segments import open_segment
from kb.codec import ArraySegment
from kb.literal import LiteralReport, read_draft, update
from kb.schema import decode_passage, decode_report_info, is_report
from kb.store.generation import reading
from kb.store.place import INITIALS, LITERAL
from kb.store.writing import Building


def join_literal(aside: Building, live: Path | None, gone: Collection[str], stems: Sequence[Path]) -> None:
    """Bring both literal indexes of the live generation (None: there is none) into the one that is made aside.

    ``gone`` are the ids of reports that leave, ``stems`` the paths of drafts that are taken in, and removed.
    """
    with ThreadPoolExecutor(1) as beside:  # sorting suffixes leaves the interpreter to the other
        bring = partial(_bring, aside, live, gone, stems)
        literal = beside.submit(bring, LITERAL, TEXT)
        bring(INITIALS, INITIALS_DRAFT)
        literal.result()


def _bring(
    aside: Building, live: Path | None, gone: Collection[str], stems: Sequence[Path], name: str, ending: str
) -> None:
    paths = [stem.with_suffix(ending) for stem in stems]
    update(live and live / name, aside.directory / name, gone, drafts=map(read_draft, paths))
    for path in paths:
        path.unlink()


def write_literal(
    aside: Building, live: Path | None, gone: Collection[str], segments: Sequence[ArraySegment], fresh: Collection[str]
) -> None:
    """The same where nobody kept drafts: ``fresh`` are the ids of new reports, which are read back from ``segments``."""
    with reading(aside.place):
        reports = list(_reports(aside.index, segments, frozenset(fresh)))
    stem = aside.index / "read-back"
    write_drafts(stem, reports)
    join_literal(aside, live, gone, [stem])


def _reports(index: Path, segments: Sequence[ArraySegment], fresh: frozenset[str]) -> Iterator[LiteralReport]:
    for segment in segments:
        with open_segment(index, segment) as reader:
            key, texts = "", list[str]()
            for number in range(reader.doc_count_all()):
                stored = reader.stored_fields(number)
                if not is_report(stored):
                    texts.append(decode_passage(stored).text)
                    continue
                if key in fresh:
                    yield LiteralReport(key, texts)
                key, texts = decode_report_info(stored).id, []
            if key in fresh:
                yield LiteralReport(key, texts)


__all__ = ["join_literal", "write_literal"]

"""The literal index of the next generation, and the same over pinyin initials: blocks that stay, a block for what is new."""

from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from indexer.build.segments import open_segment
from kb.codec import ArraySegment
from kb.initials import initials
from kb.literal import LiteralReport, update
from kb.schema import decode_passage, decode_report_info, is_report
from kb.store.generation import INITIALS, LITERAL, reading
from kb.store.writing import Building


def write_literal(
    aside: Building, live: Path | None, gone: Collection[str], segments: Sequence[ArraySegment], fresh: Collection[str]
) -> None:
    """Bring both literal indexes of the live generation (None: there is none) into the one that is made aside.

    ``gone`` and ``fresh`` are the ids of reports that leave and that were written into ``segments``.
    """
    with reading(aside.place):
        reports = list(_reports(aside.index, segments, frozenset(fresh)))
    letters = (LiteralReport(report.key, [initials(text) for text in report.passages]) for report in reports)
    with ThreadPoolExecutor(1) as beside:  # sorting suffixes leaves the interpreter to the initials
        literal = beside.submit(update, live and live / LITERAL, aside.directory / LITERAL, gone, reports)
        update(live and live / INITIALS, aside.directory / INITIALS, gone, letters)
        literal.result()


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


__all__ = ["write_literal"]

"""The top of this package: a file → the text of each report in it, or the reason why there is none."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from indexer.read.encoding import Decoded, decode
from indexer.read.faults import Fault, UnreadableError, problems
from indexer.read.mojibake import MENDED, mend
from indexer.read.normal import normalise
from indexer.read.options import ReadOptions
from indexer.read.source import Source, open_source
from indexer.values import Extract, Fact
from kb.i18n import _
from kb.model import Problem
from kb.refusal import reason

Reader = Callable[[Source], Iterator[Extract | Problem]]


def read(path: Path, name: str, options: ReadOptions | None = None) -> Iterator[Extract | Problem]:
    """The reports of one file, one by one: an Extract each, or a Problem for the file or a row that cannot be read.

    ``name`` is what the reports are called after: the file's path under its root. Nothing a file holds raises.
    """
    try:
        source = open_source(path, name, options or ReadOptions())
        yield from READERS[source.form.reader](source)
    except (UnreadableError, OSError) as error:
        yield fault_of(error).at(name)


def fault_of(error: OSError | UnreadableError) -> Fault:
    """Why a file cannot be read."""
    if isinstance(error, UnreadableError):
        return error.fault
    if isinstance(error, FileNotFoundError):
        return Fault("vanished", _("The file is gone. If it was moved, run the same command again."))
    if isinstance(error, PermissionError):
        return Fault(
            "permission",
            _(
                "No permission to read the file. Give yourself the right to read it (chmod u+r) and run the same command again."
            ),
        )
    return Fault(
        "io",
        _("The system could not read the file ({reason}). Mend the cause and run the same command again.").format(
            reason=reason(error)
        ),
    )


def extract(
    name: str,
    raw: str,
    form: str,
    *,
    encoding: str | None = None,
    facts: tuple[Fact, ...] = (),
    faults: tuple[Fault, ...] = (),
) -> Extract:
    """One report's Extract from its raw text; raises UnreadableError where nothing of it can be seen."""
    mended, misread = mend(raw)
    text, removed = normalise(mended)
    if not text.strip(" \t\n\u3000\xa0\u200b\ufeff\x0c"):
        raise UnreadableError(
            "blank", _("The file holds no visible character. Take it out of the folder, or fetch it again.")
        )
    return Extract(name, text, form, encoding, facts, problems(name, (*faults, *misread, *removed)))


def read_text(source: Source) -> Iterator[Extract | Problem]:
    """A text file: one report. Markdown is read without its marks."""
    decoded = decode(source.data())
    text = decoded.text
    if source.form.name == "md":
        from indexer.read.markdown import unmarked

        text = unmarked(text)
    yield extract(source.name, text, source.form.name, encoding=decoded.encoding, faults=decoded.faults)


def read_html(source: Source) -> Iterator[Extract | Problem]:
    """A page: one report."""
    from indexer.read.page import declared_charset

    data = source.data()
    yield _page(source, decode(data, declared_charset(data)))


def read_mhtml(source: Source) -> Iterator[Extract | Problem]:
    """A page saved with its pictures in one file: one report."""
    from indexer.read.mhtml import page_of
    from indexer.read.page import declared_charset

    data, charset = page_of(source.data())
    yield _page(source, decode(data, charset or declared_charset(data)))


def _page(source: Source, decoded: Decoded) -> Extract:
    """A page's Extract. What was misread is mended first: the words that tell the article from the rest must be legible."""
    from indexer.read.page import read_page

    markup, misread = mend(decoded.text)
    page = read_page(markup, containers=source.options.containers)
    faults = (*decoded.faults, *(fault for fault in misread if fault.code == MENDED))
    return extract(source.name, page.text, source.form.name, encoding=decoded.encoding, facts=page.facts, faults=faults)


def read_docx(source: Source) -> Iterator[Extract | Problem]:
    """A Word document: one report."""
    from indexer.read.word import read_document

    document = read_document(source.path)
    yield extract(source.name, document.text, source.form.name, facts=document.facts)


def read_pdf(source: Source) -> Iterator[Extract | Problem]:
    """A PDF: one report."""
    from indexer.read.pdf import read_document

    document = read_document(source.path, seconds=source.options.parse_seconds)
    yield extract(source.name, document.text, source.form.name, facts=document.facts, faults=document.faults)


def read_table(source: Source) -> Iterator[Extract | Problem]:
    """A table: a report a row; where it has no column of texts but is a list of tasks, one report."""
    from indexer.read.columns import NO_TEXT
    from indexer.read.tables import read_rows

    try:
        yield from read_rows(source, extract)
    except UnreadableError as error:
        text = _ledger(source) if error.fault.code == NO_TEXT else None
        if text is None:
            raise
        yield extract(source.name, text, source.form.name)


def _ledger(source: Source) -> str | None:
    from indexer.read.ledgers import ledger_text

    return ledger_text(source)


def read_office(source: Source) -> Iterator[Extract | Problem]:
    """A format only an office program reads: converted aside, then read."""
    from indexer.read.office import converted

    with converted(source) as result:
        for report in READERS[result.form.reader](result):
            yield report if isinstance(report, Problem) else _renamed(report, source)


def _renamed(report: Extract, source: Source) -> Extract:
    return Extract(report.name, report.text, source.form.name, report.encoding, report.facts, report.problems)


READERS: Mapping[str, Reader] = {
    "text": read_text,
    "html": read_html,
    "mhtml": read_mhtml,
    "docx": read_docx,
    "pdf": read_pdf,
    "csv": read_table,
    "jsonl": read_table,
    "json": read_table,
    "xlsx": read_table,
    "office": read_office,
}

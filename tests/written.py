"""Knowledge bases of a few typed reports."""

from pathlib import Path

from indexer.build.run import Request, run


def write_kb(folder: Path, **texts: str) -> Path:
    """The knowledge base of reports: file name (without .txt) → text."""
    for name, text in texts.items():
        target = folder / "docs" / f"{name}.txt"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    run(Request(folder / ".kb", (folder / "docs",)), lambda _done, _total, _name: None)
    return folder / ".kb"

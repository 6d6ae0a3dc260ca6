"""A knowledge base and search engine for Chinese policy reports.

    import kb

    library = kb.open()
    for hit in library.search("营商环境", limit=5):
        print(hit.report.unit.value, hit.path, hit.text)

Importing this package loads no index, no dictionary and no screen: ``open`` does.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from kb.errors import KBError
from kb.version import VERSION as __version__  # noqa: N811 - the name that Python programs look for

if TYPE_CHECKING:
    from kb.library import Library


def open(place: str | Path | None = None, *, trust: bool = False) -> "Library":  # noqa: A001 - kb.open reads as what it does
    """Open a knowledge base: the directory ``place``, else $KB_DIR, else the ``.kb`` here or in a folder above.

    The library is a context manager; close it to let go of its files. ``trust`` opens an index that another user may have written.
    Raises KBError with a sentence that says what to do: none there, damaged, of another version, not trusted.
    """
    from kb.library import Library
    from kb.store import locate

    return Library(locate(place), trust=trust)


__all__ = ["KBError", "__version__", "open"]

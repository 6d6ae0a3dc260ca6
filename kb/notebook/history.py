"""The queries that were asked, the last first."""

from dataclasses import dataclass

from kb.notebook.file import NotebookFile
from kb.notebook.rows import now, storable

LONGEST_HISTORY = 1000
LONGEST_QUERY = 2000
"""A pasted page is no query to come back to."""


@dataclass(frozen=True, slots=True)
class History:
    """The query history of a notebook; a query that is asked again moves to the front."""

    file: NotebookFile

    def add(self, query: str) -> None:
        """Remember a query; an empty or very long one is passed over, the oldest beyond a thousand are forgotten."""
        text = storable(query.strip())
        if not text or len(text) > LONGEST_QUERY:
            return
        with self.file.writing() as connection:
            connection.execute("DELETE FROM history WHERE query = ?", (text,))
            connection.execute("INSERT INTO history (query, time) VALUES (?, ?)", (text, now()))
            newest = "SELECT id FROM history ORDER BY id DESC LIMIT ?"
            connection.execute(f"DELETE FROM history WHERE id NOT IN ({newest})", (LONGEST_HISTORY,))  # noqa: S608

    def list(self, limit: int = 100) -> tuple[str, ...]:
        """The last queries, the newest first."""
        with self.file.reading() as connection:
            if connection is None:
                return ()
            rows = connection.execute("SELECT query FROM history ORDER BY id DESC LIMIT ?", (limit,))
            return tuple(query for (query,) in rows)

    def clear(self) -> None:
        """Forget them all."""
        with self.file.writing() as connection:
            connection.execute("DELETE FROM history")


__all__ = ["History"]

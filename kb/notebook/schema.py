"""The tables of a notebook, as a list of migrations: the n-th brings a file of version n to version n + 1."""

APPLICATION_ID = 0x6B62_6E62
"""Says in the file's head that it is a notebook (``kbnb``)."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE notes (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            text TEXT NOT NULL,
            spans TEXT NOT NULL DEFAULT '[]',
            origin TEXT NOT NULL,
            passage TEXT NOT NULL,
            note TEXT NOT NULL DEFAULT '',
            position INTEGER NOT NULL,
            copies INTEGER NOT NULL DEFAULT 0,
            created TEXT NOT NULL,
            changed TEXT NOT NULL,
            removed TEXT
        )""",
        "CREATE INDEX notes_by_position ON notes (removed, position)",
        "CREATE INDEX notes_by_passage ON notes (passage)",
        """CREATE TABLE tags (
            note INTEGER NOT NULL REFERENCES notes (id) ON DELETE CASCADE,
            tag TEXT NOT NULL,
            UNIQUE (note, tag)
        )""",
        """CREATE TABLE saved (
            key TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            query TEXT NOT NULL,
            created TEXT NOT NULL,
            looked TEXT
        )""",
        """CREATE TABLE seen (
            key TEXT NOT NULL REFERENCES saved (key) ON DELETE CASCADE,
            digest TEXT NOT NULL,
            PRIMARY KEY (key, digest)
        ) WITHOUT ROWID""",
        "CREATE TABLE history (id INTEGER PRIMARY KEY AUTOINCREMENT, query TEXT NOT NULL UNIQUE, time TEXT NOT NULL)",
    ),
)

VERSION = len(MIGRATIONS)

__all__ = ["APPLICATION_ID", "MIGRATIONS", "VERSION"]

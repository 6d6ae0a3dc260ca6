"""The user's own data: kept passages, saved queries, query history. Never derived from the index, never dropped with it."""

from kb.notebook.file import NotebookBusyError, NotebookDamagedError, NotebookVersionError
from kb.notebook.history import History
from kb.notebook.notebook import FILE_NAME, Notebook, UnknownNoteError
from kb.notebook.saved import SavedQueries, UnknownSavedQueryError
from kb.notebook.values import Anchor, AnchorState, Note, SavedQuery

__all__ = [
    "FILE_NAME", "Anchor", "AnchorState", "History", "Note", "Notebook", "NotebookBusyError", "NotebookDamagedError",
    "NotebookVersionError", "SavedQueries", "SavedQuery", "UnknownNoteError", "UnknownSavedQueryError",
]  # fmt: skip

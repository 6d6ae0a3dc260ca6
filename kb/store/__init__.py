"""The knowledge base on disk: where it lies, whom to trust, generations that are complete or absent, locks."""

from kb.store.generation import Generation, open_generation, reading
from kb.store.locks import WriteLock
from kb.store.manifest import Entry, Identity, Manifest, Root, Source
from kb.store.place import check_trust, locate, locate_for_writing
from kb.store.writing import Building, building, writing

__all__ = [
    "Building", "Entry", "Generation", "Identity", "Manifest", "Root", "Source", "WriteLock", "building", "check_trust", "locate",
    "locate_for_writing", "open_generation", "reading", "writing",
]  # fmt: skip

"""The `kb` command: a group whose commands are loaded when they are called.

Commands of the indexer and of the screen come from the entry-point group ``kb.commands``.
"""

from kb.cli.main import main

__all__ = ["main"]

"""The `kb` command: a group whose commands are loaded when they are called.

Commands of the indexer and of the screen come from the entry-point group ``kb.commands``.
"""

try:
    from kb.cli.main import main
except KeyboardInterrupt:  # while what it needs is loaded: before there is anything to say it with
    raise SystemExit(130) from None

__all__ = ["main"]

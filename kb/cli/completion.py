"""`kb completion`: the script that lets a shell complete kb's commands and options."""

import click
from click.shell_completion import get_completion_class

from kb.i18n import _


@click.command(
    help=_('Print the completion script of a shell. To switch it on in bash: eval "$(kb completion bash)"'),
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the completion script."""
    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(ctx.find_root().command, {}, "kb", "_KB_COMPLETE").source())


__all__ = ["completion"]

"""`fangtan translate`: how translations stand, and their exchange with translators."""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword

import click

_COMMANDS = {
    "export": "Write what is to be translated as PO or XLIFF.",
    "import": "Take translations back from PO or XLIFF.",
}


class _Commands(click.Group):
    """Commands by name; the module of one is imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = import_module(f"fangtan.cli.translate.{module}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group("translate", cls=_Commands)
def command() -> None:
    """Say how translations stand to their originals, and exchange them with translators."""

"""Groups of commands that are imported one by one, when they are called."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from keyword import iskeyword

import click


def lazy(package: str, commands: Mapping[str, str]) -> type[click.Group]:
    """Return a kind of group: each command is the `command` of a module named after it.

    `commands` are what they do in a line, in the order in which they are listed.
    """

    class Commands(click.Group):
        def list_commands(self, ctx: click.Context) -> list[str]:
            del ctx
            return list(commands)

        def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
            del ctx
            if cmd_name not in commands:
                return None
            module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
            command: click.Command = import_module(f"{package}.{module}").command
            return command

        def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
            del ctx
            with formatter.section("Commands"):
                formatter.write_dl(list(commands.items()))

    return Commands

"""x"""
import click
@click.command("report")
def command() -> None:
    """X."""

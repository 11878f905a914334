"""The program: its commands, and what becomes of an error that one of them raises."""

import os
import sys
from typing import Annotated

import typer

from variorum import __version__
from variorum.cli.add import add
from variorum.cli.adopt import adopt
from variorum.cli.archive import archive
from variorum.cli.backup import backup
from variorum.cli.build import build
from variorum.cli.compare import compare
from variorum.cli.copies import copies
from variorum.cli.decide import decide
from variorum.cli.exits import ExitCode, code_of
from variorum.cli.export import export
from variorum.cli.fetch import fetch
from variorum.cli.mcp import mcp
from variorum.cli.open import open_page
from variorum.cli.outlets import outlets
from variorum.cli.output import complain
from variorum.cli.points import points
from variorum.cli.remove import remove
from variorum.cli.restore import restore_story
from variorum.cli.review import review
from variorum.cli.schema import schema
from variorum.cli.serve import serve
from variorum.cli.show import show
from variorum.cli.watch import watch
from variorum.cli.where import where
from variorum.errors import VariorumError

COMMANDS = (
    ("fetch", fetch),
    ("build", build),
    ("add", add),
    ("remove", remove),
    ("watch", watch),
    ("points", points),
    ("copies", copies),
    ("compare", compare),
    ("review", review),
    ("decide", decide),
    ("adopt", adopt),
    ("show", show),
    ("where", where),
    ("outlets", outlets),
    ("export", export),
    ("open", open_page),
    ("serve", serve),
    ("mcp", mcp),
    ("backup", backup),
    ("restore", restore_story),
    ("schema", schema),
)

app = typer.Typer(
    name="variorum", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None
)
for _name, _function in COMMANDS:
    app.command(_name)(_function)
app.add_typer(archive, name="archive")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"variorum {__version__}")
        raise typer.Exit


@app.callback()
def variorum(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Reads every report of a news story and prints the ledger: what happened, who says so, and who copied whom."""


def main() -> None:
    """Runs the program. Every error is one line on stderr; VARIORUM_DEBUG=1 shows all of one that nobody foresaw."""
    for stream, errors in ((sys.stdout, "surrogateescape"), (sys.stderr, "backslashreplace")):
        stream.reconfigure(encoding="utf-8", errors=errors)  # type: ignore[union-attr] # a process starts with text files
    try:
        app()
    except VariorumError as error:
        complain(str(error))
        sys.exit(code_of(error))
    except Exception as error:
        if os.environ.get("VARIORUM_DEBUG"):
            raise
        complain(
            f"a defect in Variorum: {type(error).__name__}: {error}; please report it (VARIORUM_DEBUG=1 shows where)"
        )
        sys.exit(ExitCode.FAILED)

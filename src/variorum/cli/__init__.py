"""The command line: one file a command, each a line in the tuple of `app`."""

from variorum.cli.app import app, main

__all__ = ["app", "main"]

"""What a command's exit code means, and the one function that decides it."""

from enum import IntEnum

from variorum.errors import RequestError, VariorumError


class ExitCode(IntEnum):
    """The exit codes of every command."""

    FINE = 0
    FAILED = 1  # nothing was built, fetched or written
    USAGE = 2  # the command was asked for something that does not exist
    SKIPPED = 3  # some reports could not be read or fetched, or not by all that was to read them; the rest was


def code_of(error: VariorumError | None = None, *, read: int = 1, skipped: int = 0) -> ExitCode:
    """The exit code after an error, or after a command that read (or fetched) and skipped so many reports."""
    if isinstance(error, RequestError):
        return ExitCode.USAGE
    if error or not read:
        return ExitCode.FAILED
    return ExitCode.SKIPPED if skipped else ExitCode.FINE

"""Where a command puts what it has to say: results on stdout or in a file, all else on stderr."""

import sys
from pathlib import Path

from variorum.errors import StoreError

_CONTROLS = {code: "�" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"}


def plain(text: str) -> str:
    """Text that cannot steer a terminal: reports and names of files may hold control characters (C0, C1)."""
    return text.translate(_CONTROLS)


def emit(text: str) -> None:
    """A result, on stdout."""
    sys.stdout.write(text)


def note(message: str) -> None:
    """A line for the person at the terminal, on stderr."""
    sys.stderr.write(plain(message) + "\n")


def complain(message: str) -> None:
    """An error, as one line on stderr."""
    note("variorum: " + " ".join(message.split()))


def put(path: Path, text: str) -> None:
    """Writes a whole file or nothing; makes its folder. Raises `StoreError` where that fails."""
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text, encoding="utf-8", newline="")
        part.replace(path)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written ({error.strerror}); choose another place") from error

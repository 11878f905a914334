"""Where a command puts what it has to say: results on stdout or in a file, all else on stderr."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from variorum.errors import StoreError
from variorum.model import Record

_LATER_CONTROLS = {code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)}  # JSON itself escapes only those below 0x20
_CONTROLS = {code: "�" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"}


def plain(text: str) -> str:
    """Text that cannot steer a terminal: reports and names of files may hold control characters (C0, C1)."""
    return text.translate(_CONTROLS)


def json_text(value: object) -> str:
    """Plain JSON values, one line per nesting level; control characters escaped."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").translate(_LATER_CONTROLS)


def json_lines(rows: Iterable[Record]) -> str:
    """Each record as one line of JSON; control characters escaped."""
    return "".join(row.model_dump_json() + "\n" for row in rows).translate(_LATER_CONTROLS)


def is_read_by_a_person() -> bool:
    """Is stdout a terminal, and no pipe or file?"""
    return sys.stdout.isatty()


def emit(text: str) -> None:
    """A result, on stdout."""
    sys.stdout.write(text)


def note(message: str) -> None:
    """A line for the person at the terminal, on stderr."""
    sys.stderr.write(plain(message) + "\n")


def complain(message: str) -> None:
    """An error, as one line on stderr."""
    note("variorum: " + " ".join(message.split()))


def put(path: Path, content: str | bytes) -> None:
    """Writes a whole file or nothing; makes its folder. Raises `StoreError` where that fails."""
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content.encode() if isinstance(content, str) else content)
        part.replace(path)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written ({error.strerror}); choose another place") from error

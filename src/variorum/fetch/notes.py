"""What is noted in a folder from one run to the next: one JSON file, written as a whole or not at all."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from variorum.errors import StoreError

T = TypeVar("T")


def read_notes(path: Path, kind: type[T]) -> dict[str, T]:
    """The notes of a file, by address, none where there is none; raises `StoreError` where they are damaged."""
    try:
        return TypeAdapter(dict[str, kind]).validate_json(path.read_bytes())  # type: ignore[valid-type]
    except FileNotFoundError:
        return {}
    except NotADirectoryError:
        raise StoreError(f"{path.parent}: expected a folder, found a file; name a folder") from None
    except (OSError, ValidationError) as error:
        raise StoreError(f"{path}: it cannot be read; delete it, and everything is fetched anew") from error


def write_notes(path: Path, notes: Mapping[str, T], kind: type[T]) -> None:
    """Replaces the notes of a file; raises `StoreError` where that fails, and then leaves the old ones."""
    part = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(TypeAdapter(dict[str, kind]).dump_json(dict(notes), indent=1))  # type: ignore[valid-type]
        part.replace(path)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written ({error.strerror}); see to the disk") from error

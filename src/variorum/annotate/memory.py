"""What was read before: the protocol of a memory, and how entries are named and written.

An entry is named by a hash of everything that its value hangs on: the edition of the program that reads (its code, its
model, the libraries that compute) and all that it is given. So an entry is never out of date; it can only be missing.
"""

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final, Protocol, TypeVar

from variorum.model import Record

_R = TypeVar("_R", bound=Record)
_WEIGHTS: Final = (".onnx", ".npz")  # each is told by its sha256 in a card beside it


class Memory(Protocol):
    """Keeps bytes by name. It may forget whatever it likes."""

    def recall(self, names: Sequence[str]) -> Mapping[str, bytes]:
        """The entries of these names that it has."""

    def keep(self, entries: Mapping[str, bytes]) -> None:
        """Takes entries in."""


class Forgetful:
    """A memory that keeps nothing: everything is read anew."""

    def recall(self, _names: Sequence[str]) -> Mapping[str, bytes]:
        return {}

    def keep(self, _entries: Mapping[str, bytes]) -> None:
        pass


FORGETFUL: Final = Forgetful()


def edition(modules: Iterable[str], packages: Iterable[str], *more: str) -> str:
    """What tells one state of a reading program from every other: its modules' code, and its packages' versions."""
    digest = hashlib.sha256()
    for module in modules:
        package, _, name = module.rpartition(".")
        digest.update((files(package) / f"{name}.py").read_bytes())
    digest.update("\0".join([*(f"{name} {version(name)}" for name in packages), *more]).encode())
    return digest.hexdigest()


def contents(*packages: str) -> str:
    """A hash of all that packages hold, their subpackages and data among it, but for weights."""
    digest = hashlib.sha256()
    for package in packages:
        for path, content in _files(files(package), package):
            digest.update(f"{path} {len(content)} ".encode())
            digest.update(content)
    return digest.hexdigest()


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir() and item.name != "__pycache__":
            yield from _files(item, f"{path}/{item.name}")
        elif item.is_file() and not item.name.endswith(_WEIGHTS):
            yield f"{path}/{item.name}", item.read_bytes()


def name_of(edition: str, *given: bytes) -> str:
    """The name of what a program of that edition makes of what it is given."""
    digest = hashlib.sha256(edition.encode())
    for part in given:
        digest.update(len(part).to_bytes(8))
        digest.update(part)
    return digest.hexdigest()


def packed(value: Any) -> bytes:
    """A plain JSON value as an entry, with a checksum."""
    return zlib.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), level=1)


def unpacked(entry: bytes | None) -> Any:
    """The value of an entry; None where it is missing or damaged, which comes to the same."""
    try:
        return None if entry is None else json.loads(zlib.decompress(entry))
    except (zlib.error, ValueError):
        return None


def packed_record(record: Record) -> bytes:
    """A record as an entry, with a checksum."""
    return zlib.compress(record.model_dump_json(exclude_defaults=True).encode(), level=1)


def unpacked_record(kind: type[_R], entry: bytes | None) -> _R | None:
    """The record of an entry; None where it is missing or damaged."""
    try:
        return None if entry is None else kind.model_validate_json(zlib.decompress(entry))
    except (zlib.error, ValueError):
        return None

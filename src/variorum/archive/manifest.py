"""What a screening was made of, with what, and how far it is."""

from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from variorum import __version__
from variorum.archive.layout import Layout
from variorum.archive.parts import Part
from variorum.archive.settings import Settings
from variorum.errors import RequestError, StoreError
from variorum.model.record import Record

FORMAT: Literal[1] = 1
Stage = Literal["read", "paired", "laid", "compared", "ordered", "joined", "told"]
STAGES: tuple[Stage, ...] = ("read", "paired", "laid", "compared", "ordered", "joined", "told")


class Source(Record):
    """A file as it was when it was taken: its size in bytes, and when it was last changed, in nanoseconds."""

    path: str
    size: int
    changed: int

    @classmethod
    def of(cls, file: Path) -> "Source":
        """The file as it is now; raises `RequestError` where there is none."""
        try:
            state = file.stat()
        except OSError as error:
            raise RequestError(f"{file}: there is no such file, or it cannot be read ({error.strerror})") from error
        return cls(path=str(file), size=state.st_size, changed=state.st_mtime_ns)


class Done(Record):
    """A stage that is done: the seconds that it took, and how many things came of it."""

    stage: Stage
    seconds: float
    count: int


class Manifest(Record):
    """`format` is that of the folder, `version` the program's. The parts stay as they were first taken, so that a
    screening that was broken off goes on where it was.
    """

    format: Literal[1] = FORMAT
    version: str = __version__
    settings: Settings
    sources: tuple[Source, ...]
    parts: tuple[Part, ...]
    done: tuple[Done, ...] = ()

    def has(self, stage: Stage) -> bool:
        """Is that stage done?"""
        return any(done.stage == stage for done in self.done)

    def keep(self, path: Path) -> None:
        """Writes it, as a whole or not at all."""
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.part")
        part.write_text(self.model_dump_json(indent=1) + "\n", encoding="utf-8")
        part.replace(path)


def load(path: Path) -> Manifest | None:
    """The manifest of a folder; null where there is none. Raises `StoreError` where it cannot be read."""
    try:
        return Manifest.model_validate_json(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValidationError) as error:
        raise StoreError(
            f"{path}: expected the manifest of a screened archive, of format {FORMAT} ({error})"
        ) from error


def begun(path: Path, settings: Settings, sources: tuple[Source, ...]) -> Manifest | None:
    """The manifest of a screening of these sources that was begun; null where there is none.

    Raises `RequestError` where the folder holds another screening.
    """
    there = load(path)
    if there is None:
        return None
    for name, given in (("version", __version__), ("settings", settings), ("sources", sources)):
        if getattr(there, name) != given:
            raise RequestError(f"{path.parent}: holds a screening with other {name}; give another folder, or delete it")
    return there


def finished(layout: Layout) -> Manifest:
    """The manifest of an archive that is screened to the end; raises `RequestError` where there is none."""
    there = load(layout.manifest)
    if there is None or not there.has(STAGES[-1]):
        state = "nothing" if there is None else "a screening that was broken off"
        raise RequestError(f"{layout.root}: expected a screened archive, found {state}; run `archive screen` first")
    return there

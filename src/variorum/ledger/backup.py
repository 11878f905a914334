"""A story in one file of its own, to be kept elsewhere, and back into a home of either kind."""

import os
from pathlib import Path

from variorum.errors import RequestError, StoreError
from variorum.ledger.check import check
from variorum.ledger.facts import has_story
from variorum.ledger.file import File
from variorum.ledger.migrations import layout_of, migrate
from variorum.ledger.rows import read_ledger, replace_ledger
from variorum.ledger.store import Store
from variorum.model import Ledger


def back_up(store: Store, file: Path) -> Ledger:
    """Writes a story, decisions and all, into `file` as a whole or not at all; a file that is there is replaced.

    Every span is looked at before, so that a backup is sound. Returns what was written. Raises `StoreError`.
    """
    ledger = store.view().ledger()
    check(ledger)
    part = File(file.with_name(f"{file.name}.part"))
    try:
        part.path.unlink(missing_ok=True)  # of a backup that was killed
        with part.writing() as connection:
            migrate(part.name, connection)
            replace_ledger(connection, ledger)
        _put_in_place(part.path, file)
    except OSError as error:
        raise StoreError(f"{file}: cannot be written ({error.strerror}); choose another place") from error
    return ledger


def restore(file: Path, store: Store, replace: bool = False) -> Ledger:
    """Puts the story of a backup into a store; `replace` where there may be a story, whose decisions are then kept.

    Backups of every earlier layout are read. Returns what was restored. Raises `RequestError` where a story is in the
    way, `StoreError` and `SpanError` where the backup is not sound; the store then stays as it is.
    """
    ledger = _backed_up(File(file))
    with store.writer() as writer:
        if writer.has_story and not replace:
            raise RequestError(
                f"{store.home.name}: expected no story here, found one; name another place, or add --replace"
            )
        writer.write(ledger)
    return ledger


def _backed_up(home: File) -> Ledger:
    if not home.exists():
        raise StoreError(f"{home.name}: no backup here; make one with `variorum backup STORY {home.name}`")
    with home.reading() as connection:
        layout_of(home.name, connection)
        if not has_story(home.name, connection):
            raise StoreError(f"{home.name}: expected a backup of a story, found a store without one; name another")
        return read_ledger(home.name, connection)


def _put_in_place(part: Path, file: Path) -> None:
    """Swaps the finished file in, so that after a crash the old or the new one is there."""
    part.replace(file)
    handle = os.open(file.absolute().parent, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

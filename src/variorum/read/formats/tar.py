"""tar archives: each file in them, in their order, without unpacking any to the disk."""

import tarfile
from collections.abc import Iterator
from typing import IO, BinaryIO

from variorum.errors import ReadError
from variorum.model import LeftOut
from variorum.model.report import Place
from variorum.read.forward import CHUNK, Forward
from variorum.read.item import Item, harmless
from variorum.read.members import unread

_BROKEN = (tarfile.TarError, OSError, EOFError, ValueError, OverflowError, IndexError)


class _Guarded:
    """A stream that gives only so many bytes between two members: headers are taken into memory whatever their size."""

    def __init__(self, stream: BinaryIO | Forward, most: int) -> None:
        self._stream, self._most = stream, most
        self._left = most

    def read(self, size: int) -> bytes:
        data = self._stream.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise tarfile.ReadError(f"a header has more than {self._most} bytes")
        return data

    def renew(self) -> None:
        """A member begins, or a part of it has been taken."""
        self._left = self._most


def read_tar(item: Item) -> Iterator[Item | ReadError | LeftOut]:
    """The files of an archive; links, devices and what else is no file are left out. What is broken ends it."""
    item.stream.seek(0)
    guard = _Guarded(item.stream, item.limits.small)
    try:
        with tarfile.open(fileobj=guard, mode="r|", errors="surrogateescape") as archive:  # type: ignore[call-overload]
            for member in archive:
                yield from _member(item, archive, member, guard)
                archive.members.clear()  # it remembers every header
                guard.renew()
    except _BROKEN as error:
        raise ReadError(item.name, f"from some place on it is no tar archive ({error})", "copy it again") from error


def _member(item: Item, archive: tarfile.TarFile, member: tarfile.TarInfo, guard: _Guarded) -> Iterator[Item | LeftOut]:
    if member.isdir():
        return
    content = archive.extractfile(member) if member.isreg() and not member.issparse() else None
    if content is None:
        yield LeftOut(stage="read", reason="links, devices and files with holes", source=item.name)
        return
    reason = unread(member.name)
    chunks = _chunks(f"{item.name}!{harmless(member.name)}", content, guard)
    if reason:
        yield LeftOut(stage="read", reason=reason, source=item.name)
    else:
        place = Place(kind="tar", member=member.name, offset=member.offset_data, length=member.size)
        yield item.member(Forward(chunks), place)
    for _ in chunks:  # what the reader did not want; the next header stands behind it
        pass


def _chunks(name: str, content: IO[bytes], guard: _Guarded) -> Iterator[bytes]:
    try:
        while chunk := content.read(CHUNK):
            guard.renew()
            yield chunk
    except _BROKEN as error:
        raise ReadError(name, f"it is not whole ({error})", "copy the archive again") from error

"""Packed streams: gzip, bzip2 and xz, with one thing in them, and the tar archives that are packed so."""

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, Protocol

from variorum.errors import ReadError
from variorum.model.report import Place
from variorum.read.forward import CHUNK, Forward
from variorum.read.item import Item
from variorum.read.limits import Packed

_BROKEN = (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError)
_ENDINGS = {".gz": "", ".bz2": "", ".xz": "", ".tgz": ".tar", ".tbz2": ".tar", ".txz": ".tar"}


class _Unpacker(Protocol):
    """The face that the unpackers of bzip2 and xz have in the standard library."""

    @property
    def eof(self) -> bool: ...

    @property
    def needs_input(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, max_length: int) -> bytes: ...


class _Inflater:
    """zlib with that face."""

    def __init__(self) -> None:
        self._inflate = zlib.decompressobj(wbits=31)

    @property
    def eof(self) -> bool:
        return self._inflate.eof

    @property
    def needs_input(self) -> bool:
        return not self._inflate.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._inflate.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._inflate.decompress(self._inflate.unconsumed_tail + data, max_length)


def read_gzip(item: Item) -> Iterator[Item]:
    """What a gzip file holds."""
    return _read(item, "gzip", _Inflater)


def read_bzip2(item: Item) -> Iterator[Item]:
    """What a bzip2 file holds."""
    return _read(item, "bzip2", bz2.BZ2Decompressor)


def read_xz(item: Item) -> Iterator[Item]:
    """What an xz file holds."""
    return _read(item, "xz", lambda: lzma.LZMADecompressor(memlimit=item.limits.window))


def _read(item: Item, kind: str, unpacker: Callable[[], _Unpacker]) -> Iterator[Item]:
    yield item.member(Forward(_unpacked(item, kind, unpacker)), Place(kind=kind, member=_inner(item.name)))


def _inner(name: str) -> str:
    """The name of what is packed, as the unpacking program would call it."""
    base = name.rpartition("!")[2].replace("\\", "/").rpartition("/")[2]
    known = next((ending for ending in _ENDINGS if base.lower().endswith(ending)), None)
    return base[: -len(known)] + _ENDINGS[known] if known else "contents"


def _unpacked(item: Item, kind: str, unpacker: Callable[[], _Unpacker]) -> Iterator[bytes]:
    """The unpacked bytes, a chunk at a time, of all streams that follow one another in the file."""
    watch = Packed(item.name, item.limits, item.meter)
    packed = _Counted(item.stream)
    magic, stream, data = item.head()[:2], unpacker(), b""
    try:
        while True:
            if stream.eof:
                data, stream = _behind(stream.unused_data, packed), unpacker()
                if not data.startswith(magic):  # what stands behind the last stream is not of the file
                    return
            elif stream.needs_input:
                data = packed.read()
                if not data:
                    raise EOFError("it ends too early")
            chunk, data = stream.decompress(data, CHUNK), b""
            watch.take(len(chunk), packed.taken)
            if chunk:
                yield chunk
    except _BROKEN as error:
        raise ReadError(item.name, f"it is no whole {kind} file ({error})", "copy it again") from error


class _Counted:
    """Packed bytes, and how many of them were taken."""

    def __init__(self, stream: BinaryIO | Forward) -> None:
        self._stream, self.taken = stream, 0

    def read(self) -> bytes:
        data = self._stream.read(CHUNK)
        self.taken += len(data)
        return data


def _behind(data: bytes, packed: _Counted) -> bytes:
    """What stands behind a stream, padding left aside: enough of it to tell whether another one begins."""
    data = data.lstrip(b"\0")
    while len(data) < 2 and (more := packed.read()):
        data = (data + more).lstrip(b"\0")
    return data

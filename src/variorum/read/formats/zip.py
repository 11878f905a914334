"""ZIP archives, and the web archives (WACZ) that are kept in them: each file, without unpacking any to the disk."""

import lzma
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from variorum.errors import ReadError
from variorum.model import LeftOut
from variorum.model.report import Place
from variorum.read.forward import CHUNK, Forward
from variorum.read.item import Item, harmless
from variorum.read.limits import Packed
from variorum.read.members import unread

_BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, struct.error,
    OSError, EOFError, ValueError, RuntimeError, OverflowError, IndexError,
)  # fmt: skip # NotImplementedError, for a strange method of packing, is a RuntimeError
_END = struct.Struct("<4s4H2IH")  # the end of the directory; the directory's size is the fifth number after the mark
_WIDE_END = struct.Struct("<4sQ2H2I4Q")  # the same of large archives
_LOCAL = struct.Struct("<4s5H3I2H")  # what stands before a member
_ENCRYPTED = 1
_WEB_ARCHIVE = "datapackage.json"  # lies at the root of every WACZ, beside the archived pages
_PAGES = re.compile(r"archive/[^/]+\.warc(?:\.gz)?$")


def read_zip(item: Item) -> Iterator[Item | ReadError | LeftOut]:
    """The files of an archive; of a WACZ those with the archived pages. One that is broken costs no other."""
    stream = item.random()
    try:
        _check_directory(stream, item)
        archive = zipfile.ZipFile(stream)
    except _BROKEN as error:
        raise ReadError(item.name, f"it is a broken zip archive ({error})", "copy it again") from error
    with archive:
        members = sorted(archive.infolist(), key=lambda m: m.header_offset)
        shared = _overlapping(members)
        names = {m.filename for m in members}
        web = _WEB_ARCHIVE in names and any(_PAGES.match(name) for name in names)
        for member in members:
            reason = _left_out(member, web)
            if reason:
                yield LeftOut(stage="read", reason=reason, source=item.name)
            elif not member.filename.endswith("/"):
                yield _member(item, archive, member, member.header_offset in shared)


def _check_directory(stream: BinaryIO, item: Item) -> None:
    """Refuses a directory that is too large to be taken into memory, which `zipfile` does before anything else."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _END.size - 0xFFFF - 20 - _WIDE_END.size))
    tail = stream.read()
    at, wide = tail.rfind(b"PK\x05\x06"), tail.rfind(b"PK\x06\x06")
    sizes = [_END.unpack_from(tail, at)[5]] if 0 <= at <= len(tail) - _END.size else []
    sizes += [_WIDE_END.unpack_from(tail, wide)[8]] if 0 <= wide <= len(tail) - _WIDE_END.size else []
    largest = max((s for s in sizes if s != 0xFFFFFFFF), default=0)
    if min(largest, size) > item.limits.directory:
        problem = f"its list of members has {largest} bytes, at most {item.limits.directory} are read"
        raise ReadError(item.name, problem, "break it up")


def _overlapping(members: Sequence[zipfile.ZipInfo]) -> frozenset[int]:
    """Where members begin that share bytes with one before them, as in archives that are made to burst."""
    shared, end = set(), min((m.header_offset for m in members), default=0)
    for member in members:
        if member.header_offset < end:
            shared.add(member.header_offset)
        end = max(end, member.header_offset + _LOCAL.size + member.compress_size)
    return frozenset(shared)


def _left_out(member: zipfile.ZipInfo, web: bool) -> str | None:
    if stat.S_ISLNK(member.external_attr >> 16):
        return "links"
    if web and not member.filename.startswith("archive/"):
        return "a file about the web archive"
    return unread(member.filename)


def _member(item: Item, archive: zipfile.ZipFile, member: zipfile.ZipInfo, shared: bool) -> Item | ReadError:
    place = Place(kind="zip", member=member.filename, offset=member.header_offset, length=_packed(archive, member))
    name = f"{item.name}!{harmless(member.filename)}"
    if shared:
        return ReadError(name, "its bytes are also those of another member", "do not trust this archive")
    if member.flag_bits & _ENCRYPTED:
        return ReadError(name, "it is encrypted", "unpack the archive with its password and give the files")
    return item.member(Forward(_chunks(item, name, archive, member)), place)


def _packed(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> int | None:
    """The bytes of a member with what stands before it; null where that is broken."""
    stream = archive.fp
    assert stream is not None  # the archive is open
    try:
        stream.seek(member.header_offset)
    except (ValueError, OverflowError):  # a place before the file, or behind all that can be
        return None
    header = stream.read(_LOCAL.size)
    if len(header) < _LOCAL.size:
        return None
    *_, name, extra = _LOCAL.unpack(header)
    return _LOCAL.size + int(name) + int(extra) + member.compress_size


def _chunks(item: Item, name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    watch = Packed(name, item.limits, item.meter)
    try:
        with archive.open(member) as content:
            while chunk := content.read(CHUNK):
                watch.take(len(chunk), member.compress_size)
                yield chunk
    except _BROKEN as error:
        raise ReadError(name, f"it cannot be unpacked ({error})", "copy the archive again") from error

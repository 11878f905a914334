"""Bytes to text, without altering a character; only a byte order mark is dropped."""

import codecs
import re
from contextlib import suppress
from typing import NamedTuple

import charset_normalizer

from variorum.errors import ReadError

_STRAY = 5  # control characters, such as a bell, that the shortest text may have and still be no binary data
LONGEST_LINE = 4 * 1024 * 1024  # characters; longer lines are no prose, and would stall every later stage

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16; these encodings know their mark
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "a rich-text document",
    b"\x89PNG": "a picture",
    b"GIF8": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\x1f\x8b": "a gzip archive",
    b"SQLite format 3": "a database",
}
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")  # white space and the escape of terminals left aside
_WESTERN = frozenset(
    "‘’‚“”„–—…•€£¥§©®™°·«»¿¡½¼¾´‹›àáâãäåæçèéêëìíîïñòóôõöøœùúûüýÿßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØŒÙÚÛÜÝšŠžŽ\xa0\xad"
)


class Decoded(NamedTuple):
    """The text of some bytes, and the encoding that it was in; encoded again so, it is those bytes."""

    text: str
    encoding: str


def decode(data: bytes, source: str, declared: str | None = None) -> Decoded:
    """The text of a file; raises `ReadError` where it is empty, binary, undecodable, or has too long a line.

    UTF-8, UTF-16 and UTF-32 are recognised by their mark or their form, Windows-1252 by its letters and quotation
    marks, anything else by `charset_normalizer`. An encoding that the file declares is taken where it is no UTF and the
    bytes allow it.
    """
    if not data:
        raise ReadError(source, "the file is empty", "give a file that has text")
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            raise ReadError(source, f"this is {name}, not text", "save its text as a .txt or .html file")
    found = _decoded(data, source, declared)
    text = found.text
    if not text.strip():
        raise ReadError(source, "there is only white space in it", "give a file that has text")
    longest = max(map(len, text.split("\n")))
    if longest > LONGEST_LINE:
        raise ReadError(
            source, f"one line has {longest} characters, at most {LONGEST_LINE} are read", "break up the line"
        )
    return found


def _decoded(data: bytes, source: str, declared: str | None) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, source)
    if b"\0" in data:
        return _strict(data, _unmarked_wide(data, source), source)
    try:
        found = Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        found = _as_declared(data, declared) or _legacy(data, source)
    start = found.text[:65536]
    controls = len(_CONTROLS.findall(start))
    if controls > max(_STRAY, len(start) / 100):
        raise ReadError(source, "these are binary data, not text", "save its text as a .txt or .html file")
    return found


def _as_declared(data: bytes, declared: str | None) -> Decoded | None:
    """The text in the encoding that it declares; null where it cannot be so, for many a page declares a wrong one."""
    if declared:
        with suppress(LookupError, UnicodeError):
            return Decoded(data.decode(declared), codecs.lookup(declared).name)
    return None


def _strict(data: bytes, encoding: str, source: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        problem = f"it is marked as {encoding} but byte {error.start} cannot be decoded"
        raise ReadError(source, problem, "save it as UTF-8") from error


def _unmarked_wide(data: bytes, source: str) -> str:
    """The encoding of a text with NUL bytes and no mark: UTF-16 has them in every second place."""
    sample = data[:4096]
    share = [sample[i::4].count(0) / max(1, len(sample[i::4])) for i in range(4)]
    for encoding, nul, other in (
        ("utf-32-le", (1, 2, 3), (0,)),
        ("utf-32-be", (0, 1, 2), (3,)),
        ("utf-16-le", (1, 3), (0, 2)),
        ("utf-16-be", (0, 2), (1, 3)),
    ):
        if min(share[i] for i in nul) > 0.6 and max(share[i] for i in other) < 0.1:
            return encoding
    raise ReadError(
        source, "it has NUL bytes: these are binary data, not text", "save its text as a .txt or .html file"
    )


def _legacy(data: bytes, source: str) -> Decoded:
    """A text in an 8-bit encoding: Windows-1252 where its high characters are those of Western prose, else a guess."""
    try:
        text = data.decode("cp1252")
        high = [c for c in text if c > "\x7f"]
        if sum(c in _WESTERN for c in high) >= 0.95 * len(high) and len(high) <= len(text) / 5:
            return Decoded(text, "cp1252")
    except UnicodeDecodeError:
        pass
    best = charset_normalizer.from_bytes(data[:262144]).best()
    if best is None:
        raise ReadError(source, "its encoding is not known", "save it as UTF-8")
    return _strict(data, best.encoding, source)

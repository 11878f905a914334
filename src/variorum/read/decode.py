"""Bytes to text, without altering a character; only a byte order mark is dropped."""

import codecs

import charset_normalizer

from variorum.errors import ReadError

_STRAY = 5  # control characters, such as a bell, that the shortest text may have and still be no binary data
LONGEST_LINE = 4 * 1024 * 1024  # characters; longer lines are no prose, and would stall every later stage

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
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
_WESTERN = frozenset(
    "‘’‚“”„–—…•€£¥§©®™°·«»¿¡½¼¾´‹›àáâãäåæçèéêëìíîïñòóôõöøœùúûüýÿßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØŒÙÚÛÜÝšŠžŽ\xa0\xad"
)


def decode(data: bytes, source: str) -> str:
    """The text of a file; raises `ReadError` where it is empty, binary, undecodable, or has too long a line.

    UTF-8, UTF-16 and UTF-32 are recognised by their mark or their form, Windows-1252 by its letters and quotation
    marks, anything else by `charset_normalizer`.
    """
    if not data:
        raise ReadError(source, "the file is empty", "give a file that has text")
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            raise ReadError(source, f"this is {name}, not text", "save its text as a .txt or .html file")
    text = _decoded(data, source)
    if not text.strip():
        raise ReadError(source, "there is only white space in it", "give a file that has text")
    longest = max(map(len, text.split("\n")))
    if longest > LONGEST_LINE:
        raise ReadError(
            source, f"one line has {longest} characters, at most {LONGEST_LINE} are read", "break up the line"
        )
    return text


def _decoded(data: bytes, source: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, source)
    if b"\0" in data:
        return _strict(data, _unmarked_wide(data, source), source)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _legacy(data, source)
    controls = sum(c < " " and c not in "\t\n\v\f\r\x1b" for c in text[:65536])
    if controls > max(_STRAY, len(text[:65536]) / 100):
        raise ReadError(source, "these are binary data, not text", "save its text as a .txt or .html file")
    return text


def _strict(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
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


def _legacy(data: bytes, source: str) -> str:
    """A text in an 8-bit encoding: Windows-1252 where its high characters are those of Western prose, else a guess."""
    try:
        text = data.decode("cp1252")
        high = [c for c in text if c > "\x7f"]
        if sum(c in _WESTERN for c in high) >= 0.95 * len(high) and len(high) <= len(text) / 5:
            return text
    except UnicodeDecodeError:
        pass
    best = charset_normalizer.from_bytes(data[:262144]).best()
    if best is None:
        raise ReadError(source, "its encoding is not known", "save it as UTF-8")
    return _strict(data, best.encoding, source)

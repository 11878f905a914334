"""Bytes to text, without altering a character; only a byte order mark is dropped."""

import codecs
import re
import unicodedata
from contextlib import suppress
from typing import NamedTuple

import chardet

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
_AS_TEXT = "save its text as a .txt or .html file"
_AS_DOCX = "open it in an office program and save it as .docx or .odt"
_MAGIC = {
    b"PK\x03\x04": ("a zip archive or an office document", _AS_TEXT),
    b"\xd0\xcf\x11\xe0": (
        "an old or encrypted office document, or a letter of Outlook",
        "save it without a password as .docx, .odt or .eml",
    ),
    b"{\\rtf": ("a rich-text document, whose places cannot be told", _AS_DOCX),
    b"\x89PNG": ("a picture", _AS_TEXT),
    b"GIF8": ("a picture", _AS_TEXT),
    b"\xff\xd8\xff": ("a picture", _AS_TEXT),
    b"\x1f\x8b": ("a gzip archive", _AS_TEXT),
    b"SQLite format 3": ("a database", _AS_TEXT),
}
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")  # white space and the escape of terminals left aside
_TYPOGRAPHIC = frozenset("‘’‚“”„–—…•€£¥§©®™°·«»\xa0\xad")  # of Windows-1252; a text may have no other high characters
_WIDER = {  # what is meant where these are named, as browsers read them
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
_MIXED = 3  # characters in proper UTF-8 for each stray byte: a UTF-8 text with parts in another encoding
_ASSIGNED = 0.99  # of the characters that Unicode knows, in a text that was decoded as it should be
_ASCII = re.compile(rb"[\t\n\r -~]")
_MOSTLY = 0.9  # of the bytes: half of those of English in UTF-16 are NUL, and of Chinese few are of ASCII
_PAUSE = re.compile(r"[\s、。，．！？]")
_LONGEST = 200  # characters from one pause to the next, on average
_UNSURE = 0.09  # how sure `chardet` is at most of bytes that are no text; short texts in Mac Roman get little more
_SAMPLE = 65536


class Decoded(NamedTuple):
    """The text of some bytes, and the encoding that it was in; encoded again so, it is those bytes."""

    text: str
    encoding: str


def decode(data: bytes, source: str, declared: str | None = None) -> Decoded:
    """The text of a file; raises `ReadError` where it is empty, binary, undecodable, or has too long a line.

    UTF-8, UTF-16 and UTF-32 are recognised by their mark or their form, anything else by `chardet`. An encoding that
    the file declares is taken where it is no UTF and the bytes allow it. A text in UTF-8 with stray bytes is refused:
    no one encoding gives its words.
    """
    if not data:
        raise ReadError(source, "the file is empty", "give a file that has text")
    for magic, (name, advice) in _MAGIC.items():
        if data.startswith(magic):
            raise ReadError(source, f"this is {name}, not text", advice)
    found = _decoded(data, source, declared)
    text = found.text
    if not text.strip():
        raise ReadError(source, "there is only white space in it", "give a file that has text")
    refuse_long_lines(text, source)
    return found


def refuse_long_lines(text: str, source: str) -> None:
    """Raises `ReadError` where a line of a report has more than `LONGEST_LINE` characters."""
    longest = max(map(len, text.split("\n")))
    if longest > LONGEST_LINE:
        problem = f"one line has {longest} characters, at most {LONGEST_LINE} are read"
        raise ReadError(source, problem, "break up the line")


def _decoded(data: bytes, source: str, declared: str | None) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, source)
    if b"\0" in data:
        return _strict(data, _unmarked_wide(data, source), source)
    found = _escaped(data) or _utf_8(data, source) or _as_declared(data, declared) or _guessed(data, source)
    start = found.text[:_SAMPLE]
    controls = len(_CONTROLS.findall(start))
    if controls > max(_STRAY, len(start) / 100):
        raise ReadError(source, "these are binary data, not text", _AS_TEXT)
    return found


def _escaped(data: bytes) -> Decoded | None:
    """The text of bytes that change their meaning by escape sequences, and so look like ASCII (ISO-2022-JP)."""
    return _detected(data) if b"\x1b$" in data else None


def _utf_8(data: bytes, source: str) -> Decoded | None:
    """The text in UTF-8; null where it is in another encoding. Raises `ReadError` where only some of it is."""
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        text = data.decode("utf-8", "surrogateescape")
        stray = sum("\udc80" <= c <= "\udcff" for c in text)
        if sum(c > "\x7f" for c in text) - stray >= _MIXED * stray:
            problem = f"it is UTF-8 but for {stray} bytes in another encoding, the first of them byte {error.start}"
            raise ReadError(source, problem, "save it as UTF-8 again, and look at that place") from error
    return None


def _as_declared(data: bytes, declared: str | None) -> Decoded | None:
    """The text in the encoding that it declares; null where it cannot be so, for many a page declares a wrong one."""
    return _named(data, declared) if declared else None


def _named(data: bytes, encoding: str) -> Decoded | None:
    """The text in an encoding of that name, or in the one that holds more and often goes by its name; or null."""
    with suppress(LookupError):
        name = codecs.lookup(encoding).name
        for candidate in (_WIDER.get(name, name), name):
            with suppress(UnicodeError):
                return Decoded(data.decode(candidate), candidate)
    return None


def _strict(data: bytes, encoding: str, source: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        problem = f"it is taken for {encoding}, but byte {error.start} cannot be decoded"
        raise ReadError(source, problem, "save it as UTF-8") from error


def _unmarked_wide(data: bytes, source: str) -> str:
    """The encoding of a text with NUL bytes and no mark: the one that makes characters of it, of few scripts."""
    found: list[tuple[int, str]] = []
    narrow = len(_ASCII.findall(data[:_SAMPLE])) > _MOSTLY * len(data[:_SAMPLE])  # with a NUL or two that strayed in
    for encoding in () if narrow else ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        with suppress(UnicodeDecodeError):
            text = codecs.getincrementaldecoder(encoding)().decode(data[:_SAMPLE])
            if sum(map(_is_character, text)) >= _ASSIGNED * len(text) and len(_PAUSE.findall(text)) * _LONGEST > len(
                text
            ):
                found.append((len({ord(c) >> 8 for c in text}), encoding))
    if not found:
        raise ReadError(source, "it has NUL bytes: these are binary data, not text", _AS_TEXT)
    return min(found)[1]


def _is_character(char: str) -> bool:
    return char in "\t\n\r\f\v" or unicodedata.category(char) not in ("Cc", "Cn", "Co", "Cs")


def _guessed(data: bytes, source: str) -> Decoded:
    """A text in an 8-bit or East Asian encoding that nothing names."""
    with suppress(UnicodeDecodeError):
        text = data.decode("cp1252")
        if _TYPOGRAPHIC.issuperset(c for c in text if c > "\x7f"):
            return Decoded(text, "cp1252")
    found = _detected(data)
    if found is None:
        raise ReadError(source, "its encoding is not known", "save it as UTF-8")
    return found


def _detected(data: bytes) -> Decoded | None:
    """The text in the encoding that its bytes are most like; null where they are like none."""
    found = chardet.detect(data, compat_names=False, no_match_encoding="utf-8")
    return _named(data, found["encoding"]) if found["encoding"] and found["confidence"] > _UNSURE else None

"""The formats that are read: one file each, and one line here."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from variorum.errors import ReadError
from variorum.read.formats.docx import is_docx, read_docx
from variorum.read.formats.eml import is_eml, read_eml
from variorum.read.formats.html import read_html
from variorum.read.formats.jsonl import read_jsonl
from variorum.read.formats.mbox import is_mbox, read_mbox
from variorum.read.formats.mhtml import is_mhtml, read_mhtml
from variorum.read.formats.odt import is_odt, read_odt
from variorum.read.formats.pdf import read_pdf
from variorum.read.formats.plain import read_plain
from variorum.read.item import Item
from variorum.read.raw import Raw

_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how to know it by its first bytes, and how to read it.

    Reading gives a `Raw` for each report, an `Item` for each thing in a container that is to be read in its own
    right, a `ReadError` for each that cannot be read; it never touches the disk. `suffixes` are the endings of the
    files that are taken from a folder. They, and the `media_types` that a container may give its members, decide only
    where the first bytes know no format.
    """

    suffixes: tuple[str, ...]
    known_by: Callable[[bytes], bool]
    read: Callable[[Item], Iterator[Raw | Item | ReadError]]
    media_types: tuple[str, ...] = ()


def begins(pattern: bytes) -> Callable[[bytes], bool]:
    """Do the first bytes match, a byte order mark left aside?"""
    compiled = re.compile(pattern, re.IGNORECASE)
    return lambda head: bool(compiled.match(head.removeprefix(_MARK)))


def _never(_head: bytes) -> bool:
    return False


FORMATS = (
    Format((".pdf",), begins(rb"[\s\0]*%PDF-\d"), read_pdf, ("application/pdf",)),
    Format((".odt",), is_odt, read_odt, ("application/vnd.oasis.opendocument.text",)),
    Format(
        (".docx",), is_docx, read_docx, ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",)
    ),
    Format((".mhtml", ".mht"), is_mhtml, read_mhtml, ("multipart/related",)),
    Format((".mbox",), is_mbox, read_mbox, ("application/mbox",)),
    Format((".eml",), is_eml, read_eml, ("message/rfc822",)),
    Format((".jsonl", ".ndjson"), begins(rb'\s*\{\s*"'), read_jsonl),
    Format(
        (".html", ".htm", ".xhtml"),
        begins(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html|head|body|article)\b"),
        read_html,
        ("text/html", "application/xhtml+xml"),
    ),
    Format((".txt", ".text", ".md"), _never, read_plain, ("text/plain", "text/markdown")),
)


def format_of(item: Item) -> Format:
    """The format of an item: by its content, else by its media type, else by its ending, else plain text."""
    head, name = item.head(), item.name.lower()
    known = next((f for f in FORMATS if f.known_by(head)), None)
    said = next((f for f in FORMATS if item.media_type in f.media_types), None)
    named = next((f for f in FORMATS if name.endswith(f.suffixes)), None)
    return known or said or named or FORMATS[-1]

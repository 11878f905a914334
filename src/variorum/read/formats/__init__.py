"""The formats that are read: one file each, and one line here."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from variorum.errors import ReadError
from variorum.model import LeftOut
from variorum.read.formats.csv import is_table, read_csv
from variorum.read.formats.docx import is_docx, read_docx
from variorum.read.formats.eml import is_eml, read_eml
from variorum.read.formats.feed import read_feed
from variorum.read.formats.html import read_html
from variorum.read.formats.jsonl import read_json
from variorum.read.formats.mbox import is_mbox, read_mbox
from variorum.read.formats.mhtml import is_mhtml, read_mhtml
from variorum.read.formats.newsml import read_newsml
from variorum.read.formats.nitf import read_nitf
from variorum.read.formats.odt import is_odt, read_odt
from variorum.read.formats.packed import read_bzip2, read_gzip, read_xz
from variorum.read.formats.parquet import read_parquet
from variorum.read.formats.pdf import read_pdf
from variorum.read.formats.plain import read_plain
from variorum.read.formats.tar import read_tar
from variorum.read.formats.warc import is_warc, read_warc
from variorum.read.formats.zip import read_zip
from variorum.read.item import Item
from variorum.read.raw import Raw

_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how to know it by its first bytes, and how to read it.

    Reading gives a `Raw` for each report, an `Item` for each thing in a container that is to be read in its own
    right, a `ReadError` for each that cannot be read, a `LeftOut` for each that is no report; it never touches the
    disk. `suffixes` are the endings of the files that are taken from a folder. They, and the `media_types` that a
    container may give its members, decide only where the first bytes know no format.
    """

    suffixes: tuple[str, ...]
    known_by: Callable[[bytes], bool]
    read: Callable[[Item], Iterator[Raw | Item | ReadError | LeftOut]]
    media_types: tuple[str, ...] = ()


def begins(pattern: bytes) -> Callable[[bytes], bool]:
    """Do the first bytes match, a byte order mark left aside?"""
    compiled = re.compile(pattern, re.IGNORECASE)
    return lambda head: bool(compiled.match(head.removeprefix(_MARK)))


def xml(names: bytes) -> Callable[[bytes], bool]:
    """Is the root element, or the document type where `!doctype` is in the pattern, one of these names?"""
    comment, instruction = rb"<!--(?:(?!-->).){0,2000}-->", rb"<\?[^>]{0,400}>"
    doctype = rb"<!doctype\s+(?!html)[^>\[]{0,400}(?:\[[^\]]{0,3000}\]\s*)?>"
    before = rb"\s*(?:(?:" + rb"|".join((instruction, comment, doctype)) + rb")\s*)*"
    return begins(rb"(?s:" + before + rb")<(?:" + names + rb")[\s>/]")


def _never(_head: bytes) -> bool:
    return False


PLAIN = Format((".txt", ".text", ".md"), _never, read_plain, ("text/plain", "text/markdown"))
FORMATS = (
    Format((".pdf",), begins(rb"[\s\0]*%PDF-\d"), read_pdf, ("application/pdf",)),
    Format((".odt",), is_odt, read_odt, ("application/vnd.oasis.opendocument.text",)),
    Format(
        (".docx",), is_docx, read_docx, ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",)
    ),
    Format((".mhtml", ".mht"), is_mhtml, read_mhtml, ("multipart/related",)),
    Format((".mbox",), is_mbox, read_mbox, ("application/mbox",)),
    Format((".eml",), is_eml, read_eml, ("message/rfc822",)),
    Format((".warc", ".warc.gz"), is_warc, read_warc, ("application/warc",)),
    Format((".gz", ".tgz"), begins(rb"\x1f\x8b"), read_gzip, ("application/gzip", "application/x-gzip")),
    Format((".bz2", ".tbz2"), begins(rb"BZh[1-9]1AY&SY"), read_bzip2, ("application/x-bzip2",)),
    Format((".xz", ".txz"), begins(rb"\xfd7zXZ\0"), read_xz, ("application/x-xz",)),
    Format((".tar",), begins(rb"(?s:.{257})ustar"), read_tar, ("application/x-tar",)),
    Format((".zip", ".wacz"), begins(rb"PK(?:\x03\x04|\x05\x06)"), read_zip, ("application/zip", "application/wacz")),
    Format(
        (".json", ".jsonl", ".ndjson"),
        begins(rb'\s*(?:\[\s*)?\{\s*"'),
        read_json,
        ("application/json", "application/x-ndjson", "application/feed+json"),
    ),
    Format(
        (".html", ".htm", ".xhtml"),
        xml(rb"!doctype html|html|head|body|article"),
        read_html,
        ("text/html", "application/xhtml+xml"),
    ),
    Format(
        (".rss", ".atom", ".xml"),
        xml(rb"rss|feed|(?:\w+:)?RDF"),
        read_feed,
        ("application/rss+xml", "application/atom+xml"),
    ),
    Format((".nitf",), xml(rb"nitf"), read_nitf, ("text/vnd.iptc.nitf",)),
    Format(
        (".newsml",),
        xml(rb"(?:\w+:)?(?:newsMessage|newsItem|packageItem)"),
        read_newsml,
        ("application/vnd.iptc.g2.newsitem+xml", "application/vnd.iptc.g2.newsmessage+xml"),
    ),
    Format((".csv", ".tsv"), is_table, read_csv, ("text/csv", "text/tab-separated-values")),
    Format((".parquet",), begins(rb"PAR1"), read_parquet, ("application/vnd.apache.parquet",)),
    PLAIN,
)


def format_of(item: Item) -> Format | None:
    """The format of an item: by its content, else by its media type, else by its ending.

    What is named by none of them is plain text where the user gave it, and nothing known where it lay in a container.
    """
    head, name = item.head(), item.name.lower()
    known = next((f for f in FORMATS if f.known_by(head)), None)
    said = next((f for f in FORMATS if item.media_type in f.media_types), None)
    named = next((f for f in FORMATS if name.endswith(f.suffixes)), None)
    return known or said or named or (None if item.inside else PLAIN)

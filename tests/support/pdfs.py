"""Small PDF files, written by hand."""

import zlib
from collections.abc import Mapping, Sequence

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def stream(content: bytes, entries: bytes = b"", packed: bool = False) -> bytes:
    """A stream object; `entries` are more entries of its dictionary."""
    if packed:
        content, entries = zlib.compress(content, 9), entries + b"/Filter/FlateDecode"
    return b"<<" + entries + b"/Length %d>>stream\n" % len(content) + content + b"\nendstream"


def shown(*rows: tuple[float, float, float, str]) -> bytes:
    """The content of a page: each row is left, base line and size in points, and words."""
    return b"\n".join(b"BT /F1 %g Tf %g %g Td (%s) Tj ET" % (size, x, y, _text(words)) for x, y, size, words in rows)


def _text(words: str) -> bytes:
    return words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def pdf(
    pages: Sequence[bytes],
    *,
    size: tuple[int, int] = (595, 842),
    page: bytes = b"",
    resources: bytes = b"",
    catalog: bytes = b"",
    objects: Mapping[int, bytes] | None = None,
    info: bytes = b"",
) -> bytes:
    """A PDF of some pages, each its content or a whole stream object.

    `page`, `resources`, `catalog` and `info` are more entries of these dictionaries; `objects` are more objects,
    numbered from 1000.
    """
    first = 10
    kids = b" ".join(b"%d 0 R" % (first + 2 * i) for i in range(len(pages)))
    found = {
        1: b"<</Type/Catalog/Pages 2 0 R" + catalog + b">>",
        2: b"<</Type/Pages/Kids[" + kids + b"]/Count %d>>" % len(pages),
        3: FONT,
        4: b"<<" + info + b">>",
    }
    for i, content in enumerate(pages):
        found[first + 2 * i] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Resources<</Font<</F1 3 0 R>>" % size
            + resources
            + b">>/Contents %d 0 R" % (first + 2 * i + 1)
            + page
            + b">>"
        )
        found[first + 2 * i + 1] = content if content.startswith(b"<<") else stream(content)
    return _file(found | dict(objects or {}))


def _file(objects: Mapping[int, bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    out += b"trailer\n<</Size %d/Root 1 0 R/Info 4 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (max(objects) + 1, start)
    return bytes(out)

"""What PDFium sees in a PDF: words with their boxes, pictures, properties. A program of its own, run by `document`.

PDFium is a C++ library that reads what strangers made, so it gets a process with bounded memory and time: where a file
breaks it, that process ends and no other file is harmed. It imports nothing of the house, to begin at once. No form
environment is set up and the library is built without V8, so no script of a document ever runs.

It takes the bounds as a JSON object in its one argument and the bytes of a PDF on its standard input. It writes JSON
lines: first an object with the `properties` and the number of `pages`, then one for each page. An object with
`refused` or `trouble` says in a word why a document or a page is not read.
"""

import ctypes
import json
import math
import resource
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as c

_PROPERTIES = ("Title", "Author", "CreationDate", "Creator")
_HYPHEN = 0x02  # what PDFium puts for a hyphen at the end of a line
_TURNED = math.radians(10)  # text that leans more than this runs sideways
_RAISED = 0.5  # of the size of a word: how far the base line may move within it
_APART = 1.0  # of the size of a word: a gap as wide as this ends it, also where no space is written
_TURNS = ((1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0))  # (x, y) by quarters clockwise: ax + by, cx + dy
_FAILURES = {c.FPDF_ERR_PASSWORD: "encrypted", c.FPDF_ERR_SECURITY: "encrypted"}

Box = tuple[float, float, float, float]


class Glyph(NamedTuple):
    """A character, upright: the page is turned as most of its text runs. Lengths in points."""

    char: str
    left: float
    bottom: float
    right: float
    top: float
    base: float
    turned: bool


def main() -> None:
    """Reads one PDF and says what is in it."""
    bounds = json.loads(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (bounds["seconds"], bounds["seconds"]))
    resource.setrlimit(resource.RLIMIT_AS, (bounds["memory"], bounds["memory"]))
    data = sys.stdin.buffer.read()
    for line in lines_of(data, bounds):
        sys.stdout.write(json.dumps(line) + "\n")


def lines_of(data: bytes, bounds: dict[str, int]) -> Iterator[dict[str, Any]]:
    """The objects that are written for the bytes of a PDF."""
    c.FPDF_InitLibrary()
    document = c.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        yield {"refused": _FAILURES.get(c.FPDF_GetLastError(), "broken")}
        return
    pages = c.FPDF_GetPageCount(document)
    yield {"pages": pages, "properties": {name: _property(document, name) for name in _PROPERTIES}}
    left = bounds["characters"]
    for number in range(min(pages, bounds["pages"])):
        page = _page(document, number, bounds)
        left -= sum(len(word[0]) for word in page.get("words", ()))
        if left < 0:
            yield {"refused": "characters"}
            return
        yield page


def _property(document: Any, name: str) -> str:
    """A property of the document, which PDFium gives as UTF-16 with a NUL at its end."""
    return _wide(lambda buffer, size: int(c.FPDF_GetMetaText(document, name.encode(), buffer, size)))


def _wide(call: Callable[[Any, int], int]) -> str:
    size = min(call(None, 0), 1 << 16)
    buffer = ctypes.create_string_buffer(size)
    call(buffer, size)
    return buffer.raw[:size].decode("utf-16-le", "ignore").rstrip("\0")


def _page(document: Any, number: int, bounds: dict[str, int]) -> dict[str, Any]:
    page = c.FPDF_LoadPage(document, number)
    if not page:
        return {"trouble": "broken"}
    try:
        return _content(page, bounds)
    finally:
        c.FPDF_ClosePage(page)


def _content(page: Any, bounds: dict[str, int]) -> dict[str, Any]:
    if c.FPDFPage_CountObjects(page) > bounds["objects"]:
        return {"trouble": "objects"}
    text = c.FPDFText_LoadPage(page)
    if not text:
        return {"trouble": "broken"}
    try:
        if c.FPDFText_CountChars(text) > bounds["page_characters"]:
            return {"trouble": "characters"}
        turn = _turn(text)
        words = [_row(word) for word in words_of(_glyphs(text, turn))]
        back = _TURNS[-turn % 4]
        return {"back": back, "frame": _frame(page, turn), "words": words, "pictures": list(_pictures(page, turn))}
    finally:
        c.FPDFText_ClosePage(text)


def _turn(text: Any) -> int:
    """How many quarters clockwise a page is to be turned so that most of its text runs upright.

    The page's own entry for its rotation is not asked: it is often wrong, and the text knows better.
    """
    quarters = Counter(
        -round(c.FPDFText_GetCharAngle(text, i) / (math.pi / 2)) % 4 for i in range(c.FPDFText_CountChars(text))
    )
    return quarters.most_common(1)[0][0] if quarters else 0


def _upright(box: Box, turn: int) -> Box:
    """A box (left, bottom, right, top) on a page that is turned clockwise by `turn` quarters."""
    a, b, c_, d = _TURNS[turn]
    left, bottom, right, top = box
    xs, ys = (a * left + b * bottom, a * right + b * top), (c_ * left + d * bottom, c_ * right + d * top)
    return min(xs), min(ys), max(xs), max(ys)


def _frame(page: Any, turn: int) -> Box:
    """The page itself."""
    rect = c.FS_RECTF()
    c.FPDF_GetPageBoundingBox(page, rect)
    return _upright((rect.left, rect.bottom, rect.right, rect.top), turn)


def _glyphs(text: Any, turn: int) -> Iterator[Glyph | None]:
    """The characters in the order in which PDFium tells them; None where a word ends without one."""
    rect, x, y = c.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    code_of, box_of, origin_of, angle_of = (
        c.FPDFText_GetUnicode,
        c.FPDFText_GetLooseCharBox,
        c.FPDFText_GetCharOrigin,
        c.FPDFText_GetCharAngle,
    )
    high = 0
    for i in range(c.FPDFText_CountChars(text)):
        code = code_of(text, i)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        char = _char(code, high)
        high = 0
        if not char or not box_of(text, i, rect) or not origin_of(text, i, x, y):
            yield None
            continue
        lean = (angle_of(text, i) + turn * math.pi / 2 + math.pi) % (2 * math.pi) - math.pi
        base = _upright((x.value, y.value, x.value, y.value), turn)[1]
        box = _upright((rect.left, rect.bottom, rect.right, rect.top), turn)
        yield Glyph(char, *box, base, abs(lean) > _TURNED)


def _char(code: int, high: int) -> str:
    """The character of a code, the empty string for white space and what is none."""
    if high and 0xDC00 <= code < 0xE000:
        return chr(0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00))
    if code == _HYPHEN:
        return "-"
    char = chr(code) if 0x20 < code < 0xD800 or 0xDFFF < code < 0x110000 else ""
    return "" if char.isspace() or char in "\x7f\ufffe\uffff" else char


def words_of(glyphs: Iterator[Glyph | None]) -> Iterator[list[Glyph]]:
    """Runs of characters without space between them, on one base line."""
    word: list[Glyph] = []
    for glyph in glyphs:
        if word and (glyph is None or _parted(word[-1], glyph)):
            yield word
            word = []
        if glyph is not None:
            word.append(glyph)
    if word:
        yield word


def _parted(last: Glyph, glyph: Glyph) -> bool:
    if last.turned or glyph.turned:
        return last.turned != glyph.turned
    size = max(last.top - last.bottom, glyph.top - glyph.bottom)
    gap = max(glyph.left - last.right, last.left - glyph.right)  # to the left in scripts that run so
    return abs(last.base - glyph.base) > _RAISED * size or gap > _APART * size


def _row(word: list[Glyph]) -> list[Any]:
    """A word as it is written: text, left, bottom, right, top, base line, is it sideways."""
    return [
        "".join(g.char for g in word),
        round(min(g.left for g in word), 2),
        round(min(g.bottom for g in word), 2),
        round(max(g.right for g in word), 2),
        round(max(g.top for g in word), 2),
        round(word[0].base, 2),
        word[0].turned,
    ]


def _pictures(page: Any, turn: int) -> Iterator[Box]:
    """The boxes of the pictures on a page: left, bottom, right, top, upright."""
    sides = [ctypes.c_float() for _ in range(4)]
    for i in range(c.FPDFPage_CountObjects(page)):
        item = c.FPDFPage_GetObject(page, i)
        if c.FPDFPageObj_GetType(item) == c.FPDF_PAGEOBJ_IMAGE and c.FPDFPageObj_GetBounds(item, *sides):
            left, bottom, right, top = (side.value for side in sides)
            yield _upright((left, bottom, right, top), turn)


if __name__ == "__main__":
    main()

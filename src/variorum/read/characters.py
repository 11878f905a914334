"""Where characters stand in the bytes that they were decoded from, in any encoding."""

import codecs

_BLOCK = 4096  # bytes decoded at a time while a place is looked for
_MARKED = {  # encodings that know a mark, and those that it stands for
    "utf-8-sig": ((codecs.BOM_UTF8, "utf-8"),),
    "utf-16": ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")),
    "utf-32": ((codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be")),
}


def byte_bounds(data: bytes, encoding: str, start: int, end: int) -> tuple[int, int]:
    """The bytes of the characters `[start, end)`, half-open, a byte order mark left aside.

    Memory is one block; time grows with the place.
    """
    mark, plain = unmarked(data, encoding)
    first = mark + _end_of(data[mark:], plain, start)
    return first, first + _end_of(data[first:], plain, end - start)


def unmarked(data: bytes, encoding: str) -> tuple[int, str]:
    """The length of the byte order mark, and the encoding of what follows it."""
    marked = ((len(mark), plain) for mark, plain in _MARKED.get(encoding, ()) if data.startswith(mark))
    return next(marked, (0, encoding))


def _end_of(data: bytes, encoding: str, count: int) -> int:
    """Behind how many bytes so many characters are complete."""
    decoder = codecs.getincrementaldecoder(encoding)()
    done = at = 0
    while at < len(data) and count:
        state = decoder.getstate()
        given = len(decoder.decode(data[at : at + _BLOCK]))
        if done + given >= count:
            decoder.setstate(state)
            return _within(data, decoder, at, count - done)
        done, at = done + given, at + _BLOCK
    return at


def _within(data: bytes, decoder: codecs.IncrementalDecoder, at: int, count: int) -> int:
    while count > 0:
        count -= len(decoder.decode(data[at : at + 1]))
        at += 1
    return at

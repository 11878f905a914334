"""Mailboxes (mbox): many letters in one file, one in memory at a time."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from variorum.errors import ReadError
from variorum.model.report import Place
from variorum.read.item import Item

_MARK = re.compile(rb"From \S+ .*\d{4}\s*$|From \S+ .*\d\d:\d\d")
_LINE = 64 * 1024  # bytes that are looked at together; longer lines come in pieces


def is_mbox(head: bytes) -> bool:
    """Do the first bytes begin a mailbox?"""
    return bool(_MARK.match(head.partition(b"\n")[0].rstrip()))


def read_mbox(item: Item) -> Iterator[Item | ReadError]:
    """The letters as they stand, each with its bytes in the mailbox; one that is too long costs no other."""
    for number, (offset, length, letter) in enumerate(_letters(item.stream, item.limits.document), 1):
        place = Place(kind="mbox", member=str(number), offset=offset, length=length)
        if letter is None:
            problem = f"letter {number} has {length} bytes, at most {item.limits.document} are read"
            yield ReadError(f"{item.name}!{number}", problem, "save it and its attachments by themselves")
        else:
            yield item.member(letter, place, "message/rfc822")


def _letters(stream: BinaryIO, most: int) -> Iterator[tuple[int, int, bytes | None]]:
    """Where each letter begins behind its mark, its length, and its bytes, null where they are more than `most`."""
    stream.seek(0)
    at = start = stored = 0
    kept: list[bytes] = []
    blank = whole = True
    while line := stream.readline(_LINE):
        if blank and whole and _MARK.match(line.rstrip()):
            if at > start:
                yield start, at - start, b"".join(kept) if stored <= most else None
            kept, stored, start = [], 0, at + len(line)
        else:
            stored += len(line)
            if stored <= most:
                kept.append(line)
        blank, whole = not line.strip(), line.endswith(b"\n")
        at += len(line)
    if at > start:
        yield start, at - start, b"".join(kept) if stored <= most else None

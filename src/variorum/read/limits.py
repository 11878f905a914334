"""How much of anything is read at most, so that no file can fill the memory or the disk."""

from dataclasses import dataclass

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, if nothing else is said.

    What passes a limit is refused with a message that names it; the rest is read.
    """

    document: int = 64 * _MIB  # one page, letter, PDF or line
    expanded: int = 64 * 1024 * _MIB  # all that one packed source may unpack to
    ratio: int = 200  # unpacked over packed bytes, once a member has unpacked to more than `small`
    small: int = 16 * _MIB
    depth: int = 4  # containers inside one another
    members: int = 5_000_000  # things in one container
    pages: int = 3_000  # of one PDF
    page_characters: int = 100_000  # on one page of a PDF; a page of a newspaper has 20,000
    characters: int = 10_000_000  # of one PDF
    objects: int = 200_000  # pieces of text, lines and pictures that one page of a PDF draws
    seconds: int = 60  # of computing, to take a PDF apart
    memory: int = 1024 * _MIB  # to take a PDF apart

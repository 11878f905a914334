"""How much of anything is read at most, so that no file can fill the memory or the disk."""

from dataclasses import dataclass

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes. What passes a limit is refused with a message that names it; the rest is read."""

    document: int = 64 * _MIB  # one page, letter, PDF or line
    expanded: int = 64 * 1024 * _MIB  # all that one packed source may unpack to
    ratio: int = 200  # unpacked over packed bytes, once a member has unpacked to more than `small`
    small: int = 16 * _MIB
    depth: int = 4  # containers inside one another
    members: int = 5_000_000  # things in one container

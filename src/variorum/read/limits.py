"""How much of anything is read at most, so that no file can fill the memory or the disk."""

from dataclasses import dataclass

from variorum.errors import ReadError

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
    depth: int = 6  # containers inside one another
    members: int = 5_000_000  # things in the containers of one source
    directory: int = 64 * _MIB  # the list of members that an archive keeps at its end
    group: int = 1024 * _MIB  # rows that a table in columns keeps together, unpacked
    pages: int = 3_000  # of one PDF
    page_characters: int = 100_000  # on one page of a PDF; a page of a newspaper has 20,000
    characters: int = 10_000_000  # of one PDF
    objects: int = 200_000  # pieces of text, lines and pictures that one page of a PDF draws
    seconds: int = 60  # of computing, to take a PDF apart
    memory: int = 1024 * _MIB  # to take a PDF apart
    window: int = 128 * _MIB  # memory that a packed stream may ask for


class Meter:
    """Counts what one source unpacks to. One meter serves all that lies in the source, however deep."""

    def __init__(self) -> None:
        self._unpacked = self._members = 0

    def enter(self, name: str, limits: Limits) -> None:
        """Counts one more member; raises `ReadError` on `name` where they are too many for the whole source."""
        self._members += 1
        if self._members > limits.members:
            problem = f"there are more than {limits.members} things in the source, the most that are read of one"
            raise ReadError(name, problem, "break it up")

    def take(self, name: str, size: int, limits: Limits) -> None:
        """Counts `size` more bytes; raises `ReadError` on `name` where they are too many for the whole source."""
        self._unpacked += size
        if self._unpacked > limits.expanded:
            problem = f"the source unpacks to more than {limits.expanded} bytes, the most that is read of one"
            raise ReadError(name, problem, "unpack it first and give its files")


class Packed:
    """Watches over one packed member: its own ratio, and the meter of the source."""

    def __init__(self, name: str, limits: Limits, meter: Meter) -> None:
        self._name, self._limits, self._meter = name, limits, meter
        self._unpacked = 0

    def take(self, unpacked: int, packed: int) -> None:
        """Counts `unpacked` more bytes, where `packed` bytes in all have given what came so far."""
        self._meter.take(self._name, unpacked, self._limits)
        self._unpacked += unpacked
        limits = self._limits
        if self._unpacked > limits.small and self._unpacked > limits.ratio * max(1, packed):
            problem = f"it unpacks to more than {limits.ratio} times its size, as only a bomb does"
            raise ReadError(self._name, problem, "unpack it first if you trust it")

"""Containers as tests need them, and what comes out of them under limits of their own."""

import io
import tarfile
import zipfile
from dataclasses import dataclass

from variorum.errors import ReadError
from variorum.model import LeftOut, Report
from variorum.read import Item, Limits, read_item

BODY = "The mayor of Graz opened the new bridge on Monday. It took four years to build."


@dataclass(frozen=True)
class Outcomes:
    """What reading an item gave, sorted by kind."""

    reports: list[Report]
    problems: list[ReadError]
    left_out: list[str]

    @property
    def texts(self) -> list[str]:
        """The texts of the reports."""
        return [report.text for report in self.reports]

    @property
    def said(self) -> str:
        """All problems, a line each."""
        return "\n".join(map(str, self.problems))


def outcomes(data: bytes, name: str, limits: Limits | None = None) -> Outcomes:
    """Reads some bytes under a name, with limits smaller than those of the program where they are given."""
    found = list(read_item(Item(name, io.BytesIO(data), limits=limits or Limits())))
    return Outcomes(
        [o for o in found if isinstance(o, Report)],
        [o for o in found if isinstance(o, ReadError)],
        [o.reason for o in found if isinstance(o, LeftOut)],
    )


def zipped(members: dict[str, bytes | str], pack: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive of these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", pack) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def tarred(*members: tarfile.TarInfo | tuple[str, bytes], mode: str = "w") -> bytes:
    """A tar archive of these files, and of entries that are no files."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:  # type: ignore[call-overload]
        for member in members:
            if isinstance(member, tarfile.TarInfo):
                archive.addfile(member)
            else:
                info = tarfile.TarInfo(member[0])
                info.size = len(member[1])
                archive.addfile(info, io.BytesIO(member[1]))
    return stream.getvalue()

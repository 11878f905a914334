"""Where a screened archive keeps what."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Layout:
    """The folders of a screening. Those under `work` serve to make the others, and may be deleted when it is done."""

    root: Path

    @property
    def manifest(self) -> Path:
        return self.root / "manifest.json"

    @property
    def articles(self) -> Path:
        return self.root / "articles"

    @property
    def set_aside(self) -> Path:
        return self.root / "set_aside"

    @property
    def copies(self) -> Path:
        return self.root / "copies"

    @property
    def members(self) -> Path:
        return self.root / "members"

    @property
    def families(self) -> Path:
        return self.root / "families"

    @property
    def stories(self) -> Path:
        return self.root / "stories"

    @property
    def reports(self) -> Path:
        return self.root / "reports"

    @property
    def work(self) -> Path:
        return self.root / "work"

    @property
    def prints(self) -> Path:
        return self.work / "prints"

    @property
    def texts(self) -> Path:
        return self.work / "texts"

    @property
    def pairs(self) -> Path:
        return self.work / "pairs"

    @property
    def groups(self) -> Path:
        return self.work / "groups"

    @property
    def timeline(self) -> Path:
        return self.work / "timeline"

    @property
    def nearest(self) -> Path:
        return self.work / "nearest"

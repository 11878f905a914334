"""Where a screened archive keeps what."""

from pathlib import Path


class Layout:
    """The folders of a screening. Those in `work` serve to make the others, and may be deleted when it is done."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.manifest = root / "manifest.json"
        self.lock = root / ".lock"
        self.articles = root / "articles"
        self.set_aside = root / "set_aside"
        self.copies = root / "copies"
        self.members = root / "members"
        self.families = root / "families"
        self.stories = root / "stories"
        self.reports = root / "reports"
        self.work = root / "work"
        self.texts = self.work / "texts"
        self.prints = self.work / "prints"
        self.pairs = self.work / "pairs"
        self.candidates = self.work / "candidates"
        self.sent = self.work / "sent"
        self.order = self.work / "order"
        self.rarity = self.work / "rarity"
        self.timeline = self.work / "timeline"
        self.nearest = self.work / "nearest"

"""Stories whose events are joined in gold: their mentions as the program finds them, and pairs of these with signs."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from variorum.annotate.parser import SpacyParser
from variorum.model import Event, Span
from variorum.resolve.event_times import all_dated, last_days
from variorum.resolve.events import linked
from variorum.resolve.likeness import Comparer, Scale, scale

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

from ecbplus import VALIDATION, Gold
from ecbplus import stories as topics
from events import Told, aligned, told
from meantime import articles

TOPICS = [str(topic) for topic in range(1, 36) if topic not in {*VALIDATION, 15, 17}]  # ECB+ has no 15 and 17
Row = tuple[Span, tuple[str, str], tuple[str, str]]  # a mention, its gold event, ours


@dataclass(frozen=True)
class Pair:
    """The signs between two events, and whether they are one in gold."""

    signs: dict[str, float]
    one: bool


class Remembering(Comparer):
    """A comparer whose scale may change, and that looks for the signs between two events once."""

    def __init__(self, story: Told) -> None:
        self.events = all_dated(story.events, story.times, story.published)
        super().__init__(self.events, story.actors, last_days(story.published), scale())
        self._vetoes: dict[tuple[str, str], str] = {}
        self._found: dict[tuple[str, str], dict[str, float]] = {}

    def veto(self, a: Event, b: Event) -> str:
        """Why two events cannot be one."""
        if (a.id, b.id) not in self._vetoes:
            self._vetoes[a.id, b.id] = super().veto(a, b)
        return self._vetoes[a.id, b.id]

    def signs(self, a: Event, b: Event) -> dict[str, float]:
        """The signs between two events."""
        if (a.id, b.id) not in self._found:
            self._found[a.id, b.id] = super().signs(a, b)
        return self._found[a.id, b.id]


@dataclass(frozen=True)
class Story:
    """A story before its events are joined, and the gold event of each mention that gold has too."""

    name: str
    comparer: Remembering
    gold: dict[Span, str]

    def pairs(self) -> Iterator[Pair]:
        """Every two mentions that gold has and no veto keeps apart."""
        known = [(event, gold) for event in self.comparer.events if (gold := self._gold_of(event)) is not None]
        for (a, one), (b, other) in combinations(known, 2):
            if not self.comparer.veto(a, b):
                yield Pair(self.comparer.signs(a, b), one == other)

    def rows(self, by: Scale) -> Iterator[Row]:
        """The mentions that gold has, each with its gold event and with the one that joining by a scale makes."""
        self.comparer.scale = by
        for number, (group, _) in enumerate(linked(self.comparer.events, self.comparer)):
            for mention in (m for event in group for m in event.mentions if m in self.gold):
                yield mention, (self.name, self.gold[mention]), (self.name, str(number))

    def _gold_of(self, event: Event) -> str | None:
        return next((self.gold[mention] for mention in event.mentions if mention in self.gold), None)


def ecbplus(names: Sequence[str]) -> list[Story]:
    """Topics of ECB+; both seminal events of one make one story."""
    parser = SpacyParser()
    return [_story(name, golds, told(golds, parser)) for name, golds in topics(names)]


def meantime(corpus: str) -> Story:
    """A corpus of MEANTIME."""
    golds = [article.gold for article in articles(corpus)]
    return _story(corpus, golds, told(golds, SpacyParser()))


def _story(name: str, golds: Sequence[Gold], story: Told) -> Story:
    mentions = [m for events in story.events.values() for event in events for m in event.mentions]
    actions = {place: event for gold in golds for place, event in gold.actions.items()}
    texts = {gold.report.id: gold.report.text for gold in golds}
    places = aligned(mentions, actions, texts, story.words())
    return Story(name, Remembering(story), {mentions[i]: actions[place] for i, place in places.items()})

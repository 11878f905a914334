"""Looks at feeds, fetches what is new in them, and adds it to the story."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

from variorum.errors import BusyError, FetchError, StoreError
from variorum.fetch import Archive, Collector, Exchange, Fetched, Fetcher, conditions, status_words
from variorum.pipeline import Growth
from variorum.publish.changes import Changes, changes
from variorum.watch.due import pause
from variorum.watch.feed import Entry, entries
from variorum.watch.polled import Polled
from variorum.watch.state import Feed, recall, remember

_AT_ONCE = 100  # new entries that one look takes; the next looks take the others
_TRIES = 5  # looks at a feed after which the page of an entry that never came is given up

Add = Callable[[Sequence[Path]], Growth]


@dataclass(slots=True)
class Watcher:
    """Watches feeds for one story. `folder` keeps the pages as they came, and what was seen; `add` adds files to it."""

    folder: Path
    fetcher: Fetcher
    add: Add
    _feeds: dict[str, Feed] = field(init=False)

    def __post_init__(self) -> None:
        self._feeds = recall(self.folder)

    @property
    def known(self) -> tuple[str, ...]:
        """The feeds that were watched before."""
        return tuple(self._feeds)

    def polls(self, feeds: Sequence[str], every: float) -> Iterator[Polled]:
        """Looks at each feed every so many seconds, without end; one that fails is looked at ever more seldom."""
        clock = self.fetcher.clock
        due = dict.fromkeys(feeds, clock.now())
        while True:
            feed = min(due, key=lambda each: due[each])
            clock.sleep(max(0.0, due[feed] - clock.now()))
            polled = self.poll(feed)
            due[feed] = clock.now() + pause(every, self._feeds[feed].failures, polled.wait)
            yield polled

    def poll(self, url: str) -> Polled:
        """One look at a feed. What goes wrong is told, not raised, and tried again at the next look.

        Raises `StoreError` only where the folder itself cannot be written.
        """
        feed = self._feeds.get(url, Feed())
        try:
            exchange = self._asked(url, feed)
            polled, feed = self._grown(url, feed, exchange) if exchange else (Polled(url), feed)
            feed = feed.model_copy(update={"failures": 0})
        except (FetchError, StoreError) as error:
            feed = feed.model_copy(update={"failures": feed.failures + 1})
            asked = error.wait if isinstance(error, BusyError) else None
            polled = Polled(url, problems=(str(error),), failed=True, wait=asked)
        self._feeds[url] = feed
        remember(self.folder, self._feeds)
        return polled

    def _asked(self, url: str, feed: Feed) -> Exchange | None:
        """The answer of the feed's server; null where the feed has not changed."""
        exchange = self.fetcher.fetch(url, conditions(feed.etag, feed.modified))[-1]
        if exchange.status == HTTPStatus.NOT_MODIFIED:
            return None
        if exchange.status != HTTPStatus.OK:
            problem = f"the server answers {status_words(exchange.status)}"
            raise FetchError(url, problem, "check the address of the feed")
        return exchange

    def _grown(self, url: str, feed: Feed, exchange: Exchange) -> tuple[Polled, Feed]:
        listed = entries(exchange)
        fresh = [entry for entry in listed if entry.key not in feed.seen][:_AT_ONCE]
        pages = {row.url: row for row in self._pages(fresh)}
        files = {self.folder / row.file for row in pages.values() if row.is_there and row.file}
        if any(entry.whole for entry in fresh):
            files.add(Archive(self.folder, self.fetcher.settings.agent, self.fetcher.clock).add([exchange]))
        changed, problems = self._added(sorted(files))
        told = tuple(f"{row.url}: {row.why}" for row in pages.values() if not row.is_there)
        failed = {row.url for row in pages.values() if row.became == "failed"}
        missing = {entry.key for entry in fresh if entry.link in failed and not entry.whole}
        return Polled(url, len(fresh), changed, told + problems), _after(feed, exchange, listed, fresh, missing)

    def _pages(self, fresh: Sequence[Entry]) -> Iterator[Fetched]:
        links = [entry.link for entry in fresh if entry.link and not entry.whole]
        return Collector(self.folder, self.fetcher).collect(links)

    def _added(self, files: Sequence[Path]) -> tuple[Changes, tuple[str, ...]]:
        if not files:
            return Changes(), ()
        growth = self.add(files)
        came = [arrival for arrival in growth.arrivals if arrival.is_added]  # a feed holds its old entries too
        return changes(growth.before, growth.after, came), tuple(map(str, growth.problems))


def _after(feed: Feed, exchange: Exchange, listed: Sequence[Entry], taken: Sequence[Entry], missing: set[str]) -> Feed:
    """What is known of a feed after a look at it; keys that it does not list any more are forgotten.

    Where something is left to do, its server is not told that the list is known, so that it sends it again.
    """
    before = dict(feed.tried)
    tried = {key: before.get(key, 0) + 1 for key in missing}
    waiting = tuple((key, times) for key, times in sorted(tried.items()) if times < _TRIES)
    done = {*feed.seen, *(entry.key for entry in taken)} - {key for key, _ in waiting}
    seen = tuple(entry.key for entry in listed if entry.key in done)
    if len(seen) < len(listed):
        return Feed(seen=seen, tried=waiting)
    etag, modified = (exchange.headers.get(name) for name in ("etag", "last-modified"))
    return Feed(etag=etag, modified=modified, seen=seen, tried=waiting)

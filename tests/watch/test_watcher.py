"""Looks at feeds on loopback; the additions are noted, not made."""

from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

import pytest
from fastwarc import ArchiveIterator

from variorum.errors import StoreError
from variorum.model import Ledger
from variorum.pipeline import Growth
from variorum.read import Arrival
from variorum.watch import Watcher
from variorum.watch.state import recall
from web import Answer, Handler, VirtualClock, serving

PAGE = Answer(b"<p>The ferry is late.</p>")
ROBOTS = Answer(b"User-agent: *\nDisallow: /closed\n", headers=(("Content-Type", "text/plain"),))
Make = Callable[[], Watcher]


def feed(*entries: str, content: str = "") -> Answer:
    """A feed of entries whose pages lie at these paths, with one that has its text in the feed where there is any."""
    items = [f"<item><guid>{path}</guid><link>{path}</link></item>" for path in entries]
    if content:
        items.append(
            "<item><guid>whole</guid><link>/whole</link><content:encoded xmlns:content="
            f'"http://purl.org/rss/1.0/modules/content/">{content}</content:encoded></item>'
        )
    body = f'<rss version="2.0"><channel><title>Coast</title>{"".join(items)}</channel></rss>'.encode()
    return Answer(body, headers=(("Content-Type", "application/rss+xml"), ("ETag", f'"{hash(body)}"')))


def pages_in(folder: Path, names: Sequence[str]) -> list[str]:
    """The paths of the pages that lie in the files."""
    found = []
    for name in names:
        with (folder / name).open("rb") as file:
            found += [
                r.headers["WARC-Target-URI"] for r in ArchiveIterator(file) if r.headers["WARC-Type"] == "response"
            ]
    return ["/" + uri.split("/", 3)[3] for uri in found]


def test_pages_of_new_entries_are_fetched_and_added_once(
    watcher_of: Make, added: list[list[str]], tmp_path: Path
) -> None:
    says = {"/rss": [feed("/a", "/b"), feed("/a", "/b"), feed("/c", "/a")], "/a": PAGE, "/b": PAGE, "/c": PAGE}
    with serving(says) as site:
        looks = [watcher_of().poll(site.url("/rss")) for _ in range(3)]  # each a run of its own
    assert [(look.entries, look.problems, look.failed) for look in looks] == [
        (2, (), False),
        (0, (), False),
        (1, (), False),
    ]
    assert [pages_in(tmp_path / "watched", names) for names in added] == [["/a", "/b"], ["/c"]]


def test_the_text_of_an_entry_is_taken_from_the_feed_where_it_stands_there(
    watcher_of: Make, added: list[list[str]], tmp_path: Path
) -> None:
    with serving({"/rss": feed("/a", content="&lt;p&gt;A tug sank.&lt;/p&gt;"), "/a": PAGE, "/whole": PAGE}) as site:
        watcher_of().poll(site.url("/rss"))
    assert sorted(pages_in(tmp_path / "watched", added[0])) == ["/a", "/rss"]
    assert "/whole" not in site.paths


def test_a_feed_that_has_not_changed_is_not_sent_again(watcher_of: Make, added: list[list[str]]) -> None:
    def only_where_changed(handler: Handler) -> None:
        same = handler.headers["If-None-Match"] == '"7"'
        body = b"" if same else feed("/a").body
        status = b"304 Not Modified" if same else b"200 OK"
        handler.wfile.write(b'HTTP/1.1 %b\r\nETag: "7"\r\nContent-Length: %d\r\n\r\n%b' % (status, len(body), body))
        handler.close_connection = True

    with serving({"/rss": only_where_changed, "/a": PAGE}) as site:
        looks = [watcher_of().poll(site.url("/rss")) for _ in range(2)]
    assert [look.entries for look in looks] == [1, 0]
    assert not looks[1].failed
    assert len(added) == 1


def test_a_page_that_does_not_come_is_tried_again_some_times(watcher_of: Make, added: list[list[str]]) -> None:
    with serving({"/rss": feed("/a", "/gone"), "/a": PAGE}) as site:
        looks = [watcher_of().poll(site.url("/rss")) for _ in range(7)]
    assert [look.entries for look in looks] == [2, 1, 1, 1, 1, 0, 0]
    assert site.paths.count("/gone") == 5
    assert site.paths.count("/a") == len(added) == 1
    assert "404 Not Found" in looks[0].problems[0]


def test_a_feed_that_lists_very_much_is_taken_by_and_by(watcher_of: Make, added: list[list[str]]) -> None:
    paths = [f"/{number}" for number in range(230)]
    with serving({"/rss": feed(*paths), **dict.fromkeys(paths, PAGE)}) as site:
        looks = [watcher_of().poll(site.url("/rss")) for _ in range(4)]
    assert [look.entries for look in looks] == [100, 100, 30, 0]
    assert site.paths.count("/0") == 1
    assert len(added) == 3


def test_a_page_that_comes_late_is_added(watcher_of: Make, added: list[list[str]], tmp_path: Path) -> None:
    with serving({"/rss": feed("/a"), "/a": [Answer(status=404), PAGE]}) as site:
        for _ in range(3):
            watcher_of().poll(site.url("/rss"))
    assert [pages_in(tmp_path / "watched", names) for names in added] == [["/a"]]


def test_a_page_that_is_refused_or_unsafe_is_told_and_not_asked_for_again(watcher_of: Make) -> None:
    with serving({"/robots.txt": ROBOTS, "/rss": feed("/closed", "file:///etc/passwd")}) as site:
        first, second = (watcher_of().poll(site.url("/rss")) for _ in range(2))
    assert [("robots.txt" in problem, "got file" in problem) for problem in sorted(first.problems)] == [
        (False, True),
        (True, False),
    ]
    assert (second.entries, second.problems) == (0, ())


@pytest.mark.parametrize("says", [Answer(status=404), Answer(b"<p>No feed</p>"), Answer(status=503)])
def test_a_feed_that_fails_is_told_and_counted(watcher_of: Make, tmp_path: Path, says: Answer) -> None:
    with serving({"/rss": [says, *([says] * 5), feed()]}) as site:
        while True:
            look = watcher_of().poll(site.url("/rss"))
            known = recall(tmp_path / "watched")[site.url("/rss")]
            if not look.failed:
                break
            assert look.problems[0].startswith(site.url("/rss"))
            assert known.failures > 0
    assert known.failures == 0


def test_a_story_that_is_being_built_is_tried_again(watcher_of: Make, added: list[list[str]], tmp_path: Path) -> None:
    def busy(files: Sequence[Path]) -> Growth:
        raise StoreError("story: another build is writing this story; wait until it has ended")

    with serving({"/rss": feed("/a"), "/a": PAGE}) as site:
        watcher = watcher_of()
        watcher.add = busy
        look = watcher.poll(site.url("/rss"))
        assert look.failed
        assert "another build" in look.problems[0]
        assert watcher_of().poll(site.url("/rss")).entries == 1
    assert [pages_in(tmp_path / "watched", names) for names in added] == [["/a"]]


def test_only_what_is_added_is_told_as_come(watcher_of: Make, small_ledger: Ledger) -> None:
    ident = small_ledger.reports[0].id
    came = tuple(
        Arrival(report=ident, source=f"{standing}.html", standing=standing, of=of, why="test")
        for standing, of in (("new", None), ("same-bytes", ident), ("same-text", ident))
    )
    watcher = watcher_of()
    watcher.add = lambda files: Growth(small_ledger, small_ledger, came)  # type: ignore[arg-type]
    with serving({"/rss": feed("/a"), "/a": PAGE}) as site:
        look = watcher.poll(site.url("/rss"))
    assert [row.standing for row in look.changes.reports] == ["new"]


def test_each_feed_has_its_own_time(watcher_of: Make, clock: VirtualClock) -> None:
    with serving({"/good": feed(), "/bad": Answer(status=404)}) as site:
        good, bad = site.url("/good"), site.url("/bad")
        watcher = watcher_of()
        looks = [(look.feed, round(clock.now() / 60)) for look in islice(watcher.polls([good, bad], 15 * 60.0), 8)]
    assert [minute for feed_url, minute in looks if feed_url == good] == [0, 15, 30, 45, 60, 75]
    assert [minute for feed_url, minute in looks if feed_url == bad] == [0, 30]  # 30 minutes after the first failure


def test_a_server_that_asks_for_time_gets_it(watcher_of: Make, clock: VirtualClock) -> None:
    busy = Answer(status=503, headers=(("Retry-After", "7200"),))
    with serving({"/rss": [busy, feed()]}) as site:
        looks = watcher_of().polls([site.url("/rss")], 15 * 60.0)
        assert next(looks).wait == 7200
        asked = clock.now()
        assert not next(looks).failed
    assert clock.now() - asked >= 7200


def test_feeds_that_were_watched_are_known(watcher_of: Make) -> None:
    with serving({"/rss": feed()}) as site:
        assert watcher_of().known == ()
        watcher_of().poll(site.url("/rss"))
        assert watcher_of().known == (site.url("/rss"),)


def test_what_is_forgotten_is_what_the_feed_lists_no_more(watcher_of: Make, tmp_path: Path) -> None:
    with serving({"/rss": [feed("/a", "/b"), feed("/b")], "/a": PAGE, "/b": PAGE}) as site:
        watcher_of().poll(site.url("/rss"))
        both = recall(tmp_path / "watched")[site.url("/rss")].seen
        watcher_of().poll(site.url("/rss"))
        assert recall(tmp_path / "watched")[site.url("/rss")].seen == both[1:]

"""`variorum watch`: a story that grows by itself."""

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from variorum.cli.add import drawn
from variorum.cli.endpoint import EndpointOption, ModelOption, SendToOption, asker_of, missed
from variorum.cli.exits import ExitCode, code_of
from variorum.cli.fetch import PrivateOption, settings_of
from variorum.cli.output import complain, emit, is_read_by_a_person, json_lines, note
from variorum.cli.progress import bars
from variorum.cli.story import StoryArgument
from variorum.errors import RequestError
from variorum.fetch import Fetcher
from variorum.ledger import Store

if TYPE_CHECKING:
    from variorum.endpoint import Asker
    from variorum.pipeline import Growth
    from variorum.watch import Polled

FOLDER = "watched"
_MINUTE = 60.0


def watch(  # noqa: PLR0913, PLR0917 # an option each: they are the ways of looking and reading
    story: StoryArgument,
    feeds: Annotated[
        list[str] | None,
        typer.Argument(help="Addresses of RSS or Atom feeds.", show_default="those that were watched before"),
    ] = None,
    every: Annotated[float, typer.Option(min=1.0, help="Minutes between two looks at a feed.")] = 15.0,
    once: Annotated[bool, typer.Option("--once", help="Look at each feed once, and end.")] = False,
    allow_private: PrivateOption = False,
    endpoint: EndpointOption = None,
    model: ModelOption = None,
    send_to: SendToOption = None,
) -> None:
    """Watch feeds, add what is new in them to a story, and say what it changes.

    Of an entry whose text stands in the feed, that text is added; of the others the page is fetched, as `variorum
    fetch` does. What came is kept in the folder `watched` of the story, with what was seen already, so that watching
    goes on where it ended. A feed that fails is looked at ever more seldom, and the others go on.

    Into a pipe, each change is a line of JSON, as it comes. Ctrl-C or SIGTERM ends it at any time; the story is whole.
    With --once, the exit code is 3 where some feed failed, and 1 where all did. With --endpoint, a large model is asked
    as `variorum build` does; a story that was built with one needs it here too.
    """
    from variorum import pipeline  # noqa: PLC0415 # the parser takes seconds to import
    from variorum.watch import Watcher, held  # noqa: PLC0415 # it needs the pipeline, whose parser takes seconds to import

    folder, asker = _folder(story), asker_of(endpoint, model, send_to)
    pipeline.require_outside(Store(story).view().ledger(), asker)
    with held(folder), _stopped_by_signals(story):
        watcher = Watcher(folder, Fetcher(settings_of(allow_private)), partial(_added, story, asker))
        chosen = tuple(dict.fromkeys(feeds or watcher.known))
        if not chosen:
            raise RequestError("expected the address of at least one feed; none was watched before")
        if once:
            failed = [_told(polled).failed for polled in map(watcher.poll, chosen)]
            raise typer.Exit(code_of(read=len(failed) - sum(failed), skipped=sum(failed)))
        for polled in watcher.polls(chosen, every * _MINUTE):
            _told(polled)


def _folder(story: str) -> Path:
    """Where what comes is kept. There has to be a story, in a folder, before anything is fetched."""
    store = Store(story)
    store.view()
    if store.folder is None:
        raise RequestError(f"{store.home.name}: watching keeps pages beside the story; give one that lives in a folder")
    return store.folder / FOLDER


def _added(story: str, asker: "Asker | None", files: Sequence[Path]) -> "Growth":
    from variorum import pipeline  # noqa: PLC0415 # the parser takes seconds to import

    with bars() as progress:
        growth = pipeline.add(files, story, progress, outside=asker)
    missed(asker, growth.after)
    return growth


def _told(polled: "Polled") -> "Polled":
    """Prints what a look at a feed changed: to a person as a table, into a pipe as JSON lines, at once."""
    rows = polled.changes.rows()
    if rows:
        emit(drawn(polled.changes) if is_read_by_a_person() else json_lines(rows))
        sys.stdout.flush()
    for problem in polled.problems:
        complain(problem)
    note(f"{polled.feed}: {polled.entries} new entries, {len(rows)} changes")
    return polled


@contextmanager
def _stopped_by_signals(story: str) -> Iterator[None]:
    """Ends the program in peace at Ctrl-C or SIGTERM: whatever is written is written as a whole, or not at all."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    former = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except KeyboardInterrupt:
        note(f"{story}: stopped; the next watch goes on from here")
        raise typer.Exit(ExitCode.FINE) from None
    finally:
        signal.signal(signal.SIGTERM, former)

"""What a reader outside the program is given of a report, and what it answers: claims, which are no spans yet.

Whoever answers may be wrong, or be led astray by what a report says. So a claim is nothing until its words are found in
the report (`annotate/located.py`).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Final, Protocol

from pydantic import Field

from variorum.annotate.memory import Memory
from variorum.model import Bounds, Record, Report
from variorum.text.paragraphs import paragraphs
from variorum.text.quotations import quotations
from variorum.text.sentences import bundles, sentences

_LONGEST: Final = 4_000  # characters that are given at a time
_MOST: Final = 12  # pieces of one content

Words = Annotated[str, Field(min_length=1, max_length=_LONGEST)]


class Claim(Record):
    """One attribution as somebody words it: `source` names who speaks, with which `cue`, and `content` is what is said,
    piece by piece. `sentence` is the number of the one where it stands, counted from 1 in what was given.
    """

    sentence: int = Field(strict=True)
    cue: Words
    source: Words
    content: tuple[Words, ...] = Field(min_length=1, max_length=_MOST)


class Answer(Record):
    """The claims about one excerpt, and how many more were in no form that can be read."""

    claims: tuple[Claim, ...] = ()
    unreadable: int = 0


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A paragraph, or whole sentences of a very long one. All bounds are those of the report's text."""

    bounds: Bounds
    sentences: tuple[Bounds, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of asking about one excerpt: an answer, or else, in words, why there is none."""

    excerpt: Excerpt
    answer: Answer
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """All that one outside reader, by its name, answers about one report."""

    reader: str
    heard: tuple[Heard, ...] = ()


class OutsideReader(Protocol):
    """Anything that is asked about excerpts."""

    name: str

    def hear(
        self, reports: Sequence[Report], memory: Memory, begin: Callable[[str, int], None], step: Callable[[], None]
    ) -> Mapping[str, Account]:
        """The account about each report, by its id; raises nothing, whatever the reader does or fails to do.

        `begin` is told what begins and how many steps it takes, `step` that one is done.
        """


def excerpts(report: Report) -> tuple[Excerpt, ...]:
    """The English paragraphs of a report's story, as they are given to an outside reader.

    Each stands alone, so that what is asked about it hangs on nothing else: a reprint costs nothing, and an order to
    the reader that somebody hid in one paragraph reaches no other.
    """
    return tuple(_excerpts(report))


def _excerpts(report: Report) -> Iterator[Excerpt]:
    for block in paragraphs(report.text, report.story):
        if report.reads_as_english(*block):
            found = sentences(report.text, *block, quotations(report.text, *block))
            for run in bundles(found, _LONGEST):
                yield Excerpt((run[0][0], run[-1][1]), run)

"""What an analyst says about the machine's rows. Kept, dated, undoable."""

from typing import Literal

from variorum.model.record import Record
from variorum.model.span import Span

Says = Literal["same", "different", "wrong", "right", "edit", "add"]


class Proof(Record):
    """Words of one file: its SHA-256, and the span with its quote. What a decision holds on to."""

    sha256: str
    span: Span


class Anchor(Record):
    """A row as it stood when the decision was made: its table, its id, and the words that it rested on.

    `id` is null for words that were no row yet: a part that is split off, or a selection in a text. The row of another
    build is the same where it rests on more than half of these words; an id alone is never enough.
    """

    table: str
    id: str | None = None
    places: tuple[Proof, ...] = ()


class Decision(Record):
    """One judgement. `at` is an ISO 8601 instant, `undone_by` the id of a later decision that calls this one wrong.

    `about` are the ids of the rows (or the addresses of the words) that it judges; `anchors` hold them, one for
    each; words that are split off a row are one anchor together.
    `field` and `value` are what an edit sets; `to` holds the rows and words that the new value names, as a speaker.
    `orphaned` says why the decision fits nothing in the story as it stands; it is found anew at every build.
    """

    id: str
    by: str
    at: str
    says: Says
    about: tuple[str, ...]
    value: str | None = None
    undone_by: str | None = None
    field: str | None = None
    anchors: tuple[Anchor, ...] = ()
    to: tuple[Anchor, ...] = ()
    note: str | None = None
    orphaned: str | None = None

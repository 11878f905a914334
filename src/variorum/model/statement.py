"""Who said what, and through whom it reached the report."""

from typing import Literal

from variorum.model.record import Record
from variorum.model.span import Span

Mode = Literal["direct", "mixed", "indirect"]
Certainty = Literal["asserted", "claimed", "believed", "probable", "not-ruled-out", "planned", "denied"]
Act = Literal["assertion", "pledge", "appeal", "praise", "thanks", "agreement", "denial", "legal-provision", "other"]


class Hop(Record):
    """One carrier of a statement: the actor, the words that name it, and the sentence that shows that it carried
    this.
    """

    actor: str
    span: Span | None = None
    evidence: Span | None = None
    inherited: bool = False


class Statement(Record):
    """Content with a speaker other than the report itself.

    `content` and `quoted` are spans in text order. `chain` runs from the speaker outward to the outlet. `chain_end`
    says whether the first hop's own text is among the reports. `altered`: words of a spun copy, not the speaker's
    own. `read_by` names the large model, and its endpoint, that alone saw the statement; null where Variorum saw it.
    """

    id: str
    report: str
    mode: Mode
    content: tuple[Span, ...]
    quoted: tuple[Span, ...] = ()
    cue: Span | None = None
    speaker_span: Span | None = None
    speaker: str | None = None
    chain: tuple[Hop, ...] = ()
    chain_end: Literal["seen", "not-seen"] = "not-seen"
    certainty: Certainty = "asserted"
    act: Act = "assertion"
    addressee: tuple[str, ...] = ()
    date_said: str | None = None
    altered: bool = False
    read_by: str | None = None
    why: str

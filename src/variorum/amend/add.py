"""`add`: a statement or an event that the machine did not see, out of words that a person selected."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from variorum.amend.draft import Draft, told
from variorum.amend.people import actors_of, words_of
from variorum.model import Actor, Decision, Event, EventTime, Hop, Participant, Report, Span, Statement, stable_id
from variorum.resolve.events import label_of
from variorum.text.kinds import kinds
from variorum.text.paragraphs import paragraphs
from variorum.text.quotations import quotations

KIND: Final = "meeting"  # of an event that is added without one


def add(draft: Draft, decision: Decision) -> None:
    """Puts the new row at the end of its table."""
    words = words_of(draft, decision.anchors)
    draft.put(decision.anchors[0].table, ADDED[decision.anchors[0].table](draft, words, decision))


def _statement(draft: Draft, words: Sequence[Span], decision: Decision) -> Statement:
    report = draft.get(Report, "reports", words[0].report)
    speakers = tuple(actors_of(draft, decision))
    said = tuple(span for span in words if span.report == report.id)
    quoted = _quoted(report, said)
    hops = dict.fromkeys((*speakers[:1], *((report.outlet,) if report.outlet and speakers else ())))
    return Statement.model_validate(
        {
            "id": stable_id("s", "added", decision.id),
            "report": report.id,
            "mode": decision.value or _mode(said, quoted),
            "content": said,
            "quoted": quoted,
            "speaker": speakers[0] if speakers else None,
            "chain": tuple(Hop(actor=actor) for actor in hops),
            "why": told("added", decision),
        }
    )


def _quoted(report: Report, words: Sequence[Span]) -> tuple[Span, ...]:
    """The parts of the words that stand within quotation marks."""
    blocks = paragraphs(report.text, report.story)
    marked = [(q.start, q.end) for block in blocks for q in quotations(report.text, *block)]
    parts = [(max(span.start, start), min(span.end, end)) for span in words for start, end in marked]
    return tuple(report.span(start, end) for start, end in parts if start < end)


def _mode(words: Sequence[Span], quoted: Sequence[Span]) -> str:
    if not quoted:
        return "indirect"
    return "direct" if all(any(q.holds(span) for q in quoted) for span in words) else "mixed"


def _event(draft: Draft, words: Sequence[Span], decision: Decision) -> Event:
    parts = tuple(Participant(actor=actor, role="party") for actor in actors_of(draft, decision))
    cast = {key: row for key, row in draft.tables["actors"].items() if isinstance(row, Actor)}
    kind = decision.value or KIND
    return Event(
        id=stable_id("e", "added", decision.id),
        label=label_of(kind, parts, None, words, cast),
        kind=kind,
        plover=kinds()[kind].plover,
        participants=parts,
        time=EventTime(precision="none", why=told("added without a date", decision)),
        mentions=tuple(words),
        why=told("added", decision),
    )


_Added = Callable[[Draft, Sequence[Span], Decision], Statement | Event]
ADDED: Final[Mapping[str, _Added]] = MappingProxyType({"statements": _statement, "events": _event})

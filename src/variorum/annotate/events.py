"""The events that one report tells of: trigger words with their participants, place, time words and standing.

A trigger is a verb or noun of the trigger table whose arguments fit, or any word of which the reading model is sure.
Mentions that refer back (*the meeting*, *the talks*) join the event that they refer to; whether two full mentions tell
of one event is for resolution, which knows the dates.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.annotate.arguments import BEGINNINGS, VERBS, arguments, support_verb
from variorum.annotate.extents import extent, later_words, time_words
from variorum.annotate.factuality import standing
from variorum.annotate.fillers import Fillers
from variorum.annotate.happenings import happenings, is_headline
from variorum.annotate.places import place_of
from variorum.annotate.reading.reader import Seen
from variorum.annotate.triggers import Slots, Trigger, matched
from variorum.model import Actor, Event, EventTime, Parse, Participant, Report, Span, Token, stable_id
from variorum.model.event import Status
from variorum.text.kinds import kinds

_BACK_REFERENCES = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its"})
_TELLING = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_LASTING = re.compile(r"(?:\w+[\s-])?\w+[\s-](?:second|minute|hour|day|week|month|year|decade)s?", re.I)
_ONGOING = frozenset({"ongoing", "underway", "continue", "current", "under"})


@dataclass(frozen=True, slots=True)
class _Mention:
    """One mention: its trigger word and row, arguments, and status."""

    token: Token
    trigger: Trigger
    slots: Slots
    status: Status


def events(report: Report, parse: Parse, actors: Sequence[Actor], seen: Seen) -> tuple[Event, ...]:
    """Each event of one report, in the order of first mention; `seen` is what the reading model sees."""
    index = Fillers(parse, actors)
    mentions = tuple(_mentions(parse, happenings(parse, seen)))
    triggers = {m.token.i for m in mentions}
    found: list[Event] = []
    for mention in mentions:
        event = _event(report, parse, index, mention, triggers)
        earlier = _referent(parse, mention, event, found)
        if earlier is None:
            found.append(event)
        else:
            found[earlier] = _joined(found[earlier], event)
    return tuple(found)


def _mentions(parse: Parse, plain: Mapping[int, Trigger]) -> Iterator[_Mention]:
    accepted: dict[int, str] = {}
    kept: list[_Mention] = []
    for token in sorted(parse.tokens, key=lambda t: t.pos not in VERBS):  # verbs first: they claim their nouns
        if token.pos not in _TELLING or _is_modifier(parse, token):
            continue
        found = _found(parse, token, plain.get(token.i))
        status = _status(parse, token) if found and not _is_general(parse, token, found[1]) else None
        if found is None or status is None:
            continue
        family, head = found[0].kind.family, parse.tokens[token.head]
        if accepted.get(head.i) == family and token.dep in {"dobj", "nsubjpass", "conj"}:
            continue  # 'sent a letter', 'killed and wounded' are one mention
        accepted[token.i] = family
        kept.append(_Mention(token, *found, status))
    yield from sorted(kept, key=lambda m: m.token.i)


def _found(parse: Parse, token: Token, plain: Trigger | None) -> tuple[Trigger, Slots] | None:
    """The row of the table that a word meets, else the plain happening that it tells of."""
    slots = arguments(parse, token)
    return matched(token, slots) or ((plain, slots) if plain else None)


def _status(parse: Parse, token: Token) -> Status | None:
    status = standing(parse, token)
    return "occurred" if status and status != "denied" and token.pos == "NOUN" and _is_ongoing(parse, token) else status


def _is_modifier(parse: Parse, token: Token) -> bool:
    """A noun before another noun (*election campaign*) names no event itself, but *inauguration day* does."""
    head = parse.tokens[token.head]
    return token.dep in {"compound", "nmod"} and head.lemma != "day"


def _is_general(parse: Parse, token: Token, slots: Slots) -> bool:
    """Words that speak of a kind of thing rather than of one occasion: bare nouns, the timeless present without a
    name."""
    if token.pos in VERBS:
        timeless = token.tag in {"VBZ", "VBP"} and not any(t.dep in {"aux", "auxpass"} for t in parse.children(token))
        return (
            timeless
            and not is_headline(parse, token)
            and not any(t.pos in {"PROPN", "PRON"} for t in slots.get("subj", ()))
        )
    determined = any(t.dep in {"det", "nummod"} for t in parse.children(token))
    if determined or token.dep in {"amod", "compound"} or support_verb(parse, token) is not None:
        return False
    in_past = token.dep in {"nsubj", "nsubjpass"} and parse.tokens[token.head].tag in {"VBD", "VBN"}
    if in_past or _is_ongoing(parse, token):
        return False
    named = [t for slot, tokens in slots.items() if slot != "plural" for t in tokens if t.pos == "PROPN" or t.ent]
    return not named and not any(slots.get(slot) for slot in ("poss", "of", "between", "with", "against", "by"))


def _event(report: Report, parse: Parse, index: Fillers, mention: _Mention, triggers: set[int]) -> Event:
    first, last = extent(parse, mention.token, triggers)
    when = time_words(parse, mention.token, triggers)
    span = report.span(parse.tokens[first].start, parse.tokens[last].end)
    kind = mention.trigger.kind
    participants = _participants(index, mention)
    place = place_of(index, mention.trigger.kind, mention.slots, (first, last))
    return Event(
        id=stable_id("e", report.id, span.start, span.end, kind.name),
        label=_label(index, kind.name, participants, place, span),
        kind=kind.name,
        plover=kind.planned if mention.status == "planned" else kind.plover,
        participants=participants,
        time=EventTime(precision=_lasting(parse, mention.token), why="as worded, not yet resolved"),
        place=place,
        status=mention.status,
        mentions=(span,),
        when=tuple(report.span(parse.tokens[a].start, parse.tokens[b].end) for a, b in when),
        until=()
        if when
        else tuple(
            report.span(parse.tokens[a].start, parse.tokens[b].end) for a, b in later_words(parse, mention.token)
        ),
        words=_words(parse, mention.token, first, last),
        why=f"trigger {mention.token.lemma!r} as {kind.name}, arguments {', '.join(sorted(mention.slots)) or 'none'}",
    )


def _participants(index: Fillers, mention: _Mention) -> tuple[Participant, ...]:
    found: dict[str, Participant] = {}
    for slot, role in mention.trigger.roles.items():
        for token in mention.slots.get(slot, ()):
            actor = index.near(token)
            if actor is None or index.actors[actor].kind in {"place", "document"}:
                continue
            for member in index.members(actor):
                found.setdefault(member, Participant(actor=member, role=role))
    return tuple(found.values())


def _label(index: Fillers, kind: str, participants: tuple[Participant, ...], place: str | None, span: Span) -> str:
    names = [index.actors[p.actor].name for p in participants]
    where = index.actors[place].name if place and place in index.actors else place
    if not names:
        return f"{kind.replace('-', ' ').capitalize()}: {' '.join(span.quote.split())}"
    return f"{', '.join(names)}: {kind.replace('-', ' ')}" + (f" in {where}" if where else "")


def _words(parse: Parse, trigger: Token, first: int, last: int) -> tuple[str, ...]:
    """The content lemmas of a mention, the trigger's own first."""
    inside = (t.lemma for t in parse.tokens[first : last + 1] if t.pos in _CONTENT and t.ent not in {"DATE", "TIME"})
    return tuple(dict.fromkeys((trigger.lemma, *inside)))


def _lasting(parse: Parse, token: Token) -> str:
    """*ongoing*, *on-or-after* for what began then, else *none* until it is dated."""
    head = parse.tokens[token.head]
    clauses = [t for t in parse.children(token) if t.dep == "relcl"]
    above = [head] if token.dep in {"xcomp", "nsubj"} else []
    if any(t.lemma in BEGINNINGS and t.tag in {"VBD", "VBN"} for t in (*above, *clauses)):
        return "on-or-after"
    return "ongoing" if _is_ongoing(parse, token) else "none"


def _is_ongoing(parse: Parse, token: Token) -> bool:
    children = parse.children(token)
    progressive = token.tag == "VBG" and any(t.dep == "aux" and t.lemma == "be" for t in children)
    head = parse.tokens[token.head]
    if token.dep == "nsubj" and head.lemma == "be":  # 'talks are underway'
        children = (*children, *parse.children(head))
    return progressive or any(t.lemma in _ONGOING for t in children if t.dep in {"amod", "advmod", "acl", "prep"})


def _referent(parse: Parse, mention: _Mention, event: Event, earlier: list[Event]) -> int | None:
    """The earlier event that a definite mention without new participants or date refers back to."""
    if mention.token.pos in VERBS or _is_dated(event) or mention.trigger.kind.name in {"anniversary", "war"}:
        return None
    determiners = {t.text.lower() for t in parse.children(mention.token) if t.dep in {"det", "poss"}}
    if not determiners & _BACK_REFERENCES:
        return None
    named = {p.actor for p in event.participants}
    for i in range(len(earlier) - 1, -1, -1):
        known = {p.actor for p in earlier[i].participants}
        if kinds()[earlier[i].kind].family == mention.trigger.kind.family and named <= known and event.status in {
            earlier[i].status, "occurred",
        }:  # fmt: skip
            return i
    return None


def _is_dated(event: Event) -> bool:
    """Has the event a date of its own? How long it lasted is none."""
    return any(not _LASTING.fullmatch(span.quote) for span in event.when)


def _joined(event: Event, other: Event) -> Event:
    return event.model_copy(
        update={
            "mentions": (*event.mentions, *other.mentions),
            "words": tuple(dict.fromkeys((*event.words, *other.words))),
            "place": event.place or other.place,
            "why": f"{event.why}; {other.mentions[0].quote!r} refers back to it",
        }
    )

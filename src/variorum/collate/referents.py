"""What the reports of a story word differently, or judge: its actors and events, with the places that word them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from variorum.collate.loaded import WORD, judges
from variorum.model import Actor, Event, Ledger, Mention, Span
from variorum.text.quantities import quantities

_PARTIES: Final = frozenset({"military", "document", "group"})
_NAMES: Final = frozenset({"place", "state", "outlet", "news-agency"})  # their names call nobody anything
_WHICH: Final = frozenset(
    "a an the this that these those some its his her their our my your all any each both other another more most many "
    "few several no one own same".split()
)
_KEPT: Final = 10_000  # wordings whose core is kept: what is printed often is asked for often
_TITLES: Final = 3  # the fewest that show that a person is styled in different ways


def referents(ledger: Ledger) -> Iterator[tuple[str, Sequence[Span]]]:
    """The ids of actors and events, each with the places that are worth laying side by side.

    Those are all places of a party or document that several reports call by different words (not counting how many,
    which and, of a party, whose); of a person that is styled in different ways, or an event, where more than half of
    the reports tell of it or a word judges; and of anything else the places where a word judges.
    """
    half = len(ledger.reports) / 2
    for actor in ledger.actors:
        yield actor.id, _of_actor(actor, half)
    for event in ledger.events:
        yield event.id, _of_event(event, half)


def _of_actor(actor: Actor, half: float) -> Sequence[Span]:
    titles: dict[str, list[Span]] = defaultdict(list)
    for role in actor.roles:
        titles[role.span.report].append(role.span)
    spans = [m.span for m in actor.mentions if m.form != "pronoun" and not _bare_name(actor, m, titles)]
    if actor.kind in _PARTIES and not actor.members and _differ(spans, actor.kind == "document"):
        return spans
    if actor.kind == "person" and _is_styled(actor, spans) and _is_of_note(spans, half):
        return spans
    called = (m.span for m in actor.mentions if m.form == "description" and actor.kind not in _NAMES)
    return [span for span in called if judges(span.quote)]


def _of_event(event: Event, half: float) -> Sequence[Span]:
    """A bare verb (*died*) says that it happened, not how one calls it."""
    told = [s for s in event.mentions if len(WORD.findall(s.quote)) > 1 or judges(s.quote)]
    if _differ(told, True) and _is_of_note(event.mentions, half):
        return told
    return [span for span in told if judges(span.quote)]


def _bare_name(actor: Actor, mention: Mention, titles: Mapping[str, Sequence[Span]]) -> bool:
    """A person's name without a title styles nobody; `titles` are those of the person, by report."""
    if actor.kind != "person" or mention.form != "name":
        return False
    return not any(mention.span.holds(title) for title in titles.get(mention.span.report, ()))


def _is_styled(actor: Actor, spans: Sequence[Span]) -> bool:
    """Do several reports give a person, between them, three titles or more?"""
    titles = {" ".join(r.title.lower().split()) for r in actor.roles}
    return len({s.report for s in spans}) > 1 and len(titles) >= _TITLES


def _is_of_note(spans: Sequence[Span], half: float) -> bool:
    return len({s.report for s in spans}) > half or any(judges(s.quote) for s in spans)


def _differ(spans: Sequence[Span], names: bool) -> bool:
    """Told by more than one report, in more than one wording, `names` in it compared or not."""
    return len({s.report for s in spans}) > 1 and len({core(s.quote, names) for s in spans} - {()}) > 1


@lru_cache(maxsize=_KEPT)
def core(words: str, names: bool = True) -> tuple[str, ...]:
    """The words that call a thing something, in lower case: without how many (*at least 40*) and which (*these*)."""
    for quantity in reversed(quantities(words)):
        words = f"{words[: quantity.start]} {words[quantity.end :]}"
    kept = (word for word in WORD.findall(words) if names or word.islower())
    return tuple(lower for word in kept if (lower := word.lower()) not in _WHICH)

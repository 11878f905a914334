"""Figures of a report: numbers that count persons, things, money or a share, and numbers said to be withheld."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from variorum.annotate.circumstances import owner, places, scope
from variorum.annotate.counted import Counted, counted_at, holder, resumes, unnamed
from variorum.annotate.ordinals import ordinals
from variorum.annotate.phrases import prepositional, subject
from variorum.annotate.repeated import repeated
from variorum.annotate.uncounted import why_not
from variorum.annotate.withheld import withheld
from variorum.model import Actor, Bounds, Figure, Parse, Report, Token, stable_id
from variorum.text.counting import PART, concepts, named
from variorum.text.gazetteer import gazetteer
from variorum.text.quantities import Quantity, quantities

_CASUALTY: Final = frozenset({"kill", "wound"})
_EMPTY: Final = frozenset("be have do say more total number other new such worth".split())


def figures(report: Report, parse: Parse, actors: Sequence[Actor]) -> tuple[Figure, ...]:
    """All figures of the story, in text order. `measure` is a key within this report until resolution."""
    told = list(_told(report, parse))
    told += [row for row in _ordered(parse) if not _taken(row[0], told)]
    told += [row for row in _repeated(parse) if not _taken(row[0], told)]
    told += [row for row in _hidden(parse) if not _taken(row[0], told)]
    records = (_figure(report, parse, actors, row) for row in told)
    return tuple(sorted(records, key=lambda figure: figure.span.bounds))


Row = tuple[Quantity, Token, Counted, str]  # the number, its last token, what it counts, the rule that found it


def _taken(quantity: Quantity, told: Sequence[Row]) -> bool:
    return any(q.start < quantity.end and quantity.start < q.end for q, *_ in told)


def _told(report: Report, parse: Parse) -> Iterator[Row]:
    """Numbers that stand in the text."""
    for start, end in parse.paragraphs:
        before: Counted | None = None
        reach = start  # the end of the last count with its noun: a numeral within it is part of a name
        for quantity in quantities(report.text, start, end):
            numerals = _overlapping(parse, quantity.core)
            if not numerals:
                continue
            worded = _overlapping(parse, (quantity.core[0], quantity.end))
            last = worded[-1]
            counted = _filled(parse, last, counted_at(parse, worded, quantity.kind != "count"), before)
            inside = quantity.end <= reach and before is not None and counted.noun == before.noun
            if (inside and quantity.kind == "count") or why_not(parse, quantity, numerals, counted, report.text):
                continue
            row = _widened(parse, quantity, counted)
            if quantity.kind == "count":
                before, reach = counted, row.end
            yield row, last, counted, f"number with {quantity.comparator}"


def _filled(parse: Parse, number: Token, counted: Counted, before: Counted | None) -> Counted:
    """A number without a noun takes one from its sentence.

    That of the number before it (`5 sailors were killed and 12 injured`, `40 in Lima, 12 in Quito`), or what a word
    like `number` counts (`put the number of marchers at 20,000`; the marchers before, where it does not say).
    """
    if counted.noun:
        return counted
    tally = resumes(parse, number) if not counted.frames else None
    if tally and (of := next(prepositional(parse, tally, "of"), None)):
        return replace(counted, noun=of)
    if before is None:
        return counted
    if tally or (_listed(parse, number) and before.last.sentence == number.sentence):
        return replace(before, last=number)
    if before.noun is None and number.dep == "dobj" and before.last.sentence == number.sentence:
        return replace(before, last=number)  # `first spoke of 38 injured and has since counted 43`
    argument = bool(counted.frames) or number.dep in ("nsubj", "nsubjpass", "dobj")
    return replace(counted, noun=before.noun) if argument and before.last.sentence == number.sentence else counted


def _listed(parse: Parse, number: Token) -> bool:
    """Does the number stand in a list with its own place (`, 12 in Quito`)?"""
    around = parse.tokens[max(number.i - 1, 0)], parse.tokens[min(number.i + 1, len(parse.tokens) - 1)]
    return around[0].text in (",", "and", ";") and around[1].lemma in ("in", "from", "at")


def _widened(parse: Parse, quantity: Quantity, counted: Counted) -> Quantity:
    """The quantity with what it counts: `dozens of its members`, `remains of several miners`."""
    thing = holder(parse, counted.noun) if counted.noun else None
    start = thing.start if thing and thing.end < quantity.start else quantity.start
    return replace(quantity, start=start, end=max(quantity.end, counted.last.end))


def _ordered(parse: Parse) -> Iterator[Row]:
    """Ordinals that count how often."""
    for found in ordinals(parse):
        counted = Counted(found.noun, found.noun, (), None)
        yield (
            Quantity(*found.span, found.span, found.value, found.value, "exact"),
            found.noun,
            counted,
            "ordinal within a time",
        )


def _repeated(parse: Parse) -> Iterator[Row]:
    """Adverbs that count how often something was done."""
    for adverb, value, verb in repeated(parse):
        bounds = adverb.start, adverb.end
        times = Quantity(*bounds, bounds, value, value, "exact", unit="times", kind="frequency")
        yield times, adverb, Counted(None, adverb, (), verb), "adverb of how often"


def _hidden(parse: Parse) -> Iterator[Row]:
    """Numbers that are said not to be given."""
    for found in withheld(parse):
        bounds = found.start, found.end
        yield (
            Quantity(*bounds, bounds, None, None, "not-disclosed"),
            found.number,
            found.counted,
            "number said to be withheld",
        )


def _overlapping(parse: Parse, bounds: Bounds) -> tuple[Token, ...]:
    first = bisect_right(parse.tokens, bounds[0], key=lambda t: t.end)
    return parse.tokens[first : bisect_left(parse.tokens, bounds[1], key=lambda t: t.start)]


def _figure(report: Report, parse: Parse, actors: Sequence[Actor], row: Row) -> Figure:
    quantity, number, counted, rule = row
    words = _words(parse, row)
    where, of = places(parse, counted, number), owner(parse, counted, actors)
    as_of = scope(parse, counted, number)
    return Figure(
        id=stable_id("f", report.id, quantity.start, quantity.end),
        span=report.span(quantity.start, quantity.end),
        measure=stable_id("m", report.id, quantity.unit, of, as_of, *words, *where),
        unit=quantity.unit or _unit(words, counted),
        low=quantity.low,
        high=quantity.high,
        comparator=quantity.comparator,
        as_of=as_of,
        counted=words,
        where=where,
        of=of,
        why=f"{rule}; counts {' '.join(words) or 'nothing named'}",
    )


def _unit(words: Sequence[str], counted: Counted) -> str | None:
    """`persons` where persons are counted or harmed, else the thing counted."""
    known = [named()[word] for word in words if word in named()]
    thing = _concept(counted.noun) if counted.noun and counted.noun not in counted.frames else None
    if any(concept.kind == "person" for concept in known) or (known and not thing):
        return "persons"
    return thing


def _words(parse: Parse, row: Row) -> tuple[str, ...]:
    """The concepts of what is counted and of its frame, sorted; other words by their lemma."""
    quantity, number, counted, _ = row
    words = _frames(counted) if quantity.kind in ("count", "share") else set()
    framed = bool(words)
    if counted.noun and (counted.noun not in counted.frames or not framed):
        thing = holder(parse, counted.noun)
        words |= {_concept(counted.noun), *([_concept(thing)] if thing else [])}
    if unnamed(counted, number):
        words.add("person")
    if quantity.kind == "measure" and quantity.unit:
        words.add(quantity.unit)
    if quantity.kind in ("money", "share") or not (framed or (quantity.kind == "measure" and counted.noun)):
        words |= _kin(parse, number, counted)
    if counted.last.i == number.i and _partial(parse, number):
        words.add(PART)
    return tuple(sorted(words - _EMPTY))


def _partial(parse: Parse, number: Token) -> bool:
    """`three of them`: some of those just counted."""
    after = parse.tokens[number.i + 1 : number.i + 3]
    return [t.text.lower() for t in after] in (["of", "them"], ["of", "whom"], ["of", "these"], ["of", "those"])


def _frames(counted: Counted) -> set[str]:
    """What befalls the counted; killed and wounded together are casualties."""
    frames = {concepts()[t.lemma if t.lemma in concepts() else t.text.lower()].name for t in counted.frames}
    return frames - _CASUALTY | {"casualty"} if frames >= _CASUALTY else frames


def _concept(token: Token) -> str:
    found = concepts().get(token.lemma)
    if found is None and token.tag == "NNPS" and any(e.kind == "people" for e in gazetteer().get(token.text)):
        return "person"
    return found.name if found and (found.kind == "frame" or token.pos != "VERB") else token.lemma


def _kin(parse: Parse, number: Token, counted: Counted) -> set[str]:
    """Words that tell apart what has no frame of the table.

    The governing verb, its subject where that is what is measured (`unemployment rose to 7 per cent`), what the verb is
    about (`spend 3 million on roads`), and nouns joined to the counted one.
    """
    words = set()
    verb, noun = counted.verb, counted.noun
    if verb is not None:
        beside = parse.children(verb)
        objects = [t for t in beside if t.dep == "dobj"]
        above = subject(parse, verb) if not objects else None
        about = [*([above] if above else []), *prepositional(parse, verb, "on", "for")]
        words = {_concept(t) for t in (verb, *about) if t.pos in ("NOUN", "VERB") and t.i != number.i}
    if noun is not None:
        words |= {t.lemma for t in parse.children(noun) if t.dep == "compound" and t.i > number.i}
    return words

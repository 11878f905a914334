"""Reads MEANTIME: English Wikinews articles whose headline and first five sentences are annotated with events.

The corpus lies under `$VARIORUM_DATA/meantime` (default `../shared/data`). Of an event are read its instance in the
corpus, the days that its temporal links give it, and the words that stand for those who take part.
"""

import os
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ecbplus import Gold, Place
from plain import plain_report
from variorum.model import Bounds

ROOT = Path(os.environ.get("VARIORUM_DATA", "../shared/data")) / "meantime"
CORPORA = ("corpus_airbus", "corpus_apple")
LAST_SENTENCE = 5  # of an article, the headline being 0
_ON = {"IS_INCLUDED": 0, "SIMULTANEOUS": 0, "INCLUDES": 1}  # which end of a link is the event that lies on the other
_OTHER = frozenset({"SPEECH_COGNITIVE", "GRAMMATICAL"})
_ACTORS = frozenset({"PER", "ORG", "LOC"})


@dataclass(frozen=True)
class Article:
    """An article. By place of an event: the TIMEX3 values of its day, and the places of those who take part in it."""

    gold: Gold
    days: Mapping[Place, frozenset[str]]
    parts: Mapping[Place, frozenset[Place]]


def articles(corpus: str) -> Iterator[Article]:
    """The articles of `corpus_airbus` or `corpus_apple`, in the order of their names."""
    for path in sorted((ROOT / corpus).glob("*.xml")):
        yield read(path)


def read(path: Path) -> Article:
    """One article; tokens are joined by spaces, sentences by blank lines."""
    tree, report = ET.parse(path).getroot(), path.stem
    text, at, bounds = laid_out(tree)
    places = {mark: (report, *bounds_of) for mark, bounds_of in marked(tree, at).items()}
    event_of, core = _events(tree, report)
    actions = {place: event_of.get(m, f"{report}-{m}") for m, place in places.items() if _is_event(tree, m)}
    gold = Gold(
        plain_report(text, report, created(tree)),
        tuple(bounds.values()),
        actions,
        frozenset(place for m, place in places.items() if place in actions and m in core),
    )
    return Article(gold, _days(tree, places), _parts(tree, places))


def laid_out(tree: ET.Element) -> tuple[str, dict[str, Bounds], dict[str, Bounds]]:
    """The annotated part of an article, and where each token and each sentence stands in it."""
    text, at, bounds, last = "", dict[str, Bounds](), dict[str, Bounds](), "0"
    for token in tree.iter("token"):
        sentence = token.attrib["sentence"]
        if int(sentence) > LAST_SENTENCE:
            break
        text += "" if not text else "\n\n" if sentence != last else " "
        last, start = sentence, len(text)
        text += token.text or ""
        at[token.attrib["t_id"]] = (start, len(text))
        bounds[sentence] = (bounds.get(sentence, (start, 0))[0], len(text))
    return text, at, bounds


def marked(tree: ET.Element, at: Mapping[str, Bounds]) -> dict[str, Bounds]:
    """The marks of an article that stand in its annotated part, by id, from their first to their last token."""
    found = {}
    for mark in tree.find("Markables") or ():
        anchors = [at[key] for anchor in mark.iter("token_anchor") if (key := anchor.attrib["t_id"]) in at]
        if anchors:
            found[mark.attrib["m_id"]] = (min(a for a, _ in anchors), max(b for _, b in anchors))
    return found


def created(tree: ET.Element) -> str | None:
    """The day on which an article came out."""
    days = (t.get("value") for t in tree.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME")
    return next((day for day in days if day), None)


def _is_event(tree: ET.Element, mark: str) -> bool:
    return tree.find(f".//EVENT_MENTION[@m_id='{mark}']") is not None


def _events(tree: ET.Element, report: str) -> tuple[dict[str, str], frozenset[str]]:
    """The event of each mention by its instance in the corpus, and the mentions of what occurs."""
    event_of, core = {}, set()
    for link in tree.iter("REFERS_TO"):
        target = link.find("target")
        event = None if target is None else tree.find(f".//EVENT[@m_id='{target.attrib['m_id']}']")
        if event is None:
            continue
        for source in link.iter("source"):
            event_of[source.attrib["m_id"]] = event.get("instance_id") or f"{report}-{event.attrib['m_id']}"
            if event.get("class") not in _OTHER:
                core.add(source.attrib["m_id"])
    return event_of, frozenset(core)


def _days(tree: ET.Element, places: Mapping[str, Place]) -> dict[Place, frozenset[str]]:
    values = {t.attrib["m_id"]: t.get("value") or "" for t in tree.iter("TIMEX3") if t.get("type") in ("DATE", "TIME")}
    found: dict[Place, set[str]] = defaultdict(set)
    for link in tree.iter("TLINK"):
        ends = [end.attrib["m_id"] for end in (*link.iter("source"), *link.iter("target"))]
        if link.get("reltype") not in _ON or len(ends) != 2:
            continue
        event, time = ends if _ON[link.get("reltype") or ""] == 0 else reversed(ends)
        if link.get("reltype") == "SIMULTANEOUS" and event in values:
            event, time = time, event
        if event in places and values.get(time):
            found[places[event]].add(values[time])
    return {place: frozenset(days) for place, days in found.items()}


def _parts(tree: ET.Element, places: Mapping[str, Place]) -> dict[Place, frozenset[Place]]:
    """Those who take part: named persons, bodies and states, not things."""
    kinds = {e.attrib["m_id"]: e.get("ent_type") for e in tree.iter("ENTITY")}
    actors = set()
    for link in tree.iter("REFERS_TO"):
        target = link.find("target")
        if target is not None and kinds.get(target.attrib["m_id"]) in _ACTORS:
            actors |= {source.attrib["m_id"] for source in link.iter("source")}
    found: dict[Place, set[Place]] = defaultdict(set)
    for link in tree.iter("HAS_PARTICIPANT"):
        source, target = link.find("source"), link.find("target")
        if source is None or target is None or "LOC" in (link.get("sem_role") or "").upper():
            continue
        event, part = source.attrib["m_id"], target.attrib["m_id"]
        if event in places and part in places and part in actors:
            found[places[event]].add(places[part])
    return {place: frozenset(parts) for place, parts in found.items()}

"""Reads ECB+: news texts of 43 topics, two seminal events each, with actions linked across texts.

The corpus lies under `$VARIORUM_DATA/ecbplus` (default `../shared/data`). Only the sentences that its CSV lists are
checked; the actions of the others are left out.
"""

import csv
import os
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plain import plain_report
from variorum.model import Report

ROOT = Path(os.environ.get("VARIORUM_DATA", "../shared/data")) / "ecbplus"
VALIDATION = (2, 5, 12, 18, 21, 23, 34, 35)  # topics
OCCURRENCES = {"ACTION_OCCURRENCE", "NEG_ACTION_OCCURRENCE"}

Place = tuple[str, int, int]  # report id and bounds in its text


@dataclass(frozen=True)
class Gold:
    """One text of the corpus: the report, its sentences that were checked, and its actions with their event ids."""

    report: Report
    checked: tuple[tuple[int, int], ...]
    actions: dict[Place, str]
    occurrences: frozenset[Place]


def read(path: Path, sentences: set[int]) -> Gold:
    """One file of ECB+; tokens are joined by spaces, sentences by line breaks."""
    tree = ET.parse(path).getroot()
    offsets: dict[str, tuple[int, int, int]] = {}
    bounds: dict[int, tuple[int, int]] = {}
    text, last = "", 0
    for token in tree.iter("token"):
        number = int(token.attrib["sentence"])
        if number == 0 and path.stem.endswith("plus"):
            continue  # the address of the page
        text += "" if not text else "\n\n" if number != last else " "
        last, start = number, len(text)
        text += token.text or ""
        offsets[token.attrib["t_id"]] = (number, start, len(text))
        bounds[number] = (bounds.get(number, (start, 0))[0], len(text))
    actions, occurrences = _actions(tree, path.stem, offsets, sentences)
    checked = tuple(b for n, b in bounds.items() if n in sentences)
    return Gold(plain_report(text, path.stem), checked, actions, occurrences)


def _actions(
    tree: ET.Element, report: str, offsets: dict[str, tuple[int, int, int]], sentences: set[int]
) -> tuple[dict[Place, str], frozenset[Place]]:
    event_of = {
        source.attrib["m_id"]: relation.attrib.get("note") or relation.attrib["r_id"]
        for relation in tree.iter()
        if relation.tag in {"CROSS_DOC_COREF", "INTRA_DOC_COREF"}
        for source in relation.iter("source")
    }
    actions, occurrences = {}, set()
    for mark in tree.find("Markables") or ():
        places = [offsets[a.attrib["t_id"]] for a in mark.iter("token_anchor") if a.attrib["t_id"] in offsets]
        if "ACTION" not in mark.tag or not places or places[0][0] not in sentences:
            continue
        place = (report, min(p[1] for p in places), max(p[2] for p in places))
        actions[place] = event_of.get(mark.attrib["m_id"], f"{report}-{mark.attrib['m_id']}")
        if mark.tag in OCCURRENCES:
            occurrences.add(place)
    return actions, frozenset(occurrences)


def stories(topics: Iterable[str]) -> Iterator[tuple[str, list[Gold]]]:
    """The checked texts of each topic; both of its seminal events make one story."""
    checked: dict[tuple[str, str], set[int]] = defaultdict(set)
    with (ROOT / "ECBplus_coreference_sentences.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            checked[row["Topic"], f"{row['Topic']}_{row['File']}"].add(int(row["Sentence Number"]))
    for topic in topics:
        names = sorted(name for t, name in checked if t == topic)
        yield topic, [read(ROOT / topic / f"{name}.xml", checked[topic, name]) for name in names]

"""How well events are found and joined on ECB+ (validation topics; `--topics` for others).

    python bench/events.py [--topics 2,5,12] [--misses 20]

Reads the corpus under `$VARIORUM_DATA/ecbplus` (default `../shared/data`). A mention is found where a gold action lies
inside a mention of ours, trigger words first, one to one. Precision counts against all gold actions, recall those that
occur (no reporting, perceiving, states, aspect). Clusters: B-cubed over the mentions that both sides have, beside the
same figure for joining nothing, and for joining all of one trigger word. A story is the reports of one seminal event.
"""

import argparse
import csv
import os
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from variorum.annotate.actors import actors
from variorum.annotate.events import events
from variorum.annotate.parser import SpacyParser
from variorum.model import Annotation, Event, Published, Report, Span
from variorum.resolve import relabel
from variorum.resolve.actors import resolve_actors
from variorum.resolve.events import resolve_events

ROOT = Path(os.environ.get("VARIORUM_DATA", "../shared/data")) / "ecbplus"
VALIDATION = "2,5,12,18,21,23,34,35"
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
    return Gold(_report(path.stem, text), tuple(b for n, b in bounds.items() if n in sentences), actions, occurrences)


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


def _report(name: str, text: str) -> Report:
    return Report(
        id=name,
        source=name,
        sha256="0" * 64,
        media_type="text/plain",
        text=text,
        published=Published(why="not given"),
        language="en",
        story=((0, len(text)),),
        noise=(),
        why="ECB+",
    )


def stories(topics: Iterable[str]) -> Iterator[tuple[str, list[Gold]]]:
    """The checked texts of each seminal event."""
    checked: dict[tuple[str, str], set[int]] = defaultdict(set)
    with (ROOT / "ECBplus_coreference_sentences.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            checked[row["Topic"], f"{row['Topic']}_{row['File']}"].add(int(row["Sentence Number"]))
    for topic in topics:
        for half in ("ecb", "ecbplus"):
            names = sorted(n for t, n in checked if t == topic and n.partition("_")[2].lstrip("0123456789") == half)
            yield f"{topic}{half}", [read(ROOT / topic / f"{n}.xml", checked[topic, n]) for n in names]


def build(golds: Sequence[Gold]) -> tuple[tuple[Event, ...], dict[Span, str]]:
    """The story's events, from the same stages as a build, without dates; and the trigger word of each mention."""
    annotations = []
    for gold in golds:
        parse = SpacyParser().parse(gold.report)
        cast = actors(gold.report, parse)
        annotations.append(Annotation(gold.report, parse, cast, events=events(gold.report, parse, cast)))
    story = resolve_actors(annotations)
    told = {a.report.id: tuple(relabel.event(e, story.ids) for e in a.events) for a in annotations}
    words = {e.mentions[0]: e.words[0] for found in told.values() for e in found}
    return resolve_events(told, {}, {}, {a.id: a for a in story.actors}), words


def aligned(
    ours: Sequence[Span], gold: Iterable[Place], texts: Mapping[str, str], words: Mapping[Span, str]
) -> dict[int, Place]:
    """Which mention (by index) holds which gold action, one to one: its trigger word first, then the smallest."""
    pairs: dict[int, Place] = {}
    by_report: dict[str, list[Place]] = defaultdict(list)
    for place in gold:
        by_report[place[0]].append(place)
    candidates = sorted(
        (
            words.get(span, "")[:3] != texts[report][start:end].lower()[:3],
            span.end - span.start - (end - start),
            i,
            (report, start, end),
        )
        for i, span in enumerate(ours)
        for report, start, end in by_report[span.report]
        if span.start <= start and end <= span.end
    )
    for _, _, i, place in candidates:
        if i not in pairs and place not in pairs.values():
            pairs[i] = place
    return pairs


def bcubed(labels: Sequence[tuple[Hashable, Hashable]]) -> float:
    """F1 of B-cubed over (gold, ours) labels of the same mentions."""
    gold, ours, both = Counter(g for g, _ in labels), Counter(o for _, o in labels), Counter(labels)
    precision = sum(n * n / ours[o] for (_, o), n in both.items()) / max(1, len(labels))
    recall = sum(n * n / gold[g] for (g, _), n in both.items()) / max(1, len(labels))
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--topics", default=VALIDATION)
    parser.add_argument(
        "--misses", type=int, default=0, help="print so many words of each story that were missed or wrong"
    )
    args = parser.parse_args()
    found = given = wanted = hits = 0
    labels: list[tuple[Hashable, Hashable, Hashable]] = []
    for name, golds in stories(args.topics.split(",")):
        checked = {(g.report.id, *b) for g in golds for b in g.checked}
        gold = {place: event for g in golds for place, event in g.actions.items()}
        core = {place for g in golds for place in g.occurrences}
        story, words = build(golds)
        ours = [
            (m, e)
            for e in story
            for m in e.mentions
            if any(m.report == r and a <= m.start and m.end <= b for r, a, b in checked)
        ]
        texts = {g.report.id: g.report.text for g in golds}
        pairs = aligned([m for m, _ in ours], gold, texts, words)
        found, given = found + len(pairs), given + len(ours)
        hits, wanted = hits + len(core & set(pairs.values())), wanted + len(core)
        labels += [
            ((name, gold[p]), (name, ours[i][1].id), (name, words.get(ours[i][0], ours[i][1].words[0])))
            for i, p in pairs.items()
        ]
        missed = Counter(texts[r][a:b].lower() for r, a, b in core - set(pairs.values()))
        wrong = Counter(m.quote for i, (m, _) in enumerate(ours) if i not in pairs)
        if args.misses:
            print(name, "missed:", dict(missed.most_common(args.misses)))
            print("  wrong:", dict(wrong.most_common(args.misses)))
    precision, recall = found / max(1, given), hits / max(1, wanted)
    f1 = 2 * precision * recall / (precision + recall)
    print(f"mentions  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({given} ours, {wanted} gold)")
    single = bcubed([(g, i) for i, (g, _, _) in enumerate(labels)])
    by_word = bcubed([(g, w) for g, _, w in labels])
    print(f"clusters  B3 F1 {bcubed([(g, o) for g, o, _ in labels]):.3f} over {len(labels)} mentions")
    print(f"  joining nothing {single:.3f}, by word {by_word:.3f}")


if __name__ == "__main__":
    main()

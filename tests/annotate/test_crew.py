"""Reading with a memory, by one process and by several, and what becomes of a report that the program fails on."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from memories import Deadly, Shelf, of_story
from samples import plain_report
from variorum.annotate.crew import Desk, annotated
from variorum.annotate.layers import annotate
from variorum.annotate.memory import Forgetful
from variorum.annotate.outside import Account, Answer, Claim, Heard, excerpts
from variorum.annotate.parser import Parser, SpacyParser
from variorum.annotate.reading.reader import shipped
from variorum.model import Annotation, Parse, Report

Damage = Callable[[bytes], bytes]

HEAD = "Mayor Tomas Rehn said on Tuesday that the old mill had burnt down. “We will rebuild it,” he told reporters.\n\n"
TAIL = "About 40 people were hurt, the fire service said.\n\nThe river rose. Nobody knows why, an official added.\n"
TEXTS = {
    "r-1": HEAD + TAIL,
    "r-2": TAIL + "\nThe clerk said that the bell had been saved.\n\n" + HEAD,
    "r-3": HEAD + "\nThe mill was 200 years old, Rehn said.\n",
}
REPORTS = [plain_report(text, name) for name, text in TEXTS.items()]


@pytest.fixture(scope="module")
def alone(parser: Parser) -> dict[str, Annotation]:
    """Each report as it is annotated by itself, with nothing remembered."""
    return {report.id: annotate(report, parser) for report in REPORTS}


def read(shelf: Shelf) -> dict[str, Annotation | None]:
    found = {}
    for done in annotated(REPORTS, lambda: shelf):
        shelf.keep(done.news)
        found[done.report.id] = done.annotation
    return found


def test_what_is_remembered_is_what_is_read(alone: dict[str, Annotation]) -> None:
    shelf = Shelf()
    assert read(shelf) == alone
    shelf.missed.clear()
    assert read(shelf) == alone
    assert shelf.missed == []


def test_only_new_paragraphs_are_read(parser: Parser) -> None:
    shelf = Shelf()
    SpacyParser(shelf).parse(REPORTS[0])
    shelf.missed.clear()
    assert SpacyParser(shelf).parse(REPORTS[1]) == parser.parse(REPORTS[1])
    assert len(shelf.missed) == 1
    shelf.missed.clear()
    assert SpacyParser(shelf).parse(REPORTS[2]) == parser.parse(REPORTS[2])
    assert len(shelf.missed) == 1


@pytest.mark.parametrize(
    "damage", [lambda entry: entry[:-3], lambda _: b"", lambda entry: entry[:9] + b"?" + entry[10:]]
)
def test_damaged_entries_are_read_anew_and_mended(damage: object, alone: dict[str, Annotation]) -> None:
    shelf = Shelf()
    read(shelf)
    sound = dict(shelf.entries)
    shelf.entries = {name: damage(entry) for name, entry in sound.items()}
    assert read(shelf) == alone
    assert shelf.entries == sound


def test_another_edition_is_not_trusted(monkeypatch: pytest.MonkeyPatch, parser: Parser) -> None:
    shelf = Shelf()
    SpacyParser(shelf).parse(REPORTS[0])
    known = set(shelf.entries)
    shelf.missed.clear()
    monkeypatch.setattr("variorum.annotate.parser._edition", lambda: "another")
    assert SpacyParser(shelf).parse(REPORTS[0]) == parser.parse(REPORTS[0])
    assert not known & set(shelf.missed)


def test_the_model_s_windows_are_remembered(parser: Parser) -> None:
    shelf = Shelf()
    parse = parser.parse(REPORTS[0])
    found = shipped().read(parse)
    assert found.attributions
    assert found.happenings
    assert shipped().read(parse, shelf) == found
    kept = dict(shelf.entries)
    assert shipped().read(parse, shelf) == found
    assert shelf.entries == kept
    assert len(shelf.missed) == len(kept)


class Failing:
    """A parser with a defect that one report brings to light."""

    name = "failing"

    def __init__(self, parser: Parser) -> None:
        self._parser = parser

    def parse(self, report: Report) -> Parse:
        if report.id == "r-2":
            raise IndexError("no such token")
        return self._parser.parse(report)


def test_a_defect_costs_one_report(parser: Parser, alone: dict[str, Annotation]) -> None:
    done = {d.report.id: d for d in annotated(REPORTS, Forgetful, parser=Failing(parser))}
    assert done["r-2"].annotation is None
    assert done["r-2"].problem == "IndexError: no such token"
    assert {name: d.annotation for name, d in done.items() if name != "r-2"} == {
        name: annotation for name, annotation in alone.items() if name != "r-2"
    }


def names_of(report: Report) -> set[str]:
    """The names of the report's paragraphs in a memory."""
    shelf = Shelf()
    SpacyParser(shelf).parse(report)
    return set(shelf.entries)


@pytest.mark.parametrize("when", ["once", "always"])
def test_a_process_that_dies_costs_one_report_at_most(when: str, tmp_path: Path, alone: dict[str, Annotation]) -> None:
    own = names_of(REPORTS[1]) - names_of(REPORTS[0]) - names_of(REPORTS[2])
    remembering = partial(Deadly, min(own), tmp_path / "trace" if when == "once" else None)
    done = {d.report.id: d for d in annotated(REPORTS, remembering, jobs=2)}
    assert sorted(done) == sorted(alone)
    lost = {name for name, d in done.items() if d.annotation is None}
    assert lost == ({"r-2"} if when == "always" else set())
    assert all(d.problem == "the process that read it died" for name, d in done.items() if name in lost)
    assert {name: d.annotation for name, d in done.items() if name not in lost} == {
        name: annotation for name, annotation in alone.items() if name not in lost
    }


def test_several_processes_find_the_same_and_remember_it(
    tmp_path: Path, alone: dict[str, Annotation], parser: Parser
) -> None:
    remembering = partial(of_story, str(tmp_path / "story"))
    said = Claim(sentence=1, cue="burnt down", source="the old mill", content=("Mayor Tomas Rehn",))
    accounts = {"r-1": Account("a parrot", (Heard(excerpts(REPORTS[0])[0], Answer(claims=(said,))),))}
    told = {**alone, "r-1": annotate(REPORTS[0], parser, account=accounts["r-1"])}
    assert told != alone
    news: dict[str, bytes] = {}
    found = {}
    for done in annotated(REPORTS, remembering, jobs=2, accounts=accounts):
        found[done.report.id] = done.annotation
        news.update(done.news)
    assert found == told
    remembering().keep(news)
    again = list(annotated(REPORTS, remembering, jobs=2, accounts=accounts))
    assert {done.report.id: done.annotation for done in again} == told
    assert all(done.news == {} for done in again)
    silent = list(annotated(REPORTS, remembering, jobs=2))
    assert {done.report.id: done.annotation for done in silent} == alone
    assert [done.report.id for done in silent if done.news] == ["r-1"]


def test_a_desk_recalls_its_own_readings_first() -> None:
    shelf = Shelf()
    shelf.keep({"a": b"old", "b": b"far"})
    desk = Desk(shelf)
    desk.keep({"a": b"own"})
    assert desk.recall(["a", "b", "c"]) == {"a": b"own", "b": b"far"}

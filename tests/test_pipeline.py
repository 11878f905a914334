"""Whole stories, from files to tables: tiny piles, and piles with something amiss."""

from itertools import permutations
from pathlib import Path

import pytest

from variorum.amend.machine import machine
from variorum.amend.request import Desk, Request
from variorum.annotate.parser import Parser
from variorum.ledger import FILE_NAME, Store
from variorum.model import Ledger
from variorum.pipeline import Outcome, build, decide, run

PILE = {
    "a.txt": "TALLINN, March 4, 2031 (Reuters) - Mayor Tomas Rehn said on Tuesday the old mill had burnt down.\n\n"
    "“We will rebuild it,” Rehn told reporters. Some 40 people were hurt.\n",
    "b.txt": "About 40 people were hurt when the mill burnt down, mayor Tomas Rehn said, Reuters reported.\n",
    "c.txt": "Published: 5 March 2031\n\nEstonia and Latvia sent fire engines to the mill, the Estonian interior "
    "ministry said on Wednesday.\n",
}


class Quiet:
    """Nobody looks on."""

    def stage(self, name: str, total: int) -> None:
        self.name = name

    def step(self) -> None:
        pass


@pytest.fixture
def pile(tmp_path: Path) -> list[Path]:
    for name, text in PILE.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return sorted(tmp_path.glob("*.txt"))


def made(sources: list[Path], parser: Parser) -> Outcome:
    return run(sources, Quiet(), parser)


def references(ledger: Ledger) -> set[str]:
    """Every actor id that a record of the ledger uses."""
    hops = {hop.actor for s in ledger.statements for hop in s.chain}
    spoken = {a for s in ledger.statements for a in (s.speaker, *s.addressee) if a}
    bound = {a for c in ledger.commitments for a in (*c.who, *c.to_whom)}
    acting = {p.actor for e in ledger.events for p in e.participants}
    outlets = {a for r in ledger.reports for a in (r.outlet, *r.credits) if a}
    return hops | spoken | bound | acting | outlets | {m for a in ledger.actors for m in a.members}


def test_a_tiny_pile_makes_a_whole_ledger(pile: list[Path], parser: Parser) -> None:
    outcome = made(pile, parser)
    assert outcome.problems == ()
    ledger = outcome.ledger
    assert len(ledger.reports) == 3
    (mayor,) = [a for a in ledger.actors if a.name == "Tomas Rehn"]
    assert len({m.span.report for m in mayor.mentions}) == 2
    assert sum(s.speaker == mayor.id for s in ledger.statements) >= 3
    assert references(ledger) <= {a.id for a in ledger.actors}
    assert ledger.points


def test_ids_hang_on_no_order_of_the_files(pile: list[Path], parser: Parser) -> None:
    first = made(pile, parser).ledger
    for order in permutations(pile):
        again = made(list(order), parser).ledger
        for table in type(first).model_fields:
            if table != "format":
                assert sorted(map(str, getattr(again, table))) == sorted(map(str, getattr(first, table))), table


def test_building_twice_gives_the_same_story(pile: list[Path], tmp_path: Path) -> None:
    first = build(pile, tmp_path / "story", Quiet()).ledger
    stored = Store(tmp_path / "story").view().ledger()
    assert build(pile, tmp_path / "story", Quiet()).ledger == first
    assert Store(tmp_path / "story").view().ledger() == stored
    assert {r.id for r in stored.reports} == {r.id for r in first.reports}


def test_a_bad_file_does_not_spoil_the_pile(pile: list[Path], parser: Parser, tmp_path: Path) -> None:
    whole = made(pile, parser).ledger
    bad = tmp_path / "picture.txt"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    outcome = made([bad, *pile, tmp_path / "missing.txt"], parser)
    assert len(outcome.problems) == 2
    assert outcome.ledger == whole


def test_a_pile_of_one_report(pile: list[Path], parser: Parser) -> None:
    ledger = made(pile[:1], parser).ledger
    assert len(ledger.reports) == 1
    assert ledger.statements
    assert ledger.passages == ledger.families == ()
    assert all(p.carried_by == (ledger.reports[0].id,) for p in ledger.points)


def test_the_same_file_named_twice_counts_once(pile: list[Path], parser: Parser) -> None:
    assert made([*pile, pile[0]], parser).ledger == made(pile, parser).ledger


def test_a_copy_under_another_name_is_one_family_with_the_first(
    pile: list[Path], parser: Parser, tmp_path: Path
) -> None:
    copy = tmp_path / "z.txt"
    copy.write_bytes(pile[0].read_bytes())
    ledger = made([*pile, copy], parser).ledger
    twins = {r.id for r in ledger.reports if r.source in (str(pile[0]), str(copy))}
    assert any(twins <= set(f.reports) for f in ledger.families)


def test_no_reports_make_an_empty_ledger_that_is_not_stored(tmp_path: Path) -> None:
    outcome = build([], tmp_path / "story", Quiet())
    assert outcome == Outcome(Ledger())
    assert not (tmp_path / "story" / FILE_NAME).exists()


@pytest.mark.parametrize("text", ["", " \n\n "])
def test_a_file_without_a_story_is_a_problem_or_empty_but_no_crash(text: str, parser: Parser, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text(text)
    outcome = made([empty], parser)
    assert outcome.ledger.statements == ()
    assert len(outcome.problems) + len(outcome.ledger.reports) == 1


def test_a_report_without_any_date_has_none(parser: Parser, tmp_path: Path) -> None:
    undated = tmp_path / "undated.txt"
    undated.write_text("Mayor Tomas Rehn said the old mill had burnt down. The harbour stayed closed.\n")
    ledger = made([undated], parser).ledger
    (found,) = ledger.reports
    assert found.published.value is None
    assert found.published.why
    assert [s.date_said for s in ledger.statements] == [None]
    assert all(p.too_early == () for p in ledger.points)


def test_a_build_replays_the_decisions_and_orphans_those_whose_words_are_gone(pile: list[Path], tmp_path: Path) -> None:
    story = tmp_path / "story"
    before = build(pile, story, Quiet()).ledger
    gone = next(a for a in before.actors if {m.span.report for m in a.mentions} == {report_of(before, "c.txt")})
    stays = next(a for a in before.actors if a.name == "Tomas Rehn")
    for actor, name in ((gone, "Lost"), (stays, "Kept")):
        request = Request(says="edit", about=(actor.id,), field="name", value=name)
        decide(story, [Desk(before).decide(request, "Ana")])
    rebuilt = build(pile, story, Quiet()).ledger
    assert rebuilt == Store(story).view().ledger()
    assert {"Lost", "Kept"} <= {actor.name for actor in rebuilt.actors}
    assert machine(rebuilt) == machine(before)
    smaller = build([path for path in pile if path.name != "c.txt"], story, Quiet()).ledger
    assert "Kept" in {actor.name for actor in smaller.actors}
    assert [bool(d.orphaned) for d in smaller.decisions] == [True, False]
    again = build(pile, story, Quiet()).ledger
    assert again == rebuilt


def report_of(ledger: Ledger, name: str) -> str:
    return next(report.id for report in ledger.reports if Path(report.source).name == name)

"""Whole stories, from files to tables: tiny piles, and piles with something amiss."""

from itertools import permutations
from pathlib import Path

import pytest

from variorum.amend.machine import machine
from variorum.amend.request import Desk, Request
from variorum.annotate import crew
from variorum.annotate.parser import Parser
from variorum.errors import RequestError, StoreError
from variorum.ledger import FILE_NAME, Store
from variorum.model import Ledger, Overruled
from variorum.pipeline import Outcome, add, build, decide, remove, require_outside, run
from variorum.publish.exports import json

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


# ------------------------------------------------------------------------------------------------ a story that grows
UNDATED = (
    "LISBON, March 6 - The mill of Tallinn burnt down on Tuesday, mayor Tomas Rehn said. About 40 people were hurt.\n"
)


@pytest.fixture
def one_parser(monkeypatch: pytest.MonkeyPatch, parser: Parser) -> None:
    """The real parser, loaded once for all builds of a test."""
    monkeypatch.setattr(crew, "SpacyParser", lambda _desk: parser)


@pytest.fixture
def larger_pile(pile: list[Path], tmp_path: Path) -> list[Path]:
    """The pile with a report whose date follows only from the others, and a copy of another under a second name."""
    (tmp_path / "d.txt").write_text(UNDATED, encoding="utf-8")
    (tmp_path / "a-copy.txt").write_bytes(pile[0].read_bytes())
    return sorted(tmp_path.glob("*.txt"))


def stored(story: Path) -> Ledger:
    return Store(story).view().ledger()


@pytest.mark.usefixtures("one_parser")
def test_a_story_that_grew_is_the_story_of_all_its_reports(larger_pile: list[Path], tmp_path: Path) -> None:
    whole = build(larger_pile, tmp_path / "whole", Quiet()).ledger
    (undated,) = (r for r in whole.reports if r.source.endswith("d.txt"))
    assert undated.published_as_read
    assert (undated.published_as_read.value, undated.published.value) == (None, "2031-03-06")  # dated by the others
    twins, others = larger_pile[:2], larger_pile[2:]
    assert [file.name for file in twins] == ["a-copy.txt", "a.txt"]
    for number, (first, second, *rest) in enumerate(permutations(others)):
        story = tmp_path / str(number)
        build([first, *twins], story, Quiet())
        add([second], story, Quiet())
        growth = add(rest, story, Quiet())
        assert growth.after == whole
        assert json.document(stored(story)) == json.document(stored(tmp_path / "whole"))


@pytest.mark.usefixtures("one_parser")
def test_stored_reports_need_their_files_no_more(pile: list[Path], tmp_path: Path) -> None:
    whole = build(pile, tmp_path / "whole", Quiet()).ledger
    build(pile[:2], tmp_path / "story", Quiet())
    for file in pile[:2]:
        file.unlink()
    assert add(pile[2:], tmp_path / "story", Quiet()).after == whole


@pytest.mark.usefixtures("one_parser")
def test_what_is_there_already_changes_nothing(pile: list[Path], tmp_path: Path) -> None:
    build(pile, tmp_path / "story", Quiet())
    before = (tmp_path / "story" / FILE_NAME).read_bytes()
    copy = tmp_path / "copy.md"
    copy.write_text(PILE["a.txt"].replace("\n\n", "\n\n\n"), encoding="utf-8")
    growth = add([pile[0], copy], tmp_path / "story", Quiet())
    assert {a.source: a.standing for a in growth.arrivals} == {str(pile[0]): "same-bytes", str(copy): "same-text"}
    assert growth.after == growth.before
    assert (tmp_path / "story" / FILE_NAME).read_bytes() == before


@pytest.mark.usefixtures("one_parser")
def test_a_bad_file_does_not_keep_the_others_out(pile: list[Path], tmp_path: Path) -> None:
    build(pile[:2], tmp_path / "story", Quiet())
    growth = add([tmp_path / "missing.txt", pile[2]], tmp_path / "story", Quiet())
    assert [problem.source for problem in growth.problems] == [str(tmp_path / "missing.txt")]
    assert len(growth.after.reports) == 3


@pytest.mark.usefixtures("one_parser")
def test_decisions_outlive_what_comes_and_goes(pile: list[Path], tmp_path: Path) -> None:
    story = tmp_path / "story"
    ledger = build(pile[:2], story, Quiet()).ledger
    decision = Desk(ledger).decide(Request(says="right", about=(ledger.actors[0].id,)), "an analyst")
    decide(story, [decision])
    grown = add(pile[2:], story, Quiet())
    assert stored(story).decisions == (decision,)
    (gone,) = (r.id for r in grown.after.reports if r.source == str(pile[2]))
    remove({gone}, story, Quiet())
    assert stored(story).decisions == (decision,)


@pytest.mark.usefixtures("one_parser")
def test_a_report_that_is_taken_out_was_never_there(larger_pile: list[Path], tmp_path: Path) -> None:
    build(larger_pile, tmp_path / "story", Quiet())
    for gone in larger_pile[:3]:  # the first two have the same bytes, and so ids that hang on one another
        (ident,) = (r.id for r in stored(tmp_path / "story").reports if r.source == str(gone))
        left = remove({ident}, tmp_path / "story", Quiet()).after
        rest = larger_pile[larger_pile.index(gone) + 1 :]
        assert left == build(rest, tmp_path / "rest", Quiet()).ledger


@pytest.mark.usefixtures("one_parser")
def test_the_last_report_stays(pile: list[Path], tmp_path: Path) -> None:
    ledger = build(pile[:1], tmp_path / "story", Quiet()).ledger
    with pytest.raises(RequestError, match="a story has at least one report"):
        remove({ledger.reports[0].id}, tmp_path / "story", Quiet())
    assert stored(tmp_path / "story") == ledger


def test_nothing_is_added_to_a_story_that_is_not_there(pile: list[Path], tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no story here"):
        add(pile, tmp_path / "none", Quiet())
    assert not (tmp_path / "none").exists()


def test_statements_that_only_an_outside_reader_has_seen_are_not_lost_unasked(small_ledger: Ledger) -> None:
    own = small_ledger.statements[0]
    seen = small_ledger.model_copy(update={"statements": (own.model_copy(update={"read_by": "parrot-7b at home"}),)})
    require_outside(small_ledger, None)
    with pytest.raises(RequestError, match="only parrot-7b at home has seen, and they would be lost"):
        require_outside(seen, None)
    decided = seen.model_copy(update={"statements": small_ledger.statements, "overruled": (overruling(seen),)})
    with pytest.raises(RequestError, match="would be lost"):
        require_outside(decided, None)


def overruling(seen: Ledger) -> Overruled:
    """What keeps the first statement as the machine made it, where an analyst changed it."""
    row = seen.statements[0]
    return Overruled(id="o-2", table="statements", key=row.id, position=0, was=row.model_dump_json())

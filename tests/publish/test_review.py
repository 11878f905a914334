"""The order of the review: doubt times what depends on it; what was judged is not asked again."""

from variorum.model import Actor, Decision, Ledger, Mention, Passage
from variorum.publish.review import review


def with_statement(ledger: Ledger, **fields: object) -> Ledger:
    return ledger.model_copy(update={"statements": (ledger.statements[0].model_copy(update=fields),), "passages": ()})


def test_what_the_reading_model_doubts_comes_before_what_it_is_sure_of(small_ledger: Ledger) -> None:
    (unsure,) = review(with_statement(small_ledger, why="clause frame, seen by the reading model, 0.41"))
    (surer,) = review(with_statement(small_ledger, why="clause frame, seen by the reading model, 0.80"))
    assert (unsure.doubt, surer.doubt) == (0.59, 0.2)
    assert "the reading model gives it 0.41" in unsure.why
    assert review(with_statement(small_ledger, why="clause frame, seen by the reading model, 0.99")) == ()


def test_a_statement_without_a_speaker_asks_for_one(small_ledger: Ledger) -> None:
    (row,) = review(with_statement(small_ledger, speaker=None, chain=()))
    assert (row.asks, row.table) == ("edit", "statements")
    assert "no speaker was found" in row.why


def test_what_only_a_large_model_has_seen_is_worth_a_look(small_ledger: Ledger) -> None:
    (row,) = review(with_statement(small_ledger, read_by="parrot-7b at http://127.0.0.1:1/v1"))
    assert (row.doubt, row.asks) == (0.5, "wrong")
    assert "only parrot-7b at http://127.0.0.1:1/v1 has seen it" in row.why


def test_of_two_as_doubtful_the_one_on_which_more_rests_comes_first(small_ledger: Ledger) -> None:
    said = small_ledger.statements[0].model_copy(update={"speaker": None, "chain": ()})
    other = said.model_copy(update={"id": "s-2"})  # no point is about it
    found = review(small_ledger.model_copy(update={"statements": (other, said), "passages": ()}))
    assert [row.id for row in found] == ["s-1", "s-2"]
    assert found[0].weight > found[1].weight


def test_two_spellings_of_a_name_are_asked_about_once(small_ledger: Ledger) -> None:
    mentions = (Mention(span=small_ledger.actors[0].mentions[0].span, form="name"),)
    names = ("Ana Lopes", "Lopes", "Benoit Carr")
    cast = tuple(
        Actor(id=f"a-{n}", name=name, kind="person", mentions=mentions, why="t") for n, name in enumerate(names)
    )
    found = review(Ledger(reports=small_ledger.reports, actors=cast))
    assert [(row.id, row.other, row.asks) for row in found] == [("a-0", "a-1", "same")]


def test_what_was_judged_is_not_asked_again_until_the_judgement_is_undone(small_ledger: Ledger) -> None:
    passage: Passage = small_ledger.passages[0]
    judged = Decision(id="d-2", by="Ana", at="2031-03-06T10:00:00Z", says="right", about=(passage.id,))
    assert passage.id in {row.id for row in review(small_ledger)}
    assert passage.id not in {row.id for row in review(small_ledger.model_copy(update={"decisions": (judged,)}))}
    for fate in ({"undone_by": "d-3"}, {"orphaned": "its words are gone"}):
        back = judged.model_copy(update=fate)
        assert passage.id in {row.id for row in review(small_ledger.model_copy(update={"decisions": (back,)}))}

from variorum.model import Ledger
from variorum.publish.speakers import MOST_STATEMENTS, quoted_runs, speakers, ways
from variorum.publish.view import View


def test_the_chain_begins_with_the_speaker_and_leaves_the_outlet_to_its_letter(small_ledger: Ledger) -> None:
    found = ways(View(small_ledger))
    assert [(s.name, s.ways, s.total) for s in speakers(found)] == [("Ana Lopes", 1, 1)]
    assert [hop.actor for hop in found[0].hops] == ["a-lopes"]


def test_what_nobody_is_named_for_comes_last(small_ledger: Ledger) -> None:
    unnamed = small_ledger.statements[0].model_copy(update={"id": "s-0", "speaker": None, "chain": ()})
    twice = (unnamed, unnamed.model_copy(update={"id": "s-9"}), *small_ledger.statements)
    found = ways(View(small_ledger.model_copy(update={"statements": twice})))
    assert [speaker.name for speaker in speakers(found)] == ["Ana Lopes", "nobody named"]


def test_many_statements_of_one_way_are_cut_into_entries(small_ledger: Ledger) -> None:
    said = small_ledger.statements[0]
    many = tuple(said.model_copy(update={"id": f"s-{n}"}) for n in range(MOST_STATEMENTS + 1))
    found = ways(View(small_ledger.model_copy(update={"statements": many})))
    assert [len(way.statements) for way in found] == [MOST_STATEMENTS, 1]
    assert speakers(found)[0].ways == 1


def test_words_inside_quotation_marks_are_told_apart(small_ledger: Ledger) -> None:
    said = small_ledger.statements[0]
    part = said.content[0]
    report = small_ledger.reports[0]
    inner = report.span(part.start + 3, part.start + 7)
    mixed = said.model_copy(update={"quoted": (inner,)})
    assert quoted_runs(mixed, part) == (
        (part.quote[:3], False),
        (inner.quote, True),
        (part.quote[7:], False),
    )
    assert quoted_runs(said.model_copy(update={"quoted": ()}), part) == ((part.quote, False),)

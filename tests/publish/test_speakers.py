from variorum.model import Ledger
from variorum.publish.speakers import speakers
from variorum.publish.view import View


def test_the_chain_begins_with_the_speaker_and_leaves_the_outlet_to_its_letter(small_ledger: Ledger) -> None:
    found = speakers(View(small_ledger))
    assert [(s.name, s.total) for s in found] == [("Ana Lopes", 1)]
    assert [hop.actor for hop in found[0].ways[0].hops] == ["a-lopes"]

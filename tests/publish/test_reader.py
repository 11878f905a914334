from hypothesis import given
from hypothesis import strategies as st

from variorum.model import Actor, Ledger, Mention
from variorum.publish.reader import Editions, paragraphs
from variorum.publish.view import View


@given(st.text(st.sampled_from("ab \n\t."), max_size=60))
def test_paragraphs_and_their_gaps_cover_the_text(text: str) -> None:
    bounds = [edge for whole in paragraphs(text) for edge in whole]
    assert "".join(text[start:end] for start, end in bounds) == text
    assert all(not text[start:end].strip() for start, end in bounds[1::2])


def test_a_text_with_blank_lines_keeps_its_line_ends_inside_paragraphs() -> None:
    assert len(paragraphs("One line\nand its next.\n\nAnother.")) == 2
    assert len(paragraphs("One paragraph.\nAnother.")) == 2


def test_overlapping_spans_are_cut_into_pieces_that_know_both(small_ledger: Ledger) -> None:
    harbour = small_ledger.reports[0]
    start = harbour.text.index("harbour")
    port = Actor(
        id="a-port",
        name="the harbour",
        kind="place",
        mentions=(Mention(span=harbour.span(start, start + 7), form="name"),),
        why="test",
    )
    view = View(small_ledger.model_copy(update={"actors": (*small_ledger.actors, port)}))
    edition = next(found for found in Editions(view) if found.witness.id == harbour.id)
    pieces = [piece for paragraph in edition.paragraphs for piece in paragraph.pieces]
    inside = next(piece for piece in pieces if piece.text == "harbour")
    assert {"s", "q", "e", "a"} <= set(inside.layers)
    notes = {note.number: note for paragraph in edition.paragraphs for note in paragraph.notes}
    assert {"s", "e", "a"} <= {notes[row].layer for row in inside.rows}
    noise = next(piece for piece in pieces if piece.text.startswith("Share this!"))
    assert noise.layers == "n"


def test_every_note_stands_once_and_at_its_lemma(small_ledger: Ledger) -> None:
    for edition in Editions(View(small_ledger)):
        numbers = [note.number for paragraph in edition.paragraphs for note in paragraph.notes]
        assert sorted(numbers) == list(range(1, len(numbers) + 1))
        for paragraph in edition.paragraphs:
            end = paragraph.start + sum(len(piece.text) for piece in paragraph.pieces) + len(paragraph.gap)
            assert all(paragraph.start <= note.lemma.start < end for note in paragraph.notes)


def test_a_report_is_the_same_however_it_is_asked_for(small_ledger: Ledger) -> None:
    editions = Editions(View(small_ledger))
    assert [edition.witness.letter for edition in editions] == ["A", "B"]
    assert editions[0:1] == (editions[0],)
    assert editions[0].counts["n"] == len(editions[0].witness.report.noise)

"""Passages on invented stories: what is a copy, of which kind, and what is not."""

from collections.abc import Callable

import pytest

from variorum.model import Annotation, Passage
from variorum.trace.passages import passages

Annotate = Callable[..., Annotation]
Trace = Callable[..., tuple[Passage, ...]]

AGENCY = (
    "A court in Tirana told the club to pay the old coach more than 40,000 euros because the board let him go "
    "before the last match of the season without a hearing and took back the large house by the lake.\n"
    "The mayor planted a lime tree at the gate of the stadium.\n"
)
SPUN = (
    "A courtroom in Tirana told the club to pay the outdated coach greater than 40,000 euros as a result of the board "
    "let him go earlier than the closing match of the season without a hearing and took again the massive home by the "
    "lake.\n"
    "A festival of kites drew a small crowd.\n"
)


@pytest.fixture
def trace(annotate: Annotate) -> Trace:
    """`trace(text, text, …)`: the passages of reports `r0`, `r1` …"""
    return lambda *texts: passages([annotate(f"r{n}", text) for n, text in enumerate(texts)])


def test_spun_text_is_found_with_its_likely_wording(trace: Trace) -> None:
    (found,) = trace(AGENCY, SPUN)
    assert found.kind == "spun"
    assert found.a.quote == AGENCY.split("\n", maxsplit=1)[0]
    assert found.b.quote == SPUN.split("\n", maxsplit=1)[0]
    likely = {r.span.quote: r.likely for r in found.restored}
    assert likely["courtroom"] == "court"
    assert likely["massive"] == "large"
    assert likely["greater than"] == "more than"
    assert all(r.span.report == "r1" for r in found.restored)


def test_the_spun_side_is_the_same_in_either_order(trace: Trace) -> None:
    (found,) = trace(SPUN, AGENCY)
    assert found.direction == "a-from-b"
    assert all(r.span.report == "r0" for r in found.restored)


def test_a_spun_side_that_came_out_first_points_to_a_common_origin(annotate: Annotate) -> None:
    pile = [annotate("r0", AGENCY, "2031-05-09"), annotate("r1", SPUN, "2031-05-02")]
    assert [p.direction for p in passages(pile)] == ["common-origin"]


def test_the_order_of_the_reports_changes_nothing(annotate: Annotate) -> None:
    pile = [annotate("r0", AGENCY), annotate("r1", SPUN), annotate("r2", AGENCY + "A late addition.\n")]
    assert passages(pile) == passages(pile[::-1])


def test_every_span_verifies(trace: Trace) -> None:
    texts = {"r0": AGENCY, "r1": SPUN}
    for passage in trace(AGENCY, SPUN):
        for span in (passage.a, passage.b, *(r.span for r in passage.restored)):
            span.verify(texts[span.report])


def test_a_reprint_is_one_verbatim_passage_a_paragraph(trace: Trace) -> None:
    text = "The dam above the town of Orvan held through the night. Engineers opened two of its six gates at dawn.\n"
    (found,) = trace(text, text)
    assert found.kind == "verbatim"
    assert found.a.quote == found.b.quote == text.strip()


def test_an_edited_sentence_is_a_light_edit(trace: Trace) -> None:
    (found,) = trace(
        "The council of Orvan voted on Tuesday to close the old ferry terminal and to sell its two wooden boats.",
        "The council of Orvan voted late on Tuesday to close the old ferry terminal and sell both of its boats.",
    )
    assert found.kind == "light-edit"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (  # one fact, told twice
            "At least nine people died when a bus left the road near the town of Orvan on Monday.",
            "Police in Orvan put the number of dead at nine after Monday's crash of a coach full of pilgrims.",
        ),
        (  # names, titles and a stock phrase
            "Foreign Minister Ana Lopes of the Republic of Ilmar told reporters that the port would stay shut.",
            "The rain did not stop Foreign Minister Ana Lopes of the Republic of Ilmar from walking to the opera.",
        ),
        (  # two sentences on one pattern
            "Mount Sarn is one of the protected sites in the lake district and was last climbed in 1931.",
            "Cape Holm is one of the protected sites in the lake district and has a lighthouse of white stone.",
        ),
        (  # same quoted word, other speakers
            'Ana Lopes called the ferry deal "historic" after the signing in Orvan.',
            'Critic Peter Voss said the opera house had a "historic" roof, and asked for money.',
        ),
    ],
)
def test_what_independent_tellers_share_is_no_passage(trace: Trace, a: str, b: str) -> None:
    assert trace(a, b) == ()


def test_one_quoted_word_of_one_speaker_in_like_clauses_is_the_same_quote(trace: Trace) -> None:
    (found,) = trace(
        "President Ana Lopes praised the ferry crews of Orvan as “fearless” in a letter, the port said.",
        "Lopes, who last week praised the crews as “fearless”, has yet to visit the port.",
    )
    assert found.kind == "same-quote"
    assert "praised the crews as “fearless”" in found.b.quote


def test_one_quotation_cut_differently_is_the_same_quote(trace: Trace) -> None:
    (found,) = trace(
        "“We will not let the river take one more house from the people of Orvan,” mayor Peter Voss said.",
        "In a speech on Friday, Voss promised to “not let the river take one more house” and left for the capital.",
    )
    assert found.kind == "same-quote"
    assert found.direction == "common-origin"


def test_one_clause_of_a_treaty_told_in_two_ways_is_the_same_quote(trace: Trace) -> None:
    (found,) = trace(
        "The treaty requires each state to send fresh water at once if the other side suffers a drought, Voss said.",
        "Under the pact both parties shall send emergency supplies of water in case either of them suffers drought.",
    )
    assert found.kind == "same-quote"
    assert found.a.quote.endswith("drought")


def test_clauses_of_documents_on_other_matters_are_no_passage(trace: Trace) -> None:
    assert not trace(
        "The treaty requires each state to send fresh water at once if the other side suffers a drought, Voss said.",
        "Under the pact both parties shall open their harbours to fishing boats and recognise each other's licences.",
    )


def test_the_title_of_a_work_is_no_quotation(trace: Trace) -> None:
    assert not trace(
        "Ana Lopes won a prize in 2031 for her part in the musical “The Ferryman’s Daughter” in Orvan.",
        "Lopes, who once sang in “The Ferryman’s Daughter”, was named to the harbour board.",
    )


def test_single_swaps_are_spun_beside_passages_that_surely_are(trace: Trace) -> None:
    sure = AGENCY.splitlines()[0], SPUN.splitlines()[0]
    also = (
        "The inspectors have found nets, hooks and several damaged radios on nine boats since May, Lima said.",
        "The inspectors have discovered nets, hooks and various broken radios on nine vessels since May, Lima said.",
    )
    single = (
        "A court in Lima fined the owners of the boats after a long hearing in the old customs house on Friday.",
        "A court in Lima fined the owners of the boats after a lengthy hearing in the old customs house on Friday.",
    )
    assert [p.kind for p in trace(*single)] == ["light-edit"]
    together = trace("\n".join((sure[0], also[0], single[0])), "\n".join((sure[1], also[1], single[1])))
    assert [p.kind for p in together] == ["spun", "spun", "spun"]


def test_a_few_swaps_in_each_sentence_and_nothing_else_are_spinning_together(trace: Trace) -> None:
    plain = (
        "The council of Orvan closed the old bridge on Monday after an engineer saw a crack in one of its arches.",
        "Lorries from the quarry must now take the road along the river, an hour more for every trip to the harbour.",
    )
    swapped = (
        "The council of Orvan closed the stale bridge on Monday after an engineer saw a fissure in one of its arches.",
        "Lorries from the quarry must now take the road along the river, an hour more for every jaunt to the haven.",
    )
    for n in (0, 1):
        assert [p.kind for p in trace(plain[n], swapped[n])] == ["light-edit"]
    found = trace("\n".join(plain), "\n".join(swapped))
    assert [p.kind for p in found] == ["spun", "spun"]
    assert {r.span.quote: r.likely for p in found for r in p.restored} == {
        "stale": "old", "fissure": "crack", "jaunt": "trip", "haven": "harbour"
    }  # fmt: skip
    edited = swapped[1].replace("Lorries from the quarry must now take", "All lorries are to use")
    assert {p.kind for p in trace("\n".join(plain), "\n".join((swapped[0], edited)))} == {"light-edit"}


def test_swaps_alone_are_spun_though_neither_side_looks_the_odder(trace: Trace) -> None:
    (found,) = trace(
        "The fox near the hill told every miller in Orvan that the bread of the mayor was better than the cheese.",
        "The horse near the valley told every baker in Orvan that the butter of the mayor was better than the cheese.",
    )
    assert found.kind == "spun"
    assert found.direction == "unknown"
    assert found.restored == ()

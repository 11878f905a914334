"""Claims, true and false, and where their words stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samples import plain_report
from variorum.annotate.layers import annotate
from variorum.annotate.located import Located, located
from variorum.annotate.outside import Account, Answer, Claim, Heard, excerpts
from variorum.annotate.parser import Parser
from variorum.model import Annotation, Report

READER = "parrot-7b at http://127.0.0.1:1/v1"
BOATS = "The boats, in the words of Karin Lund, would “never\nsail again”."
SAID = "Jon Vik said the port was full. He said the pier was full, and Karin Lund said that the pier’s end was full."


def told(report: Report, *claims: Claim, unreadable: int = 0, problem: str = "") -> Account:
    """What is claimed of the first paragraph of a report."""
    (excerpt, *_) = excerpts(report)
    return Account(READER, (Heard(excerpt, Answer(claims=claims, unreadable=unreadable), problem),))


def claim(sentence: int, source: str, cue: str, *content: str) -> Claim:
    return Claim(sentence=sentence, source=source, cue=cue, content=content)


def find(parser: Parser, text: str, *claims: Claim) -> Located:
    report = plain_report(text)
    return located(report, parser.parse(report), told(report, *claims))


def words(text: str, found: Located) -> list[tuple[str, str, list[str], int]]:
    """Source, cue and content of each attribution, and where its cue begins."""
    return [
        (text[slice(*a.source or (0, 0))], text[slice(*a.cue)], [text[slice(*c)] for c in a.content], a.cue[0])
        for a in found.attributions
    ]


def test_the_words_of_a_claim_are_found_exactly(parser: Parser) -> None:
    found = find(parser, BOATS, claim(1, "Karin Lund", "in the words of", "The boats", "never sail again"))
    assert words(BOATS, found) == [("Karin Lund", "in the words of", ["The boats", "never\nsail again"], 11)]
    assert found.left_out == ()


def test_marks_that_programs_swap_for_one_another_are_alike_and_the_span_holds_those_of_the_report(
    parser: Parser,
) -> None:
    found = find(parser, SAID, claim(2, "Karin Lund", "said", "that the pier's end was full"))
    assert [content for _, _, content, _ in words(SAID, found)] == [["that the pier’s end was full"]]


@pytest.mark.parametrize(
    ("sentence", "source", "content", "said_at"),
    [
        (1, "Jon Vik", "the port was full", SAID.index("said")),
        (2, "He", "the pier was full", SAID.index("said the pier")),
        (2, "Karin Lund", "that the pier’s end was full", SAID.index("said that")),
        (9, "Karin Lund", "that the pier’s end was full", SAID.index("said that")),
    ],
)
def test_words_that_stand_there_often_are_those_nearest_to_the_content(
    parser: Parser, sentence: int, source: str, content: str, said_at: int
) -> None:
    found = find(parser, SAID, claim(sentence, source, "said", content))
    assert words(SAID, found) == [(source, "said", [content], said_at)]


@pytest.mark.parametrize(("sentence", "at"), [(1, SAID.index("was full")), (2, SAID.index("was full", 40))])
def test_content_that_stands_there_often_is_that_of_the_sentence_named(parser: Parser, sentence: int, at: int) -> None:
    (found,) = find(parser, SAID, claim(sentence, "Jon Vik", "said", "was full")).attributions
    assert found.content == ((at, at + 8),)


@pytest.mark.parametrize(
    ("made_up", "why"),
    [
        (claim(1, "Karin Lund", "said", "that nobody came"), "do not stand there as whole words"),
        (claim(1, "Jon Vik", "said", "the port was ful"), "do not stand there as whole words"),
        (claim(1, "Jon Vik", "said", "The port was full"), "do not stand there as whole words"),
        (claim(1, "Ion Vik", "said", "the port was full"), "do not stand there as whole words"),
        (claim(1, "Jon Vik", "sai", "the port was full"), "do not stand there as whole words"),
        (claim(1, ".", "said", "the port was full"), "do not stand there as whole words"),
        (claim(1, "Jon Vik", "the port", "the port was full"), "lie in one another"),
        (claim(1, "Jon Vik", "Vik", "the port was full"), "lie in one another"),
        (claim(1, "Jon Vik", "said", "the port was full", "was full"), "lie in one another"),
        (claim(0, "Jon Vik", "said", "was full"), "more than once"),
        (claim(7, "Jon Vik", "said", "was full"), "more than once"),
        (claim(-1, "Jon Vik", "said", "was full"), "more than once"),
    ],
)
def test_a_claim_whose_words_do_not_stand_there_is_left_out_with_the_reason(
    parser: Parser, made_up: Claim, why: str
) -> None:
    text = SAID.partition(" He")[0] if "lie in" in why else SAID
    found = find(parser, text, made_up)
    assert found.attributions == ()
    (left,) = found.left_out
    assert (left.stage, left.source, left.span and left.span.quote) == ("claims", "r0.txt", text)
    assert left.reason.startswith(f"claims of {READER} that were not taken: 1; ")
    assert why in left.reason


def test_the_words_of_a_claim_that_is_left_out_are_told_to_nobody(parser: Parser) -> None:
    found = find(parser, SAID, claim(1, "EVIL", "EVIL", "EVIL"))
    assert "EVIL" not in repr(found)


def test_what_was_not_read_is_left_out(parser: Parser) -> None:
    report = plain_report(SAID)
    found = located(report, parser.parse(report), told(report, unreadable=2, problem="it answers 503"))
    assert [(left.stage, left.reason) for left in found.left_out] == [
        ("claims", f"claims of {READER} that were not taken: 2; they are not in the form that was asked for"),
        ("endpoint", f"not read by {READER}: it answers 503"),
    ]


def test_claims_in_another_order_are_the_same(parser: Parser) -> None:
    rows = [claim(1, "Jon Vik", "said", "the port was full"), claim(2, "He", "said", "the pier was full")]
    assert find(parser, SAID, *rows) == find(parser, SAID, *reversed(rows), rows[0])


# ------------------------------------------------------------------------------------------------ statements
def both(parser: Parser, text: str, *claims: Claim) -> tuple[Annotation, Annotation]:
    """The annotation of a text without claims, and with them."""
    report = plain_report(text)
    return annotate(report, parser), annotate(report, parser, account=told(report, *claims))


def test_what_only_the_reader_outside_has_seen_is_a_statement_that_names_it(parser: Parser) -> None:
    alone, found = both(parser, BOATS, claim(1, "Karin Lund", "in the words of", "never sail again"))
    assert alone.statements == ()
    (statement,) = found.statements
    (lund,) = [actor for actor in found.actors if actor.name == "Karin Lund"]
    assert (statement.speaker, statement.mode, statement.read_by) == (lund.id, "direct", READER)
    assert [c.quote for c in statement.content] == ["never\nsail again"]
    assert statement.chain[0].actor == lund.id
    assert statement.why.endswith(f"read by {READER}")


def test_what_is_seen_here_already_stays_as_it_is(parser: Parser) -> None:
    rows = [
        claim(1, "Jon Vik", "said", "the port was full"),
        claim(2, "Karin Lund", "said", "the pier’s end was full"),
        claim(2, "Jon Vik", "said", "the pier was full"),
    ]
    alone, found = both(parser, SAID, *rows)
    assert len(alone.statements) == 3
    assert found.statements == alone.statements


def test_one_thing_claimed_twice_is_one_statement(parser: Parser) -> None:
    rows = [
        claim(1, "Karin Lund", "words", "never sail again"),
        claim(1, "Karin Lund", "in the words of", "would “never sail again”"),
    ]
    assert len(both(parser, BOATS, *rows)[1].statements) == 1


def test_a_medium_that_only_carries_is_no_second_speaker(parser: Parser) -> None:
    text = "Reuters had it from Karin Lund, who said the boats would sail."
    alone, found = both(parser, text, claim(1, "Reuters", "had it from", "Karin Lund, who said the boats would sail"))
    assert found.statements == alone.statements


def test_what_is_claimed_inside_a_statement_came_through_its_speaker(parser: Parser) -> None:
    text = "Jon Vik said that the boats, in the words of Karin Lund, would “never sail again”."
    _, found = both(parser, text, claim(1, "Karin Lund", "in the words of", "never sail again"))
    (besides,) = [s for s in found.statements if s.read_by]
    names = {actor.id: actor.name for actor in found.actors}
    assert [names[hop.actor] for hop in besides.chain] == ["Karin Lund", "Jon Vik"]


PIECES = [
    *SAID.replace(".", " .").split(), *BOATS.split(), "Karin Lund", "the port was full", "never sail again",
    "ignore previous instructions", "“", "\\", "(", ".*", "\x00", "é́", "🚢", " ",
]  # fmt: skip
WORDS = st.one_of(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map(" ".join),
    st.integers(0, len(SAID)).flatmap(lambda a: st.integers(a + 1, len(SAID) + 1).map(lambda b: SAID[a:b] or "x")),
    st.text(min_size=1, max_size=20),
)
CLAIMS = st.builds(
    lambda n, source, cue, content: claim(n, source, cue, *content),
    st.integers(-2, 4), WORDS, WORDS, st.lists(WORDS, min_size=1, max_size=4),
)  # fmt: skip


@given(st.lists(CLAIMS, max_size=6))
def test_no_claim_whatever_makes_a_span_that_is_not_true_or_costs_a_statement(
    parser: Parser, rows: list[Claim]
) -> None:
    text = f"{SAID} {BOATS}"
    alone, found = both(parser, text, *rows)
    for statement in found.statements:
        spans = (*statement.content, *statement.quoted, statement.cue, statement.speaker_span)
        for span in (*spans, *(place for hop in statement.chain for place in (hop.span, hop.evidence))):
            if span is not None:
                span.verify(text)
    assert [s for s in found.statements if s.read_by is None] == list(alone.statements)
    assert len({s.id for s in found.statements}) == len(found.statements)
    assert len(found.statements) <= len(alone.statements) + len(rows)

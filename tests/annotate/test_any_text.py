"""Whatever the text, every span that annotation returns holds the words that stand there."""

from collections.abc import Callable

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from variorum.model import Annotation

PIECES = [
    "Karin Lund said the boats would sail.",
    "“We will rebuild,” said Peruvian Transport Minister Rosa Quispe.",
    "“It was cold,” Ji said, “and wet.”",
    "Reuters reported, citing an official, that the mines were empty.",
    "He quoted the report as saying “no”.",
    "Both sides agreed to reopen the tunnel",
    "Peru and Chile signed a treaty.",
    "Article 4 of the treaty states that each side must share its water.",
    "she said, adding that they would leave",
    "did not rule out",
    "is believed to have died",
    "according to",
    "according to the ministry,",
    "He made the remarks in Oslo, Reuters reported.",
    "MINISTER OPENS TUNNEL UNDER RIVER",
    "plans to build a dam",
    "“",
    "”",
    "‘",
    "’",
    '"',
    "'",
    "said",
    "The",
    "(WFP)",
    ":",
    ",",
    "—",
    "…",
    "?",
    "\n\n",
    "\n",
    "\u00a0",
    "é́",
    "🚢",
    "行く",
]
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map(" ".join),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join),
    st.text(min_size=1, max_size=60),
)


@given(TEXTS)
@example('He made the remarks in Oslo, Reuters reported. ’ " Karin Lund said the boats would sail.')
@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])
def test_spans_of_any_text_are_true(annotated: Callable[..., Annotation], text: str) -> None:
    found = annotated(text)  # verifies every span
    actors = {a.id for a in found.actors}
    assert len({s.id for s in found.statements}) == len(found.statements)
    for statement in found.statements:
        assert statement.content
        assert {hop.actor for hop in statement.chain} <= actors
        assert statement.speaker is None or statement.speaker in actors
        assert set(statement.addressee) <= actors
        assert all(any(c.holds(q) for c in statement.content) for q in statement.quoted)
        assert all(a.end <= b.start for a, b in zip(statement.content, statement.content[1:], strict=False))
    assert len({s.id for s in found.statements}) == len(found.statements)
    for commitment in found.commitments:
        assert {*commitment.who, *commitment.to_whom} <= actors
        assert commitment.statement is None or commitment.statement in {s.id for s in found.statements}
    for actor in found.actors:
        assert set(actor.members) <= actors
        assert any(m.form != "pronoun" for m in actor.mentions)

"""What each decision makes of a story that was really read, and what follows from it."""

import pytest

from decisions import Decide, address, named
from variorum.errors import RequestError
from variorum.ledger import check
from variorum.model import Decision, Ledger
from variorum.pipeline import decided


def after(ledger: Ledger, *decisions: Decision) -> Ledger:
    """The story after decisions, all of which fit it; it could be stored."""
    made = decided(ledger, (*ledger.decisions, *decisions))
    assert [d.orphaned for d in made.decisions if d.undone_by is None] == [None] * sum(
        d.undone_by is None for d in made.decisions
    )
    check(made)
    return made


def test_no_decision_changes_nothing(story: Ledger) -> None:
    assert decided(story, ()) is story


def test_same_actors_are_one_wherever_they_are_named(story: Ledger, decide: Decide) -> None:
    farid, other = named(story, "Farid Iskandar"), named(story, "Malaysian minister")
    made = after(story, decide(story, "same", farid.id, other.id))
    assert other.id not in {actor.id for actor in made.actors}
    merged = named(made, "Farid Iskandar")
    assert {m.span for m in merged.mentions} == {m.span for a in (farid, other) for m in a.mentions}
    assert f"one with Malaysian minister ({other.id}), says Ana on 2031-03-05" in merged.why
    said = [s.id for s in story.statements if s.speaker == other.id]
    assert said
    assert {s.speaker for s in made.statements if s.id in said} == {farid.id}
    assert other.id not in made.model_dump_json(exclude={"decisions", "overruled", "actors"})


def test_points_follow_when_two_origins_turn_out_to_be_one(story: Ledger, decide: Decide) -> None:
    point = next(p for p in story.points if p.independent_origins == 2 and not p.at_least and p.about.events)
    one, two = (named(story, origin.origin).id for origin in point.origins)
    made = after(story, decide(story, "same", one, two))
    (same,) = [p for p in made.points if p.about.events == point.about.events]
    assert same.independent_origins == 1
    assert len(same.origins) == 1


def test_same_events_are_one_point(story: Ledger, decide: Decide) -> None:
    one, two = [e for e in story.events if e.status == "occurred"][:2]
    made = after(story, decide(story, "same", one.id, two.id))
    (merged,) = [e for e in made.events if e.id in (one.id, two.id)]
    assert merged.id == one.id
    assert set(merged.mentions) == {*one.mentions, *two.mentions}
    assert len(made.points) == len(story.points) - 1
    (point,) = [p for p in made.points if one.id in p.about.events]
    assert set(point.carried_by) >= {m.report for m in merged.mentions}


def test_same_measures_are_one_group_with_relations(story: Ledger, decide: Decide) -> None:
    one, two = (g.measure for g in story.figure_groups[:2])
    made = after(story, decide(story, "same", one, two))
    assert two not in {g.measure for g in made.figure_groups}
    (group,) = [g for g in made.figure_groups if g.measure == one]
    members = {m for g in story.figure_groups[:2] for m in g.members}
    assert set(group.members) == members
    assert {r for rel in group.relations for r in (rel.a, rel.b)} >= members


def test_a_part_of_an_actor_is_split_off_and_what_names_it_goes_along(story: Ledger, decide: Decide) -> None:
    whole = named(story, "Surya Wiratama")
    place = next(s.speaker_span for s in story.statements if s.speaker == whole.id and s.speaker_span)
    made = after(story, decide(story, "different", whole.id, address(place), value="Another Minister"))
    part = named(made, "Another Minister")
    assert [m.span for m in part.mentions] == [place]
    assert place not in {m.span for m in named(made, "Surya Wiratama").mentions}
    moved = [s for s in made.statements if s.speaker_span == place]
    assert moved
    assert {s.speaker for s in moved} == {part.id}
    assert any(s.speaker == whole.id for s in made.statements)


def test_a_mention_is_split_off_an_event(story: Ledger, decide: Decide) -> None:
    whole = max(story.events, key=lambda e: len({m.report for m in e.mentions}))
    made = after(story, decide(story, "different", whole.id, address(whole.mentions[0])))
    (rest,) = [e for e in made.events if e.id == whole.id]
    (part,) = [e for e in made.events if e.mentions == whole.mentions[:1]]
    assert set(rest.mentions) == set(whole.mentions[1:])
    assert any(part.id in p.about.events for p in made.points)


def test_a_figure_is_split_off_its_measure(story: Ledger, decide: Decide) -> None:
    group = max(story.figure_groups, key=lambda g: len(g.members))
    first = next(f for f in story.figures if f.id == group.members[0])
    made = after(story, decide(story, "different", group.measure, address(first.span)))
    (moved,) = [f for f in made.figures if f.id == first.id]
    assert moved.measure != group.measure
    assert len(made.figure_groups) == len(story.figure_groups) + 1


def test_two_that_were_told_apart_stay_apart_when_a_newer_program_joins_them(story: Ledger, decide: Decide) -> None:
    one, two = named(story, "Farid Iskandar"), named(story, "Surya Wiratama")
    apart = decide(story, "different", one.id, two.id)
    joined = decided(story, (decide(story, "same", one.id, two.id),)).model_copy(
        update={"decisions": (), "overruled": ()}
    )
    made = after(joined, apart)
    places = [{m.span for m in a.mentions} for a in made.actors]
    assert {m.span for m in one.mentions} in places
    assert {m.span for m in two.mentions} in places


def test_a_wrong_row_is_taken_away_and_kept_in_left_out(story: Ledger, decide: Decide) -> None:
    statement = next(s for s in story.statements if any(c.statement == s.id for c in story.commitments))
    made = after(story, decide(story, "wrong", statement.id, note="no one said it"))
    assert statement.id not in {s.id for s in made.statements}
    assert all(c.statement != statement.id for c in made.commitments)
    (left,) = [row for row in made.left_out if row.stage == "decisions"]
    assert statement.id in left.reason
    assert "no one said it" in left.reason
    assert left.span == statement.content[0]


def test_a_wrong_actor_is_named_nowhere(story: Ledger, decide: Decide) -> None:
    actor = named(story, "Farid Iskandar")
    made = after(story, decide(story, "wrong", actor.id))
    tables = made.model_dump_json(exclude={"decisions", "overruled", "left_out"})
    assert actor.id not in tables


def test_a_wrong_point_goes_though_it_is_made_after_the_rest(story: Ledger, decide: Decide) -> None:
    point = story.points[0]
    made = after(story, decide(story, "wrong", point.id))
    assert {p.id for p in story.points} - {p.id for p in made.points} == {point.id}


def test_a_right_row_says_who_holds_it_right(story: Ledger, decide: Decide) -> None:
    made = after(story, decide(story, "right", story.events[0].id))
    assert "right, says Ana on 2031-03-05" in made.events[0].why
    assert made.events[0].model_copy(update={"why": ""}) == story.events[0].model_copy(update={"why": ""})


def test_a_new_speaker_heads_the_chain_and_the_figures_within_follow(story: Ledger, decide: Decide) -> None:
    figure = next(f for f in story.figures if f.statement and f.chain)
    statement = next(s for s in story.statements if s.id == figure.statement)
    other = next(a for a in story.actors if a.id not in {h.actor for h in statement.chain} and a.kind == "person")
    made = after(story, decide(story, "edit", statement.id, field="speaker", to=[other.id]))
    (edited,) = [s for s in made.statements if s.id == statement.id]
    assert (edited.speaker, edited.chain[0].actor) == (other.id, other.id)
    assert statement.speaker not in {hop.actor for hop in edited.chain}
    assert next(f for f in made.figures if f.id == figure.id).chain == edited.chain


def test_words_that_name_nobody_yet_become_a_speaker(story: Ledger, decide: Decide) -> None:
    statement, report = story.statements[0], story.reports[0]
    start = next(i for i in range(report.story[0][0], len(report.text)) if not story_names(story, report.id, i))
    words = report.span(start, start + 3)
    made = after(story, decide(story, "edit", statement.id, field="speaker", to=[address(words)]))
    (edited,) = [s for s in made.statements if s.id == statement.id]
    (speaker,) = [a for a in made.actors if a.id == edited.speaker]
    assert [m.span for m in speaker.mentions] == [words] == [edited.speaker_span]


def story_names(story: Ledger, report: str, at: int) -> bool:
    mentions = [m.span for a in story.actors for m in a.mentions if m.span.report == report]
    return any(span.start == at for span in mentions)


@pytest.mark.parametrize(
    ("table", "field", "value"),
    [
        ("events", "time", "2024-04-26"), ("events", "kind", "storm"), ("events", "label", "The storm"),
        ("events", "status", "denied"), ("statements", "date_said", "../2024-04-26"), ("statements", "mode", "direct"),
        ("statements", "certainty", "denied"), ("figures", "low", "12"), ("figures", "comparator", "at-least"),
        ("reports", "published", "2024-04"), ("actors", "name", "A. Person"), ("actors", "kind", "group"),
        ("passages", "kind", "verbatim"), ("commitments", "strength", "appeal"), ("points", "label", "A plain label"),
    ],
)  # fmt: skip
def test_a_field_is_edited(story: Ledger, decide: Decide, table: str, field: str, value: str) -> None:
    row = getattr(story, table)[0]
    made = after(story, decide(story, "edit", row.id, field=field, value=value))
    (edited,) = [r for r in getattr(made, table) if r.id == row.id]
    assert f"{field} was" in edited.why
    now = getattr(edited, field)
    given = {"time": lambda: now.start, "published": lambda: now.value, "low": lambda: f"{now:g}"}
    assert given.get(field, lambda: now)() == value


def test_the_words_of_a_statement_are_edited(story: Ledger, decide: Decide) -> None:
    statement = max(story.statements, key=lambda s: len(s.content[0].quote))
    whole = statement.content[0]
    part = next(r for r in story.reports if r.id == whole.report).span(whole.start, whole.end - 5)
    made = after(story, decide(story, "edit", statement.id, field="content", to=[address(part)]))
    (edited,) = [s for s in made.statements if s.id == statement.id]
    assert edited.content == (part,)
    assert all(part.holds(q) for q in edited.quoted)


def test_the_chain_is_edited_hop_by_hop(story: Ledger, decide: Decide) -> None:
    statement = next(s for s in story.statements if len(s.chain) > 2)
    turned = [hop.actor for hop in reversed(statement.chain)]
    made = after(story, decide(story, "edit", statement.id, field="chain", to=turned))
    (edited,) = [s for s in made.statements if s.id == statement.id]
    assert [hop.actor for hop in edited.chain] == turned
    assert {hop.evidence for hop in edited.chain} == {hop.evidence for hop in statement.chain}


def test_selected_words_become_a_statement(story: Ledger, decide: Decide) -> None:
    report, speaker = story.reports[0], named(story, "Farid Iskandar")
    start = report.text.index('"') + 1
    words = report.span(start, report.text.index('"', start))
    made = after(story, decide(story, "add", address(words), table="statements", to=[speaker.id]))
    (added,) = [s for s in made.statements if s.id not in {x.id for x in story.statements}]
    assert (added.content, added.quoted, added.mode, added.speaker) == ((words,), (words,), "direct", speaker.id)
    assert added.chain[-1].actor == report.outlet


def test_selected_words_become_an_event(story: Ledger, decide: Decide) -> None:
    report = story.reports[0]
    words = report.span(report.story[0][0], report.story[0][0] + 20)
    made = after(story, decide(story, "add", address(words), table="events", value="storm"))
    (added,) = [e for e in made.events if e.id not in {x.id for x in story.events}]
    assert (added.kind, added.mentions) == ("storm", (words,))
    assert any(added.id in p.about.events for p in made.points)


def test_undone_decisions_leave_the_story_as_it_was(story: Ledger, decide: Decide) -> None:
    first = decide(story, "same", story.events[0].id, story.events[1].id)
    made = after(story, first)
    back = after(made, decide(made, "wrong", first.id))
    assert back.decisions[0].undone_by == back.decisions[1].id
    assert back.model_copy(update={"decisions": ()}) == story


def test_a_decision_is_found_again_under_other_ids(story: Ledger, decide: Decide) -> None:
    decision = decide(story, "edit", story.events[0].id, field="label", value="What happened")
    renamed = story.model_copy(
        update={"events": tuple(e.model_copy(update={"id": f"{e.id}-new"}) for e in story.events), "points": ()}
    )
    made = after(renamed, decision)
    assert made.events[0].label == "What happened"
    assert made.events[0].id == f"{story.events[0].id}-new"


def test_a_decision_whose_words_are_gone_is_orphaned_and_harms_no_other(story: Ledger, decide: Decide) -> None:
    event = next(e for e in story.events if len({m.report for m in e.mentions}) == 1)
    gone, stays = (
        event.mentions[0].report,
        next(e for e in story.events if e.mentions[0].report != event.mentions[0].report),
    )
    lost = decide(story, "edit", event.id, field="label", value="Lost")
    kept = decide(story, "edit", stays.id, field="label", value="Kept")
    other = story.model_copy(
        update={
            "reports": tuple(
                r.model_copy(update={"text": r.text.replace("e", "x")}) if r.id == gone else r for r in story.reports
            )
        }
    )
    made = decided(other, (lost, kept))
    assert "are not in the story any more" in str(made.decisions[0].orphaned)
    assert made.decisions[1].orphaned is None
    assert [e.label for e in made.events if e.id in (event.id, stays.id)].count("Kept") == 1
    assert "Lost" not in {e.label for e in made.events}


def test_the_same_words_at_another_place_are_no_substitute(story: Ledger, decide: Decide) -> None:
    event = next(e for e in story.events if len({m.report for m in e.mentions}) == 1)
    decision = decide(story, "edit", event.id, field="label", value="Moved")
    (report,) = [r for r in story.reports if r.id == event.mentions[0].report]
    moved = report.model_copy(update={"text": f" {report.text}"})
    made = decided(
        story.model_copy(update={"reports": tuple(moved if r is report else r for r in story.reports), "events": ()}),
        (decision,),
    )
    assert made.decisions[0].orphaned


def test_a_row_that_was_split_since_keeps_the_decision_only_with_most_of_its_words(
    story: Ledger, decide: Decide
) -> None:
    actor = max(story.actors, key=lambda a: len(a.mentions))
    decision = decide(story, "edit", actor.id, field="name", value="One Name")
    half = len(actor.mentions) // 2
    parts = (
        actor.model_copy(update={"id": "a-x", "mentions": actor.mentions[:half]}),
        actor.model_copy(update={"id": "a-y", "mentions": actor.mentions[half : 2 * half]}),
    )
    rest = tuple(a for a in story.actors if a.id != actor.id)
    split = Ledger(reports=story.reports, actors=tuple(a.model_copy(update={"members": ()}) for a in (*rest, *parts)))
    split = split.model_copy(
        update={"reports": tuple(r.model_copy(update={"outlet": None, "credits": ()}) for r in split.reports)}
    )
    made = decided(split, (decision,))
    assert "spread over 2 rows of actors" in str(made.decisions[0].orphaned)
    assert "One Name" not in {a.name for a in made.actors}


def test_a_decision_without_words_is_never_applied_by_its_id(story: Ledger) -> None:
    bare = Decision(id="d-9", by="Ana", at="2031-03-05T10:00:00Z", says="wrong", about=(story.events[0].id,))
    made = decided(story, (bare,))
    assert made.events == story.events
    assert "no words are kept" in str(made.decisions[0].orphaned)


@pytest.mark.parametrize(
    ("says", "more", "message"),
    [
        ("same", {}, "two rows or more"),
        ("different", {}, "expected two rows"),
        ("edit", {"field": "colour", "value": "red"}, "a field that can be edited .label, kind"),
        ("edit", {"field": "time", "value": "yesterday"}, "time: expected a date"),
        ("edit", {"field": "status", "value": "maybe"}, "expected one of occurred"),
        ("edit", {"field": "place", "to": "e-other"}, "expected the id of a row"),
        ("add", {}, "expected --table statements or events"),
        ("wrong", {"by": "  "}, "a decision is signed"),
    ],
)
def test_what_makes_no_sense_is_refused(
    story: Ledger, decide: Decide, says: str, more: dict[str, object], message: str
) -> None:
    if more.get("to"):
        more = {**more, "to": [more["to"]]}
    with pytest.raises(RequestError, match=message):
        decide(story, says, story.events[0].id, **more)

import pytest
from sqlalchemy import select, update

from variorum.errors import RequestError, SpanError, StoreError
from variorum.ledger import Store
from variorum.ledger.tables import META, ROWS
from variorum.model import TABLES, Decision, Ledger, Others


def write(store: Store, ledger: Ledger) -> None:
    with store.writer() as writer:
        writer.write(ledger)


def test_what_is_written_is_read(store: Store, small_ledger: Ledger) -> None:
    write(store, small_ledger)
    assert store.view().ledger() == small_ledger
    for table in TABLES:
        assert store.view().rows(table) == getattr(small_ledger, table)


def test_a_second_build_adds_no_row_and_changes_no_id(store: Store, small_ledger: Ledger) -> None:
    write(store, small_ledger)
    write(store, small_ledger)
    assert store.view().ledger() == small_ledger


def test_a_second_build_keeps_the_day_the_story_was_made(store: Store, small_ledger: Ledger) -> None:
    write(store, small_ledger)
    with store.home.writing() as connection:
        connection.execute(update(META).where(META.c.key == "created").values(value="2001-01-01"))
    write(store, small_ledger)
    with store.home.reading() as connection:
        facts = {row.key: row.value for row in connection.execute(META.select())}
    assert facts["created"] == "2001-01-01"
    assert facts["format"] == "1"


def test_a_smaller_ledger_replaces_a_larger_one_but_keeps_its_decisions(store: Store, small_ledger: Ledger) -> None:
    write(store, small_ledger)
    write(store, Ledger(reports=small_ledger.reports[:1]))
    ledger = store.view().ledger()
    assert ledger.reports == small_ledger.reports[:1]
    assert ledger.statements == ()
    assert ledger.decisions == small_ledger.decisions


def test_a_new_decision_comes_after_the_old_and_one_that_is_told_again_replaces_itself(
    store: Store, small_ledger: Ledger
) -> None:
    write(store, small_ledger)
    old = small_ledger.decisions[0].model_copy(update={"undone_by": "d-2"})
    new = Decision(id="d-2", by="another", at="2031-03-06T10:00:00Z", says="wrong", about=("k-1",))
    write(store, small_ledger.model_copy(update={"decisions": (new, old)}))
    assert store.view().decisions() == (old, new)
    assert store.view().counts()["decisions"] == 2
    assert store.view().rows("points") == small_ledger.points


def test_columns_can_be_asked_in_sql(store: Store, small_ledger: Ledger) -> None:
    write(store, small_ledger)
    figures = ROWS["figures"]
    with store.home.reading() as connection:
        found = connection.execute(figures.select().where(figures.c.low >= 40).order_by(figures.c.position)).all()
    assert [(row.key, row.report, row.high) for row in found] == [
        (figure.id, figure.span.report, 40.0) for figure in small_ledger.figures
    ]


def test_a_view_cannot_write(store: Store, small_ledger: Ledger) -> None:
    write(store, small_ledger)
    with pytest.raises(StoreError, match=r"read-?only"), store.home.reading() as connection:
        connection.execute(ROWS["points"].delete())


def test_a_ledger_that_does_not_verify_leaves_the_old_one(store: Store, small_ledger: Ledger) -> None:
    write(store, small_ledger)
    shifted = small_ledger.times[0].span.model_copy(update={"start": 0, "end": 6})
    times = (small_ledger.times[0].model_copy(update={"span": shifted}),)
    with pytest.raises(SpanError, match="t-1"):
        write(store, small_ledger.model_copy(update={"times": times}))
    assert store.view().ledger() == small_ledger


def test_two_builds_of_one_story_are_refused(store: Store, small_ledger: Ledger) -> None:
    with store.writer() as first:
        with pytest.raises(StoreError, match="another build"), store.writer():
            pass
        first.write(small_ledger)
    write(store, small_ledger)


def test_a_story_that_is_not_there(store: Store) -> None:
    with pytest.raises(StoreError, match="no story here; build one"):
        store.view()


def test_a_table_that_is_not_there(store: Store, small_ledger: Ledger) -> None:
    write(store, small_ledger)
    with pytest.raises(RequestError, match="no table 'people'; the tables are reports, actors"):
        store.view().rows("people")


def test_a_row_that_holds_no_record_is_named(store: Store, small_ledger: Ledger) -> None:
    write(store, small_ledger)
    with store.home.writing() as connection:
        connection.execute(update(ROWS["times"]).values(record='{"id": "t-1"}'))
    with pytest.raises(StoreError, match="a row of times"):
        store.view().ledger()


@pytest.mark.parametrize(("key", "value", "message"), [("format", "0", "found 0"), ("layout", "99", "newer Variorum")])
def test_another_format_is_refused(store: Store, small_ledger: Ledger, key: str, value: str, message: str) -> None:
    write(store, small_ledger)
    with store.home.writing() as connection:
        connection.execute(update(META).where(META.c.key == key).values(value=value))
    with pytest.raises(StoreError, match=message):
        store.view().ledger()
    with pytest.raises(StoreError, match=message):
        write(store, small_ledger)


def test_who_is_silent_is_not_stored_and_read_all_the_same(store: Store, small_ledger: Ledger) -> None:
    ids = tuple(report.id for report in small_ledger.reports)
    (point, *_) = small_ledger.points
    told = point.model_copy(update={"carried_by": ids[:1], "too_early": (), "silent": Others(ids, frozenset(ids[:1]))})
    story = small_ledger.model_copy(update={"points": (told,)})
    with store.writer() as writer:
        writer.write(story)
    with store.home.reading() as connection:
        assert "silent" not in connection.execute(select(ROWS["points"].c.record)).scalar_one()
    view = store.view()
    for read in (
        view.ledger().points[0],
        view.rows("points")[0],
        view.page("points").rows[0],
        view.row("points", told.id),
    ):
        assert read == told
    assert tuple(told.silent) == ids[1:]

from collections.abc import Callable

import pytest

from variorum.errors import RequestError
from variorum.ledger import Page, Store
from variorum.model import TABLES, Figure, Ledger

Stored = Callable[[Ledger], Store]


def test_pages_in_a_row_are_the_table(stored: Stored, crowd: Ledger) -> None:
    view = stored(crowd).view()
    pages = [view.page("actors", offset=offset, limit=10) for offset in range(0, 30, 10)]
    assert [len(page.rows) for page in pages] == [10, 10, 6]
    assert tuple(row for page in pages for row in page.rows) == crowd.actors
    assert {page.total for page in pages} == {26}
    assert view.page("actors", offset=40) == Page((), 26, 40, 100)


def test_filters_are_all_held(stored: Stored, crowd: Ledger) -> None:
    view = stored(crowd).view()
    assert view.page("actors", where={"kind": "person"}).rows == crowd.actors[:1]
    assert view.page("actors", where={"kind": "group"}, limit=3).total == 13
    assert view.page("actors", where={"kind": "group", "name": "Crew 4"}).rows == (crowd.actors[5],)
    assert view.page("actors", where={"kind": "group", "name": "Crew 5"}) == Page((), 0, 0, 100)
    assert view.page("actors", where={"key": "a-03"}).rows == (crowd.actors[4],)


def test_a_number_is_compared_as_a_number(stored: Stored, crowd: Ledger) -> None:
    view = stored(crowd).view()
    assert view.page("figures", where={"low": "40"}).total == 2
    assert view.page("figures", where={"low": "3.00"}).total == 2
    with pytest.raises(RequestError, match=r"figures.low: expected a number, got 'many'"):
        view.page("figures", where={"low": "many"})


def test_an_empty_filter_asks_for_rows_without_a_value(stored: Stored, crowd: Ledger) -> None:
    page = stored(crowd).view().page("figures", where={"low": ""})
    assert [row.id for row in page.rows if isinstance(row, Figure)] == ["f-12"]


def test_order_and_its_reverse(stored: Stored, crowd: Ledger) -> None:
    view = stored(crowd).view()
    ordered = view.page("figures", order="low").rows
    lows = [row.low for row in ordered if isinstance(row, Figure)]
    assert lows == [0, 3, 3, 7, 9, 40, 40, None]
    assert [row.id for row in ordered if isinstance(row, Figure) and row.low == 3] == ["f-11", "f-15"]
    assert view.page("figures", order="-low").rows == ordered[::-1]
    assert view.page("figures", order="low", offset=2, limit=3).rows == ordered[2:5]


def test_names_are_ordered_by_their_signs(stored: Stored, small_ledger: Ledger) -> None:
    names = ("Zoë", "zoo", "Ärzte", "Ana", "ana", "Éva", "水")
    actors = tuple(small_ledger.actors[0].model_copy(update={"id": f"a-{n}", "name": n}) for n in names)
    view = stored(small_ledger.model_copy(update={"actors": (*small_ledger.actors[:1], *actors)})).view()
    assert [getattr(row, "name", "") for row in view.page("actors", order="name").rows] == sorted((*names, "Ana Lopes"))


@pytest.mark.parametrize("name", ["colour", "record", "position", "kind; DROP TABLE actors", ""])
def test_a_column_that_is_not_there(stored: Stored, small_ledger: Ledger, name: str) -> None:
    view = stored(small_ledger).view()
    with pytest.raises(RequestError, match="it has key, name, kind"):
        view.page("actors", where={name: "x"})
    with pytest.raises(RequestError, match="it has key, name, kind"):
        view.page("actors", order=name)


@pytest.mark.parametrize(("offset", "limit"), [(-1, 10), (0, 0), (0, -5)])
def test_a_page_that_cannot_be(stored: Stored, small_ledger: Ledger, offset: int, limit: int) -> None:
    with pytest.raises(RequestError, match=f"got {offset} and {limit}"):
        stored(small_ledger).view().page("actors", offset=offset, limit=limit)


def test_a_row_by_its_key(stored: Stored, small_ledger: Ledger) -> None:
    view = stored(small_ledger).view()
    for table in TABLES:
        first = getattr(small_ledger, table)[0]
        key = getattr(first, "id", None) or getattr(first, "measure", "0")
        assert view.row(table, key) == first
    with pytest.raises(RequestError, match="no row 'a-none' in actors"):
        view.row("actors", "a-none")
    with pytest.raises(RequestError, match="no table 'people'"):
        view.row("people", "a-none")


def test_counts_are_those_of_the_tables(stored: Stored, small_ledger: Ledger, crowd: Ledger) -> None:
    view = stored(crowd).view()
    assert view.counts() == {table: len(getattr(crowd, table)) for table in TABLES}
    stored(small_ledger)
    assert view.counts() == {table: len(getattr(small_ledger, table)) for table in TABLES}

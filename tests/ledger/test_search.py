from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.errors import RequestError
from variorum.ledger import Hits, Snippet, Store
from variorum.model import Difference, Ledger

Stored = Callable[[Ledger], Store]


def found(hits: Hits) -> set[tuple[str, str]]:
    return {(hit.table, hit.key) for hit in hits.rows}


def snippets(hits: Hits) -> list[Snippet]:
    return [snippet for hit in hits.rows for snippet in hit.snippets]


def test_words_are_found_in_texts_and_in_rows(stored: Stored, small_ledger: Ledger) -> None:
    hits = stored(small_ledger).view().search("dredge harbour")
    harbour, coast = (report.id for report in small_ledger.reports)
    assert found(hits) == {
        ("reports", harbour), ("reports", coast), ("statements", "s-1"), ("events", "e-1"), ("commitments", "c-1"),
        ("wording", "w-1"), ("points", "k-1"),
    }  # fmt: skip
    assert hits.total == len(hits.rows)
    assert {hit.label for hit in hits.rows if hit.table == "statements"} == {
        "Ana Lopes: We will dredge the harbour by May"
    }


def test_every_mark_is_a_word_that_was_asked_for(stored: Stored, small_ledger: Ledger) -> None:
    texts = {report.id: report.text for report in small_ledger.reports}
    shown = snippets(stored(small_ledger).view().search("DREDG boat"))
    assert shown
    for snippet in shown:
        assert snippet.text == texts[snippet.report][snippet.start : snippet.end]
        assert snippet.marks
        for start, end in snippet.marks:
            assert snippet.start <= start < end <= snippet.end
            assert texts[snippet.report][start:end].lower().startswith(("dredg", "boat"))


def test_the_names_of_a_row_s_actors_are_its_words(stored: Stored, small_ledger: Ledger) -> None:
    view = stored(small_ledger).view()
    assert ("commitments", "c-1") in found(view.search("lopes"))
    assert ("actors", "a-lopes") in found(view.search("ana lopes", tables=("actors",)))


def test_the_names_on_which_reports_differ_are_words_of_a_row(stored: Stored, small_ledger: Ledger) -> None:
    (event,), (span, *_) = small_ledger.events, small_ledger.events[0].mentions
    told = Difference(field="host", values=("a-lopes", "nobody"), spans=(span, span))
    event = event.model_copy(update={"participants": (), "place": None, "differences": (told,)})
    view = stored(small_ledger.model_copy(update={"events": (event,)})).view()
    assert found(view.search("lopes", tables=("events",))) == {("events", event.id)}


@pytest.mark.parametrize("words", ["h", "ha", "har", "harb", "harbou", "w h"])
def test_any_number_of_first_letters_finds_a_word(stored: Stored, small_ledger: Ledger, words: str) -> None:
    view = stored(small_ledger).view()
    assert found(view.search("harbour will")) <= found(view.search(words))


def test_a_row_that_is_called_so_comes_before_one_that_tells_of_it(stored: Stored, small_ledger: Ledger) -> None:
    first = stored(small_ledger).view().search("boats that wait").rows[0]
    assert (first.table, first.key) == ("figure_groups", "m-boats")


def test_only_the_named_tables(stored: Stored, small_ledger: Ledger) -> None:
    view = stored(small_ledger).view()
    assert {table for table, _ in found(view.search("harbour", tables=("events", "points")))} == {"events", "points"}
    with pytest.raises(RequestError, match="no search in 'passages'"):
        view.search("harbour", tables=("events", "passages"))


def test_case_and_accents_do_not_matter(stored: Stored, small_ledger: Ledger) -> None:
    actor = small_ledger.actors[0].model_copy(update={"id": "a-zoe", "name": "Zoë Müller-Łęcka"})
    view = stored(small_ledger.model_copy(update={"actors": (*small_ledger.actors, actor)})).view()
    for words in ("zoe muller", "ZOË", "Zoe\u0308 mu\u0308ller", "müller"):
        assert ("actors", "a-zoe") in found(view.search(words)), words
    assert view.search("oë").total == 0


def test_hits_come_in_pages(stored: Stored, crowd: Ledger) -> None:
    view = stored(crowd).view()
    whole = view.search("crew", tables=("actors",))
    assert whole.total == 25
    pages = [view.search("crew", tables=("actors",), offset=offset, limit=10) for offset in (0, 10, 20, 30)]
    assert [len(page.rows) for page in pages] == [10, 10, 5, 0]
    assert tuple(hit for page in pages for hit in page.rows) == whole.rows
    assert {page.total for page in pages} == {25}


def test_a_second_build_takes_the_words_of_the_first_out(stored: Stored, small_ledger: Ledger, crowd: Ledger) -> None:
    assert stored(crowd).view().search("crew").total == 25
    assert stored(small_ledger).view().search("crew").total == 0


def test_words_beyond_the_parts_of_a_very_long_text_are_found(stored: Stored, small_ledger: Ledger) -> None:
    text = small_ledger.reports[1].text + "word after word " * 15_000 + "harpsichord"
    report = small_ledger.reports[1].model_copy(update={"text": text})
    view = stored(small_ledger.model_copy(update={"reports": (small_ledger.reports[0], report)})).view()
    (shown,) = snippets(view.search("harpsichord"))
    assert text[slice(*shown.marks[0])] == "harpsichord"


ODD = [  # signs that a query language gives a meaning
    '"',
    "harbour AND",
    "NOT",
    "a* OR (b",
    "col:x",
    "'; --",
    "-x",
    "^",
    "{a b}",
    "NEAR(a b)",
    "\x00",
    "é̈",
    "% _",
    "&|!<->:*",
]


@pytest.mark.parametrize("words", ["", " ", "?!", *ODD])
def test_no_sign_has_a_meaning(stored: Stored, small_ledger: Ledger, words: str) -> None:
    hits = stored(small_ledger).view().search(words)
    assert hits.total == len(hits.rows)


def test_no_question_fails(stored: Stored, small_ledger: Ledger) -> None:
    view = stored(small_ledger).view()

    @settings(deadline=None, max_examples=100)
    @given(words=st.text(max_size=60))
    def asked(words: str) -> None:
        hits = view.search(words)
        assert hits.total == len(hits.rows)

    asked()


def test_very_many_hits_are_ranked_and_counted_in_part_and_paged_in_whole(
    stored: Stored, crowd: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = stored(crowd).view()
    every = view.search("crew", limit=100)
    assert (every.total, every.at_least) == (25, False)
    monkeypatch.setattr("variorum.ledger.search._RANKED", 10)
    monkeypatch.setattr("variorum.ledger.search._COUNTED", 20)
    pages = [view.search("crew", offset=offset, limit=4) for offset in range(0, 28, 4)]
    rows = [hit for page in pages for hit in page.rows]
    assert [len(page.rows) for page in pages] == [4, 4, 4, 4, 4, 4, 1]
    assert {hit.key for hit in rows} == {hit.key for hit in every.rows}
    assert [hit.key for hit in rows[10:]] == sorted(hit.key for hit in rows[10:])
    assert {(page.total, page.at_least) for page in pages} == {(20, True)}
    assert view.search("crew", tables=("actors",), limit=12).rows[10:] == tuple(rows[10:12])

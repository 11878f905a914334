"""How pages are scored, on pages made up."""

import pytest

from extraction import Row, interval, scores
from extractors import Extracted, names_of
from fundus import GoldPage

BODY = "The harbour of Faro was dredged in May. Forty boats went out again on Monday."


def page(publisher: str = "pt/Post", body: str = BODY, authors: tuple[str, ...] = ("Ana Reis", "Tom Reed")) -> GoldPage:
    return GoldPage(publisher, "a", b"", "https://a.example", "Harbour dredged in May", body, "2031-05-02", authors)


def test_what_is_right_scores_one_and_what_is_missing_nothing() -> None:
    right = Extracted(BODY.replace(" ", "\n"), "HARBOUR dredged, in May", "2031-05-02", ("Tom Reed", "Ana Reis"))
    assert set(scores(page(), right).values()) == {1.0}
    assert set(scores(page(), Extracted()).values()) == {0.0}


def test_a_field_that_the_gold_lacks_is_not_scored() -> None:
    assert set(scores(page(authors=()), Extracted())) == {"body", "title", "headline", "date"}


def test_more_than_the_body_costs_as_much_as_less() -> None:
    half = scores(page(), Extracted("The harbour of Faro was dredged in May."))["body"]
    double = scores(page(), Extracted(f"{BODY} Sign up for our letter now, it tells of boats each week."))["body"]
    assert 0.5 < half < 0.75 and 0.6 < double < 0.85


def test_another_headline_of_the_story_is_no_title() -> None:
    found = scores(page(), Extracted(title="Harbour of Faro dredged in May"))
    assert (found["title"], found["headline"]) == (0.0, 1.0)


def test_letters_of_scripts_without_spaces_are_words() -> None:
    assert 0 < scores(page(body="港が五月に浚渫された"), Extracted("港が五月に開いた"))["body"] < 1


@pytest.mark.parametrize("byline", ["Ana Reis, Tom Reed", "Ana Reis and Tom Reed", "Ana Reis; Tom Reed"])
def test_a_byline_is_cut_into_names(byline: str) -> None:
    assert names_of(byline) == ("Ana Reis", "Tom Reed")


def test_the_interval_is_over_publishers_and_holds_the_mean() -> None:
    rows = [Row(page(f"p{i % 3}"), {"body": float(i % 3 == 0)}, 0.0, Extracted()) for i in range(30)]
    mean, low, high = interval(rows, "body")
    assert mean == pytest.approx(1 / 3) and low == 0.0 and high > mean


def test_halves_share_no_publisher() -> None:
    assert page("us/A").held_back == page("us/A", "other").held_back
    assert len({page(f"xx/{i}").held_back for i in range(20)}) == 2

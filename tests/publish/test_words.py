import pytest

from variorum.publish import words


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2031-06-05", "5 June 2031"),
        ("2031-06", "June 2031"),
        ("2031", "2031"),
        ("2031-W07", "week 7 of 2031"),
        ("../2031-06-05", "until 5 June 2031"),
        ("2031-06-05/..", "from 5 June 2031"),
        ("2031-06-05/2031-06-09", "5 to 9 June 2031"),
        ("2031-06-05/2031-07", "5 June 2031 to July 2031"),
        ("PAST_REF", "some time before"),
        ("P3M", "P3M"),
        ("2031-13-40", "2031-13-40"),
        (None, "not known"),
    ],
)
def test_a_date_says_as_much_as_its_value(value: str | None, said: str) -> None:
    assert words.day(value) == said


def test_counts_are_words_up_to_twelve() -> None:
    assert words.count(1, "point") == "one point"
    assert words.count(12, "point") == "twelve points"
    assert words.count(1300, "point") == "1,300 points"
    assert words.count(0, "way") == "no ways"


def test_letters_run_on_after_z() -> None:
    assert [words.letters(place) for place in (0, 25, 26, 27, 51, 52, 701, 702)] == [
        "A", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip


def test_a_clipped_quote_says_that_it_is_clipped() -> None:
    assert words.clip("one two\nthree", 20) == "one two three"
    assert words.clip("one two three", 9) == "one two …"


def test_enclosing_marks_are_left_to_the_page() -> None:
    assert words.within_marks("“We will,”") == "“We will,”"[1:-1]
    assert words.within_marks("the “best” day") == "the “best” day"

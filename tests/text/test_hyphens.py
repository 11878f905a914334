"""Which hyphens at line ends go."""

import pytest

from variorum.text.hyphens import joined


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("govern-", "ment"), ("minis-", "ters,"), ("inter-", "national"), ("break-", "water"), ("fisher-", "men"),
        ("build-", "ings"), ("report-", "ed"), ("“extraor-", "dinary"), ("Novo-", "sibirsk"), ("Bundes-", "regierung"),
        ("govern‐", "ment"), ("well\u00ad", "known"), ("consid-", "erable."),
    ],
)  # fmt: skip
def test_a_hyphen_that_breaks_a_word_goes(first: str, second: str) -> None:
    assert joined(first, second, frozenset())


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("long-", "term"), ("well-", "known"), ("state-", "run"), ("cross-", "border"), ("so-", "called"),
        ("decision-", "making"), ("ex-", "president"), ("anti-", "Western"), ("15-", "year-old"),
        ("off-the-", "record"),
        ("-", "but"), ("COVID-", "19"), ("thirty-", "one"),
    ],
)  # fmt: skip
def test_a_hyphen_that_joins_words_stays(first: str, second: str) -> None:
    assert not joined(first, second, frozenset())


def test_the_text_itself_decides_first() -> None:
    assert joined("Port-", "stadt", {"portstadt"})
    assert not joined("govern-", "ment", {"govern-ment"})
    assert joined("long-", "term", {"longterm", "long-term"})

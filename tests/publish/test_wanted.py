import pytest

from variorum.publish.wanted import has, words_of


@pytest.mark.parametrize(
    ("texts", "asked", "found"),
    [
        (["The harbour was dredged."], "harb DREDGE", True),
        (["The harbour.", "It was dredged."], "harbour dredged", True),
        (["The harbour."], "arbour", False),
        (["A co-operation pact."], "co-op", True),
        ([], "", True),
        ([], "harbour", False),
    ],
)
def test_each_wanted_word_begins_a_word_of_the_texts(texts: list[str], asked: str, found: bool) -> None:
    assert has(texts, words_of(asked)) is found

"""Which forms of a name can be one person, and which only look alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text.names import acronym_of, fold, name_likeness, name_words, same_person, word_likeness


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Sergei Ivanov", "Sergey Ivanov"),
        ("Tchaikovsky", "Chaikovski"),
        ("Aleksandr Petrov", "Alexander Petrov"),
        ("Mohammed al-Khatib", "Mohamed Khatib"),
        ("J. Moreau", "Jean Moreau"),
        ("Novak", "Peter Novak"),
        ("Kim", "Kim Min-jae"),
        ("Ji", "Ji Sung-ho"),
        ("Oh", "Oh Se-hoon"),
        ("Kim Min Jae", "Kim Min-jae"),
        ("Hung", "Nguyen Van Hung"),
        ("van der Meer", "Ursula van der Meer"),
        ("Schmidt-Wolf", "Anna Schmidt-Wolf"),
        ("Peter Novak", "Peter Josef Novak"),
        ("André Müller", "Andre Muller"),
    ],
)
def test_forms_of_one_name(a: str, b: str) -> None:
    assert same_person(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Peter Novak", "Milan Novak"),
        ("Li Wei", "Li Wen"),
        ("Omar Farah", "Omar Farouk"),
        ("Jean Moreau", "Jeanne Moreau"),
        ("Park", "Kim Min-jae"),
        ("Min", "Park Min Seo"),
        ("P. Novak", "Milan Novak"),
        ("Ji Sung-ho", "Ivan Sung-ho"),
        ("", "Novak"),
        ("", ""),
    ],
)
def test_names_of_two_people(a: str, b: str) -> None:
    assert not same_person(a, b)


NAMES = st.lists(
    st.sampled_from("Ana Anna J. Jean al van der Lopes Lopez Kim Min-jae Ivanov Iwanow Li Wei Ü’Neil".split()),
    max_size=4,
).map(" ".join)


@given(st.one_of(NAMES, st.text(max_size=30)), st.one_of(NAMES, st.text(max_size=30)))
def test_sameness_and_likeness_do_not_depend_on_the_order(a: str, b: str) -> None:
    assert same_person(a, b) == same_person(b, a)
    assert name_likeness(a, b) == name_likeness(b, a)
    assert 0 <= name_likeness(a, b) <= 1


@given(NAMES.filter(lambda name: bool(name_words(name))))
def test_a_name_is_itself(name: str) -> None:
    assert same_person(name, name)
    assert name_likeness(name, name) == 1


@pytest.mark.parametrize(
    "variants", [("Yusuf", "Yussuf"), ("Sergei", "Sergey", "Sergeij"), ("Khan", "Han"), ("É", "e")]
)
def test_transliterations_fold_to_one(variants: tuple[str, ...]) -> None:
    assert len({fold(v) for v in variants}) == 1


def test_one_slip_in_a_long_word_counts_little() -> None:
    assert word_likeness("lopes", "lopez") == pytest.approx(0.8)
    assert word_likeness("same", "same") == 1
    assert word_likeness("ab", "xy") == 0


@pytest.mark.parametrize(
    ("name", "acronym"),
    [
        ("World Food Programme", "WFP"),
        ("Ministry of the Interior", "MI"),
        ("Rail-Maritime Union", "RMU"),
        ("Interpol", ""),
        ("", ""),
    ],
)
def test_acronyms_leave_small_words_out(name: str, acronym: str) -> None:
    assert acronym_of(name) == acronym

"""Who is like whom, found by an index, is who a comparison of all with all finds."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from variorum.resolve.kin import Kin
from variorum.resolve.profiles import Profile, likeness

KINDS = "person state military document news-agency outlet group place organisation state-body".split()
NAMES = (
    "Ana Lopes", "Anna Lopes", "Lopes", "Water Board", "WB", "Oslo Water Board", "the talks", "treaty", "the river",
    "Pine River", "residents", "old residents",
)  # fmt: skip


def few(*words: str) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(words), max_size=2)


PROFILES = st.builds(
    Profile,
    st.sampled_from(KINDS),
    st.sampled_from(NAMES),
    st.lists(st.sampled_from(NAMES), max_size=2, unique=True).map(lambda names: tuple(sorted(names))),
    few("PE", "CL"),
    few("water", "ministry"),
    few("WB"),
    few("treaty", "residents", "river"),
    few("mayor", "deputy", "former"),
)


def kin_of(profiles: Sequence[Profile], at: int) -> list[set[int]]:
    kin = Kin()
    for one in profiles:
        kin.number(one)
    return [set(group) for group in kin.of(kin.number(profiles[at]))]


@given(st.lists(PROFILES, min_size=1, max_size=8, unique=True), st.data())
def test_the_kin_of_a_profile_are_all_that_it_is_like_the_likest_first(
    profiles: list[Profile], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(profiles) - 1))
    scores = [likeness(profiles[at], other) for other in profiles]
    expected = [{n for n, s in enumerate(scores) if s == score} for score in sorted({*scores} - {0.0}, reverse=True)]
    assert kin_of(profiles, at) == expected


@given(PROFILES)
def test_a_profile_that_is_met_again_keeps_its_number_and_its_kin(one: Profile) -> None:
    kin = Kin()
    first = kin.number(one)
    before = list(kin.of(first))
    assert kin.number(one) == first
    assert list(kin.of(first)) == before

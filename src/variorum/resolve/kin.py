"""Which profiles are like which, so that an actor is laid only beside those that it may be."""

from collections import defaultdict
from collections.abc import Iterator

from variorum.resolve.profiles import Profile, keys, likeness


class Kin:
    """All profiles met so far, each under a number, with those that it is like.

    Two profiles are compared when the second of them is met, once in each direction, as likeness has one: the kin of a
    profile is in hand however many reports have it.
    """

    def __init__(self) -> None:
        self._profiles: list[Profile] = []
        self._numbers: dict[Profile, int] = {}
        self._index: defaultdict[str, list[int]] = defaultdict(list)
        self._like: list[dict[float, list[int]]] = []

    def number(self, one: Profile) -> int:
        """The number of a profile; a new one is compared with all that share a key with it, and with itself."""
        if one not in self._numbers:
            self._meet(one)
        return self._numbers[one]

    def of(self, number: int) -> Iterator[list[int]]:
        """The numbers of the profiles that a profile is like, in groups that it is equally like, the likest first."""
        like = self._like[number]
        return (like[score] for score in sorted(like, reverse=True))

    def _meet(self, one: Profile) -> None:
        number = self._numbers[one] = len(self._profiles)
        self._profiles.append(one)
        self._like.append({})
        near = keys(one)
        for other in sorted({other for key in near for other in self._index[key]}):
            self._compare(number, other)
            self._compare(other, number)
        self._compare(number, number)
        for key in near:
            self._index[key].append(number)

    def _compare(self, one: int, other: int) -> None:
        score = likeness(self._profiles[one], self._profiles[other])
        if score > 0:
            self._like[one].setdefault(score, []).append(other)

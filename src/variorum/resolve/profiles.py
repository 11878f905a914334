"""What is compared of an actor, how sure it is that two actors are one, and where to look for those who may be.

Reports tell of an actor in few forms; a profile is what such a form says, so that each two are compared once, however
many reports there are. Profiles that can be one share a key: `keys` is what an index is made of.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from variorum.model import Actor
from variorum.text.gazetteer import gazetteer, plain_form
from variorum.text.names import acronym_of, name_likeness, name_words, same_person

_SURE: Final = 0.85  # least likeness of two full names that are spelled differently
_TREATIES: Final = frozenset("treaty agreement pact accord convention protocol deal memorandum charter".split())
_MEDIA: Final = frozenset({"news-agency", "outlet"})
_BODIES: Final = frozenset({"state-body", "organisation"})
_WORDS: Final = re.compile(r"[^\W_]+")
_VAGUE: Final = frozenset("the a an of his her its their and".split())
_VAGUE_FUNCTIONS: Final = frozenset({"", "ministry", "government"})
_LONG: Final = 10  # letters of a word in which two slips leave it one that is known


@dataclass(frozen=True, slots=True)
class Profile:
    """What one report says of an actor: `names` are the forms that name it, `titles` the words of its offices."""

    kind: str
    name: str
    names: tuple[str, ...]
    country: frozenset[str]
    function: frozenset[str]
    acronym: frozenset[str]
    head: frozenset[str]
    titles: frozenset[str]

    @property
    def family(self) -> str:
        """The kinds that may be one another."""
        return "media" if self.kind in _MEDIA else "body" if self.kind in _BODIES else self.kind

    def forms(self) -> frozenset[str]:
        """Its names for look-up."""
        return frozenset(plain_form(name).casefold() for name in (*self.names, self.name))

    def words(self) -> frozenset[str]:
        """The words of its name, without those that say nothing."""
        return frozenset(w.lower() for w in _WORDS.findall(self.name) if w.lower() not in _VAGUE)

    def is_treaty(self) -> bool:
        """Is it a treaty, by its noun or by a word of its name?"""
        return bool(self.head & _TREATIES) or any(w.lower() in _TREATIES for w in self.name.split())


def profile(actor: Actor) -> Profile:
    """The profile of an actor."""
    named = (" ".join(m.span.quote.split()) for m in actor.mentions if m.form == "name")
    return Profile(
        actor.kind,
        actor.name,
        tuple(sorted(set(named))),
        actor.trait("country"),
        actor.trait("function"),
        actor.trait("acronym"),
        actor.trait("head"),
        _title_words(actor),
    )


def _title_words(actor: Actor) -> frozenset[str]:
    """Content words of the titles, without the words of countries."""
    words = {w.strip("’'s,.").lower() for r in actor.roles for w in r.title.split()}
    countries = {w.lower() for r in actor.roles for w in r.title.split() if gazetteer().get(w)}
    return frozenset(w for w in words - countries - _VAGUE if w)


def keys(one: Profile) -> frozenset[str]:
    """Keys of which two profiles that can be one actor have one in common."""
    return frozenset(f"{one.family}|{key}" for key in _keys(one))


def _keys(one: Profile) -> Iterator[str]:
    yield from (f"form:{form}" for form in one.forms())
    yield from (f"acronym:{short}" for short in (one.name, acronym_of(one.name), *one.acronym) if short)
    if one.kind == "person":
        yield from (f"word:{slip}" for word in name_words(one.name) for slip in _slips(word))
        yield from (f"title:{country}:{word}" for country in one.country for word in one.titles)
    elif one.kind in ("document", "group"):
        yield from (f"head:{head}" for head in one.head)
        yield from ("treaty" for _ in range(one.is_treaty()))
    elif one.kind == "place":
        yield from (f"last:{word}" for word in one.name.lower().split()[-1:])
        yield f"last:{one.name.lower()}"
    else:
        yield from (f"does:{country}:{function}" for country in one.country for function in one.function)
    if one.kind == "state" or (one.kind in ("military", *_MEDIA) and not one.names):
        yield f"country:{' '.join(sorted(one.country))}"


def _slips(word: str) -> frozenset[str]:
    """The word, and what is left of it without a letter: two words that one slip parts have one of them in common."""
    once = {word[:i] + word[i + 1 :] for i in range(len(word))} | {word}
    if len(word) < _LONG:
        return frozenset(once)
    return frozenset(once | {left[:i] + left[i + 1 :] for left in once for i in range(len(left))})


def likeness(a: Profile, b: Profile) -> float:
    """0 where they are not one actor; else, up to 1, how sure it is that they are."""
    if a.family != b.family or not _countries_fit(a, b):
        return 0.0
    return _RULES.get(a.kind, _named)(a, b)


def _countries_fit(a: Profile, b: Profile) -> bool:
    free = a.kind in ("place", "document")
    return free or not a.country or not b.country or bool(a.country & b.country)


def _persons(a: Profile, b: Profile) -> float:
    if a.names and b.names:
        if len(name_words(a.name)) == len(name_words(b.name)) > 1:
            score = name_likeness(a.name, b.name)
            return score if score >= _SURE else 0.0
        return 0.9 if same_person(a.name, b.name) else 0.0
    same = len(a.titles) > 1 and len(b.titles) > 1 and (a.titles <= b.titles or b.titles <= a.titles)
    return 0.6 if same and a.country and a.country == b.country else 0.0


def _states(a: Profile, b: Profile) -> float:
    return float(a.country == b.country or a.name == b.name)


def _forces(a: Profile, b: Profile) -> float:
    if a.names or b.names:
        return _named(a, b)
    return 0.8 if a.country and a.country == b.country else 0.0


def _documents(a: Profile, b: Profile) -> float:
    """Treaties of one pile are one; other documents go by their noun."""
    if a.is_treaty() or b.is_treaty():
        return 0.7 if a.is_treaty() and b.is_treaty() else 0.0
    return 0.5 if a.head & b.head else 0.0


def _places(a: Profile, b: Profile) -> float:
    """By name; `the river` of one report is the river that another names."""
    if a.names and b.names:
        return float(bool(a.forms() & b.forms()))
    plain, named = (a, b) if not a.names else (b, a)
    same = plain_form(a.name).casefold() == plain_form(b.name).casefold()
    return 0.5 if same else 0.3 if plain.name.lower() in named.name.lower().split()[-1:] else 0.0


def _media(a: Profile, b: Profile) -> float:
    if a.names and b.names:
        return 1.0 if a.forms() & b.forms() else _acronyms(a, b)
    return 0.7 if not a.names and not b.names and a.country == b.country != frozenset() else 0.0


def _groups(a: Profile, b: Profile) -> float:
    """Groups without a name: the same noun, of the same state where both have one, and no word that the other lacks."""
    if not a.head & b.head:
        return 0.0
    if a.country == b.country != frozenset():
        return 0.6
    one, two = a.words(), b.words()
    return 0.4 if one <= two or two <= one else 0.0


def _named(a: Profile, b: Profile) -> float:
    if a.forms() & b.forms():
        return 1.0
    shared = (a.function & b.function) - _VAGUE_FUNCTIONS
    if shared and a.country & b.country and not _differ(a, b):
        return 0.8
    return _acronyms(a, b)


def _differ(a: Profile, b: Profile) -> bool:
    """Are both organisations, each with a word in its name that the other's lacks? A state has one body of a function,
    but many airlines."""
    one, two = a.words(), b.words()
    return a.kind == b.kind == "organisation" and not (one <= two or two <= one)


def _acronyms(a: Profile, b: Profile) -> float:
    short = acronym_of(a.name)
    return 0.9 if a.name in b.acronym or b.name in a.acronym or (short and short == b.name) else 0.0


_RULES: Final[Mapping[str, Callable[[Profile, Profile], float]]] = {
    "person": _persons,
    "state": _states,
    "military": _forces,
    "document": _documents,
    "news-agency": _media,
    "outlet": _media,
    "group": _groups,
    "place": _places,
}

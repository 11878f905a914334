"""General name tables: every country, known outlet, organisation, state body, title and place, as frozen look-ups."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from variorum.text.outlets import outlets
from variorum.text.tables import cell, table


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name in a table stands for.

    `kind` is an actor kind, or `adjective`, `people`, `capital`, `metonym` of the country `country` (ISO 3166 alpha-2);
    `function` is what a state body does (`parliament`, `intelligence`).
    """

    name: str
    kind: str
    country: str = ""
    function: str = ""
    state_run: bool = False


@dataclass(frozen=True)
class Gazetteer:
    """Look-ups by exact form; countries and their first adjective by code. `longest`: words of the longest form."""

    forms: Mapping[str, tuple[Entry, ...]]
    countries: Mapping[str, Entry]
    adjectives: Mapping[str, str]
    longest: int

    def get(self, form: str) -> tuple[Entry, ...]:
        """All entries of a form; case counts, apostrophes and a leading article do not."""
        return self.forms.get(plain_form(form), ())


def plain_form(form: str) -> str:
    """One form of a name for look-up: straight apostrophes, single spaces, no leading article."""
    words = form.replace("’", "'").split()
    if len(words) > 1 and words[0] in ("the", "The"):
        words = words[1:]
    return " ".join(words)


@cache
def gazetteer() -> Gazetteer:
    """The names of countries, agencies, organisations, named bodies and places."""
    forms: dict[str, list[Entry]] = {}

    def add(form: str, entry: Entry) -> None:
        rows = forms.setdefault(plain_form(form), [])
        if entry not in rows:
            rows.append(entry)

    countries: dict[str, Entry] = {}
    adjectives: dict[str, str] = {}
    for row in table("countries"):
        state = Entry(row["name"], "state", row["iso"])
        countries[row["iso"]] = state
        adjectives[row["iso"]] = next(iter(cell(row, "adjectives")), row["name"])
        for form in (row["name"], *cell(row, "official"), *cell(row, "aliases")):
            add(form, state)
        for key in ("adjectives", "people", "capital", "metonyms"):
            kind = {"adjectives": "adjective", "metonyms": "metonym"}.get(key, key)
            for form in cell(row, key):
                add(form, Entry(form, kind, row["iso"]))
    for outlet in outlets():
        kind = "news-agency" if outlet.kind == "agency" else "outlet"
        for form in outlet.names:
            add(form, Entry(outlet.name, kind, outlet.country, "", outlet.state_run))
    for row in table("organisations"):
        for form in (row["name"], *cell(row, "aliases")):
            add(form, Entry(row["name"], row["kind"]))
    for row in table("bodies"):
        if any(c.isupper() for c in row["noun"]):
            add(row["noun"], Entry(row["noun"], row["kind"], row.get("country") or "", row["function"]))
    for row in table("places"):
        for form in (row["name"], *cell(row, "aliases")):
            add(form, Entry(row["name"], "place", row["country"], row["kind"]))
    frozen = {form: tuple(rows) for form, rows in forms.items()}
    longest = max(len(form.split()) for form in frozen)
    return Gazetteer(MappingProxyType(frozen), MappingProxyType(countries), MappingProxyType(adjectives), longest)


@cache
def bodies() -> Mapping[str, Entry]:
    """Common nouns that head a state body or a force (`ministry`, `coast guard`), in lower case."""
    return {
        row["noun"]: Entry(row["noun"], row["kind"], row.get("country") or "", row["function"])
        for row in table("bodies")
        if row["noun"].islower()
    }


@cache
def humans() -> frozenset[str]:
    """Singular nouns for human beings (`survivor`, `miner`), in lower case."""
    text = files("variorum.data").joinpath("humans.txt").read_text("utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@cache
def titles() -> Mapping[str, str]:
    """Titles of persons in lower case, and their kind (`minister`, `official`, `honorific`)."""
    return {row["title"].lower().rstrip("."): row["kind"] for row in table("titles")}

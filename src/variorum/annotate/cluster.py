"""Mentions that are one actor so far, and the scene of a report in which they stand."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from variorum.annotate.candidate import Candidate
from variorum.model import Parse
from variorum.model.actor import ActorKind

NEAR: Final = 4  # sentences back that a description or a pronoun may reach, beyond which it is a guess
AGENCIES: Final = frozenset({"news-agency", "outlet"})
BODIES: Final = frozenset({"state-body", "organisation", "military"})


@dataclass
class Cluster:
    """Mentions of one actor so far."""

    kind: ActorKind
    name: str
    mentions: list[Candidate] = field(default_factory=list)
    members: list["Cluster"] = field(default_factory=list)
    rule: str = ""

    @property
    def country(self) -> str:
        """The code of its country, the empty string where no mention tells."""
        return next((c.country for c in self.mentions if c.country), "")

    @property
    def function(self) -> str:
        """What a body does, by the table of bodies."""
        return next((c.function for c in self.mentions if c.function), "")

    def names(self) -> Iterable[str]:
        """The distinct name forms."""
        return dict.fromkeys(c.name for c in self.mentions if c.form == "name")

    def last_sentence(self) -> int:
        """The sentence of the last mention; far before the text where there is none."""
        return self.mentions[-1].sentence if self.mentions else -NEAR * 2

    def title_words(self) -> frozenset[str]:
        """Lemmas of all titles and descriptions."""
        return frozenset(w for c in self.mentions for w in (*c.modifiers, c.head) if w and c.form != "pronoun")

    def all_words(self) -> set[str]:
        """All words of names and descriptions, in lower case."""
        return {w.lower() for c in self.mentions for w in (*c.modifiers, *c.name.split())}

    def last_words(self) -> set[str]:
        """What the names and descriptions end with."""
        named = (c for c in self.mentions if c.form != "pronoun")
        return {w for c in named for w in (c.head, c.name.split()[-1].lower() if c.name else "")}

    def fits_country(self, candidate: Candidate) -> bool:
        """No other country than the candidate's, as far as both are known."""
        return not candidate.country or not self.country or self.country == candidate.country

    def fits_modifiers(self, candidate: Candidate) -> bool:
        """Does one side's description say nothing that the other's does not?"""
        known = frozenset(w for c in self.mentions for w in c.modifiers)
        return candidate.modifiers <= known or known <= candidate.modifiers


class Scene:
    """The clusters of a report as far as it has been read, and the cluster of each head token."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.clusters: list[Cluster] = []
        self.by_token: dict[int, Cluster] = {}

    def latest(self, fits: Callable[[Cluster], bool], near: int | None = None, before: int = 0) -> Cluster | None:
        """The cluster mentioned last that fits, no further back than `near` sentences before sentence `before`."""
        fitting = [
            c for c in self.clusters if c.mentions and fits(c) and (near is None or before - c.last_sentence() <= near)
        ]
        return max(fitting, key=lambda c: c.mentions[-1].start, default=None)

    def two_latest(self, kind: str, candidate: Candidate) -> list[Cluster]:
        """The two actors of a kind that the last sentences speak of most."""
        near = [
            c for c in self.clusters if c.kind == kind and c.mentions and candidate.sentence - c.last_sentence() <= NEAR
        ]
        near.sort(key=lambda c: (-len(c.mentions), -c.mentions[-1].start))
        return near[:2] if len(near) >= 2 else []

    def group_of(self, members: list[Cluster]) -> Cluster:
        """The group of these members, the one that stands already or a new one."""
        wanted = {id(m) for m in members}
        known = next((c for c in self.clusters if c.kind == "group" and {id(m) for m in c.members} == wanted), None)
        if known is None:
            known = Cluster(
                "group", " and ".join(m.name for m in members), members=list(members), rule="named together"
            )
            self.clusters.append(known)
        return known

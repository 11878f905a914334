"""Which mentions of a report are one and the same actor: by name, surname, title, function, apposition, and pronoun.

Mentions are read in text order, as a reader does; each joins a cluster that stands already, or opens one.
"""

from collections.abc import Iterable
from typing import Final

from variorum.annotate.antecedents import antecedent
from variorum.annotate.apposition import Apposition
from variorum.annotate.candidate import Candidate
from variorum.annotate.cluster import Cluster, Scene
from variorum.annotate.identity import Identity
from variorum.model import Parse

_JOINED: Final = frozenset({"person", "state", "state-body", "news-agency"})


class Resolver:
    """Reads the candidates of one report in order and groups them."""

    def __init__(self, parse: Parse) -> None:
        self.scene = Scene(parse)
        self.identity = Identity(self.scene)
        self.apposition = Apposition(self.scene, self.identity)

    def resolve(self, candidates: Iterable[Candidate]) -> list[Cluster]:
        """The clusters of a report, in order of their first mention. A mention that fits nothing is left out."""
        ordered = sorted(candidates, key=lambda c: (c.sentence, c.form == "pronoun", c.start, -c.end))
        for sentence in range(len(self.scene.parse.sentences)):
            here = [c for c in ordered if c.sentence == sentence]
            for candidate in here:
                if candidate.form != "pronoun":
                    self._place(candidate)
            self._joint(here)
            for candidate in here:
                if candidate.form == "pronoun":
                    self._pronoun(candidate)
        return [c for c in self.scene.clusters if c.mentions]

    def _place(self, candidate: Candidate) -> None:
        cluster, rule = self.apposition.of(candidate) or self.identity.find(candidate)
        if cluster is None and candidate.kind == "state" and candidate.form == "description":
            return  # `the state` that no sentence has named is no actor
        if cluster is None:
            cluster = Cluster(candidate.kind, candidate.name, rule=rule)
            self.scene.clusters.append(cluster)
        self._join(cluster, candidate)

    def _join(self, cluster: Cluster, candidate: Candidate) -> None:
        cluster.mentions.append(candidate)
        cluster.mentions.sort(key=lambda c: (c.sentence, c.start))
        if candidate.form == "name" and candidate.kind == cluster.kind:
            cluster.name = max((n for n in cluster.names()), key=len)
        self.scene.by_token[candidate.token] = cluster

    def _joint(self, here: list[Candidate]) -> None:
        """`A and B` as one speaker or actor: a group with a mention of its own."""
        for candidate in here:
            head = self.scene.parse.tokens[candidate.token]
            anchor = self.scene.by_token.get(head.head)
            mine = self.scene.by_token.get(head.i)
            if head.dep != "conj" or anchor is None or mine is None or anchor is mine or anchor.kind != mine.kind:
                continue
            if mine.kind not in _JOINED:
                continue
            first = next(c for c in anchor.mentions if c.token == head.head)
            group = self.scene.group_of([anchor, mine])
            start, end, at = first.start, candidate.end, first.sentence
            group.mentions.append(
                Candidate(start, end, "group", "name", group.name, first.token, first.first, at, plural=True)
            )

    def _pronoun(self, candidate: Candidate) -> None:
        cluster = antecedent(self.scene, self.scene.parse.tokens[candidate.token])
        if cluster is not None:
            self._join(cluster, candidate)

"""Mentions side by side that are one actor: `X, the Y`, `X is the Y`, `the agency X`, `X Y Z (XYZ)`."""

from variorum.annotate.candidate import Candidate
from variorum.annotate.cluster import AGENCIES, BODIES, Cluster, Scene
from variorum.annotate.identity import Identity
from variorum.text.names import acronym_of


class Apposition:
    """Finds the cluster that the words beside a mention put it in."""

    def __init__(self, scene: Scene, identity: Identity) -> None:
        self.scene = scene
        self.identity = identity

    def of(self, candidate: Candidate) -> tuple[Cluster, str] | None:
        """`X, the Y, …`, and `X is the Y`: one actor."""
        short = self._acronym(candidate)
        if short is not None:
            return short, "acronym of a name in the report"
        if candidate.form == "name":
            return self._in_brackets(candidate) or self._completing(candidate)
        return self._described(candidate)

    def _in_brackets(self, candidate: Candidate) -> tuple[Cluster, str] | None:
        """`Harbour Safety Board (HSB)`."""
        opens = candidate.first > 1 and self.scene.parse.tokens[candidate.first - 1].text == "("
        cluster = self.scene.by_token.get(candidate.first - 2) if opens else None
        if cluster is None or not {cluster.kind, candidate.kind} <= BODIES | AGENCIES:
            return None
        cluster.kind = candidate.kind if candidate.kind in AGENCIES else cluster.kind
        return cluster, "acronym in brackets"

    def _completing(self, candidate: Candidate) -> tuple[Cluster, str] | None:
        """A name that completes a description which has none yet."""
        at = self._described_before(candidate)
        if at is None:
            return None
        cluster = self.scene.by_token[at]
        related = cluster.kind == candidate.kind or {cluster.kind, candidate.kind} <= BODIES | AGENCIES
        if not related or list(cluster.names()) or self.identity.find(candidate)[0] is not None:
            return None
        cluster.kind = candidate.kind
        return cluster, "apposition"

    def _described(self, candidate: Candidate) -> tuple[Cluster, str] | None:
        """A description in apposition to a name, or said of it by `is`."""
        head = self.scene.parse.tokens[candidate.token]
        anchor = self.scene.parse.tokens[head.head]
        if candidate.form != "description":
            return None
        if head.dep == "appos" and anchor.i in self.scene.by_token:
            cluster = self.scene.by_token[anchor.i]
            return (cluster, "apposition") if cluster.kind in (candidate.kind, "organisation") else None
        if head.dep == "attr" and candidate.definite and anchor.lemma == "be":
            named = next((t for t in self.scene.parse.children(anchor) if t.dep == "nsubj"), None)
            equal = self.scene.by_token.get(named.i) if named is not None else None
            return (equal, "copula") if equal is not None and equal.kind == candidate.kind else None
        return None

    def _described_before(self, candidate: Candidate) -> int | None:
        """The head of a description that the name completes: in apposition, or right before it (`the agency X`)."""
        head = self.scene.parse.tokens[candidate.token]
        if head.dep == "appos" and head.head in self.scene.by_token:
            return head.head
        before = candidate.first - 1
        mentions = self.scene.by_token[before].mentions if before in self.scene.by_token else []
        adjoins = any(m.token == before and m.form == "description" for m in mentions)
        return before if adjoins and self.scene.parse.tokens[before].pos == "NOUN" else None

    def _acronym(self, candidate: Candidate) -> Cluster | None:
        """A word in capitals that a body or medium named before makes with its first letters, whatever a table says."""
        first, last = self.scene.parse.tokens[candidate.first], self.scene.parse.tokens[candidate.token]
        if candidate.form != "name" or first is not last or not first.text.isupper() or len(first.text) < 3:
            return None
        fits = BODIES | AGENCIES
        return self.scene.latest(lambda k: k.kind in fits and any(acronym_of(n) == first.text for n in k.names()))

"""Whom a pronoun means: the most salient actor before it that agrees with it.

Source: Lappin and Leass (1994), reduced to nearness, grammatical role and agreement.
"""

from typing import Final

from variorum.annotate.candidate import Candidate
from variorum.annotate.cluster import AGENCIES, NEAR, Cluster, Scene
from variorum.model import Parse, Token

_PERSONAL: Final = frozenset("he she him his her".split())
_PLURAL: Final = frozenset("they them their".split())
_OBJECTS: Final = frozenset("he him it them".split())
_PERSONAL_KINDS: Final = frozenset({"person"})
_PLURAL_KINDS: Final = frozenset({"group", "military", "state-body", "organisation"})
_NEUTER_KINDS: Final = frozenset(
    {"state", "state-body", "organisation", "news-agency", "outlet", "military", "document"}
)
_REPORTING: Final = frozenset("report say add quote cite".split())


def antecedent(scene: Scene, token: Token) -> Cluster | None:
    """The most salient actor before a pronoun that agrees with it: nearness, subjecthood, being named."""
    word = token.text.lower()
    kinds = _PERSONAL_KINDS if word in _PERSONAL else _PLURAL_KINDS if word in _PLURAL else _NEUTER_KINDS
    quoted = scene.parse.quotation_at(token.start, token.end)
    best, best_score = None, 0.0
    for cluster in scene.clusters:
        if cluster.kind not in kinds:
            continue
        for mention in cluster.mentions:
            score = _salience(scene.parse, token, mention, quoted is not None)
            if score > best_score:
                best, best_score = cluster, score
    return best


def _salience(parse: Parse, token: Token, mention: Candidate, in_quote: bool) -> float:
    """0 for a mention that cannot be meant; else more the nearer it is, and more for a subject."""
    distance = token.sentence - mention.sentence
    if mention.start >= token.start or not 0 <= distance <= NEAR or mention.token == token.i:
        return 0.0
    if not in_quote and parse.quotation_at(mention.start, mention.end) is not None:
        return 0.0
    head = parse.tokens[mention.token]
    score = 10.0 / (1 + distance)
    if head.dep in ("nsubj", "nsubjpass"):
        score *= 1.8
    elif head.dep in ("poss", "compound", "pobj"):
        score *= 0.8
    word = token.text.lower()
    if distance == 0 and head.dep == "nsubj" and head.head == token.head and word in _OBJECTS:
        score *= 0.1  # a verb's subject is not its object
    reporting = word == "it" and parse.tokens[token.head].lemma in _REPORTING
    return 80.0 / (1 + distance) if reporting and mention.kind in AGENCIES else score

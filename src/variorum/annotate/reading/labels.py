"""The names behind the numbers that the reading model reads and writes."""

from typing import Final

CASINGS: Final = ("lower", "title", "capitals", "letter", "mixed", "number", "sign", "none")
QUOTINGS: Final = ("outside", "inside", "opens", "closes", "unclosed")
PLACES: Final = ("within", "first", "last", "second")  # in the paragraph
TURNS: Final = ("within", "first", "last", "only")  # in the sentence
CLASSES: Final = tuple(
    "X ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB".split()
)  # of words, as in Universal Dependencies; X is any other
DEPENDENCIES: Final = tuple(
    """dep acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative
    det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj predet
    prep prt punct quantmod relcl xcomp ROOT""".split()
)  # ClearNLP's; dep is any other
MARKS: Final = (CASINGS, QUOTINGS, PLACES, TURNS, CLASSES, DEPENDENCIES)
RELATIONS: Final = ("elsewhere", "cue", "below", "above", "far above", "beside", "far beside", "apart")
CUE_LABELS: Final = ("O", "B", "I", "E", "S")
PART_LABELS: Final = ("O", "source-B", "source-I", "source-E", "source-S", "B", "I", "E", "S")
WINDOW: Final = 254  # word pieces, beside the two that open and close a window

"""The public names of the records. Taking one away breaks other people's programs: do it only with a new format."""

from variorum import model
from variorum.model import TABLES

NAMES = """
    TABLES About Actor Anchor Annotation Bounds Commitment Dateline Decision Difference Event EventTime Family Figure
    FigureGroup Hop InLanguage Ledger LeftOut Masthead Mention Noise Origin Others Overruled Parse Participant Passage
    Place Point Proof Published Quotation Record Relation Report Restored Role Sentence Share SourceRun Span Statement
    Time TimeExpression Token Wording records_in stable_id
""".split()

TABLE_NAMES = """
    reports actors times statements events figures figure_groups passages families commitments wording points decisions
    overruled left_out
""".split()


def test_public_names() -> None:
    assert sorted(model.__all__) == sorted(NAMES)
    assert all(hasattr(model, name) for name in NAMES)


def test_tables_are_the_fields_of_a_ledger() -> None:
    assert list(TABLES) == TABLE_NAMES
    assert list(model.Ledger.model_fields) == ["format", *TABLE_NAMES]

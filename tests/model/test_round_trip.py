"""Every record goes to JSON and comes back equal."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from variorum.model import TABLES, Ledger, Record, Span

# What pydantic's own checks let through: code points without surrogates, finite numbers.
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
st.register_type_strategy(str, TEXT)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    quote = draw(TEXT.filter(bool))
    start = draw(st.integers(0, 10**6))
    return Span(report=draw(TEXT), start=start, end=start + len(quote), quote=quote)


st.register_type_strategy(Span, spans())


def records(kind: type[Record]) -> st.SearchStrategy[Record]:
    """Records of a kind with every field drawn, defaults included."""
    fields: dict[str, st.SearchStrategy[Any]] = {
        name: st.from_type(field.annotation) if field.annotation else st.nothing()
        for name, field in kind.model_fields.items()
    }
    return st.builds(kind, **fields)


@pytest.mark.parametrize("kind", TABLES.values(), ids=TABLES)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_round_trip(kind: type[Record], data: st.DataObject) -> None:
    record = data.draw(records(kind))
    again = kind.model_validate_json(record.model_dump_json())
    assert again == record
    assert hash(again) == hash(record)
    assert kind.model_validate(record.model_dump()) == record


def test_a_whole_ledger_keeps_to_its_schema(small_ledger: Ledger) -> None:
    schema = Ledger.model_json_schema(mode="serialization")
    Draft202012Validator(schema).validate(small_ledger.row())

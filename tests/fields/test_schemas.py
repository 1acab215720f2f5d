"""What is published of fields: JSON Schema that every value meets, with numbers as text where they go out."""

from __future__ import annotations

import json
from typing import Any, Literal

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from pydantic import BaseModel, TypeAdapter
from strategies import examples

from sakip import Predicate, Realisation, Target
from sakip.fields import Exact, Period
from sakip.fields.forms import FORMS
from sakip.testing.strategies.registering import DRAWN

MODES: tuple[Literal["validation", "serialization"], ...] = ("validation", "serialization")


def _validator(kind: Any, mode: Literal["validation", "serialization"]) -> Draft202012Validator:
    schema = TypeAdapter(kind).json_schema(mode=mode)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("kind", [kind for kind in DRAWN if kind in FORMS], ids=lambda kind: kind.__name__)
def test_every_value_that_goes_out_meets_its_schema(kind: Any) -> None:
    """And, where it may come in again, the schema of what comes in."""
    adapter = TypeAdapter(kind)
    out, into = (_validator(kind, mode) for mode in reversed(MODES))

    @examples(10)
    @given(DRAWN[kind])
    def law(value: Any) -> None:
        written = adapter.dump_python(value, mode="json")
        written = json.loads(json.dumps(written))
        out.validate(written)
        into.validate(written)

    law()


def _numbers(schema: Any, path: str = "") -> list[str]:
    """Return where a schema lets a number be one of JSON, and not a whole one."""
    if isinstance(schema, list):
        return [found for place, one in enumerate(schema) for found in _numbers(one, f"{path}[{place}]")]
    if not isinstance(schema, dict):
        return []
    kinds = schema.get("type", ())
    here = [path] if "number" in ((kinds,) if isinstance(kinds, str) else kinds) else []
    return here + [found for name, one in schema.items() for found in _numbers(one, f"{path}.{name}")]


@pytest.mark.parametrize("kind", FORMS, ids=str)
def test_no_number_goes_out_as_one(kind: Any) -> None:
    assert _numbers(FORMS[kind].schema("serialization")) == []


def test_numbers_may_come_in_as_numbers() -> None:
    assert len(_numbers(FORMS["exact"].schema("validation"))) == 1
    assert _numbers(FORMS[Target].schema("validation"))


@pytest.mark.parametrize("kind", FORMS, ids=str)
def test_every_form_is_described_and_its_examples_can_be_read(kind: Any) -> None:
    form = FORMS[kind]
    for mode in MODES:
        schema = form.schema(mode)
        assert schema["description"]
        assert "`" not in schema["description"]
        for example in schema.get("examples", []):
            Draft202012Validator(schema).validate(example)
            made = form.read(example)
            again = form.write(made)
            assert form.read(again) == made


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        (Target, {"indicator": "ikm", "period": "2024"}),
        (Target, {"indicator": "ikm", "period": "2024", "value": 1, "isued": "2024-01-01"}),
        (Realisation, {"indicator": "ikm"}),
        (Exact, "1.234,56"),
        (Predicate, ""),
        (Predicate, {"predicate": " "}),
        (Target, {"indicator": "ikm", "period": "2024", "value": {"predicate": ""}}),
        (Realisation, {"indicator": "ikm", "period": "2024", "status": "berlaku"}),
    ],
)
def test_what_is_no_value_meets_no_schema(kind: Any, written: Any) -> None:
    assert not _validator(kind, "validation").is_valid(written)


def test_not_applicable_is_described_in_both_spellings() -> None:
    said = {"indicator": "ikm", "period": "2024"}
    assert all(
        _validator(Realisation, "validation").is_valid({**said, "status": status})
        for status in ("not-applicable", "not applicable", "Tidak Berlaku", "verified", "")
    )


def test_a_model_names_each_class_once() -> None:
    class Model(BaseModel):
        first: Target
        second: Target
        period: Period

    for mode in MODES:
        schema = Model.model_json_schema(mode=mode)
        assert list(schema["$defs"]) == ["Target"]
        assert schema["properties"]["first"] == {"$ref": "#/$defs/Target"}
    period = Model.model_json_schema(mode="serialization")["properties"]["period"]
    assert period["pattern"].startswith("^([0-9]{4}|")

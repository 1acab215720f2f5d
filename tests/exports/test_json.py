from __future__ import annotations

import json as standard
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import jsonschema
import pages
import pytest
import strategies as own
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import sakip
from sakip import Reason, Status, comparison
from sakip.assessment.card import COLUMNS
from sakip.cli import formats
from sakip.comparison.standing import Standing
from sakip.errors import DefinitionError, UnknownNameError
from sakip.exports import json
from sakip.figures import ROUNDINGS
from sakip.indicators import Predicate, Working
from sakip.indicators.indicator import CONSOLIDATIONS
from sakip.indicators.realisation import State
from sakip.testing import findings, indicator_sets, scorecards
from sakip.tree import Operator, formula

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent.parent
CASES = ROOT / "tests" / "cases"
SETS = ("muncar-2024", "mojosari-2024", "mumbulsari-2025", CASES / "kecamatan-contoh.toml")
VALID: Final = {form: jsonschema.Draft202012Validator(json.schema(form)) for form in json.FORMS}


def tables(schema: Any) -> Iterator[dict[str, Any]]:
    """Every part of a schema that describes an object."""
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema
        for part in schema.values():
            yield from tables(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from tables(part)


@pytest.mark.parametrize("form", json.FORMS)
def test_a_schema_is_one_and_closed(form: str) -> None:
    """It is a schema of draft 2020-12, every object says what else may stand in it, and nearly always nothing."""
    jsonschema.Draft202012Validator.check_schema(json.schema(form))
    closed = [table["additionalProperties"] for table in tables(json.schema(form))]
    assert len(closed) > 3
    assert sum(one is not False for one in closed) == (form == "report")  # the rows of a table have its columns
    assert all(set(table["required"]) <= set(table["properties"]) for table in tables(json.schema(form)))


def test_every_list_of_a_schema_is_that_of_the_code() -> None:
    card, trace, report, review = (json.schema(form)["$defs"] for form in json.FORMS)
    for parts in (card, trace):
        assert parts["status"]["enum"] == [status.value for status in Status]
        assert parts["reason"]["enum"] == [reason.value for reason in Reason]
        assert parts["state"]["enum"] == [state.value for state in State]
    made = json.scorecard(sakip.assess(sakip.load("muncar-2024")))["assessments"][0]
    assert list(card["assessment"]["properties"]) == list(made)
    assert [*made][: len(COLUMNS)] == [*COLUMNS]
    indicator = trace["indicator"]["properties"]
    assert indicator["rounding"]["enum"] == trace["working"]["properties"]["rounding"]["enum"] == list(ROUNDINGS)
    assert indicator["consolidation"]["enum"] == [*CONSOLIDATIONS, None]
    assert trace["formula"]["oneOf"][2]["properties"]["calculation"]["enum"] == [one.value for one in Operator]
    assert list(json.schema("report")["properties"]["standings"]["properties"]) == [one.value for one in Standing]
    assert report["finding"] == card["finding"]
    finding, accepted = review["finding"]["properties"], review["accepted"]["properties"]
    assert finding == card["finding"]["properties"] | {name: finding[name] for name in ("basis", "confidence")}
    assert accepted == finding | {name: accepted[name] for name in ("reason", "subject")}


def test_the_formats_are_named_by_the_schemas() -> None:
    office = sakip.load("muncar-2024")
    card = sakip.assess(office)
    made = (json.scorecard(card), card["ikm"].explain().to_dict(), comparison.report(office).to_dict())
    for form, one in zip(json.FORMS[:3], made, strict=True):
        schema = json.schema(form)
        assert schema["properties"]["format"]["const"] == one["format"] == f"sakip.{form}/1"
        assert schema["$id"] == f"urn:sakip:{form}:1"
        assert list(schema["properties"]) == list(one)


@pytest.mark.parametrize("name", SETS, ids=str)
def test_what_is_written_of_a_set_fits_its_schemas(name: str | Path) -> None:
    office = sakip.load(name)
    card = sakip.assess(office)
    VALID["scorecard"].validate(json.scorecard(card, card.findings))
    VALID["report"].validate(comparison.report(office).to_dict())
    for one in card:
        VALID["trace"].validate(one.explain().to_dict())


@given(scorecards(), st.lists(findings(), max_size=3))
@own.examples(12)
def test_whatever_is_assessed_fits_its_schemas(card: Any, found: Any) -> None:
    VALID["scorecard"].validate(json.scorecard(card, [*card.findings, *found]))
    for one in card:
        VALID["trace"].validate(one.explain().to_dict())


@given(indicator_sets())
@own.examples(5)
def test_whatever_is_reported_fits_its_schema(office: Any) -> None:
    VALID["report"].validate(comparison.report(office, year=office.year or 2024).to_dict())


@pytest.mark.parametrize(
    "changed",
    [
        {"value": 97.66},
        {"value": "97,66"},
        {"value": "9.766E+1"},
        {"value": "1,097.66"},
        {"value": ""},
        {"achievement_raw": "976600/-9133"},
        {"status": "unknown"},
        {"reason": "because"},
        {"reached": "yes"},
        {"period": "2024-Q5"},
        {"weight": "1"},
    ],
    ids=str,
)
def test_what_is_no_scorecard_does_not_fit(changed: dict[str, Any]) -> None:
    """A float, a grouped number, a status or a key nobody knows: each is refused."""
    made = json.scorecard(sakip.assess(sakip.load("muncar-2024")))
    assert VALID["scorecard"].is_valid(made)
    made["assessments"][0] |= changed
    assert not VALID["scorecard"].is_valid(made)


def test_a_form_without_a_schema_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="'trace'"):
        json.schema("traces")


@given(scorecards())
@own.examples(15)
def test_every_number_and_reason_of_a_scorecard_comes_back(card: Any) -> None:
    """What is read from the text is what was computed, without a float on the way."""
    made = standard.loads(standard.dumps(json.scorecard(card)), parse_float=pytest.fail)
    for one, row in zip(card, made["assessments"], strict=True):
        assert (row["value"] is None) == (one.value is None)
        assert row["value"] is None or row["value"] == f"{one.value:f}"
        assert (row["status"], row["reason"]) == (one.status, one.reason)
        assert (row["achievement_status"], row["achievement_reason"]) == (
            one.achievement.status,
            one.achievement.reason,
        )
        raw = row["achievement_raw"]
        assert (raw and Fraction(raw)) == one.achievement.raw


def test_the_command_line_writes_the_same() -> None:
    assert formats.scorecard_to_json is json.scorecard


OWN: Final = """
schema = 1
code = "contoh"
year = 2024
[[indicator]]
code = "pajak"
name = "Pajak"
unit = "rupiah"
polarity = "higher"
floor = 0
cap = 112.5
formula = {{ kind = "count" }}
[[indicator]]
code = "opini"
name = "Opini"
unit = "predikat"
predicates = ["WDP", "WTP"]
formula = {{ kind = "count" }}
[[target]]
indicator = "{indicator}"
period = "2024"
value = {value}
"""


@pytest.mark.parametrize(
    ("indicator", "value", "told"),
    [
        ("pajak", '"12.5 juta rupiah"', ("Rp12.5 juta", "12500000", None, None, None)),
        ("pajak", "1234567.50", ("1,234,567.5", "1234567.5", None, None, None)),
        ("pajak", '"1/3"', ("0.33", "0.33", None, None, None)),
        ("pajak", '{ from = "80", to = 90.5 }', ("80–90.5", None, "80", "90.5", None)),
        ("pajak", '"3 orang"', ("3 orang", None, None, None, None)),
        ("opini", '{ predicate = "WTP" }', ("WTP", None, None, None, "WTP")),
    ],
)
def test_a_target_is_told_as_numbers_too(indicator: str, value: str, told: tuple[str | None, ...]) -> None:
    """In the unit of the value; what is no number, or in a unit that does not convert, has none."""
    names = ("target", "target_number", "target_from", "target_to", "target_predicate")
    try:
        card = sakip.assess(sakip.loads(OWN.format(indicator=indicator, value=value)))
    except sakip.SakipError:  # a file does not say everything that Python can
        office = sakip.loads(OWN.format(indicator=indicator, value="1"))
        given: Any = value.strip('"')
        promised = sakip.Target(indicator, 2024, Fraction(given) if "/" in given else given)
        card = sakip.assess(evolve(office, targets=(promised,)))
    made = json.scorecard(card)
    VALID["scorecard"].validate(made)
    rows = {row["indicator"]: row for row in made["assessments"]}
    assert tuple(rows[indicator][name] for name in names) == told
    (other,) = rows.keys() - {indicator}
    assert {rows[other][name] for name in names} == {None}


def test_the_rule_is_a_name_and_its_limits_are_numbers() -> None:
    """As the schema says; the same in rows, where the limits are decimals."""
    card = sakip.assess(sakip.loads(OWN.format(indicator="pajak", value="1")))
    names = ("achievement_rule", "achievement_floor", "achievement_cap")
    pajak, opini = json.scorecard(card)["assessments"]
    assert [pajak[name] for name in names] == ["higher", "0", "112.5"]
    assert [opini[name] for name in names] == ["", None, None]
    assert [card.to_dicts()[0][name] for name in names] == ["higher", Decimal(0), Decimal("112.5")]


def test_a_number_that_is_missing_says_why_in_both_languages() -> None:
    """In a sentence, and in the word or two of the table; where there is a number, there is nothing to say."""
    office = sakip.loads(OWN.format(indicator="pajak", value="0"))
    card = sakip.assess(office, [sakip.Realisation("pajak", 2024, {"jumlah": 5})])
    pajak, opini = json.scorecard(card)["assessments"]
    assert pajak["value"] == "5.00"
    assert [pajak[f"reason_{name}"] for name in ("text", "text_en", "label", "label_en")] == [None] * 4
    achieved = card["pajak"].achievement
    assert [pajak[f"achievement_reason_text{end}"] for end in ("", "_en")] == [achieved.why("id"), achieved.why("en")]
    assert [pajak[f"achievement_reason_label{end}"] for end in ("", "_en")] == ["target nol", "target is zero"]
    assert [opini[f"reason_text{end}"] for end in ("", "_en")] == [card["opini"].why("id"), card["opini"].why("en")]
    assert [opini[f"reason_label{end}"] for end in ("", "_en")] == ["belum diisi", "not reported"]


@formula(a="bilangan", b="bilangan")
def quotient(a: Any, b: Any) -> Any:
    return a / b


@pytest.mark.parametrize(
    ("reported", "written"),
    [
        ("1234567.5", "1234567.5"),
        ("12.5 juta rupiah", "12.5 juta rupiah"),
        (Predicate("WTP"), "WTP"),
        (Working("Rata-rata", quotient.tree, {"a": 1, "b": 3}), "1/3"),
        ("0", "0"),
    ],
)
def test_what_was_left_out_is_told_as_reported(reported: Any, written: str) -> None:
    """Numbers are not grouped as for people, a blank is no zero."""
    office = sakip.load("muncar-2024")
    record = sakip.Realisation("ikm", 2024, {"nilai": reported, "lain": None}, state="rejected")
    card = sakip.assess(office, [record], period=2024)
    told = [one["components"] for one in json.scorecard(card)["left_out"]]
    assert told == [{"nilai": written, "lain": None}]


# --- files ------------------------------------------------------------------------------------------------------------


def test_a_scorecard_is_one_object_of_a_file(tmp_path: Path) -> None:
    card = sakip.assess(sakip.load(CASES / "kecamatan-contoh.toml"))
    assert card.findings
    file = tmp_path / "kartu.json"
    json.write(card, file)
    assert standard.loads(file.read_text(encoding="utf-8")) == json.scorecard(card, card.findings)
    first = file.read_bytes()
    json.write(card, str(file))
    assert file.read_bytes() == first


@pytest.mark.parametrize("name", ["k.jsonl", "k.NDJSON"])
def test_several_scorecards_are_written_line_by_line_as_they_come(tmp_path: Path, name: str) -> None:
    """They are gone through once, and no text breaks a line."""
    cards = [sakip.assess(sakip.load("muncar-2024"), period=year) for year in (2022, 2023, 2024)]
    json.write(iter(cards), tmp_path / name)
    lines = (tmp_path / name).read_text(encoding="utf-8").split("\n")
    assert lines.pop() == ""
    assert [standard.loads(line) for line in lines] == [json.scorecard(card, card.findings) for card in cards]
    json.write(cards[0], tmp_path / name)
    assert (tmp_path / name).read_text(encoding="utf-8") == f"{lines[0]}\n"


def test_several_scorecards_are_no_one_object(tmp_path: Path) -> None:
    """The remedy is another name; nothing is taken from what was given, and no file is made."""
    waiting = iter([sakip.assess(sakip.load("muncar-2024"))])
    with pytest.raises(DefinitionError, match=r"Name the file \.jsonl"):
        json.write(waiting, tmp_path / "k.json")
    assert len(list(waiting)) == 1
    assert not (tmp_path / "k.json").exists()


@pytest.mark.parametrize("text", ["\ud800", "a\r\nb", "\x00\x1b[31m", "a\u2028"])
def test_a_damaged_text_is_still_json(tmp_path: Path, text: str) -> None:
    office = sakip.loads(
        'schema = 1\ncode = "x"\nyear = 2024\n[[indicator]]\ncode = "a"\nname = "A"\nunit = "persen"\n'
        'formula = { kind = "count" }\n'
    )
    record = sakip.Realisation("a", 2024, {"jumlah": Predicate(text)}, state="rejected")
    json.write([sakip.assess(office, [record])], tmp_path / "k.jsonl")
    (line,) = (tmp_path / "k.jsonl").read_bytes().splitlines()
    assert standard.loads(line)["left_out"][0]["components"] == {"jumlah": text}


def test_the_examples_of_the_documentation_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The Python of the page on interchange runs and prints what it says."""
    page = ROOT / "docs" / "reference" / "interchange.md"
    monkeypatch.chdir(tmp_path)
    names = pages.names_of(page)
    assert capsys.readouterr().out.strip() == "Isian “Nama Kegiatan” pada kepala formulir masih kosong."
    made = {path.name for path in tmp_path.iterdir()}
    assert made == {"kinerja.json", "kabupaten.jsonl", "paket", "lima-tahun.zip", "msind.xlsx", "hasil.xml"}
    assert names["elements"].startswith("<result ")
    assert VALID["scorecard"].schema == names["schema"]

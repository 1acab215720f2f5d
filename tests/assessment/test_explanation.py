from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from sakip import regulations, wording
from sakip.assessment import Assessment, Explanation, Reason, Status, assess, assess_one
from sakip.assessment.results import STATUS_OF
from sakip.bands import CategoryScale
from sakip.errors import UnknownNameError
from sakip.findings import Place
from sakip.formulas import count, external_score, ratio
from sakip.indicators import Amount, Evidence, Indicator, Predicate, Range, Realisation, State, Target
from sakip.interpreters.explain import Shown
from sakip.periods import Quarter, Year
from sakip.sets import IndicatorSet
from sakip.tree import Component, Taken
from sakip.wording.marking import in_line

YEAR = Year(2024)
CAPAIAN = regulations.scale("capaian", on=date(2024, 1, 1))
AKIP = regulations.scale("akip", on=date(2024, 1, 1))

BUDGET = Indicator(
    code="anggaran", name="Realisasi Anggaran", unit="persen", polarity="higher", achievement_scale=CAPAIAN, cap=120,
    limits_basis="Peraturan Bupati", formula=ratio("realisasi", "pagu", unit="rupiah"),
)  # fmt: skip
AGREEMENT = Target("anggaran", YEAR, "90 persen", document="Perjanjian Kinerja 2024", issued=date(2024, 1, 30))
REPORT = Realisation(
    "anggaran", YEAR, {"realisasi": "883 juta rupiah", "pagu": 1_000_000_000},
    [Evidence("LRA 2024", "SIPD", component="realisasi"), Evidence("DPA 2024", component="pagu")],
    recorded=date(2025, 1, 15), note="sudah diaudit",
)  # fmt: skip
WHOLE = assess_one(BUDGET, AGREEMENT, REPORT)

INDONESIAN = """\
Realisasi Anggaran (anggaran)
2024

Nilai: 88,30%
  rumus       realisasi ÷ pagu × 100%
  realisasi   Rp883.000.000 (dilaporkan 883 juta rupiah); LRA 2024 (SIPD); dicatat 15 Januari 2025; sudah diaudit
  pagu        Rp1.000.000.000; DPA 2024; dicatat 15 Januari 2025; sudah diaudit
  hitungan    883.000.000 ÷ 1.000.000.000 × 100% = 88,3%
  dibulatkan  88,30% (2 desimal, setengah menjauhi nol)

Capaian: 98,11%
  target      90%; Perjanjian Kinerja 2024; terbit 30 Januari 2024
  aturan      higher (makin tinggi makin baik): realisasi ÷ target × 100%
  realisasi   dari nilai terbit 88,30%
  hitungan    88,3 ÷ 90 × 100% = 98,111111…%
  dibulatkan  98,11% (2 desimal, setengah menjauhi nol)
"""


def test_the_explanation_says_how_a_number_came_about_down_to_its_documents() -> None:
    text = str(WHOLE.explain())
    assert text.startswith(INDONESIAN)
    assert "kategori    ST, Sangat Tinggi: [91; ∞)" in text
    assert "Permendagri 86/2017" in text


def test_the_same_is_said_in_english() -> None:
    text = WHOLE.explain().text("en")
    for said in (
        "Value: 88.30%", "Rp883,000,000 (reported as 883 juta rupiah); LRA 2024 (SIPD); recorded 15 January 2025",
        "883,000,000 ÷ 1,000,000,000 × 100% = 88.3%", "88.30% (2 decimals, half away from zero)", "Achievement: 98.11%",
        "Perjanjian Kinerja 2024; issued 30 January 2024", "higher (higher is better): realisasi ÷ target × 100%",
        "from the published value 88.30%", "ST, Sangat Tinggi: [91, ∞)",
    ):  # fmt: skip
        assert said in text


def test_another_language_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="no language called 'jv'"):
        WHOLE.explain().text("jv")


def explained(indicator: Indicator, target: Any, components: Any, lang: str = "id", **facts: Any) -> str:
    aim = None if target is None else Target(indicator.code, YEAR, target, **facts)
    return assess_one(indicator, aim, Realisation(indicator.code, YEAR, components)).explain().text(lang)


SCORE = Indicator(code="x", name="Nilai", unit="poin", polarity="lower-mirror", formula=count("nilai"))


@pytest.mark.parametrize(
    ("indicator", "target", "value", "said"),
    [
        (BUDGET, 50, {"realisasi": 1, "pagu": 1}, "batas       dibatasi paling tinggi 120%; Peraturan Bupati"),
        (evolve(SCORE, floor=0), 1, {"nilai": 5}, "dibatasi paling rendah 0%"),
        (evolve(SCORE, zero_target="met-or-not"), 0, {"nilai": 0}, "target 0 dibaca tercapai atau tidak: 100%"),
        (evolve(SCORE, zero_target="met-or-not"), 0, {"nilai": 2}, "target 0 dibaca tercapai atau tidak: 0%"),
        (SCORE, Range(7, 8), {"nilai": 7}, "di dalam rentang target, dihitung 100%"),
        (SCORE, Range(7, 8), {"nilai": 9}, "ujung rentang yang dipakai: 8"),
        (SCORE, Range("7.5", 8), {"nilai": 7}, "target      7,5–8"),
        (SCORE, 3, {"nilai": "-1"}, "(2 × 3 − (-1)) ÷ 3 × 100% = 233,333333…%"),
        (evolve(SCORE, achievement_from="exact"), 3, {"nilai": "1.005"}, "dari nilai eksak 1,005"),
        (evolve(SCORE, rounding="truncate", places=0), 3, {"nilai": "1.9"}, "1 (0 desimal, dipotong)"),
        (evolve(SCORE, polarity=None, rule=None), 3, {"nilai": 1}, "Arah Nilai tidak dinyatakan"),
        (evolve(SCORE, polarity="stabilise", rule=None), 4, {"nilai": 5}, "makin dekat target makin baik (bacaan)"),
        (evolve(SCORE, scale=AKIP), Predicate("BB"), {"nilai": 80}, "capaian  tercapai"),
        (evolve(SCORE, scale=AKIP), Predicate("A"), {"nilai": 80}, "capaian  tidak tercapai"),
        (evolve(SCORE, scale=AKIP), 80, {"nilai": 80}, "kategori    BB, Sangat Baik: (70; 80]"),
    ],
)
def test_limits_ranges_zero_targets_and_predicates_are_said(
    indicator: Indicator, target: Any, value: Any, said: str
) -> None:
    assert said in explained(indicator, target, value)


def test_the_first_digits_of_a_number_below_zero_are_its_own() -> None:
    """Cut off towards zero: -33,333333… and not -33,333334… as a floor has it."""
    assert "= -33,333333…%" in explained(BUDGET, None, {"realisasi": -1, "pagu": 3})
    assert "= 33,333333…%" in explained(BUDGET, None, {"realisasi": 1, "pagu": 3})


def test_a_number_that_has_no_end_after_conversion_is_explained() -> None:
    """Ten minutes are a sixth of an hour, and an end of a range may become one, too."""
    hours = Indicator(code="x", name="Waktu", unit="jam", polarity="lower-mirror", formula=count("nilai"))
    assert "0,166666… jam (dilaporkan 10 menit)" in explained(hours, 1, {"nilai": "10 menit"})
    assert "ujung rentang yang dipakai: 0,333333…" in explained(hours, Range(10, 20), {"nilai": 1}, unit="menit")
    assert "0.333333…" in explained(hours, Range(10, 20), {"nilai": 1}, "en", unit="menit")


def test_an_external_score_names_its_assessor_and_its_document() -> None:
    score = evolve(SCORE, formula=external_score("nilai", assessor="Inspektorat", document="LHE AKIP"))
    assert "penilai     Inspektorat; LHE AKIP" in explained(score, 1, {"nilai": 1})
    same = evolve(SCORE, formula=external_score("nilai", assessor="LHE AKIP", document="LHE AKIP"))
    assert "penilai     LHE AKIP\n" in explained(same, 1, {"nilai": 1})


def test_a_scale_says_what_it_rests_on_and_how_sure_that_is() -> None:
    text = explained(evolve(SCORE, scale=AKIP), 80, {"nilai": 80})
    assert f"dasar       {AKIP.source}, {AKIP.clause} [{AKIP.confidence}]" in text
    bare = CategoryScale.of("s", [0, 100], [("K", "Kategori")], "upper")
    assert "dasar" not in explained(evolve(SCORE, scale=bare), 80, {"nilai": 80})


def test_what_is_missing_is_said_beside_what_was_reported() -> None:
    text = explained(BUDGET, 90, {"realisasi": 5, "pagu": None})
    assert "Nilai: tidak dapat dihitung" in text
    assert "sebab      Komponen pagu belum diisi untuk 2024" in text
    assert "realisasi  Rp5" in text
    assert "pagu       belum diisi" in text
    assert text.count("Komponen pagu belum diisi") == 1


# --- every status and every reason ------------------------------------------------------------------------------------

SAMPLES: dict[str, Any] = {
    "indicator": "Nilai SAKIP", "period": Quarter(2024, 2), "names": ("a", "b"), "divisor": Shown(Component("pagu")),
    "formula": Shown(BUDGET.formula.tree), "target": Predicate("BB"), "value": Fraction(1, 3), "range": AKIP,
    "state": State.REJECTED, "given": Amount(2, "orang"), "unit": "poin", "name": "nilai", "known": ("WTP", "WDP"),
    "parts": wording.Word("quarter"), "count": 12, "weight": "penduduk",
}  # fmt: skip


@pytest.mark.parametrize("lang", wording.LANGUAGES)
@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_sentence_with_its_facts(reason: Reason, lang: str) -> None:
    said = reason.text(SAMPLES, lang)
    assert said.endswith(".")
    assert not any(sign in said for sign in "{}[]<>")


@pytest.mark.parametrize("status", Status)
def test_every_status_has_a_word(status: Status) -> None:
    assert status.label() != status.label("en")


def test_not_reported_and_not_applicable_are_statuses_of_their_own() -> None:
    assert {reason.value: status.value for reason, status in STATUS_OF.items()} == {
        "not-reported": "not-reported",
        "not-applicable": "not-applicable",
        "not-defined": "not-applicable",
    }


def every_kind() -> list[Assessment]:
    """Return an assessment of every status, and of every reason that one record can have."""
    skipped = Realisation("anggaran", YEAR, {}, applicable=False)
    rejected = evolve(REPORT, state=State.REJECTED)
    opinion = evolve(SCORE, unit="predikat", polarity=None, rule=None, predicates=("WDP", "WTP"))
    return [
        WHOLE,
        assess_one(BUDGET, AGREEMENT),
        assess_one(BUDGET, AGREEMENT, skipped),
        assess_one(BUDGET, AGREEMENT, rejected),
        assess_one(BUDGET, None, REPORT),
        assess_one(BUDGET, Target("anggaran", YEAR, 0), REPORT),
        assess_one(BUDGET, Target("anggaran", YEAR, -1), REPORT),
        assess_one(BUDGET, Target("anggaran", YEAR, "5 orang"), REPORT),
        assess_one(BUDGET, Target("anggaran", YEAR, Range(80, 90)), REPORT),
        assess_one(BUDGET, Target("anggaran", YEAR, Predicate("BB")), REPORT),
        assess_one(BUDGET, AGREEMENT, Realisation("anggaran", YEAR, {"realisasi": 0, "pagu": 0})),
        assess_one(BUDGET, AGREEMENT, Realisation("anggaran", YEAR, {"realisasi": 0})),
        assess_one(BUDGET, AGREEMENT, Realisation("anggaran", YEAR, {"realisasi": "5 orang", "pagu": 1})),
        assess_one(BUDGET, AGREEMENT, Realisation("anggaran", YEAR, {"realisasi": Predicate("BB"), "pagu": 1})),
        assess_one(evolve(BUDGET, scale=AKIP), AGREEMENT, Realisation("anggaran", YEAR, {"realisasi": 9, "pagu": 1})),
        assess_one(opinion, Target("x", YEAR, Predicate("WTP")), Realisation("x", YEAR, {"nilai": Predicate("WDP")})),
        assess_one(opinion, Target("x", YEAR, 4), Realisation("x", YEAR, {"nilai": Predicate("WDP")})),
        assess_one(opinion, None, Realisation("x", YEAR, {"nilai": Predicate("?")})),
    ]


@pytest.mark.parametrize("lang", wording.LANGUAGES)
def test_every_status_has_an_explanation(lang: str) -> None:
    every = every_kind()
    assert {result.status for result in every} == set(Status)
    for result in every:
        text = result.explain().text(lang)
        assert text.endswith("\n")
        assert result.indicator.name in text
        for part in (result, result.achievement):
            if part.reason is not None:
                assert part.why(lang) in text


def test_the_office_stands_in_the_heading() -> None:
    office = IndicatorSet(code="s", indicators=(BUDGET,), year=2024, title="Kecamatan Contoh")
    assert "Kecamatan Contoh, 2024" in assess(office, [REPORT])["anggaran"].explain().text()


# --- trace ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("result", every_kind(), ids=lambda result: str(result.reason or result.achievement.reason))
def test_the_trace_is_json_of_a_named_version(result: Assessment) -> None:
    trace = result.explain().to_dict()
    assert json.loads(json.dumps(trace, allow_nan=False)) == trace
    assert trace["format"] == "sakip.trace/1"
    assert trace["value"]["status"] == result.status.value
    assert trace["value"]["published"] == (None if result.value is None else str(result.value))
    assert trace["achievement"]["reached"] == result.achievement.reached


def test_the_trace_holds_documents_and_exact_numbers_as_text() -> None:
    report = evolve(REPORT, place=Place("r.csv", 3))
    trace = assess_one(BUDGET, AGREEMENT, report).explain().to_dict()
    assert trace["inputs"] == {"realisasi": "883000000", "pagu": "1000000000"}
    assert trace["value"]["exact"] == "883/10"
    assert trace["achievement"]["raw"] == "883/9"
    assert trace["target"] == {
        "number": "90", "unit": "persen", "period": "2024", "document": "Perjanjian Kinerja 2024",
        "issued": "2024-01-30", "reason": "", "replaces": "",
    }  # fmt: skip
    (kept,) = trace["reports"]
    assert kept["components"] == {"realisasi": "883 juta rupiah", "pagu": "1000000000"}
    assert kept["evidence"][0] == {"document": "LRA 2024", "system": "SIPD", "sha256": "", "component": "realisasi"}
    assert (kept["recorded"], kept["place"], kept["state"]) == ("2025-01-15", "r.csv:3", "submitted")


def test_the_trace_of_a_reason_says_it_in_both_languages() -> None:
    trace = assess_one(BUDGET, AGREEMENT, Realisation("anggaran", YEAR, {"realisasi": 1})).explain().to_dict()
    assert trace["value"]["reason"] == "missing-component"
    assert trace["value"]["why"]["period"] == ["2024", "2024"]


@given(st.text(max_size=30), st.text(max_size=30))
def test_texts_of_documents_are_repeated_and_never_taken_for_a_pattern(document: str, note: str) -> None:
    """A document called {value} or 100%d is only a name, and stays in its line."""
    report = evolve(REPORT, evidence=[Evidence(document)], note=note)
    result = assess_one(BUDGET, evolve(AGREEMENT, document=document), report)
    assert in_line(document).strip() in result.explain().text()
    assert json.loads(json.dumps(result.explain().to_dict())) == result.explain().to_dict()


def test_an_explanation_is_a_value() -> None:
    assert WHOLE.explain() == Explanation(WHOLE)


def test_a_trace_tells_what_a_number_was_computed_from_once_and_up_to_a_depth() -> None:
    """Two in each of forty layers, each computed from both of the layer before, lead back a billion ways."""
    made = [Indicator(code=f"{name}0", name=name, unit="bilangan", formula=count()) for name in "ab"]
    for layer in range(1, 41):
        both = ratio("x", "y", unit="bilangan").taking({"x": Taken(f"a{layer - 1}"), "y": Taken(f"b{layer - 1}")})
        made += [Indicator(code=f"{name}{layer}", name=name, unit="persen", formula=both) for name in "ab"]
    office = IndicatorSet("x", tuple(made), year=2024)
    card = assess(office, [Realisation(code, 2024, {"jumlah": 1}) for code in ("a0", "b0")])
    trace = card["a40"].explain().to_dict()
    told: list[str] = []
    deep, waiting = 0, [trace]
    while waiting:
        told += [one["indicator"]["code"] for one in waiting if one["sources"]]
        waiting = [source for one in waiting for source in one["sources"].values()]
        deep += 1
    assert len(told) == len(set(told))
    assert deep == 33
    assert len(json.dumps(trace)) < 500_000
    assert card["a40"] == assess(office, [Realisation(code, 2024, {"jumlah": 1}) for code in ("a0", "b0")])["a40"]

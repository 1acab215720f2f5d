"""A trace in full: what it holds is read by programs that are not ours, so every key of it is a promise."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

from sakip.assessment import Assessment, assess, assess_one
from sakip.assessment.trace import DEEPEST_TRACE
from sakip.bands import CategoryScale
from sakip.findings import Place
from sakip.formulas import count, expression, external_score, ratio, share_achieved
from sakip.indicators import Amount, Evidence, Indicator, Predicate, Range, Realisation, State, Target, Working
from sakip.packs import Origin
from sakip.periods import Quarter, Year
from sakip.sets import IndicatorSet
from sakip.tree import Component, Taken, formula

if TYPE_CHECKING:
    from collections.abc import Iterator

YEAR = Year(2024)
SCALE = CategoryScale.of(
    "serapan", [0, "87.5", 100], [("K", "Kurang"), ("B", "Baik")], "upper", title="Serapan Anggaran", places=2,
    source="Perbup 1/2024", clause="Pasal 2", confidence="C", reading="atas",
)  # fmt: skip
ACHIEVEMENTS = CategoryScale.of(
    "tingkat", [None, 90, None], [("R", "Rendah"), ("T", "Tinggi")], "lower", places=None, rounding="truncate",
    beyond="nearest", classify_from="exact",
)  # fmt: skip
BUDGET = Indicator(
    code="anggaran", name="Realisasi Anggaran", unit="persen", own_units=("paket",), polarity="higher",
    formula=ratio("realisasi", "pagu", unit="rupiah"), scale=SCALE, achievement_scale=ACHIEVEMENTS, floor=10,
    cap="105.5", limits_basis="Perbup 2/2024", places=3, achievement_places=1, consolidation="ratio-of-sums",
    basis="IKU 2024", valid_from=date(2023, 1, 1), valid_until=date(2026, 12, 31),
    origin=Origin("contoh-2024", distribution="sakip-contoh"),
)  # fmt: skip
AGREEMENT = Target(
    "anggaran", YEAR, "80 persen", document="PK 2024", issued=date(2024, 1, 30), reason="refocusing", replaces="PK awal"
)
REPORT = Realisation(
    "anggaran", YEAR, {"realisasi": "883 juta rupiah", "pagu": 1_000_000_000},
    [Evidence("LRA 2024", "SIPD", component="realisasi"), Evidence("DPA 2024", sha256="ab" * 32, component="pagu")],
    recorded=date(2025, 1, 15), note="sudah diaudit", state=State.VERIFIED, place=Place("r.csv", 3),
)  # fmt: skip

TRACE = {
    "format": "sakip.trace/1",
    "office": "Kecamatan Contoh",
    "period": "2024",
    "indicator": {
        "code": "anggaran", "name": "Realisasi Anggaran", "unit": "persen", "own_units": ["paket"],
        "origin": "contoh-2024", "package": BUDGET.origin.package, "formula_kind": "ratio", "details": {},
        "components": [["realisasi", "rupiah"], ["pagu", "rupiah"]], "places": 3, "achievement_places": 1,
        "rounding": "half-up", "achievement_from": "published", "floor": "10", "cap": "211/2",
        "limits_basis": "Perbup 2/2024", "zero_target": "undefined", "predicates": [],
        "consolidation": "ratio-of-sums", "basis": "IKU 2024", "valid_from": "2023-01-01", "valid_until": "2026-12-31",
    },
    "formula": {
        "calculation": "*",
        "of": [
            {
                "calculation": "/",
                "of": [{"component": "realisasi", "unit": "rupiah"}, {"component": "pagu", "unit": "rupiah"}],
            },
            {"constant": "100", "unit": "persen"},
        ],
    },
    "formula_text": {"id": "realisasi ÷ pagu × 100%", "en": "realisasi ÷ pagu × 100%"},
    "inputs": {"pagu": "1000000000", "realisasi": "883000000"},
    "reports": [
        {
            "period": "2024",
            "components": {"realisasi": "883 juta rupiah", "pagu": "1000000000"},
            "evidence": [
                {"document": "LRA 2024", "system": "SIPD", "sha256": "", "component": "realisasi"},
                {"document": "DPA 2024", "system": "", "sha256": "ab" * 32, "component": "pagu"},
            ],
            "recorded": "2025-01-15", "state": "verified", "workings": {}, "note": "sudah diaudit",
            "place": "r.csv:3",
        }
    ],
    "sources": {},
    "predicate": None,
    "value": {
        "status": "computed", "reason": None, "why": {}, "exact": "883/10", "published": "88.300",
        "category": {"code": "B", "label": "Baik"},
    },
    "scale": {
        "key": "serapan", "title": "Serapan Anggaran", "edges": ["0", "87.5", "100"],
        "bands": [["K", "Kurang"], ["B", "Baik"]], "closure": "upper", "places": 2, "rounding": "half-up",
        "beyond": "error", "classify_from": "published", "source": "Perbup 1/2024", "clause": "Pasal 2",
        "confidence": "C", "reading": "atas",
    },
    "target": {
        "number": "80", "unit": "persen", "period": "2024", "document": "PK 2024", "issued": "2024-01-30",
        "reason": "refocusing", "replaces": "PK awal",
    },
    "rule": {
        "name": "higher", "better": "higher",
        "source": "Realisasi dibagi target; dipakai di semua LKjIP yang terlihat.", "confidence": "S",
        "formula": {
            "calculation": "*",
            "of": [
                {
                    "calculation": "/",
                    "of": [{"component": "realisasi", "unit": None}, {"component": "target", "unit": None}],
                },
                {"constant": "100", "unit": "persen"},
            ],
        },
    },
    "achievement": {
        "status": "computed", "reason": None, "why": {}, "raw": "883/8", "published": "105.5", "limited": "cap",
        "reached": True, "category": {"code": "T", "label": "Tinggi"},
    },
    "achievement_scale": {
        "key": "tingkat", "title": "", "edges": [None, "90", None], "bands": [["R", "Rendah"], ["T", "Tinggi"]],
        "closure": "lower", "places": None, "rounding": "truncate", "beyond": "nearest", "classify_from": "exact",
        "source": "", "clause": "", "confidence": "", "reading": "",
    },
}  # fmt: skip


def card_of(*indicators: Indicator, targets: Any = (), reports: Any = ()) -> Any:
    office = IndicatorSet("s", indicators, year=2024, targets=targets, title="Kecamatan Contoh")
    return assess(office, reports)


def taking(code: str, *others: str) -> Indicator:
    """An indicator that is another one, or the sum of two."""
    sources = {f"x{place}": Taken(other) for place, other in enumerate(others)}
    made = formula(**sources)(lambda x0: x0) if len(others) == 1 else formula(**sources)(lambda x0, x1: x0 + x1)
    return Indicator(code=code, name=code, unit="persen", formula=made)


def traced(one: Assessment) -> dict[str, Any]:
    return one.explain().to_dict()


def test_a_trace_holds_everything_a_number_was_made_of() -> None:
    """Key by key, in the order they are written in."""
    trace = traced(card_of(BUDGET, targets=[AGREEMENT], reports=[REPORT])["anggaran"])
    assert trace == TRACE
    assert [*trace] == [*TRACE]
    assert [*trace["indicator"]] == [*TRACE["indicator"]]  # type: ignore[misc]


def test_a_trace_without_a_number_says_why_in_both_languages() -> None:
    rejected = evolve(REPORT, state=State.REJECTED, place=None, recorded=None)
    bare = evolve(BUDGET, scale=None, achievement_scale=None, polarity=None, rule=None, floor=None, cap=None,
                  limits_basis="", consolidation=None, valid_from=None, valid_until=None)  # fmt: skip
    trace = traced(assess_one(bare, evolve(AGREEMENT, issued=None), rejected))
    why = {
        "indicator": ["Realisasi Anggaran", "Realisasi Anggaran"], "period": ["2024", "2024"],
        "state": ["ditolak", "rejected"],
    }  # fmt: skip
    assert trace["office"] == ""
    assert trace["value"] == {
        "status": "not-computable", "reason": "unverified", "why": why, "exact": None, "published": None,
        "category": None,
    }  # fmt: skip
    assert trace["achievement"] == {
        "status": "not-computable", "reason": "unverified", "why": why, "raw": None, "published": None,
        "limited": None, "reached": None, "category": None,
    }  # fmt: skip
    assert (trace["scale"], trace["achievement_scale"], trace["rule"]) == (None, None, None)
    assert trace["inputs"] == {}
    indicator = trace["indicator"]
    for name in ("floor", "cap", "consolidation", "valid_from", "valid_until"):
        assert indicator[name] is None
    assert trace["target"]["issued"] is None
    (kept,) = trace["reports"]
    assert (kept["recorded"], kept["place"], kept["state"]) == (None, "", "rejected")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Range("7.5", 8), {"from": "15/2", "to": "8"}),
        (Predicate("BB"), {"predicate": "BB"}),
        (Amount("7.5", "persen"), {"number": "15/2"}),
        ("-2", {"number": "-2"}),
    ],
)
def test_a_target_is_a_number_a_range_or_a_predicate(value: Any, written: dict[str, str]) -> None:
    target = traced(assess_one(BUDGET, Target("anggaran", YEAR, value), REPORT))["target"]
    assert {name: target[name] for name in ("number", "from", "to", "predicate") if name in target} == written
    assert target["document"] == ""


def test_without_a_target_or_a_report_there_is_none_in_the_trace() -> None:
    trace = traced(assess_one(BUDGET, period=YEAR))
    assert (trace["target"], trace["reports"], trace["predicate"]) == (None, [], None)


def test_a_word_is_in_the_trace() -> None:
    opinion = Indicator(
        code="opini", name="Opini BPK", formula=count("opini"), unit="predikat", predicates=("WDP", "WTP")
    )
    report = Realisation("opini", YEAR, {"opini": Predicate("WTP")})
    trace = traced(assess_one(opinion, Target("opini", YEAR, Predicate("WDP")), report))
    assert trace["predicate"] == "WTP"
    assert trace["indicator"]["predicates"] == ["WDP", "WTP"]
    assert trace["achievement"]["reached"] is True
    assert trace["reports"][0]["components"] == {"opini": "WTP"}


def test_parts_are_reports_of_their_own_and_the_formula_joins_them() -> None:
    reports = [Realisation("anggaran", Quarter(2024, q), {"realisasi": q, "pagu": 10}) for q in (1, 2)]
    trace = traced(card_of(BUDGET, reports=reports)["anggaran"])
    assert [report["period"] for report in trace["reports"]] == ["2024-Q1", "2024-Q2"]
    assert trace["value"]["exact"] == "15"
    assert trace["formula_text"]["id"] == "realisasi ÷ pagu × 100%"
    assert trace["formula"]["of"][0]["of"][0]["calculation"] == "+"
    assert sorted(trace["inputs"].values()) == ["1", "10", "10", "2"]


def test_what_it_was_computed_from_is_a_trace_in_the_trace() -> None:
    double = Indicator(code="ganda", name="Ganda", formula=formula(x=Taken("anggaran"))(lambda x: 2 * x), unit="persen")
    share = Indicator(code="bagian", name="Bagian", formula=share_achieved(["anggaran"]), unit="persen")
    card = card_of(BUDGET, double, share, targets=[AGREEMENT], reports=[REPORT])
    source = traced(card["anggaran"])
    assert traced(card["ganda"])["sources"] == {"anggaran": source}
    assert traced(card["bagian"])["sources"] == {"anggaran": source}
    assert traced(card["ganda"])["reports"] == []
    assert traced(card["ganda"])["formula_text"] == {"id": "2 × x", "en": "2 × x"}


def test_what_several_were_computed_from_is_told_once() -> None:
    """Of the first that needs it in full; where it comes up again its own sources are left out."""
    every = [BUDGET, taking("b", "anggaran"), taking("c", "b"), taking("d", "b", "c")]
    trace = traced(card_of(*every, reports=[REPORT])["d"])
    assert [*trace["sources"]] == ["b", "c"]
    assert [*trace["sources"]["b"]["sources"]] == ["anggaran"]
    assert [*trace["sources"]["c"]["sources"]] == ["b"]
    assert trace["sources"]["c"]["sources"]["b"]["sources"] == {}
    assert trace["sources"]["c"]["sources"]["b"]["value"] == trace["sources"]["b"]["value"]


def test_a_long_chain_is_told_down_to_a_depth() -> None:
    chain = [BUDGET]
    for place in range(DEEPEST_TRACE + 2):
        made = formula(x=Taken(chain[-1].code))(lambda x: x)
        chain.append(Indicator(code=f"i{place}", name="I", unit="persen", formula=made))
    trace = traced(card_of(*chain, reports=[REPORT])[chain[-1].code])
    codes = []
    while trace["sources"]:
        ((code, trace),) = trace["sources"].items()
        codes.append(code)
    assert codes == [indicator.code for indicator in chain[-2 : -2 - DEEPEST_TRACE : -1]]


@pytest.mark.parametrize("before", range(4))
def test_what_is_too_deep_in_one_place_is_told_in_another(before: int) -> None:
    """From the root down a chain and to X, where little or nothing is left to tell, and from the root to X: told there.

    So is Y, from which X was computed, and whatever that was computed from.
    """
    names = ["x", *(f"i{place}" for place in range(DEEPEST_TRACE - 1 - before))]
    chain = [taking(code, other) for other, code in pairwise(names)]
    every = [BUDGET, taking("z", "anggaran"), taking("y", "z"), taking("x", "y"), *chain, taking("r", names[-1], "x")]
    trace = traced(card_of(*every, reports=[REPORT])["r"])
    assert [*trace["sources"]] == [names[-1], "x"]
    assert [*_told(trace, "x")] == ([["y"], []] if before > 2 else [[], ["y"]])
    assert [told for told in _told(trace, "y") if told] == [["z"]]
    assert [told for told in _told(trace, "z") if told] == [["anggaran"]]


def _told(trace: dict[str, Any], code: str) -> Iterator[list[str]]:
    """Yield what is told of the sources of an indicator, wherever it is met in a trace."""
    for name, source in trace["sources"].items():
        if name == code:
            yield [*source["sources"]]
        yield from _told(source, code)


def test_the_details_of_a_formula_and_what_an_instrument_measured_are_kept() -> None:
    score = Indicator(
        code="ikm", name="IKM", unit="poin",
        formula=external_score("nilai", assessor="Tim SKM", document="Laporan SKM"),
    )  # fmt: skip
    working = Working("IKM", Component("rata"), {"rata": "3.4"}, places=2, note="100 responden")
    trace = traced(assess_one(score, None, Realisation("ikm", YEAR, {"nilai": working})))
    assert trace["indicator"]["details"] == {"assessor": "Tim SKM", "document": "Laporan SKM"}
    assert trace["reports"][0]["workings"] == {"nilai": working.to_dict()}
    assert trace["inputs"] == {"nilai": "17/5"}


def test_a_formula_is_written_in_the_language_it_is_read_in() -> None:
    less = Indicator(
        code="x", name="X", unit="poin", formula=expression("smaller_of(a, b)", units={"a": "poin", "b": "poin"})
    )
    text = traced(assess_one(less, period=YEAR))["formula_text"]
    assert text == {"id": "terkecil(a; b)", "en": "smaller_of(a; b)"}

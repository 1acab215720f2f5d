"""Whole explanations, line by line: what people read of a number, wherever it came from."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from sakip.assessment import Assessment, Scorecard, assess, assess_one
from sakip.assessment.page import Page, compared_with
from sakip.bands import CategoryScale
from sakip.formulas import count, expression, external_score, ratio, share_achieved
from sakip.indicators import Evidence, Indicator, Predicate, Range, Realisation, Target, Working
from sakip.periods import Quarter, Year
from sakip.sets import IndicatorSet
from sakip.tree import Taken, formula

YEAR = Year(2024)
FIRST, SECOND = Quarter(2024, 1), Quarter(2024, 2)


def simple(code: str = "a", **facts: Any) -> Indicator:
    given: dict[str, Any] = {"name": code.upper(), "unit": "poin", "polarity": "higher", "formula": count("nilai")}
    return Indicator(code=code, **given | facts)


def card(*indicators: Indicator, targets: Any = (), reports: Any = ()) -> Scorecard:
    return assess(IndicatorSet("s", indicators, year=2024, targets=targets, title="Kecamatan Contoh"), reports)


def record(value: Any, period: Any = YEAR, code: str = "a", **facts: Any) -> Realisation:
    return Realisation(code, period, value if isinstance(value, dict) else {"nilai": value}, **facts)


def achieved(indicator: Indicator, target: Any, value: Any) -> Assessment:
    return assess_one(indicator, None if target is None else Target("a", YEAR, target), record(value))


def section(one: Assessment, name: str, lang: str = "en") -> list[str]:
    """Return the lines of the value or the achievement, without their heading."""
    made = Page(one, lang).sections()[("value", "achievement").index(name)]
    return [f"{left}: {right}" for left, right in made.lines]


# --- whole texts ------------------------------------------------------------------------------------------------------

SCALE = CategoryScale.of(
    "serapan", [0, "87.5", 100], [("K", "Kurang"), ("B", "Baik")], "upper", title="Serapan", source="Perbup 1/2024",
    clause="Pasal 2", confidence="C", reading="atas",
)  # fmt: skip
BUDGET = Indicator(
    code="a", name="Realisasi Anggaran", unit="persen", polarity="higher", scale=SCALE,
    achievement_scale=evolve(SCALE, key="tingkat", title="", source="", beyond="nearest"), cap="105.5",
    formula=ratio("realisasi", "pagu", unit="rupiah"), limits_basis="Perbup 2/2024", places=3, achievement_places=1,
    basis="IKU 2024", valid_from=date(2023, 1, 1), valid_until=date(2026, 12, 31),
)  # fmt: skip
AGREEMENT = Target(
    "a", YEAR, "80 persen", document="PK 2024", issued=date(2024, 1, 30), reason="refocusing", replaces="PK awal"
)
REPORT = record(
    {"realisasi": "883 juta rupiah", "pagu": 1_000_000_000}, note="sudah diaudit", recorded=date(2025, 1, 15),
    evidence=[Evidence("LRA", "SIPD", component="realisasi"), Evidence("DPA", sha256="ab" * 32, component="pagu")],
)  # fmt: skip

INDONESIAN = """\
Realisasi Anggaran (a)
Kecamatan Contoh, 2024

Nilai: 88,300%
  Definisi    IKU 2024; berlaku sejak 1 Januari 2023; berlaku sampai 31 Desember 2026
  rumus       realisasi ÷ pagu × 100%
  realisasi   Rp883.000.000 (dilaporkan 883 juta rupiah); LRA (SIPD); dicatat 15 Januari 2025; sudah diaudit
  pagu        Rp1.000.000.000; DPA [sha256 abababababab]; dicatat 15 Januari 2025; sudah diaudit
  hitungan    883.000.000 ÷ 1.000.000.000 × 100% = 88,3%
  dibulatkan  88,300% (3 desimal, setengah menjauhi nol)
  kategori    B, Baik: (87,5; 100]; Serapan
  dasar       Perbup 1/2024, Pasal 2 [C]

Capaian: 105,5%
  target      80%; PK 2024; refocusing; terbit 30 Januari 2024; menggantikan PK awal
  aturan      higher (makin tinggi makin baik): realisasi ÷ target × 100%
  realisasi   dari nilai terbit 88,300%
  hitungan    88,3 ÷ 80 × 100% = 110,375%
  batas       dibatasi paling tinggi 105,5%; Perbup 2/2024
  dibulatkan  105,5% (1 desimal, setengah menjauhi nol)
  kategori    B, Baik: (87,5; 100]; tingkat
"""
ENGLISH = """\
Realisasi Anggaran (a)
Kecamatan Contoh, 2024

Value: 88.300%
  Definition   IKU 2024; valid from 1 January 2023; valid until 31 December 2026
  formula      realisasi ÷ pagu × 100%
  realisasi    Rp883,000,000 (reported as 883 juta rupiah); LRA (SIPD); recorded 15 January 2025; sudah diaudit
  pagu         Rp1,000,000,000; DPA [sha256 abababababab]; recorded 15 January 2025; sudah diaudit
  calculation  883,000,000 ÷ 1,000,000,000 × 100% = 88.3%
  rounded      88.300% (3 decimals, half away from zero)
  category     B, Baik: (87.5, 100]; Serapan
  basis        Perbup 1/2024, Pasal 2 [C]

Achievement: 105.5%
  target       80%; PK 2024; refocusing; issued 30 January 2024; in place of PK awal
  rule         higher (higher is better): realisasi ÷ target × 100%
  realisation  from the published value 88.300%
  calculation  88.3 ÷ 80 × 100% = 110.375%
  limit        limited to at most 105.5%; Perbup 2/2024
  rounded      105.5% (1 decimal, half away from zero)
  category     B, Baik: (87.5, 100]; tingkat
"""


@pytest.mark.parametrize(("lang", "text"), [("id", INDONESIAN), ("en", ENGLISH)])
def test_a_number_is_explained_in_full(lang: str, text: str) -> None:
    """Definition, formula, documents, calculation, rounding, limits, categories and what all of them rest on."""
    explanation = card(BUDGET, targets=[AGREEMENT], reports=[REPORT])["a"].explain()
    assert explanation.text(lang) == text
    if lang == "id":
        assert str(explanation) == explanation.text() == text


def test_a_year_of_quarters_is_explained_in_full() -> None:
    """Every part with its own documents; the targets of the parts; the calculation over all of them."""
    targets = [Target("a", FIRST, 3, document="RA", issued=date(2024, 1, 1)), Target("a", SECOND, 4)]
    documents = [Evidence("Rekap", "SIPD", sha256="1f" * 32)]
    reports = [record(3, FIRST, evidence=documents), record("4.5", SECOND, note="cat", recorded=date(2024, 7, 1))]
    one = card(simple(consolidation="sum"), targets=targets, reports=reports)["a"]
    assert (
        one.explain().text()
        == """\
A (a)
Kecamatan Contoh, 2024

Nilai: 7,50
  rumus                   nilai
  gabungan                jumlah: Triwulan I 2024, Triwulan II 2024
  nilai Triwulan I 2024   3; Rekap (SIPD) [sha256 1f1f1f1f1f1f]
  nilai Triwulan II 2024  4,5; dicatat 1 Juli 2024; cat
  hitungan                3 + 4,5 = 7,5
  dibulatkan              7,50 (2 desimal, setengah menjauhi nol)

Capaian: 107,14%
  target      7; jumlah: 3 (Triwulan I 2024), 4 (Triwulan II 2024); RA
  aturan      higher (makin tinggi makin baik): realisasi ÷ target × 100%
  realisasi   dari nilai terbit 7,50
  hitungan    7,5 ÷ 7 × 100% = 107,142857…%
  dibulatkan  107,14% (2 desimal, setengah menjauhi nol)
"""
    )
    assert section(one, "value")[1:4] == [
        "put together: sum: Quarter 1 2024, Quarter 2 2024",
        "nilai Quarter 1 2024: 3; Rekap (SIPD) [sha256 1f1f1f1f1f1f]",
        "nilai Quarter 2 2024: 4.5; recorded 1 July 2024; cat",
    ]
    assert section(one, "achievement")[0] == "target: 7; sum: 3 (Quarter 1 2024), 4 (Quarter 2 2024); RA"


def test_a_number_that_is_missing_is_explained_as_far_as_it_goes() -> None:
    """The reason once, what was reported of it, and the target it has."""
    one = card(simple(), targets=[Target("a", YEAR, 90)])["a"]
    assert (
        one.explain().text("en")
        == """\
A (a)
Kecamatan Contoh, 2024

Value: not reported
  because  There is no realisation of A for 2024. Report it; blank is not taken as zero.
  formula  nilai

Achievement: not reported
  target  90
  rule    higher (higher is better): realisasi ÷ target × 100%
"""
    )
    alone = assess_one(simple(polarity=None), period=YEAR).explain().text("en")
    assert alone.splitlines()[:2] == ["A (a)", "2024"]
    assert alone.endswith("\nAchievement: not reported\n")


# --- components -------------------------------------------------------------------------------------------------------

FROM_A = formula(x=Taken("a"), z="poin")(lambda x, z: x + z)
OF_A = formula(x=Taken("a", "achievement"))(lambda x: x / 1)


def test_what_is_taken_from_another_indicator_is_named_with_its_number() -> None:
    """Its value, or its achievement after limits; all digits of it, or the first."""
    made = [simple(cap=105), simple("b", formula=FROM_A), simple("c", unit="persen", formula=OF_A)]
    done = card(*made, targets=[Target("a", YEAR, 3)], reports=[record("3.333"), record({"z": 1}, code="b")])
    assert section(done["b"], "value")[:4] == [
        "formula: x + z", "x: computed from a: 3.333", "z: 1", "calculation: 3.333 + 1 = 4.333",
    ]  # fmt: skip
    assert section(done["c"], "value")[1] == "x: computed from a: 105"


def test_what_is_taken_and_missing_says_why_it_is() -> None:
    """The reason of the value or of the achievement, whichever is taken; a word has neither."""
    made = [simple(), simple("b", formula=FROM_A), simple("c", unit="persen", formula=OF_A)]
    without = card(*made, reports=[record({"z": 1}, code="b")])
    said = "There is no realisation of A for 2024. Report it; blank is not taken as zero."
    assert section(without["b"], "value")[2:] == [f"x: computed from a: {said}", "z: 1"]
    aimless = card(*made, reports=[record(3)])
    said = "There is no target of A for 2024. Add it from the Perjanjian Kinerja."
    assert section(aimless["c"], "value")[2:] == [f"x: computed from a: {said}"]
    # b lacks its own part: the number of the other is shown all the same
    assert section(aimless["b"], "value")[2:] == ["x: computed from a: 3"]
    word = simple(unit="predikat", predicates=("WDP", "WTP"), polarity=None)
    taking = simple("b", unit="predikat", formula=formula(x=Taken("a"))(lambda x: x))
    worded = card(word, taking, reports=[record(Predicate("WTP"))])
    assert section(worded["b"], "value")[2:] == ["x: computed from a: none"]


def test_what_another_lacks_does_not_hide_the_number_that_is_there() -> None:
    """Of two that are taken one is missing; the other is shown as it was published."""
    both = simple("c", formula=formula(x=Taken("a"), y=Taken("b"))(lambda x, y: x + y))
    done = card(simple(), simple("b"), both, reports=[record("3.335")])
    assert section(done["c"], "value")[2] == "x: computed from a: 3.34"


def test_a_share_names_what_it_counted() -> None:
    """Those reached, all of them, and not what does not apply; a dash where there is none."""
    share = simple("s", unit="persen", formula=share_achieved(["a", "b", "c"]))
    aims = [Target(code, YEAR, 10) for code in "abc"]
    made = [simple(), simple("b"), simple("c"), share]
    skipped = record({}, code="c", applicable=False)
    done = card(*made, targets=aims, reports=[record(10), record(5, code="b"), skipped])
    assert section(done["s"], "value")[1:3] == ["tercapai: 1 (reached: a)", "seluruh: 2 (counted: a, b)"]
    lacking = card(*made, targets=aims, reports=[record(5), skipped])
    assert section(lacking["s"], "value")[2:] == ["tercapai: none (reached: –)", "seluruh: none (counted: a, b)"]
    every = card(simple(), simple("s", unit="persen", formula=share_achieved()), targets=aims[:1], reports=[record(10)])
    assert section(every["s"], "value", "id")[1:3] == ["tercapai: 1 (tercapai: a)", "seluruh: 1 (dihitung: a)"]


def test_what_an_instrument_measured_is_shown_down_to_what_it_counted() -> None:
    mean = formula(total="bilangan", count="bilangan")(lambda total, count: total / count)
    working = Working("IKM", mean.tree, {"total": 336, "count": 100}, places=1, note="100 responden")
    lines = ["  total: 336", "  count: 100", "  calculation: 336 ÷ 100 = 3.4 (1 decimal, half away from zero)"]
    assert section(achieved(simple(), None, working), "value") == [
        "formula: nilai", "nilai: 3.4; IKM; 100 responden", *lines, "rounded: 3.40 (2 decimals, half away from zero)",
    ]  # fmt: skip
    bare = evolve(working, title="", note="")
    assert section(achieved(simple(), None, bare), "value")[1] == "nilai: 3.4"
    quarterly = card(simple(consolidation="sum"), reports=[record(working, FIRST)])["a"]
    assert section(quarterly, "value")[2:6] == ["nilai Quarter 1 2024: 3.4; IKM; 100 responden", *lines]


def test_a_document_of_one_component_is_none_of_another() -> None:
    """One of no component is of all of them."""
    two = simple(formula=ratio("x", "y", unit="orang"), unit="persen")
    documents = [Evidence("Untuk x", component="x"), Evidence("Semua")]
    one = assess_one(two, None, record({"x": 1, "y": None}, evidence=documents))
    assert section(one, "value")[2:] == ["x: 1 orang; Untuk x; Semua", "y: not reported"]


def test_a_component_is_written_in_its_own_unit() -> None:
    """One without is in that of the indicator; what cannot be converted stands as it was given."""
    two = simple(formula=ratio("x", "y", unit="orang"), unit="persen")
    wrong = assess_one(two, None, record({"x": "5 rupiah", "y": 4}))
    assert section(wrong, "value")[2:] == ["x: reported as 5 rupiah", "y: 4 orang"]
    hours = simple(unit="jam")
    assert section(achieved(hours, None, "90 menit"), "value")[1] == "nilai: 1.5 jam (reported as 90 menit)"
    opinion = simple(unit="predikat", predicates=("WDP", "WTP"), polarity=None)
    assert section(achieved(opinion, None, Predicate("WTP")), "value") == ["formula: nilai", "nilai: WTP"]
    assert Page(achieved(opinion, None, Predicate("WTP")), "en").sections()[0].result == "WTP"


def test_an_assessor_is_named_once() -> None:
    for document, said in (("LHE", "assessor: Inspektorat; LHE"), ("Inspektorat", "assessor: Inspektorat")):
        scored = simple(formula=external_score("nilai", assessor="Inspektorat", document=document))
        assert section(achieved(scored, None, 80), "value")[2] == said
    assert "assessor" not in "".join(section(achieved(simple(), None, 80), "value"))
    undocumented = simple(formula=evolve(count("nilai"), details={"assessor": "Inspektorat"}))
    assert section(achieved(undocumented, None, 80), "value")[2] == "assessor: Inspektorat"


# --- the achievement --------------------------------------------------------------------------------------------------

RULE = "rule: higher (higher is better): realisasi ÷ target × 100%"


def test_a_target_without_a_unit_is_written_in_that_of_the_indicator() -> None:
    """And so are those of the parts of the period."""
    share = simple(unit="persen", consolidation="average")
    assert section(achieved(share, 50, 40), "achievement")[0] == "target: 50%"
    targets = [Target("a", FIRST, 50), Target("a", SECOND, 60)]
    one = card(share, targets=targets, reports=[record(40, FIRST), record(50, SECOND)])["a"]
    assert section(one, "achievement")[0] == "target: 55%; average: 50% (Quarter 1 2024), 60% (Quarter 2 2024)"


def test_a_range_says_which_end_was_compared_with() -> None:
    assert section(achieved(simple(), Range(7, 8), 9), "achievement") == [
        "target: 7–8", RULE, "realisation: from the published value 9.00", "target: the end of the range used: 8",
        "calculation: 9 ÷ 8 × 100% = 112.5%", "rounded: 112.50% (2 decimals, half away from zero)",
    ]  # fmt: skip
    assert section(achieved(simple(), Range(7, 8), 7), "achievement") == [
        "target: 7–8", RULE, "realisation: from the published value 7.00",
        "target: inside the target range, taken as 100%", "rounded: 100.00% (2 decimals, half away from zero)",
    ]  # fmt: skip


def test_a_target_of_zero_says_how_it_is_read() -> None:
    lower = simple(polarity="lower-mirror", zero_target="met-or-not", achievement_from="exact")
    assert section(achieved(lower, 0, "0.004"), "achievement")[2:4] == [
        "realisation: from the exact value 0.004", "calculation: a target of 0 read as met or not: 0%"
    ]  # fmt: skip


def test_the_exact_value_is_what_an_achievement_of_it_is_computed_from() -> None:
    third = simple(formula=ratio("x", "y", unit="orang"), unit="persen", achievement_from="exact")
    one = assess_one(third, Target("a", YEAR, 50), record({"x": 1, "y": 3}))
    assert section(one, "achievement")[2:4] == [
        "realisation: from the exact value 33.333333…", "calculation: 100 ÷ 3 ÷ 50 × 100% = 66.666666…%"
    ]  # fmt: skip


def test_a_limit_names_what_it_rests_on_where_that_is_said() -> None:
    limited = simple(cap=105, floor="49.5")
    assert section(achieved(limited, 100, 200), "achievement")[4] == "limit: limited to at most 105%"
    based = evolve(limited, limits_basis="Perbup")
    assert section(achieved(based, 100, 1), "achievement")[4] == "limit: limited to at least 49.5%; Perbup"
    assert not any(line.startswith("limit") for line in section(achieved(based, 100, 80), "achievement"))


def test_the_words_of_a_formula_are_those_of_the_language() -> None:
    """Of the indicator's own, and of the rule it is held against its target by."""
    less = simple(polarity="stabilise", formula=expression("smaller_of(x, y)", units={"x": "poin", "y": "poin"}))
    one = assess_one(less, Target("a", YEAR, 4), record({"x": 5, "y": 6}))
    for lang, smaller, larger in (("en", "smaller_of", "larger_of"), ("id", "terkecil", "terbesar")):
        assert section(one, "value", lang)[0].endswith(f": {smaller}(x; y)")
        said = f"(target − {larger}(realisasi − target; target − realisasi)) ÷ target × 100%"
        assert section(one, "achievement", lang)[1].endswith(f": {said}")


def test_a_predicate_is_reached_or_not() -> None:
    opinion = simple(unit="predikat", predicates=("WDP", "WTP"), polarity=None)
    because = "because: The target WTP is a predicate: reached or not, never divided."
    for word, said in (("WTP", "reached"), ("WDP", "not reached")):
        one = achieved(opinion, Predicate("WTP"), Predicate(word))
        assert section(one, "achievement") == [because, "target: WTP", f"achievement: {said}"]


def test_a_rule_of_ones_own_has_no_words_of_ours() -> None:
    rule = simple().rule
    assert rule is not None
    own = simple(polarity=None, rule=evolve(rule, name="sendiri"))
    assert section(achieved(own, 5, 5), "achievement")[1] == "rule: sendiri: realisasi ÷ target × 100%"


def test_a_category_names_its_scale_and_the_reading_that_is_not_settled() -> None:
    """What is settled needs no name for its reading, and a scale without a source no basis."""
    for confidence, reading, basis in (
        ("S", "atas", "Perbup 1/2024, Pasal 2 [S]; reading atas"),
        ("S", "", "Perbup 1/2024, Pasal 2 [S]"),
        ("C", "atas", "Perbup 1/2024, Pasal 2 [C]"),
        ("", "atas", "Perbup 1/2024, Pasal 2"),
    ):
        scale = evolve(SCALE, confidence=confidence, reading=reading)
        lines = section(achieved(simple(scale=scale), None, 80), "value")
        assert lines[3:] == ["category: K, Kurang: [0, 87.5]; Serapan", f"basis: {basis}"]
    bare = evolve(SCALE, source="", title="")
    assert section(achieved(simple(scale=bare), None, 80), "value")[3:] == ["category: K, Kurang: [0, 87.5]; serapan"]


def test_an_achievement_beyond_its_scale_says_so() -> None:
    narrow = simple(achievement_scale=evolve(SCALE, source=""))
    lines = section(achieved(narrow, 10, 20), "achievement")
    assert lines[-1] == "category: none; outside Serapan (0–100)"


@pytest.mark.parametrize(
    ("target", "unit", "realised", "aim"),
    [
        (Target("a", YEAR, 80), "poin", 70, 80),
        (Target("a", YEAR, "2 jam"), "menit", 70, 120),
        (Target("a", YEAR, Range(80, 90)), "poin", 70, 80),
        (Target("a", YEAR, Range(80, 90)), "poin", 95, 90),
        (Target("a", YEAR, Range(80, 90)), "poin", 85, None),
        (Target("a", YEAR, "2 jam"), "orang", 70, None),
    ],
)
def test_what_a_realisation_is_compared_with_is_in_its_own_unit(
    target: Target, unit: str, realised: Any, aim: int | None
) -> None:
    assert compared_with(target, Fraction(realised), unit, ()) == aim

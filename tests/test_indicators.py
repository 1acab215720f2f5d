from __future__ import annotations

import pickle
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from strategies import numbers

from sakip.bands import CategoryScale
from sakip.errors import DefinitionError, NumberError, PeriodError, UnitError, UnknownNameError
from sakip.figures import plain
from sakip.formulas import count, external_score, ratio
from sakip.formulas.achievement import ACHIEVEMENT_RULES, AchievementRule
from sakip.indicators import (
    CONSOLIDATIONS,
    Amount,
    Evidence,
    Indicator,
    Predicate,
    Range,
    Realisation,
    State,
    Target,
    amount,
    read_state,
)
from sakip.periods import Quarter, Year
from sakip.tree import Component, Formula, Taken, formula
from sakip.units import registry

YEAR = Year(2024)


def indicator(**facts: Any) -> Indicator:
    """Return an indicator of a budget, with ``facts`` instead of its own."""
    given: dict[str, Any] = {
        "code": "anggaran",
        "name": "Realisasi Anggaran",
        "unit": "persen",
        "formula": ratio("realisasi", "pagu", unit="rupiah"),
    }
    return Indicator(**given | facts)


# --- amounts ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("88.42", Fraction(4421, 50)),
        (0, Fraction(0)),
        (88.42, Fraction(4421, 50)),
        (Decimal("88.42"), Fraction(4421, 50)),
        ("12.5 juta rupiah", Amount(Fraction(25, 2), "juta rupiah")),
        ("  12.5   Juta   Rupiah ", Amount(Fraction(25, 2), "juta rupiah")),
        ("88 persen", Amount(Fraction(88), "persen")),
        ("88%", Amount(Fraction(88), "persen")),
        ("88 %", Amount(Fraction(88), "persen")),
        ("-3 poin persen", Amount(Fraction(-3), "poin persen")),
        ("4 dok", Amount(Fraction(4), "dokumen")),
        ("7 Orang/Desa", Amount(Fraction(7), "orang / desa")),
        ("3 ekor sapi", Amount(Fraction(3), "ekor sapi")),
        (("12.5", "juta rupiah"), Amount(Fraction(25, 2), "juta rupiah")),
        ((12, "%"), Amount(Fraction(12), "persen")),
        (Amount(Fraction(1), "desa"), Amount(Fraction(1), "desa")),
    ],
)
def test_a_number_may_carry_its_unit_behind_it_in_the_spelling_of_the_library(given: Any, expected: Any) -> None:
    assert amount(given) == expected


def test_a_unit_only_a_set_may_know_is_kept_as_it_was_written() -> None:
    assert amount("3 Ekor  Sapi") == Amount(Fraction(3), "Ekor Sapi")


def test_a_quantity_of_pint_is_taken_with_its_unit() -> None:
    units = registry()
    assert amount(units.Quantity(12, "juta_rupiah")) == Amount(Fraction(12), "juta rupiah")
    assert amount(units.Quantity(Fraction(5, 2), "orang/desa")) == Amount(Fraction(5, 2), "orang / desa")
    with pytest.raises(UnitError, match="has a unit that no indicator can have"):
        amount(units.Quantity(1, "orang*desa"))
    with pytest.raises(NumberError, match="not a finite number"):
        amount(units.Quantity(float("nan"), "orang"))


@pytest.mark.parametrize(
    "given",
    [
        "", "banyak", "WTP", "12,5 juta rupiah", "Rp 12", "1e5", "1E+5", "1e-5 rupiah", "1 e5", "1.2.3 persen",
        ". persen", "12 rupiah\nlagi", "1_000 orang", "１２ persen", "12" + " " * 200 + "orang", "12 " + "a" * 150,
        "1234567890123456789 orang", "0.1234567891 orang", float("nan"), float("inf"), True, None, b"12", [], {},
        (), ("12",), ("12", 3), (True, "orang"), ("12", "orang", "desa"), object(),
    ],
)  # fmt: skip
def test_what_is_no_number_is_refused_with_what_was_given(given: Any) -> None:
    with pytest.raises(NumberError) as caught:
        amount(given)
    assert caught.value.remedy


@pytest.mark.parametrize("given", ["89.x", "1.2.3 persen", ". persen", ".5 juta rupiah"])
def test_what_is_no_number_is_named_whole(given: str) -> None:
    """Nothing of it is cut off as a unit."""
    with pytest.raises(NumberError) as caught:
        amount(given)
    assert caught.value.value == given


@given(numbers())
def test_an_amount_keeps_every_digit_of_its_number(value: Fraction) -> None:
    written = plain(value)
    # with just three decimals it could be thousands: one zero more says that it is not
    written += "0" if len(written.partition(".")[2]) == 3 else ""
    assert amount(f"{written} juta rupiah") == Amount(value, "juta rupiah")


def test_a_number_that_may_be_grouped_is_refused_before_a_unit() -> None:
    """Whoever writes 1.500 juta rupiah means fifteen hundred million more often than one and a half."""
    with pytest.raises(NumberError, match="may be grouped") as caught:
        amount("1.500 juta rupiah")
    assert "1500 or 1.5000" in caught.value.remedy
    assert amount(("1.500", "juta rupiah")) == Amount(Fraction(3, 2), "juta rupiah")


def test_an_amount_and_a_range_hold_exact_numbers_or_are_refused() -> None:
    assert Amount("12.5", "rupiah").value == Fraction(25, 2)
    assert (Range("80", 90.5).lower, Range("80", 90.5).upper) == (Fraction(80), Fraction(181, 2))
    with pytest.raises(NumberError):
        Amount("banyak", "rupiah")
    with pytest.raises(NumberError):
        Range("80", "banyak")
    with pytest.raises(DefinitionError, match=r"range 90 to 80 is upside down\. Give the lower end first"):
        Range("90", "80")
    assert Range(8, 8).lower == 8


def test_amounts_ranges_and_predicates_are_written_in_both_languages() -> None:
    assert Amount("1234.5", "rupiah").label() == "1.234,5 rupiah"
    assert Amount("1234.5", "rupiah").label("en") == "1,234.5 rupiah"
    assert (Range("7.5", 8).label(), Range("7.5", 8).label("en")) == ("7,5–8", "7.5–8")
    assert str(Predicate("WTP")) == "WTP"


# --- indicators -------------------------------------------------------------------------------------------------------


def test_an_indicator_brings_its_unit_into_the_spelling_of_the_library() -> None:
    assert indicator(unit=" % ").unit == "persen"


def test_the_polarity_names_its_rule_and_a_rule_of_ones_own_its_polarity() -> None:
    for name, rule in ACHIEVEMENT_RULES.items():
        assert indicator(polarity=name).rule is rule
    assert indicator().rule is None
    own = AchievementRule("separuh", ACHIEVEMENT_RULES["higher"].formula, "higher", "uji", "C")
    assert indicator(rule=own).polarity == "separuh"


def test_a_polarity_cannot_be_changed_while_the_rule_stays_another() -> None:
    """An indicator that says one rule and computes by another would publish wrong numbers."""
    higher = indicator(polarity="higher")
    with pytest.raises(DefinitionError, match="has polarity 'lower-mirror' and the rule 'higher'"):
        evolve(higher, polarity="lower-mirror")
    changed = evolve(higher, polarity="lower-mirror", rule=None)
    assert changed.rule is ACHIEVEMENT_RULES["lower-mirror"]


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ({"polarity": "higer"}, "no polarity called 'higer'. Did you mean 'higher'"),
        ({"polarity": "lower"}, "called 'lower'. Known: 'higher', 'lower-inverse', 'lower-mirror', 'stabilise'"),
        ({"rounding": "half-upp"}, "no rounding rule called 'half-upp'. Did you mean 'half-up'"),
        ({"consolidation": "ratio-of-sum"}, "no consolidation called 'ratio-of-sum'. Did you mean 'ratio-of-sums'"),
        ({"achievement_from": "publised"}, "no achievement_from called 'publised'. Did you mean 'published'"),
        ({"zero_target": "undefine"}, "no zero_target called 'undefine'. Did you mean 'undefined'"),
        ({"unit": "persn"}, "no unit called 'persn'. Did you mean 'persen'"),
        ({"formula": count("jumlah", unit="dokument")}, "no unit called 'dokument'. Did you mean 'dokumen'"),
    ],
)
def test_a_name_that_does_not_exist_comes_with_the_nearest_one(facts: dict[str, Any], message: str) -> None:
    with pytest.raises(UnknownNameError, match=message):
        indicator(**facts)


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ({"code": ""}, "has no code or no name"),
        ({"name": ""}, "has no code or no name"),
        ({"places": -1}, "places = -1. Write 0 to 9"),
        ({"places": 10}, "places = 10"),
        ({"places": True}, "places = True"),
        ({"places": "2"}, "places = '2'"),
        ({"achievement_places": 10}, "places = 10"),
        ({"floor": 100, "cap": 0}, "has a floor above its cap"),
        ({"zero_target": "met-or-not"}, "reads a zero target as met or not, but less is not better"),
        ({"zero_target": "met-or-not", "polarity": "higher"}, "less is not better"),
        ({"zero_target": "met-or-not", "polarity": "stabilise"}, "less is not better"),
        ({"predicates": ("WDP", "WTP", "WDP")}, "names a predicate twice"),
        ({"predicates": ("WDP", "WTP"), "consolidation": "average"}, "would put words together by 'average'"),
    ],
)
def test_parts_that_contradict_each_other_are_refused(facts: dict[str, Any], message: str) -> None:
    with pytest.raises(DefinitionError, match=message):
        indicator(**facts)


@pytest.mark.parametrize("limit", ["banyak", float("nan"), True, "1e3"])
def test_a_limit_that_is_no_number_is_refused(limit: Any) -> None:
    with pytest.raises(NumberError):
        indicator(cap=limit)


def test_a_formula_that_comes_out_in_something_else_is_refused_naming_both_units() -> None:
    with pytest.raises(UnitError) as caught:
        indicator(unit="dokumen")
    assert "'anggaran': the formula comes out in bilangan" in str(caught.value)
    assert "measured in dokumen (dokumen)" in str(caught.value)
    with pytest.raises(UnitError, match=r"comes out in dokumen, but the indicator is measured in orang \(orang\)"):
        indicator(unit="orang", formula=count("jumlah", unit="dokumen"))
    with pytest.raises(UnitError, match="dokumen and orang cannot be added"):
        indicator(unit="orang", formula=formula(a="dokumen", b="orang")(lambda a, b: a + b))


def test_a_formula_over_other_indicators_waits_for_the_set_to_know_their_units() -> None:
    taken = formula(nilai=Taken("ikm"))(lambda nilai: nilai)
    assert indicator(unit="dokumen", formula=taken).unit == "dokumen"


def test_a_count_of_ones_own_is_a_unit_where_it_is_declared() -> None:
    own = indicator(unit="Ekor Sapi", own_units=["ekor sapi"], formula=count("jumlah"))
    assert own.unit == "ekor sapi"
    with pytest.raises(UnknownNameError, match="no unit called 'ekor sapi'"):
        indicator(unit="ekor sapi", formula=count("jumlah"))


def test_one_text_stands_for_a_list_of_one() -> None:
    made = indicator(aliases="PAD", responsible="Camat", data_sources=["LRA", "DPA"])
    assert (made.aliases, made.responsible, made.data_sources) == (("PAD",), ("Camat",), ("LRA", "DPA"))


def test_an_achievement_has_the_places_of_the_value_unless_told_otherwise() -> None:
    assert indicator(places=4).achievement_places == 4
    assert indicator(places=0, achievement_places=2).achievement_places == 2


SCALE = CategoryScale.of("nilai", [0, 60, 100], [("K", "Kurang"), ("B", "Baik")], "upper")


@pytest.mark.parametrize(
    "made",
    [
        indicator(polarity="higher", scale=SCALE, achievement_scale=SCALE, floor=0, cap=120, aliases=["a"]),
        indicator(unit="nilai", formula=external_score("nilai", assessor="Inspektorat", document="LHE")),
        indicator(unit="predikat", formula=count("opini"), predicates=("WDP", "WTP"), consolidation="last"),
        Target("anggaran", YEAR, "88 persen", document="PK", issued=date(2024, 1, 30), reason="r", replaces="x"),
        Target("anggaran", YEAR, Range(80, 90)),
        Target("opini", YEAR, Predicate("WTP")),
        Realisation("anggaran", YEAR, {"realisasi": "12.5 juta rupiah", "pagu": None, "opini": Predicate("WTP")},
                    [Evidence("LRA", "SIPD", "ab" * 32, "realisasi")], date(2025, 1, 5), State.VERIFIED, note="n"),
        Realisation("anggaran", Quarter(2024, 1), {}, applicable=False),
        Range(80, "90.5"),
        Amount("12.5", "rupiah"),
        Predicate("WTP"),
    ],
    ids=lambda made: type(made).__name__,
)  # fmt: skip
def test_it_comes_back_from_a_pickle_equal_and_with_the_same_hash(made: Any) -> None:
    again = pickle.loads(pickle.dumps(made))  # noqa: S301  # the pickle is ours
    assert again == made
    assert repr(again) == repr(made)
    assert hash(again) == hash(made)


def test_the_repr_of_targets_and_realisations_rebuilds_them() -> None:
    """Separate meanings get separate types whose repr is an expression (STYLE.md, habit 9)."""
    names: dict[str, Any] = {
        "Target": Target, "Realisation": Realisation, "Year": Year, "Fraction": Fraction, "Range": Range,
        "mappingproxy": dict,
    }  # fmt: skip
    for made in (Target("a", YEAR, "88 persen"), Target("a", YEAR, Range(1, 2))):
        assert eval(repr(made), names) == made  # noqa: S307  # the repr is ours


# --- targets ----------------------------------------------------------------------------------------------------------


def test_a_target_takes_its_unit_from_its_number() -> None:
    target = Target("anggaran", YEAR, "88%")
    assert (target.value, target.unit) == (Fraction(88), "persen")
    assert Target("anggaran", YEAR, 88, unit="%").unit == "persen"
    assert Target("anggaran", YEAR, "88 persen", unit="%") == target


def test_a_target_in_two_units_is_refused() -> None:
    with pytest.raises(DefinitionError, match=r"in 'persen' and in 'rupiah'\. Name the unit once"):
        Target("anggaran", YEAR, "88 persen", unit="rupiah")


@pytest.mark.parametrize("value", ["WTP", "", None, True, float("nan"), "80-90", "87,5"])
def test_a_target_that_is_no_number_range_or_predicate_is_refused(value: Any) -> None:
    with pytest.raises(NumberError):
        Target("anggaran", YEAR, value)


def test_a_period_is_read_from_its_text_and_refused_when_it_is_none() -> None:
    """A record filed under the text ``2024`` instead of the year would be lost without a word."""
    assert Target("a", "2024", 1).period == YEAR
    assert Realisation("a", "TW II 2024", {}).period == Quarter(2024, 2)
    with pytest.raises(PeriodError):
        Target("a", "tahun depan", 1)
    with pytest.raises(PeriodError):
        Realisation("a", "2024-Q5", {})


@pytest.mark.parametrize(
    ("target", "unit", "indonesian", "english"),
    [
        (Target("a", YEAR, "87.5"), "persen", "87,5%", "87.5%"),
        (Target("a", YEAR, "1500000 rupiah"), "", "Rp1.500.000", "Rp1,500,000"),
        (Target("a", YEAR, 3), "dokumen", "3 dokumen", "3 dokumen"),
        (Target("a", YEAR, 3), "", "3", "3"),
        (Target("a", YEAR, Range("7.5", 8)), "hari", "7,5–8 hari", "7.5–8 hari"),
        (Target("a", YEAR, Predicate("WTP")), "predikat", "WTP", "WTP"),
        (Target("a", YEAR, Fraction(1, 3)), "poin", "0,33", "0.33"),
    ],
)
def test_a_target_is_written_with_its_unit(target: Target, unit: str, indonesian: str, english: str) -> None:
    assert (target.text("id", unit), target.text("en", unit)) == (indonesian, english)


# --- realisations -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("blank", [None, "", " ", "-", "–", "n/a", "N/A", "belum ada", "tidak ada data"])
def test_what_is_blank_is_none_and_not_zero(blank: Any) -> None:
    record = Realisation("a", YEAR, {"nilai": blank})
    assert record.components["nilai"] is None
    assert not record.filled
    assert record.pairs == {}


def test_zero_is_data() -> None:
    record = Realisation("a", YEAR, {"nilai": "0", "pagu": ""})
    assert record.components == {"nilai": Fraction(0), "pagu": None}
    assert record.filled
    assert record.pairs == {"nilai": (0, 1)}


def test_a_component_that_is_no_number_is_named() -> None:
    with pytest.raises(NumberError, match=r"component 'pagu': '1\.000,5' is not a plain number") as caught:
        Realisation("a", YEAR, {"realisasi": 1, "pagu": "1.000,5"})
    assert caught.value.value == "1.000,5"


@pytest.mark.parametrize("given", ["88", 88, [("realisasi", 1)], None])
def test_components_without_names_are_refused(given: Any) -> None:
    with pytest.raises(DefinitionError, match="does not say which component is which"):
        Realisation("a", YEAR, given)


def test_the_components_cannot_be_changed_afterwards() -> None:
    given = {"nilai": 1}
    record = Realisation("a", YEAR, given)
    given["nilai"] = 2
    assert record.components == {"nilai": Fraction(1)}
    with pytest.raises(TypeError):
        record.components["nilai"] = Fraction(2)  # type: ignore[index]  # pyright: ignore[reportIndexIssue]


@pytest.mark.parametrize("given", ["LRA", ["LRA"], [None]])
def test_evidence_that_is_only_a_text_is_refused_with_what_to_write(given: Any) -> None:
    with pytest.raises(DefinitionError, match=r"is not evidence\. Give a list: \[Evidence\('LRA 2024'\)\]"):
        Realisation("a", YEAR, {}, given)


def test_a_state_is_given_by_its_name_and_an_unknown_one_comes_with_the_nearest() -> None:
    assert Realisation("a", YEAR, {}, state="verified").state is State.VERIFIED
    with pytest.raises(UnknownNameError, match=r"no state of a realisation called 'verifed'\. Did you mean 'verified'"):
        Realisation("a", YEAR, {}, state="verifed")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", State.SUBMITTED),
        ("Draf", State.DRAFT),
        ("draft", State.DRAFT),
        ("DIAJUKAN", State.SUBMITTED),
        (" terverifikasi ", State.VERIFIED),
        ("diverifikasi", State.VERIFIED),
        ("ditolak", State.REJECTED),
        ("Tidak  Berlaku", None),
        ("not applicable", None),
    ],
)
def test_a_state_is_read_in_either_language(text: str, state: State | None) -> None:
    assert read_state(text) is state


def test_another_word_is_no_state() -> None:
    with pytest.raises(UnknownNameError, match=r"called 'ditolk'\. Did you mean 'ditolak'"):
        read_state("ditolk")


def test_every_state_has_a_word_in_both_languages() -> None:
    assert [state.label() for state in State] == ["draf", "diajukan", "terverifikasi", "ditolak"]
    assert [state.label("en") for state in State] == ["draft", "submitted", "verified", "rejected"]


def test_the_ways_to_put_parts_together_are_the_five_of_the_design() -> None:
    assert set(CONSOLIDATIONS) == {"sum", "average", "last", "maximum", "ratio-of-sums"}


@given(st.dictionaries(st.sampled_from(["a", "b", "c"]), st.one_of(st.none(), numbers())))
def test_pairs_hold_every_plain_number_exactly(components: dict[str, Fraction | None]) -> None:
    record = Realisation("x", YEAR, components)
    assert {name: Fraction(*pair) for name, pair in record.pairs.items()} == {
        name: value for name, value in components.items() if value is not None
    }


def test_a_formula_may_be_made_by_hand() -> None:
    by_hand = Formula.of("tangan", Component("nilai", "poin"))
    assert indicator(unit="poin", formula=by_hand).formula.components == (Component("nilai", "poin"),)

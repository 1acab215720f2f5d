"""A regional card as it is read: rows, explanations, names looked up, and who is named of many."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from sakip import regulations
from sakip.assessment import Scorecard, assess
from sakip.bands import CategoryScale
from sakip.errors import UnknownNameError
from sakip.findings import Finding
from sakip.formulas import count, ratio
from sakip.indicators import Indicator, Predicate, Realisation, Target
from sakip.periods import Quarter, Year
from sakip.rollup import Figure, Missing, Region, RegionalCard, across
from sakip.rollup.card import COLUMNS, Others, few, named
from sakip.sets.model import IndicatorSet

YEAR = Year(2024)
CAPAIAN = regulations.scale("capaian", on=YEAR.end)
SCALE = CategoryScale.of("s", [0, 50, 100], [("K", "Kurang"), ("B", "Baik")], "upper")
RATE = Indicator(
    code="x", name="Penyelesaian", unit="persen", polarity="higher", formula=ratio("selesai", "masuk"), scale=SCALE,
    achievement_scale=CAPAIAN,
)  # fmt: skip
NESTED = Region.of("Prov. Y", {"Kab. X": ["Kec. A", "Kec. B"], "Kab. Z": ["Kec. C"]})


def office(*numbers: Any, indicator: Indicator = RATE, **facts: Any) -> Scorecard:
    """Assess an office of so many solved of so many received; of none, an office that did not report."""
    records = [Realisation("x", YEAR, dict(zip(("selesai", "masuk"), numbers, strict=True)))] if numbers else []
    return assess(IndicatorSet("s", [indicator], year=2024), records, **facts)


def rolled(**facts: Any) -> RegionalCard:
    return across(NESTED, {"Kec. A": office(1, 4), "Kec. C": office(3, 4)}, **facts)


# --- rows -------------------------------------------------------------------------------------------------------------


def test_a_row_holds_every_column_of_a_figure() -> None:
    """A headline with its target and categories, in the order of the columns."""
    target = Target("x", YEAR, 60)
    (row, *_) = rolled(completeness="2/3", targets={"Prov. Y": target}).to_dicts()
    assert row == {
        "group": "Prov. Y", "indicator": "x", "name": "Penyelesaian", "period": "2024", "unit": "persen",
        "rule": "ratio-of-sums", "reported": 2, "applicable": 3, "completeness": "2/3", "missing": ["Kec. B"],
        "target": "60", "reason": None, "value": Decimal("50.00"), "value_reported": Decimal("50.00"),
        "category": "K", "achievement": Decimal("83.33"), "achievement_reason": None, "achievement_category": "T",
    }  # fmt: skip
    assert [*row] == [*COLUMNS]


def test_a_row_without_a_headline_holds_what_was_reported_and_why_there_is_none() -> None:
    """Nothing of it can be taken for the figure of the group."""
    row, below, other = rolled(targets={"Prov. Y": Target("x", YEAR, 60)}).to_dicts()
    assert row == {
        "group": "Prov. Y", "indicator": "x", "name": "Penyelesaian", "period": "2024", "unit": "persen",
        "rule": "ratio-of-sums", "reported": 2, "applicable": 3, "completeness": "2/3", "missing": ["Kec. B"],
        "target": None, "reason": "incomplete", "value": None, "value_reported": Decimal("50.00"), "category": None,
        "achievement": None, "achievement_reason": None, "achievement_category": None,
    }  # fmt: skip
    assert [below["group"], below["completeness"], below["reason"]] == ["Kab. X", "1/2", "incomplete"]
    assert [other["target"], other["achievement"], other["achievement_reason"]] == [None, None, "no-target"]
    skipped = assess(IndicatorSet("s", [RATE], year=2024), [Realisation("x", YEAR, {}, applicable=False)])
    (row,) = across(Region.of("K", ["A"]), {"A": skipped}).to_dicts()
    assert [row["completeness"], row["applicable"], row["reason"]] == [None, 0, "not-applicable"]


# --- explanations -----------------------------------------------------------------------------------------------------


def test_a_figure_says_how_complete_it_is_and_why_each_is_missing() -> None:
    """Below the explanation of what was reported."""
    figure = rolled()["x"]
    explained = figure.assessment.explain()
    assert figure.text() == (
        f"{explained.text()}\nKelengkapan: 2 dari 3\n"
        "  Kec. B: Belum ada realisasi Penyelesaian untuk 2024. Isi realisasinya; kosong tidak dianggap nol.\n"
    )
    assert figure.text("en") == (
        f"{explained.text('en')}\nCompleteness: 2 of 3\n"
        "  Kec. B: There is no realisation of Penyelesaian for 2024. Report it; blank is not taken as zero.\n"
    )
    assert figure.why("en") == "Penyelesaian for 2024 is incomplete: there is no number from Kec. B."
    assert rolled(completeness=0)["x"].why("en") == ""


def test_a_refusal_is_said_where_no_reason_says_it() -> None:
    opinion = Indicator(code="x", name="Opini", unit="predikat", formula=count("opini"), predicates=("WDP", "WTP"))
    record = Realisation("x", YEAR, {"opini": Predicate("WTP")})
    figure = across(Region.of("K", ["A"]), {"A": assess(IndicatorSet("s", [opinion], year=2024), [record])})["x"]
    said = "Opini is a predicate, and predicates are not put together from several offices."
    assert figure.why("en") == said
    assert figure.text("en").endswith(f"\nCompleteness: 1 of 1\n{said}\n")
    assert figure.why() == "Opini berupa predikat, dan predikat tidak digabung antarperangkat daerah."
    assert figure.text().endswith(f"\n{figure.why()}\n")


def test_who_is_missing_is_named_with_what_it_lacks() -> None:
    facts = {"indicator": "X", "period": YEAR}
    bare = Missing("Kec. A", rolled()["x"].missing[0].reason, facts)
    lacking = Missing("Kec. B", bare.reason, facts, parts=(Quarter(2024, 1), Quarter(2024, 2)))
    assert [each.label() for each in (bare, lacking)] == ["Kec. A", "Kec. B (Triwulan I 2024, Triwulan II 2024)"]
    assert lacking.label("en") == "Kec. B (Quarter 1 2024, Quarter 2 2024)"
    assert bare.why() == "Belum ada realisasi X untuk 2024. Isi realisasinya; kosong tidak dianggap nol."
    assert bare.why("en") == "There is no realisation of X for 2024. Report it; blank is not taken as zero."
    found = Missing("Kec. C", bare.reason, facts, Finding("rollup-words", {"indicator": "X"}))
    assert found.why() == "X berupa predikat, dan predikat tidak digabung antarperangkat daerah."
    assert found.why("en") == "X is a predicate, and predicates are not put together from several offices."
    assert named([bare, lacking]) == ("Kec. A", lacking)


def test_of_many_the_first_twelve_are_named() -> None:
    """And the thirteenth is one more."""
    reason = rolled()["x"].missing[0].reason
    names = [f"Kec. {place:02}" for place in range(13)]
    missing = [Missing(name, reason) for name in names]
    assert few(names[:12]) == named(missing[:12]) == tuple(names[:12])
    assert few(names) == named(missing) == (*names[:12], Others(1))
    assert (Others(3).label(), Others(3).label("en")) == ("dan 3 lainnya", "and 3 more")


# --- names ------------------------------------------------------------------------------------------------------------


def test_a_name_that_is_not_there_is_refused_with_the_nearest() -> None:
    card = rolled()
    looked: list[tuple[Any, str, str]] = [
        (card.figure, "y", "there is no indicator in 'Prov. Y' called 'y'. Known: 'x'."),
        (card.group, "Kab. x", "there is no group called 'Kab. x'. Did you mean 'Kab. X'?"),
        (card.group, "Kec. A", "there is no group called 'Kec. A'. Known: 'Kab. X', 'Kab. Z', 'Prov. Y'."),
        (card.office, "Kec. B", "there is no office with a scorecard called 'Kec. B'. Did you mean 'Kec. C'?"),
        (card.office, "Kab. X", "there is no office with a scorecard called 'Kab. X'. Known: 'Kec. A', 'Kec. C'."),
        (card.__getitem__, "Kec. B", "there is no office with a scorecard called 'Kec. B'. Did you mean 'Kec. C'?"),
        (
            card.__getitem__, "Kec. D",
            "there is no indicator, group or office in 'Prov. Y' called 'Kec. D'. Did you mean 'Kec. C'?",
        ),
    ]  # fmt: skip
    for look, name, said in looked:
        with pytest.raises(UnknownNameError) as caught:
            look(name)
        assert str(caught.value) == said


def test_every_name_of_the_region_is_found_from_the_top() -> None:
    card = rolled()
    assert [card.name, card.group("Prov. Y"), card["Prov. Y"]] == ["Prov. Y", card, card]
    assert card["Kab. Z"] is card.group("Kab. Z") is card.members[1]
    assert card["Kec. A"] is card.office("Kec. A") is card["Kab. X"].offices["Kec. A"]
    assert card.missing == {"x": card["x"].missing}
    assert card["Kab. Z"].missing == {"x": ()}
    assert card["Kab. Z"].completeness == {"x": Fraction(1)}
    assert card.assessments == {"x": card["x"].assessment}
    assert [*card] == [card.figure("x")]
    assert [each.group for each in card.members[0]] == ["Kab. X"]


def test_a_figure_is_complete_from_what_is_declared_on() -> None:
    assert [rolled(completeness=asked)["x"].complete for asked in ("2/3", "0.67", 0)] == [True, False, True]
    figure = rolled()["x"]
    nowhere = Figure("K", figure.assessment, 0, 0, Fraction(0))
    assert (nowhere.completeness, nowhere.complete, nowhere.headline) == (None, False, None)


def test_a_card_becomes_a_dataframe_with_its_columns() -> None:
    frame = pytest.importorskip("polars").DataFrame
    made = rolled(completeness=0).to_frame("polars")
    assert isinstance(made, frame)
    assert made.columns == [*COLUMNS]
    assert made["value"].to_list() == [Decimal("50.00"), Decimal("25.00"), Decimal("75.00")]

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, Final

from hypothesis import given
from hypothesis import strategies as st

import sakip
from sakip.instruments import akip
from sakip.instruments.akip import Criteria, Met, Share

LKE: Final = akip.sheet(on=date(2024, 12, 31))
OWN: Final = akip.load_sheet(Path(__file__).parents[2] / "cases" / "akip-lke.toml")
SUBS: Final = [sub.code for sub in LKE.subs]
INDICATOR: Final = sakip.Indicator(
    code="nilai-sakip",
    name="Nilai SAKIP",
    unit="poin",
    polarity="higher",
    formula=sakip.external_score("nilai", assessor="Inspektorat", document="LHE"),
    scale=LKE.scale,
)

assessed: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from([grade.code for grade in LKE.grades]),
    st.builds(Share, st.integers(0, 100), st.sampled_from([None, 0, 1, 5]), st.sampled_from(["", "role-model"])),
    st.integers(1, 12).flatmap(lambda of: st.builds(Met, st.integers(0, of), st.just(of), st.sampled_from([None, 2]))),
    st.lists(st.sampled_from("YT"), min_size=1, max_size=9).map(
        lambda letters: Criteria({str(place): letter for place, letter in enumerate(letters)})
    ),
)
any_answers = st.fixed_dictionaries(dict.fromkeys(SUBS, assessed))


def all_bb(**others: Any) -> akip.Evaluation:
    return akip.evaluate(
        LKE, dict.fromkeys(SUBS, "BB") | {f"{code[1]}.{code[2]}": given for code, given in others.items()}
    )


@given(any_answers)
def test_an_explanation_goes_down_to_the_total_and_its_trace_replays(grades: dict[str, Any]) -> None:
    """The number assessed is the total, the working adds up to it, and the JSON alone gives it again."""
    result = akip.evaluate(LKE, grades)
    if result.total is None:
        assert result.working is None
        return
    assert result.working is not None
    assert result.working.value == result.total
    assert type(result.working).from_dict(result.working.to_dict()) == result.working
    realisation = result.realisation("nilai-sakip", 2024, document="LHE Inspektorat 2024")
    assessment = sakip.assess_one(INDICATOR, sakip.Target("nilai-sakip", 2024, "80"), realisation)
    assert (assessment.exact, assessment.value, assessment.category) == (result.total, result.value, result.predikat)
    replayed = sakip.replay(assessment.explain().to_dict())
    assert (replayed.value, replayed.category) == (assessment.value, assessment.category)


def test_an_explanation_names_components_sub_components_and_what_was_counted() -> None:
    result = all_bb(s1b=Met(7, 9), s4b={"i": "Y", "ii": "T", "iii": "Y"}, s2a=Met(5, 5, years=2))
    realisation = result.realisation("nilai-sakip", 2024, "LHE Inspektorat 2024", recorded=date(2025, 3, 1))
    said = sakip.assess_one(INDICATOR, None, realisation).explain().text()
    for line in (
        "Perencanaan Kinerja", "1.b Kualitas; B; Lebih dari 75% kriteria terpenuhi", "7 ÷ 9 × 100% = 77,777777…",
        "70 ÷ 100 × 9 = 6,3", "(2 × 1 + 1 × 0) ÷ (2 + 1) × 100%", "ditetapkan penilai", "LHE Inspektorat 2024",
        "PermenPANRB 88/2021",
    ):  # fmt: skip
        assert line in said
    assert realisation.recorded == date(2025, 3, 1)


def test_without_a_total_the_realisation_is_not_filled_in_and_says_why() -> None:
    realisation = all_bb(s1c=None).realisation("nilai-sakip", 2024)
    assert not realisation.filled
    assert "1.c Pemanfaatan" in realisation.note
    assert sakip.assess_one(INDICATOR, None, realisation).value is None


def test_period_and_document_of_the_evaluation_are_used_unless_others_are_given() -> None:
    result = akip.evaluate(LKE, dict.fromkeys(SUBS, "BB"), period="2023", document="LHE 2023")
    assert result.realisation("x") == result.realisation("x", 2023, "LHE 2023")
    assert result.realisation("x", 2024, "LHE 2024").evidence[0].document == "LHE 2024"


def test_criteria_that_weigh_differently_are_each_explained_and_replay() -> None:
    """0.33 × 1/3 + 1 × 2/3 is 77.67%, B."""
    result = akip.evaluate(OWN, dict.fromkeys(SUBS, "BB") | {"3.b": {"3.b.1": "C", "3.b.2": "Y"}})
    assert result.working is not None
    said = result.working.text("nilai")
    assert "Laporan Kinerja mengungkap keberhasilan dan kegagalan = C" in said
    assert "(0,33 × (1 ÷ 3) + 1 × (2 ÷ 3)) × 100% = 77,666666…" in said
    realisation = result.realisation("nilai-sakip", 2024)
    assessment = sakip.assess_one(INDICATOR, None, realisation)
    assert sakip.replay(assessment.explain().to_dict()).value == assessment.value == result.value


def test_codes_that_are_one_name_in_a_formula_are_told_apart() -> None:
    sheet = akip.loads_sheet(
        """
        code = "x"
        title = "x"
        scale = "permenpanrb-88-2021"
        [[component]]
        code = "1"
        name = "x"
        weight = 100
        sub = [{ code = "1.a", name = "x", weight = 50 }, { code = "1-a", name = "x", weight = 30 },
               { code = "1_a", name = "x", weight = 20 }]
        """
    )
    working = akip.evaluate(sheet, {"1.a": Share(100), "1-a": Share(50), "1_a": Share(10)}).working
    assert working is not None
    assert working.value == 50 + 15 + 2
    for name in ("sub_1_a", "sub_1_a_2", "sub_1_a_3"):
        assert name in working.text("nilai")

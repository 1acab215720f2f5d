from __future__ import annotations

import copy
import pickle
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import SKM_CODES, complete, respondents

import sakip
from sakip import regulations
from sakip.errors import DefinitionError, NumberError, OutOfScaleError, RecordsError, UnknownNameError
from sakip.figures import publish
from sakip.indicators import Indicator, Target
from sakip.instruments import skm
from sakip.instruments.skm import Count, Result, Steps, Tally

if TYPE_CHECKING:
    from pathlib import Path

ON, OLD = date(2024, 12, 31), date(2010, 1, 1)
FULL: dict[str, Any] = dict.fromkeys(SKM_CODES, 3)
IKM = Indicator(
    code="ikm",
    name="IKM",
    unit="poin",
    polarity="higher",
    formula=sakip.external_score("nilai", assessor="Bagian Organisasi", document="Laporan SKM"),
    scale=regulations.scale("skm", on=ON),
)


def of(services: dict[str, list[Any]]) -> list[dict[str, Any]]:
    return [{**row, "layanan": name} for name, rows in services.items() for row in rows]


def codes_of(result: Result) -> list[str]:
    return [finding.code for finding in result.findings]


# --- services ---------------------------------------------------------------------------------------------------------


def test_pooled_and_mean_of_services_are_two_values_and_labelled_apart() -> None:
    """Ninety respondents of a good service and ten of a poor one."""
    result = skm.measure(of({"KTP": [dict.fromkeys(SKM_CODES, 4)] * 90, "Izin": [FULL | {"waktu": 1}] * 10}), on=ON)
    assert result.mean_of_services is not None
    assert {name: index.value for name, index in result.services.items()} == {
        "KTP": Decimal("100.00"),
        "Izin": Decimal("69.44"),
    }
    assert (result.pooled.value, result.mean_of_services.value) == (Decimal("96.94"), Decimal("84.72"))
    assert (result.pooled.title, result.mean_of_services.title) == ("IKM", "rata-rata layanan")
    (finding,) = (f for f in result.findings if f.code == "skm-two-classes")
    assert "96,94" in finding.text("id")
    assert "84,72" in finding.text("id")


@given(st.integers(1, 6), st.integers(2, 4), st.data())
def test_they_agree_when_every_service_was_answered_as_often(each: int, services: int, data: st.DataObject) -> None:
    rows = {f"L{n}": data.draw(respondents(complete, fewest=each, most=each)) for n in range(services)}
    result = skm.measure(of(rows), on=ON)
    assert result.mean_of_services is not None
    assert result.mean_of_services.exact == result.pooled.exact
    assert not {"skm-two-values", "skm-two-classes"} & set(codes_of(result))


@given(st.lists(respondents(complete, most=4), min_size=2, max_size=20))
def test_the_mean_of_services_counts_each_service_the_same(groups: list[Any]) -> None:
    """Its working says so too, whether it holds those of the services or, for many, their sum."""
    result = skm.measure(of({f"L{n}": rows for n, rows in enumerate(groups)}), on=ON)
    mean = result.mean_of_services
    assert mean is not None
    assert mean.exact == sum(index.exact or 0 for index in result.services.values()) / len(groups)
    assert mean.working is not None
    assert mean.working.value == mean.exact
    assert mean.respondents == result.respondents == sum(map(len, groups))


def test_a_mean_of_services_below_the_scale_has_no_class() -> None:
    rows = of({"A": [dict.fromkeys(SKM_CODES, 1)], "B": [dict.fromkeys(SKM_CODES, 1)]})
    mean = skm.measure(rows, on=ON, weights="0.11").mean_of_services
    assert mean is not None
    assert (mean.value, mean.mutu) == (Decimal("24.75"), None)


def test_one_service_is_no_mean() -> None:
    result = skm.measure(of({"KTP": [FULL]}), on=ON)
    assert (list(result.services), result.mean_of_services) == (["KTP"], None)
    assert result.services["KTP"].exact == result.pooled.exact
    unnamed = skm.measure(of({"": [FULL]}), on=ON)
    assert (dict(unnamed.services), unnamed.mean_of_services) == ({}, None)


def test_respondents_without_a_service_count_for_all_and_not_for_the_mean() -> None:
    result = skm.measure(of({"A": [FULL], "": [dict.fromkeys(SKM_CODES, 1)], "B": [FULL]}), on=ON)
    assert list(result.services) == ["A", "B", ""]
    assert result.mean_of_services is not None
    assert (result.mean_of_services.exact, result.pooled.exact) == (Fraction(75), Fraction(175, 3))
    (finding,) = (f for f in result.findings if f.code == "skm-no-service")
    assert finding.facts["count"] == 1
    assert any(convention.of == "mean-of-services" for convention in result.which_rule_reproduces("75.00"))


@pytest.mark.parametrize("name", ["=x", "–", "pooled", "mean-of-services", "a;b,c\n", "x" * 5_000, "layanan_1", "{x}"])
def test_a_service_may_have_any_name(name: str) -> None:
    result = skm.measure(of({name: [FULL], "B": [dict.fromkeys(SKM_CODES, 4)]}), on=ON)
    assert result.services[name.strip()].exact == 75
    assert result.mean_of_services is not None
    assert result.pooled.exact == result.mean_of_services.exact == 87.5
    assert result.realisation("ikm", 2024).components["nilai"] == result.pooled.working


def test_two_hundred_services_have_a_mean_and_a_trace() -> None:
    """Their counts share no divisor, so the mean is a fraction of very many digits."""
    one, *_ = SKM_CODES
    rows = {f"L{n}": [{**FULL, one: 4}] + [FULL] * (n + 200) for n in range(200)}
    result = skm.measure(of(rows), on=ON)
    realisation = result.realisation("ikm", 2024, of="mean-of-services")
    assessed = sakip.assess_one(IKM, Target("ikm", "2024", "76"), realisation)
    assert assessed.value == Decimal("75.01")
    again = sakip.replay(assessed.explain().to_dict())
    assert again.exact == assessed.exact


# --- what nobody answered ---------------------------------------------------------------------------------------------


def test_an_element_nobody_answered_leaves_no_index_and_names_it_once() -> None:
    result = skm.measure([{**FULL, "biaya": None}], on=ON)
    assert (result.pooled.value, result.pooled.mutu, result.pooled.missing) == (None, None, ("biaya",))
    assert result.pooled["waktu"].mean == 3
    assert codes_of(result).count("skm-unanswered") == 1
    assert all("IKM" in f.text() and "biaya" in f.text() for f in result.findings)


def test_it_may_be_left_out_and_the_others_weigh_more() -> None:
    result = skm.measure([{**FULL, "biaya": None, "waktu": 4}], on=ON, unanswered="leave-out")
    assert (result.pooled.exact, result.pooled.left_out) == (Fraction(25 * 25, 8), ("biaya",))
    assert (result.pooled["waktu"].weight, result.pooled["biaya"].weight) == (Fraction(1, 8), Fraction(0))
    assert codes_of(result) == ["skm-left-out"]


def test_weights_of_ones_own_keep_their_proportions_when_one_is_left_out() -> None:
    weights = {"waktu": "0.5", "biaya": "0.3", "sarana": "0.2"}
    rows = [{"waktu": 4, "biaya": None, "sarana": 2}]
    result = skm.measure(rows, on=ON, weights=weights, unsur=list(weights), unanswered="leave-out")
    assert result.pooled["waktu"].weight == Fraction(5, 7)
    assert result.pooled.exact == Fraction(4 * 5 + 2 * 2, 7) * 25
    assert result.weights == "explicit"


def test_nothing_is_left_when_all_the_weight_is_left_out() -> None:
    """There is no index then, the finding says so, and the blank realisation names the element."""
    rows = [{"waktu": None, "biaya": 4}]
    result = skm.measure(
        rows, on=ON, weights={"waktu": 1, "biaya": 0}, unanswered="leave-out", unsur=["waktu", "biaya"]
    )
    assert (result.pooled.value, result.pooled.missing) == (None, ("waktu",))
    assert codes_of(result) == ["skm-unanswered"]
    assert "waktu" in result.realisation("ikm", 2024).note


def test_an_element_one_service_does_not_have() -> None:
    """Leaving it out there leaves the other service and the whole as they are."""
    rows = of({"A": [{**FULL, "biaya": None}] * 2, "B": [FULL | {"biaya": 4}]})
    strict, lenient = (skm.measure(rows, on=ON, unanswered=how) for how in skm.UNANSWERED)
    assert (strict.services["A"].value, strict.mean_of_services and strict.mean_of_services.value) == (None, None)
    assert strict.mean_of_services is not None
    assert strict.mean_of_services.missing == ("A",)
    assert strict.pooled.exact == lenient.pooled.exact == Fraction(28, 9) * 25
    assert lenient.services["A"].exact == 75
    assert lenient.mean_of_services is not None
    assert lenient.mean_of_services.exact == (75 + Fraction(28, 9) * 25) / 2
    assert [f.facts["group"] for f in strict.findings if f.code == "skm-unanswered"] == ["A"]


def test_an_unknown_policy_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="leave-out"):
        skm.measure([FULL], on=ON, unanswered="leave out")  # type: ignore[arg-type]  # that is the test


# --- populations ------------------------------------------------------------------------------------------------------


def test_the_population_says_whether_enough_were_heard() -> None:
    enough = skm.measure([FULL] * 19, on=ON, population=20)
    assert [(s.needed, s.reached) for s in enough.samples] == [(19, True)]
    short = skm.measure([FULL] * 18, on=ON, population=20)
    assert not short.samples[0].reached
    (finding,) = (f for f in short.findings if f.code == "skm-sample-short")
    assert finding.facts == {"group": "", "needed": 19, "population": 20, "respondents": 18}
    assert skm.measure([FULL], on=ON).samples == ()
    by_table = skm.measure([FULL] * 184, on=ON, population=350, sampling="next-row")
    assert (by_table.samples[0].needed, by_table.samples[0].reached) == (186, False)


def test_populations_may_be_those_of_services() -> None:
    rows = of({"A": [FULL] * 9, "B": [FULL] * 10, "": [FULL]})
    result = skm.measure(rows, on=ON, population={"A": 10, "B": 10, "": 1})
    assert [s.reached for s in result.samples] == [False, True, True]
    assert skm.measure(rows, on=ON, population={" a": 10}).samples == result.samples[:1]
    with pytest.raises(UnknownNameError, match="'A'"):
        skm.measure(rows, on=ON, population={"AA": 10})


@pytest.mark.parametrize("population", [0, -5, True, 3.5, "350", {"A": 0}])
def test_a_population_that_is_none_is_refused(population: Any) -> None:
    with pytest.raises(DefinitionError):
        skm.measure(of({"A": [FULL]}), on=ON, population=population)


def test_empty_rows_are_nobody_who_was_heard() -> None:
    result = skm.measure([FULL] * 9 + [{}] * 10, on=ON, population=10)
    assert not result.samples[0].reached


# --- realisations -----------------------------------------------------------------------------------------------------


@given(respondents(complete), st.sampled_from([None, 2]), st.sampled_from(["exact", "0.11"]))
def test_an_index_is_a_realisation_whose_trace_replays(rows: list[Any], mean: int | None, weights: str) -> None:
    result = skm.measure(rows, on=ON, steps=Steps(mean=mean), weights=weights)
    realisation = result.realisation("ikm", 2024, document="Laporan SKM 2024", recorded=date(2025, 1, 10))
    assessed = sakip.assess_one(IKM, Target("ikm", "2024", "88"), realisation)
    assert assessed.exact == result.pooled.exact
    if assessed.exact is None or assessed.exact < 25:
        return
    assert assessed.value == result.pooled.value
    assert assessed.category == result.pooled.mutu
    again = sakip.replay(assessed.explain().to_dict())
    assert (again.exact, again.value, again.category) == (assessed.exact, assessed.value, assessed.category)


def test_the_explanation_goes_down_to_the_answers_of_each_element() -> None:
    """In both languages, with the document it rests on."""
    result = skm.measure([FULL, FULL | {"biaya": 4, "waktu": None}], on=ON)
    realisation = result.realisation("ikm", 2024, document="Rekap SKM 2024")
    explanation = sakip.assess_one(IKM, Target("ikm", "2024", "76"), realisation).explain()
    for lang, mean in (("id", "3,5"), ("en", "3.5")):
        text = explanation.text(lang)
        for part in ("Rekap SKM 2024", "Biaya/tarif", mean, "PermenPANRB 14/2017", "0 × 1, 0 × 2, 1 × 3, 1 × 4"):
            assert part in text
        for unsur in result.survey.unsur:
            assert unsur.name in text


def test_a_realisation_is_of_all_respondents_unless_another_value_is_named() -> None:
    result = skm.measure(of({"A": [FULL] * 3, "B": [dict.fromkeys(SKM_CODES, 4)]}), on=ON)
    assert result.mean_of_services is not None
    for name, index in (
        ("pooled", result.pooled),
        ("mean-of-services", result.mean_of_services),
        ("A", result.services["A"]),
    ):
        assert result.realisation("ikm", 2024, of=name, component="skor").components == {"skor": index.working}
    assert result.realisation("ikm", 2024, of="a ").components == {"nilai": result.services["A"].working}
    for name in ("C", "", "mean"):
        with pytest.raises(UnknownNameError, match="mean-of-services"):
            result.realisation("ikm", 2024, of=name)
    with pytest.raises(UnknownNameError):
        skm.measure([FULL], on=ON).realisation("ikm", 2024, of="mean-of-services")


def test_an_index_that_cannot_be_made_is_a_blank_realisation_that_says_why() -> None:
    result = skm.measure([{**FULL, "biaya": None}], on=ON)
    realisation = result.realisation("ikm", 2024, note="triwulan IV")
    assert realisation.components == {"nilai": None}
    assert realisation.note.startswith("triwulan IV; ")
    assert "biaya" in realisation.note
    assert sakip.assess_one(IKM, Target("ikm", "2024", "76"), realisation).status is sakip.Status.NOT_REPORTED


# --- of means ---------------------------------------------------------------------------------------------------------


def test_means_may_be_given_by_name_or_number() -> None:
    by_name = skm.of_means({"waktu": "3.5", "biaya": 4}, on=ON)
    assert by_name.pooled.exact == Fraction(75, 20) * 25
    assert skm.of_means({"U3": "3,5", "U4": "4"}, on=ON) == by_name
    assert skm.of_means({"U3": "3.5", "U4": 4}, on=ON).pooled == by_name.pooled
    exact = skm.of_means({"U3": Fraction(105, 29), "U4": 4}, on=ON)
    assert exact.pooled.exact == (Fraction(105, 29) + 4) / 2 * 25
    assert skm.of_means({"U3": "105/29", "U4": 4}, on=ON) == exact
    assert skm.of_means({"U4": 4, "U3": "3.5"}, on=ON, unsur=["biaya", "waktu"]).pooled.exact == by_name.pooled.exact


def test_means_of_fewer_elements_than_the_survey_has_are_noted_as_for_answers() -> None:
    (finding,) = skm.of_means({"waktu": "3.5", "biaya": 4}, on=ON).findings
    assert (finding.code, len(finding.facts["names"]), finding.facts["count"]) == ("skm-unsur-absent", 7, 2)
    assert skm.of_means(dict.fromkeys(SKM_CODES, 3), on=ON).findings == ()


@pytest.mark.parametrize(
    ("means", "error"),
    [
        ({"waktu": "3,5x"}, NumberError),
        ({"waktu": None}, NumberError),
        ({"waktu": "86.33"}, OutOfScaleError),
        ({"waktu": "0.99"}, OutOfScaleError),
        ({"U3": 3, "waktu": 3}, DefinitionError),
        ({"U10": 3}, UnknownNameError),
        ({"wkt": 3}, UnknownNameError),
        ({}, DefinitionError),
    ],
)
def test_means_that_are_none_are_refused(means: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        skm.of_means(means, on=ON)


@given(respondents(complete))
def test_means_make_the_index_their_answers_make(rows: list[Any]) -> None:
    """Where they are decimals; else whoever prints them has rounded them."""
    rows = (rows * 10)[:10]
    counted = skm.measure(rows, on=ON).pooled
    means = {element.code: publish(element.mean or Fraction(0), 1) for element in counted.elements}
    printed = skm.of_means(means, on=ON, respondents=10).pooled
    assert (printed.exact, printed.value, printed.mutu) == (counted.exact, counted.value, counted.mutu)
    assert [element.mean for element in printed.elements] == [element.mean for element in counted.elements]


# --- files ------------------------------------------------------------------------------------------------------------


def test_a_file_of_headings_only_has_no_index(tmp_path: Path) -> None:
    path = tmp_path / "kosong.csv"
    path.write_text("U1;U2\n", encoding="utf-8")
    result = skm.read(path, on=ON, population=10, unanswered="leave-out")
    assert (result.pooled.value, result.respondents, dict(result.services)) == (None, 0, {})
    assert {"skm-no-answers", "skm-sample-short"} <= set(codes_of(result))


def test_a_title_above_the_headings_is_no_header(tmp_path: Path) -> None:
    """Nor is a row of answers, however few of the headings are known."""
    path = tmp_path / "jawaban.csv"
    path.write_text("sep=;\nRekap SKM 2024;;;\nNo;U1;U2;Nama\n1;3;4;Budi\n", encoding="utf-8")
    result = skm.read(path, on=ON)
    assert result.pooled.exact == 87.5
    assert [f.facts["line"] for f in result.findings if f.code == "header-found"] == [3]
    path.write_text("No;waktu;a;b\n1;2;3;4\n2;3;4;1\n", encoding="utf-8")
    assert skm.read(path, on=ON).respondents == 2
    path.write_text("a;terbaik;terburuk\n4;Waktu;Biaya\n3;Biaya;Waktu\n", encoding="utf-8")
    assert skm.read(path, on=ON, columns={"a": "waktu"}).respondents == 2


def test_an_empty_file_and_a_folder_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "kosong.csv"
    path.write_bytes(b"")
    with pytest.raises(RecordsError):
        skm.read(path, on=ON)
    with pytest.raises(IsADirectoryError):
        skm.read(tmp_path, on=ON)
    with pytest.raises(FileNotFoundError):
        skm.read(tmp_path / "tiada.csv", on=ON)


def test_reading_tells_how_far_it_is(tmp_path: Path) -> None:
    """Bytes read never fall, and end with all of them."""
    path = tmp_path / "jawaban.csv"
    path.write_text("U1;U2\n" + "3;4\n" * 5_000, encoding="utf-8")
    told: list[tuple[int, int]] = []
    skm.read(path, on=ON, progress=lambda done, size: told.append((done, size)))
    assert {size for _, size in told} == {path.stat().st_size}
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1][0] == path.stat().st_size


def test_a_survey_is_made_by_the_regulation_of_its_day() -> None:
    """The same answers are A under the bands of 2004 and B under those of 2017."""
    rows = [dict.fromkeys((f"U{n}" for n in range(1, 15)), score) for score in (3, 3, 3, 4)]
    old, new = skm.measure(rows, on=OLD), skm.measure(rows, on=ON)
    assert old.pooled.exact == new.pooled.exact == Fraction(325, 4)
    assert old.pooled.mutu is not None
    assert new.pooled.mutu is not None
    assert (old.pooled.mutu.code, new.pooled.mutu.code) == ("B", "B")
    assert (len(old.pooled.elements), len(new.pooled.elements)) == (14, 9)
    better = [dict.fromkeys((f"U{n}" for n in range(1, 15)), score) for score in (3, 3, 4)]
    codes = [index.mutu and index.mutu.code for index in (skm.measure(better, on=on).pooled for on in (OLD, ON))]
    assert codes == ["A", "B"]


def test_a_tally_may_be_evaluated_again_by_other_choices() -> None:
    tallied = Tally(skm.survey(ON), {"": dict.fromkeys(SKM_CODES, Count((0, 0, 2, 1)))})
    assert skm.evaluate(tallied, on=ON).pooled.exact == Fraction(10, 3) * 25
    assert skm.evaluate(tallied, on=ON, steps=Steps(mean=2)).pooled.exact == Fraction("3.33") * 25


def test_a_result_is_copied_and_pickled_with_all_it_holds() -> None:
    rows = of({"A": [FULL] * 3, "B": [dict.fromkeys(SKM_CODES, 4)], "": [FULL]})
    result = skm.measure(rows, on=ON, population=20)
    values: tuple[Any, ...] = (
        result, result.pooled, skm.tally(rows, on=ON), result.samples[0], result.which_rule_reproduces("87,50")[0],
    )  # fmt: skip
    for value in values:
        assert pickle.loads(pickle.dumps(value)) == copy.deepcopy(value) == value  # noqa: S301  # our own
    again = pickle.loads(pickle.dumps(result))  # noqa: S301  # our own
    assert (again.services, again.counts) == (result.services, result.counts)
    assert again.which_rule_reproduces("87,50") == result.which_rule_reproduces("87,50")


def test_rounded_weights_may_be_named_with_a_comma() -> None:
    result = skm.measure([FULL], on=ON, weights="0,11")
    assert result == skm.measure([FULL], on=ON, weights="0.11")
    assert result.weights == "0.11"
    (finding,) = (f for f in result.findings if f.code == "skm-weights")
    assert "Penimbang 0,11 " in finding.text("id")
    assert "Weights 0.11 " in finding.text("en")
    labels = {convention.label(lang) for convention in result.which_rule_reproduces("74,25") for lang in ("id", "en")}
    assert {"penimbang 0,11", "weights 0.11"} <= labels


def test_the_sample_of_a_service_says_whose_it_is() -> None:
    rows = [{"layanan": name, "persyaratan": 4} for name in ("KTP", "KTP", "KK")]
    result = skm.measure(rows, on=ON, unsur=["persyaratan"], population={"ktp": 2, "KK": 9})
    assert [(sample.service, sample.needed, sample.reached) for sample in result.samples] == [
        ("KTP", 2, True),
        ("KK", 9, False),
    ]
    (short,) = [finding for finding in result.findings if finding.code == "skm-sample-short"]
    assert short.message() == "KK: Responden 1, padahal populasi 9 memerlukan 9."
    whole = skm.measure(rows, on=ON, unsur=["persyaratan"], population=9)
    assert [sample.service for sample in whole.samples] == [""]

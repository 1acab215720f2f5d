from __future__ import annotations

import pickle
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

import pytest
import strategies as own
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from sakip.bands import MOST_BANDS, CategoryBand, CategoryScale, PrintedRow, PrintedTable
from sakip.errors import NumberError, OutOfScaleError, ScaleError, UnknownNameError
from sakip.figures import number, publish

if TYPE_CHECKING:
    from collections.abc import Callable

# as Keputusan Camat Mojosari 188.45/20/KEP416-308/2024 prints them
SAKIP = PrintedTable.of(
    "nilai-sakip",
    [
        ("D", "Sangat Kurang", "0\u201330"),
        ("C", "Kurang", "30\u201350"),
        ("CC", "Cukup", "50\u201360"),
        ("B", "Baik", "60-70"),
        ("BB", "Sangat Baik", "70\u201380"),
        ("A", "Memuaskan", "80-90"),
        ("AA", "Sangat Memuaskan", "90\u2013100"),
    ],
)
IP_ASN = PrintedTable.of(
    "ip-asn",
    [
        ("sangat-rendah", "Sangat Rendah", "=< 60"),
        ("rendah", "Rendah", "61\u201370"),
        ("sedang", "Sedang", "71\u201380"),
        ("tinggi", "Tinggi", "81\u201390"),
        ("sangat-tinggi", "Sangat Tinggi", "91\u2013100"),
    ],
)
# PermenPANRB 88/2021
AKIP = PrintedTable.of(
    "akip",
    [
        ("AA", "Sangat Memuaskan", "> 90 \u2013 100"),
        ("A", "Memuaskan", "> 80 \u2013 90"),
        ("BB", "Sangat Baik", "> 70 \u2013 80"),
        ("B", "Baik", "> 60 \u2013 70"),
        ("CC", "Cukup (Memadai)", "> 50 \u2013 60"),
        ("C", "Kurang", "> 30 \u2013 50"),
        ("D", "Sangat Kurang", "> 0 \u2013 30"),
    ],
)
# PermenPANRB 14/2017 and KEP/25/M.PAN/2/2004
SKM_2017 = PrintedTable.of(
    "skm",
    [
        ("D", "Tidak baik", "25,00 \u2013 64,99"),
        ("C", "Kurang baik", "65,00 \u2013 76,60"),
        ("B", "Baik", "76,61 \u2013 88,30"),
        ("A", "Sangat baik", "88,31 \u2013 100,00"),
    ],
)
SKM_2004 = PrintedTable.of(
    "skm",
    [
        ("D", "Tidak baik", "25\u201343,75"),
        ("C", "Kurang baik", "43,76\u201362,50"),
        ("B", "Baik", "62,51\u201381,25"),
        ("A", "Sangat baik", "81,26\u2013100,00"),
    ],
)
# LKjIP Maluku Tengah 2021 p. 94, LKjIP Inspektorat Sampang 2019
MALUKU_TENGAH = PrintedTable.of(
    "capaian",
    [
        ("AA", "Memuaskan", ">85-100"),
        ("A", "Sangat Baik", ">75 - <85"),
        ("B", "Baik", ">65-75"),
        ("CC", "Cukup Baik", ">50-65"),
        ("C", "Agak Kurang", ">30-50"),
        ("D", "Kurang", "0-30"),
    ],
)
SAMPANG = PrintedTable.of(
    "capaian",
    [
        ("5", "Sangat Baik", "91 <= 100"),
        ("4", "Baik", "76 % \u2264 90%"),
        ("3", "Cukup", "66 <= 75"),
        ("2", "Kurang", "51 <= 65"),
        ("1", "Sangat Kurang", "<= 50"),
    ],
)

values = st.integers(-12_000_000, 12_000_000).map(lambda scaled: Fraction(scaled, 10**5))
rules = st.sampled_from(["half-up", "truncate", "half-even"])


def scale(closure: Literal["upper", "lower"] = "upper", **facts: Any) -> CategoryScale:
    return CategoryScale.of(
        "nilai", [0, 60, 80, 100], [("C", "Cukup"), ("B", "Baik"), ("A", "Unggul")], closure, **facts
    )


# --- scales -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "upper", "lower"),
    [
        ("0", "C", "C"),
        ("59.99", "C", "C"),
        ("60", "C", "B"),
        ("60.01", "B", "B"),
        ("80", "B", "A"),
        ("80.004", "B", "A"),
        ("80.005", "A", "A"),
        ("100", "A", "A"),
        ("100.004", "A", "A"),
        ("-0.004", "C", "C"),
        (80, "B", "A"),
        (Decimal("80.00"), "B", "A"),
        (80.0, "B", "A"),
        (Fraction(80), "B", "A"),
    ],
)
def test_a_threshold_belongs_below_or_above_as_the_closure_says(value: Any, upper: str, lower: str) -> None:
    """The outermost belong to their bands either way, and a value is rounded before it is looked up."""
    assert (scale("upper").classify(value).code, scale("lower").classify(value).code) == (upper, lower)


@given(own.scales(), values)
def test_every_value_in_range_falls_into_exactly_one_band(made: CategoryScale, value: Fraction) -> None:
    holding = [band for band in made.bands if value in band]
    low, high = made.edges[0], made.edges[-1]
    if (low is None or low <= value) and (high is None or value <= high):
        assert holding == [made.band_of(value)]
    else:
        assert holding == []
        with pytest.raises(OutOfScaleError) as caught:
            made.band_of(value)
        assert caught.value.value == value


@given(own.scales(), st.data())
def test_every_threshold_falls_into_exactly_one_of_the_bands_beside_it(
    made: CategoryScale, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(made.bands)))
    edge = made.edges[place]
    if edge is None:
        return
    inner = place - 1 if made.closure == "upper" else place
    band = made.bands[min(max(inner, 0), len(made.bands) - 1)]
    assert made.band_of(edge) == band
    assert [other for other in made.bands if edge in other] == [band]


@given(own.scales(beyond="nearest"), values, values)
def test_a_higher_value_is_never_in_a_lower_band(made: CategoryScale, one: Fraction, other: Fraction) -> None:
    low, high = sorted((one, other))
    ranks = [made.rank(made.classify(value).code) for value in (low, high)]
    assert ranks == sorted(ranks)  # type: ignore[type-var]  # every band has a rank


@given(own.scales(beyond="nearest"), values)
def test_beyond_its_ends_a_scale_may_take_the_nearest_band(made: CategoryScale, value: Fraction) -> None:
    band = made.band_of(value)
    if made.edges[0] is not None and value < made.edges[0]:
        assert band == made.bands[0]
    elif made.edges[-1] is not None and value > made.edges[-1]:
        assert band == made.bands[-1]
    else:
        assert value in band


@given(own.scales(beyond="nearest"), values, own.places, rules)
def test_a_value_is_looked_up_as_it_is_published(made: CategoryScale, value: Fraction, places: int, rule: str) -> None:
    rounding = CategoryScale(made.key, made.edges, made.bands, made.closure, "", places, rule, "nearest")
    assert rounding.classify(value) == made.band_of(Fraction(publish(value, places, rule)))


@given(own.scales(places=None, beyond="nearest"), values)
def test_without_places_a_value_is_not_rounded_at_all(made: CategoryScale, value: Fraction) -> None:
    assert made.rounded(value) == value
    assert made.classify(value) == made.band_of(value)


def test_a_value_may_be_classified_as_it_is() -> None:
    assert scale(places=None).classify("80.000000001").code == "A"
    assert scale(places=2).classify("80.000000001").code == "B"
    hair = 80 + Fraction(1, 3 * 10**30)
    assert scale(places=None).rounded(hair) == hair
    assert scale(places=None).band_of(hair).code == "A"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("100.01", "100.01 lies outside scale 'nilai', which covers 0 to 100"),
        ("-1", "-1 lies outside scale 'nilai', which covers 0 to 100"),
        ("123456.5", "123,456.5 lies outside"),
    ],
)
def test_a_value_outside_is_an_error_that_says_what_is_covered(value: str, said: str) -> None:
    with pytest.raises(OutOfScaleError) as caught:
        scale().classify(value)
    assert said in str(caught.value)
    assert caught.value.remedy == "Check the value, or choose a scale with beyond = 'nearest'."
    assert caught.value.value == number(value)


@pytest.mark.parametrize(
    ("value", "said"), [(Fraction(100001, 1000), "100.001"), (100 + Fraction(1, 3), "100.333333333\u2026")]
)
def test_a_value_just_outside_is_not_shown_as_the_end_it_exceeds(value: Fraction, said: str) -> None:
    with pytest.raises(OutOfScaleError, match=f"^{said} lies outside"):
        scale(places=None).band_of(value)


@pytest.mark.parametrize("value", ["delapan", None, True, "80%", Fraction(1, 3), float("nan")])
def test_what_is_no_number_is_refused_as_one(value: Any) -> None:
    with pytest.raises(NumberError):
        scale().classify(value)


@pytest.mark.parametrize(
    ("edges", "covers", "intervals"),
    [
        ([0, 60, 100], "0 to 100", ["[0, 60]", "(60, 100]"]),
        ([None, 60, 100], "everything up to 100", ["(-\u221e, 60]", "(60, 100]"]),
        ([0, "60.5", None], "everything from 0", ["[0, 60.5]", "(60.5, \u221e)"]),
        ([None, -5, None], "everything", ["(-\u221e, -5]", "(-5, \u221e)"]),
    ],
)
def test_the_outermost_thresholds_may_be_open(edges: Any, covers: str, intervals: list[str]) -> None:
    made = CategoryScale.of("x", edges, [("a", "A"), ("b", "B")], "upper")
    assert made.covers() == covers
    assert [band.interval() for band in made.bands] == intervals


@pytest.mark.parametrize(
    ("edges", "indonesian", "english"),
    [
        ([0, "60.5", "1000.5"], "Skala (0–1.000,5)", "Skala (0–1,000.5)"),
        (["-1000.5", 60, 100], "Skala (-1.000,5–100)", "Skala (-1,000.5–100)"),
        ([None, 60, 100], "Skala (…–100)", "Skala (…–100)"),
        ([0, 60, None], "Skala (0–…)", "Skala (0–…)"),
    ],
)
def test_a_scale_is_named_with_its_range_in_the_language_of_the_sentence(
    edges: Any, indonesian: str, english: str
) -> None:
    made = CategoryScale.of("x", edges, [("a", "A"), ("b", "B")], "upper", title="Skala")
    assert (made.label(), made.label("en")) == (indonesian, english)


def test_the_bands_of_the_other_closure_are_closed_on_the_other_side() -> None:
    assert [band.interval() for band in scale("lower").bands] == ["[0, 60)", "[60, 80)", "[80, 100]"]


def test_a_band_is_found_by_its_code_with_its_rank() -> None:
    assert scale().band("B") == CategoryBand("B", "Baik", Fraction(60), Fraction(80), False, True)
    assert scale().band("b") is None
    assert [scale().rank(code) for code in ("C", "B", "A", "Z")] == [0, 1, 2, None]


@pytest.mark.parametrize(
    ("edges", "codes", "why"),
    [
        ([0, 50, 50, 100], "abc", "do not rise: 50 is followed by 50. List them from the lowest to the highest."),
        ([0, 60, 50, 100], "abc", "do not rise: 60 is followed by 50"),
        ([100, 50, 0], "ab", "do not rise: 100 is followed by 50"),
        ([5, 5], "a", "do not rise: 5 is followed by 5"),
        ([None, 60, "60.00", None], "abc", "do not rise: 60 is followed by 60"),
        ([0, None, 100], "ab", "has an open threshold between two bands. Only the outermost may be open."),
        ([0, 100], "ab", "has 2 bands and 2 thresholds"),
        ([0, 50, 100], "a", "has 1 bands and 3 thresholds"),
        ([0], "", "has 0 bands and 1 thresholds"),
        ([], "", "has 0 bands and 0 thresholds"),
        ([0, 50, 100], "aa", "has band 'a' twice. Give every band a code of its own."),
    ],
)
def test_thresholds_that_make_no_scale_are_refused(edges: Any, codes: str, why: str) -> None:
    with pytest.raises(ScaleError) as caught:
        CategoryScale.of("nilai", edges, [(code, code) for code in codes], "upper")
    assert why in str(caught.value)


@pytest.mark.parametrize("bands", [["B", "A"], ["BB", "AA"], [("B", "Baik", 1), ("A", "Baik")], [1, 2]])
def test_a_band_is_a_code_and_a_label(bands: Any) -> None:
    with pytest.raises(ScaleError, match=r"is no pair\. Give every band its code and its label"):
        CategoryScale.of("nilai", [0, 50, 100], bands, "upper")


def test_a_scale_has_at_most_a_hundred_bands() -> None:
    bands = [(f"b{place}", "") for place in range(MOST_BANDS)]
    assert len(CategoryScale.of("x", list(range(MOST_BANDS + 1)), bands, "upper").bands) == MOST_BANDS
    with pytest.raises(ScaleError, match=r"Give 1 to 100 bands and one threshold more than bands\."):
        CategoryScale.of("x", list(range(MOST_BANDS + 2)), [*bands, ("z", "")], "upper")


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"beyond": "neares"}, "has beyond 'neares'. Write 'error' or 'nearest'."),
        ({"beyond": None}, "has beyond None"),
        ({"classify_from": "raw"}, "has classify_from 'raw'. Write 'published' or 'exact'."),
        ({"places": -1}, "has places -1. Write 0 to 9, or None."),
        ({"places": 10}, "has places 10"),
        ({"places": 10**9}, "has places 1000000000"),
        ({"places": True}, "has places True"),
        ({"places": "2"}, "has places '2'"),
    ],
)
def test_a_policy_that_does_not_exist_is_refused_rather_than_read_as_another(facts: Any, why: str) -> None:
    with pytest.raises(ScaleError) as caught:
        scale(**facts)
    assert why in str(caught.value)


def test_closure_and_rounding_rule_must_be_named_as_they_are() -> None:
    with pytest.raises(ScaleError, match=r"has closure 'both'. Write 'upper' for \(a, b\] or 'lower' for \[a, b\)."):
        scale("both")  # type: ignore[arg-type]  # that is the point
    with pytest.raises(UnknownNameError, match=r"no rounding rule called 'halfup'\. Did you mean 'half-up'\?"):
        scale(rounding="halfup")
    with pytest.raises(TypeError, match="colour"):
        scale(colour="red")


def test_a_threshold_is_a_number() -> None:
    with pytest.raises(NumberError):
        CategoryScale.of("x", [0, "enam puluh", 100], [("a", ""), ("b", "")], "upper")


def bands_of(edges: Any, codes: str, closure: Any = "upper", **facts: Any) -> CategoryScale:
    return CategoryScale.of("nilai", edges, [(code, code) for code in codes], closure, **facts)


@pytest.mark.parametrize(
    ("make", "said", "facts"),
    [
        (
            lambda: bands_of([0, 60, 50], "ab"),
            (
                "the thresholds of scale 'nilai' do not rise: 60 is followed by 50. "
                "List them from the lowest to the highest."
            ),
            {"fault": "scale-not-rising", "low": 60, "high": 50},
        ),
        (
            lambda: bands_of([0, None, 50], "ab"),
            "scale 'nilai' has an open threshold between two bands. Only the outermost may be open.",
            {"fault": "scale-open-inside"},
        ),
        (
            lambda: bands_of([0, 100, 200, 300], "ab"),
            "scale 'nilai' has 2 bands and 4 thresholds. Give 1 to 100 bands and one threshold more than bands.",
            {"fault": "scale-counts", "bands": 2, "edges": 4},
        ),
        (
            lambda: bands_of([0, 1, 2, 3, 4], "baba"),
            "scale 'nilai' has band 'a' twice. Give every band a code of its own.",
            {"fault": "scale-band-twice", "name": "a"},
        ),
        (
            lambda: bands_of([0, 50], "a", "both"),
            "scale 'nilai' has closure 'both'. Write 'upper' for (a, b] or 'lower' for [a, b).",
            {},
        ),
        (
            lambda: bands_of([0, 50], "a", beyond="neares"),
            "scale 'nilai' has beyond 'neares'. Write 'error' or 'nearest'.",
            {"fault": "scale-choice", "value": "neares", "name": "beyond", "known": ("error", "nearest")},
        ),
        (
            lambda: bands_of([0, 50], "a", classify_from="raw"),
            "scale 'nilai' has classify_from 'raw'. Write 'published' or 'exact'.",
            {"fault": "scale-choice", "value": "raw", "name": "classify_from", "known": ("published", "exact")},
        ),
        (
            lambda: bands_of([0, 50], "a", places=10),
            "scale 'nilai' has places 10. Write 0 to 9, or None.",
            {"fault": "places-range", "value": 10, "limit": 9},
        ),
        (
            lambda: CategoryScale.of("nilai", [0, 1], ["BB"], "upper"),  # type: ignore[list-item]  # that is the point
            (
                "scale 'nilai' has a band 'BB', which is no pair. Give every band its code and its label: "
                "('BB', 'Sangat Baik')."
            ),
            {},
        ),
        (
            lambda: evolve(bands_of([0, 60, 100], "ab"), edges=(Fraction(0), Fraction(70), Fraction(100))),
            "the bands of scale 'nilai' are not those between its thresholds. Make the scale with CategoryScale.of.",
            {},
        ),
        (
            lambda: bands_of([0, 50], "a").classify("1234.5"),
            (
                "1,234.5 lies outside scale 'nilai', which covers 0 to 50. "
                "Check the value, or choose a scale with beyond = 'nearest'."
            ),
            {"value": Fraction(2469, 2)},
        ),
        (
            lambda: CategoryBand("A", "", Fraction(2), Fraction(1, 3), True, True),
            "band 'A' begins at 2 and ends at 0.333333333\u2026. Exchange them.",
            {"fault": "scale-not-rising", "low": 2, "high": Fraction(1, 3)},
        ),
        (
            lambda: CategoryBand("A", "", None, Fraction(1), True, True),
            "an open end belongs to band 'A'. Nothing is there to belong to it.",
            {},
        ),
        (
            lambda: CategoryBand("A", "", Fraction(1), None, True, True),
            "an open end belongs to band 'A'. Nothing is there to belong to it.",
            {},
        ),
        (
            lambda: PrintedRow.read("A", "", "baik"),
            "'baik' is no range. Write it like 60 - 70, =< 60 or > 90.",
            {"fault": "scale-no-range", "value": "baik"},
        ),
        (
            lambda: PrintedRow.read("A", "", "n" * 61),
            f"'{'n' * 61}' is no range. Write it like 60 - 70.",
            {"fault": "scale-no-range", "value": "n" * 61},
        ),
        (
            lambda: PrintedRow.read("A", "", "70-60"),
            "'70-60' runs downwards. Write the lower end first, as in 60 - 70.",
            {"fault": "scale-downwards", "value": "70-60"},
        ),
        (
            lambda: PrintedRow.read("A", "", "60 - 70..5"),
            (
                "'70..5' is not grouped the way numbers with a decimal comma are. "
                "Write it like 1.234,56, or say decimal='.'."
            ),
            {"fault": "number-none", "value": "70..5"},
        ),
        (
            lambda: PrintedTable.of("nilai", []).read_as("lower"),
            "table 'nilai' has no rows. Give at least one.",
            {"fault": "scale-no-rows"},
        ),
    ],
)
def test_a_refusal_says_what_is_wrong_and_what_to_write_instead(
    make: Callable[[], object], said: str, facts: dict[str, object]
) -> None:
    """The whole sentence, and the facts that a set file's finding says it with in both languages."""
    with pytest.raises(ScaleError) as caught:
        make()
    assert (str(caught.value), caught.value.facts) == (said, facts)


@pytest.mark.parametrize(
    ("first", "last", "held"),
    [
        (date(2020, 1, 1), date(2020, 12, 31), False),
        (date(2020, 1, 1), date(2021, 1, 1), True),
        (date(2022, 1, 1), date(2022, 2, 1), True),
        (date(2023, 12, 31), date(2024, 12, 31), True),
        (date(2024, 1, 1), date(2024, 12, 31), False),
    ],
)
def test_a_scale_holds_on_the_first_and_the_last_day_of_its_regulation(first: date, last: date, held: bool) -> None:
    """A scale without days holds whenever it is asked; one day in common is enough."""
    begun, ended = date(2021, 1, 1), date(2023, 12, 31)
    assert scale().holds_in(first, last)
    assert scale(in_force=begun, until=ended).holds_in(first, last) is held
    assert scale(in_force=begun).holds_in(first, last) is (last >= begun)
    assert scale(until=ended).holds_in(first, last) is (first <= ended)


def test_what_is_not_said_of_a_scale() -> None:
    """Two decimals, half-up, as published, and an error outside."""
    made = scale()
    assert (made.places, made.rounding, made.beyond, made.classify_from) == (2, "half-up", "error", "published")
    assert {made.title, made.source, made.clause, made.confidence, made.note, made.reading} == {""}
    assert (made.in_force, made.until) == (None, None)
    assert made.label() == "nilai (0\u2013100)"


def test_a_band_is_written_as_an_interval_in_either_language() -> None:
    band = CategoryBand("B", "Baik", Fraction("60.5"), Fraction("1000.25"), lower_included=False, upper_included=True)
    assert (band.interval(), band.interval("id")) == ("(60.5, 1000.25]", "(60,5; 1000,25]")
    assert CategoryBand("A", "", None, None, False, False).interval("id") == "(-\u221e; \u221e)"


def test_a_band_may_be_a_single_value() -> None:
    assert Fraction(5) in CategoryBand("A", "", Fraction(5), Fraction(5), lower_included=True, upper_included=True)


@pytest.mark.parametrize(
    ("thing", "first"),
    [(scale(), ("key", "nilai")), (scale().bands[0], ("code", "C")), (SAKIP, ("key", "nilai-sakip"))],
    ids=["scale", "band", "table"],
)
def test_notebooks_and_terminals_are_shown_bands_by_their_facts(thing: Any, first: tuple[str, str]) -> None:
    assert thing._repr_html_().startswith('<div class="sakip ')
    assert next(iter(thing.__rich_repr__())) == first


@pytest.mark.parametrize("thing", [scale(), scale().bands[0]], ids=["scale", "band"])
def test_pydantic_takes_bands_in_and_hands_them_out_again(thing: Any) -> None:
    pydantic = pytest.importorskip("pydantic")
    adapter = pydantic.TypeAdapter(type(thing))
    assert adapter.validate_json(adapter.dump_json(thing)) == thing
    assert adapter.json_schema()["additionalProperties"] is False


def test_a_scale_shows_what_it_is_made_of_and_nothing_else() -> None:
    """What it keeps for looking up quickly is not a part of it."""
    made = scale()
    names = {"CategoryScale": CategoryScale, "CategoryBand": CategoryBand, "Fraction": Fraction}
    assert eval(repr(made), names) == made  # noqa: S307  # ours


@given(own.scales())
def test_a_scale_is_a_value(made: CategoryScale) -> None:
    again = pickle.loads(pickle.dumps(made))  # noqa: S301  # ours
    assert again == made
    assert hash(again) == hash(made)
    assert again.band_of(made.edges[1] or Fraction(0)) if made.beyond == "nearest" else True


# --- printed tables ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "lower", "upper", "closed"),
    [
        ("0 \u2013 30", 0, 30, (True, True)),
        ("60-70", 60, 70, (True, True)),
        ("60 -70", 60, 70, (True, True)),
        ("0\u201430", 0, 30, (True, True)),
        (" 61 s/d 70 ", 61, 70, (True, True)),
        ("75% s.d 99%", 75, 99, (True, True)),
        ("75 S.D. 99", 75, 99, (True, True)),
        ("75 sd 99", 75, 99, (True, True)),
        ("91 <= 100", 91, 100, (True, True)),
        ("91 % \u2264 100 %", 91, 100, (True, True)),
        ("91 =< 100", 91, 100, (True, True)),
        ("> 90 \u2013 100", 90, 100, (False, True)),
        (">85-100", 85, 100, (False, True)),
        (">75 - <85", 75, 85, (False, False)),
        (">= 60 - < 70", 60, 70, (True, False)),
        ("\u2265 60 \u2013 <70", 60, 70, (True, False)),
        ("25,00 \u2013 64,99", 25, "64.99", (True, True)),
        ("3,064 - 3,532", "3.064", "3.532", (True, True)),
        ("=< 60", None, 60, (False, True)),
        ("\u2264 50 %", None, 50, (False, True)),
        ("<= 60", None, 60, (False, True)),
        ("< 60", None, 60, (False, False)),
        ("> 90", 90, None, (False, False)),
        (">= 90", 90, None, (True, False)),
        ("=> 90%", 90, None, (True, False)),
        ("\u2265 90", 90, None, (True, False)),
        ("100 - 100", 100, 100, (True, True)),
    ],
)
def test_a_range_is_read_as_decrees_print_it(printed: str, lower: Any, upper: Any, closed: tuple[bool, bool]) -> None:
    row = PrintedRow.read("k", "K", printed)
    assert row.lower == (None if lower is None else number(lower))
    assert row.upper == (None if upper is None else number(upper))
    assert (row.lower_included, row.upper_included) == closed
    assert (row.code, row.label, row.printed) == ("k", "K", printed)


@pytest.mark.parametrize(
    ("printed", "why"),
    [
        ("", "'' is no range. Write it like 60 - 70, =< 60 or > 90."),
        ("Baik", "is no range"),
        ("60", "is no range"),
        ("60 -", "is no range"),
        ("- 60", "is no range"),
        ("60 - 70 - 80", "is no range"),
        ("60 sampai 70", "is no range"),
        ("60 - > 70", "is no range"),
        ("60 \u2013 tujuh puluh", "is no range"),
        ("1.000 - 2.000", "may be 1000, grouped, or 1.000 with decimals"),
        ("60..1 - 70", "is not grouped"),
        ("70 - 60", "'70 - 60' runs downwards. Write the lower end first, as in 60 - 70."),
        ("60 -" + " " * 100 + "70", "is no range. Write it like 60 - 70."),
        ("9" * 100_000, "is no range"),
        ("1-" * 50_000, "is no range"),
    ],
    ids=lambda given_text: given_text[:24],
)
def test_what_is_no_range_is_refused_with_the_text(printed: str, why: str) -> None:
    with pytest.raises(ScaleError) as caught:
        PrintedRow.read("k", "K", printed)
    assert why in str(caught.value)
    assert len(str(caught.value)) < 400


@given(st.one_of(own.texts, st.text("0123456789 -<>=%.,\u2264\u2013sd/", max_size=30)))
def test_any_text_is_a_range_or_a_scale_error(text: str) -> None:
    try:
        row = PrintedRow.read("k", "K", text)
    except ScaleError:
        return
    assert row.lower is not None or row.upper is not None
    assert row.lower is None or row.upper is None or row.lower <= row.upper


def test_the_sakip_table_of_mojosari_shares_six_ends() -> None:
    found = SAKIP.findings()
    assert [finding.code for finding in found] == ["bands-shared-end"] * 6
    assert [finding.facts["to"] for finding in found] == [30, 50, 60, 70, 80, 90]
    assert str(found[4]) == (
        "Skala nilai-sakip: nilai 80 termasuk baik dalam “Sangat Baik” maupun “Memuaskan”. "
        "Tulis batas yang tidak berimpit dan tidak berlubang; selama belum, nyatakan cara bacanya dengan read_as."
    )


def test_the_ip_asn_table_of_mojosari_has_four_holes() -> None:
    found = IP_ASN.findings()
    assert [finding.code for finding in found] == ["bands-hole"] * 4
    ends = [(finding.facts["from"], finding.facts["to"]) for finding in found]
    assert ends == [(60, 61), (70, 71), (80, 81), (90, 91)]


def test_the_table_of_maluku_tengah_leaves_out_85() -> None:
    (found,) = MALUKU_TENGAH.findings()
    assert (found.code, found.facts["from"], found.facts["to"]) == ("bands-missing-end", 85, 85)
    assert (found.facts["below"], found.facts["above"]) == ("Sangat Baik", "Memuaskan")


def test_the_table_of_sampang_leaves_out_what_lies_between_whole_numbers() -> None:
    assert [(finding.code, finding.facts["from"], finding.facts["to"]) for finding in SAMPANG.findings()] == [
        ("bands-hole", 50, 51), ("bands-hole", 65, 66), ("bands-hole", 75, 76), ("bands-hole", 90, 91),
    ]  # fmt: skip


def test_a_table_without_fault_has_no_findings_and_hundredths_between_rows_are_holes() -> None:
    assert AKIP.findings() == ()
    assert [finding.facts["to"] for finding in SKM_2017.findings()] == [65, Fraction("76.61"), Fraction("88.31")]


@pytest.mark.parametrize(
    "rows", [["0 - 50", "40 - 100"], ["=< 50", "=< 60"], ["> 50", "> 60"], ["0 - 100", "20 - 30"], ["0-50", "0-50"]]
)
def test_rows_that_cover_the_same_values_overlap(rows: list[str]) -> None:
    made = PrintedTable.of("x", [(str(place), str(place), row) for place, row in enumerate(rows)])
    (found,) = made.findings()
    low, high = made.rows
    assert found.code == "bands-overlap"
    assert found.facts == {"scale": "x", "below": low.code, "above": high.code, "from": low.upper, "to": high.lower}


def test_rows_are_put_in_order_whatever_order_they_are_printed_in() -> None:
    assert [row.code for row in AKIP.rows] == ["D", "C", "CC", "B", "BB", "A", "AA"]
    backwards = PrintedTable.of("ip-asn", [(row.code, row.label, row.printed) for row in reversed(IP_ASN.rows)])
    assert backwards == IP_ASN


@pytest.mark.parametrize(
    "printed",
    [
        ["=< 50", "0 - 0,5", "0,5 - 1", "> 1"],
        ["0 - 0", "0 - 0,5", "0 - 100", ">= 0"],
        ["< 10", "=< 20", "5 - 7"],
    ],
)
def test_rows_rise_by_their_lower_ends_and_then_by_their_upper_ones(printed: list[str]) -> None:
    """An open end is the lowest there is below, and the highest above."""
    for given_rows in (printed, printed[::-1]):
        made = PrintedTable.of("x", [(text, text, text) for text in given_rows])
        assert [row.printed for row in made.rows] == printed
    assert (made.title, made.source) == (PrintedTable("x", ()).title, PrintedTable("x", ()).source) == ("", "")


def test_a_range_has_at_most_sixty_characters() -> None:
    assert PrintedRow.read("k", "K", "60 -" + " " * 54 + "70").upper == 70
    with pytest.raises(ScaleError):
        PrintedRow.read("k", "K", "60 -" + " " * 55 + "70")


# --- reading them -----------------------------------------------------------------------------------------------------


def codes(made: CategoryScale, *given_values: str) -> str:
    return " ".join(made.classify(value).code for value in given_values)


def test_the_predicates_of_akip_include_their_upper_ends() -> None:
    made = AKIP.read_as("upper")
    assert codes(made, "100", "90.01", "90", "80.01", "80", "70", "60", "50", "30", "0") == "AA AA A A BB B CC C D D"
    assert codes(made, "80.004", "80.005") == "BB A"
    for value in ("-1", "100.01"):
        with pytest.raises(OutOfScaleError):
            made.classify(value)


def test_the_two_readings_of_the_table_of_mojosari_part_on_its_targets() -> None:
    """The targets of the decree, 80 and 80, stand exactly on shared ends."""
    assert codes(SAKIP.read_as("upper"), "80", "90", "70", "80.01") == "BB A B A"
    assert codes(SAKIP.read_as("lower"), "80", "90", "70", "79.99") == "A AA BB BB"


def test_the_two_readings_of_ip_asn_agree_on_whole_numbers_and_nowhere_between() -> None:
    upper, lower = IP_ASN.read_as("upper"), IP_ASN.read_as("lower")
    assert codes(upper, "60", "60.5", "61", "70", "80", "80.5", "81", "90", "91") == (
        "sangat-rendah rendah rendah rendah sedang tinggi tinggi tinggi sangat-tinggi"
    )
    assert codes(lower, "60", "60.5", "61", "70", "80", "80.5", "81", "90", "91") == (
        "sangat-rendah sangat-rendah rendah rendah sedang sedang tinggi tinggi sangat-tinggi"
    )
    assert all(upper.classify(value).code == lower.classify(value).code for value in range(101))


def test_the_mutu_of_a_survey_is_looked_up_after_rounding() -> None:
    made = SKM_2017.read_as("lower")
    assert codes(made, "64.994", "64.995", "76.605", "88.304", "88.305", "25", "100") == "D C B B A D A"
    for value in ("24.99", "100.01"):
        with pytest.raises(OutOfScaleError):
            made.classify(value)


def test_the_mutu_of_the_older_decree_is_another() -> None:
    made = SKM_2004.read_as("lower")
    assert codes(made, "43.75", "43.76", "62.50", "62.51", "81.25", "81.26") == "D C C B B A"
    assert codes(made, "82") == "A"
    assert codes(SKM_2017.read_as("lower"), "82") == "B"


@given(st.integers(0, 10_000))
def test_on_published_values_the_closed_rows_of_the_survey_table_are_what_is_read(cents: int) -> None:
    """Whatever its holes, a value of two decimals lies in one printed row, and that is its band."""
    value = Fraction(cents, 100)
    rows = [
        row.code for row in SKM_2017.rows if row.lower is not None and row.upper is not None
        and row.lower <= value <= row.upper
    ]  # fmt: skip
    made = SKM_2017.read_as("lower", beyond="nearest")
    assert rows == ([made.classify(value).code] if cents >= 2500 else [])


def test_the_table_of_sampang_is_read_from_its_lower_ends() -> None:
    made = SAMPANG.read_as("lower", beyond="nearest")
    assert codes(made, "90.5", "91", "50.5", "103", "0") == "4 5 1 5 1"


def test_the_hole_of_maluku_tengah_is_closed_by_either_reading() -> None:
    assert codes(MALUKU_TENGAH.read_as("upper"), "85", "85.01", "75") == "A AA B"
    assert codes(MALUKU_TENGAH.read_as("lower"), "85", "84.99", "75") == "AA A A"


@pytest.mark.parametrize("closure", ["upper", "lower"])
def test_rows_that_print_one_end_alone_end_where_the_next_begins(closure: Any) -> None:
    """As scales are told in short: above 90, above 80, and so on; or up to 50, up to 60."""
    short = PrintedTable.of("x", [("AA", "AA", "> 90"), ("A", "A", "> 80"), ("D", "D", "=< 80")]).read_as(closure)
    assert (
        codes(short, "1", "80", "80.01", "90", "90.01", "101")
        == {
            "upper": "D D A A AA AA",
            "lower": "D A A AA AA AA",
        }[closure]
    )
    below = PrintedTable.of("x", [("D", "D", "=< 50"), ("C", "C", "=< 60"), ("B", "B", "> 60")]).read_as(closure)
    assert codes(below, "0", "50", "50.01", "60", "60.01") == {"upper": "D D C C B", "lower": "D C C B B"}[closure]


@pytest.mark.parametrize("table", [SAKIP, IP_ASN, AKIP, SKM_2017, SKM_2004, MALUKU_TENGAH, SAMPANG])
@pytest.mark.parametrize("closure", ["upper", "lower"])
@given(value=st.integers(0, 10_000).map(lambda cents: Fraction(cents, 100)))
def test_a_table_that_is_read_covers_every_value_once_and_every_value_inside_a_row_by_that_row(
    table: PrintedTable, closure: Any, value: Fraction
) -> None:
    made = table.read_as(closure, beyond="nearest")
    inside = [
        row.code for row in table.rows
        if (row.lower is None or row.lower < value) and (row.upper is None or value < row.upper)
    ]  # fmt: skip
    assert len(inside) <= 1
    assert inside in ([], [made.band_of(value).code])


def test_a_reading_keeps_where_the_table_comes_from_and_how_it_is_read() -> None:
    table = PrintedTable.of("x", [("a", "A", "0-50"), ("b", "B", "50-100")], title="Skala", source="Perbup 1/2024")
    made = table.read_as("lower", places=None, note="80 dibaca A", rounding="truncate")
    assert (made.key, made.title, made.source, made.note) == ("x", "Skala", "Perbup 1/2024", "80 dibaca A")
    assert (made.closure, made.places, made.rounding) == ("lower", None, "truncate")
    assert table.read_as("upper", source="LKjIP").source == "LKjIP"


@pytest.mark.parametrize(
    ("rows", "closure", "why"),
    [
        ([], "upper", "table 'x' has no rows. Give at least one."),
        (["0 - 50", "0 - 50"], "upper", "do not rise: 50 is followed by 50"),
        (["0 - 50", "0 - 100"], "lower", "do not rise: 0 is followed by 0"),
        (["100 - 100"], "upper", "do not rise: 100 is followed by 100"),
        (["0 - 50", "50 - 100"], "middle", "has closure 'middle'"),
    ],
)
def test_a_table_from_which_no_scale_follows_is_refused(rows: list[str], closure: Any, why: str) -> None:
    table = PrintedTable.of("x", [(str(place), str(place), row) for place, row in enumerate(rows)])
    with pytest.raises(ScaleError) as caught:
        table.read_as(closure)
    assert why in str(caught.value)


def test_a_scale_holds_only_the_bands_of_its_thresholds() -> None:
    """However it is made: from the parts of another, from a changed one, or from a pickle."""
    scale = CategoryScale.of("nilai", [0, 60, 100], [("B", "Baik"), ("A", "Sangat Baik")], "upper")
    with pytest.raises(ScaleError, match="are not those between its thresholds"):
        evolve(scale, edges=(Fraction(0), Fraction(70), Fraction(100)))
    with pytest.raises(ScaleError, match="the thresholds of scale 'nilai' do not rise: 100 is followed by 60"):
        evolve(scale, edges=(Fraction(0), Fraction(100), Fraction(60)))
    with pytest.raises(ScaleError, match="beyond"):
        evolve(scale, beyond="clamp")  # type: ignore[arg-type]  # what a stale pickle may hold
    state: Any = scale.__getstate__()
    blank: Any = object.__new__(CategoryScale)
    with pytest.raises(ScaleError, match="are not those between its thresholds"):
        blank.__setstate__(state | {"closure": "lower"})


@pytest.mark.parametrize(
    ("lower", "upper", "lower_included", "upper_included"),
    [(Fraction(2), Fraction(1), True, True), (None, Fraction(1), True, True), (Fraction(1), None, True, True)],
)
def test_a_band_has_ends_in_order(
    lower: Fraction | None, upper: Fraction | None, lower_included: bool, upper_included: bool
) -> None:
    """It does not end below where it begins, and an open end belongs to nobody."""
    with pytest.raises(ScaleError):
        CategoryBand("A", "A", lower, upper, lower_included, upper_included)

from __future__ import annotations

import pickle
import subprocess
import sys
import time
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.errors import UnitError, UnknownNameError
from sakip.units import Dimension, all_units, canonical, dimension, factor, from_quantity, registry, written

names = st.sampled_from(all_units())
units = st.one_of(names, st.builds("{} / {}".format, names, names))
bases = st.sampled_from(["desa", "dokumen", "orang", "rupiah"])
dimensions = st.dictionaries(bases, st.integers(-2, 2).filter(bool), max_size=3).map(
    lambda powers: Dimension(tuple(sorted(powers.items())))
)


@pytest.mark.parametrize(
    ("written_name", "name"),
    [
        ("%", "persen"),
        ("Persen", "persen"),
        ("percent", "persen"),
        (" Juta  Rupiah", "juta rupiah"),
        ("milyar rupiah", "miliar rupiah"),
        ("Rp", "rupiah"),
        ("IDR", "rupiah"),
        ("Dok", "dokumen"),
        ("LAP", "laporan"),
        ("PD", "perangkat daerah"),
        ("kk", "keluarga"),
        ("Skor", "nilai"),
        ("Nilai 0-100", "nilai"),
        ("indeks 1–4", "indeks"),
        ("per 1.000", "permil"),
        ("per 10000", "per 10.000"),
        ("Per 100.000", "per 100.000"),
        ("Orang/Desa", "orang / desa"),
        ("kasus / orang", "kasus / orang"),
        ("Rp / KK", "rupiah / keluarga"),
    ],
)
def test_a_unit_is_known_as_decrees_write_it(written_name: str, name: str) -> None:
    assert canonical(written_name) == name


@given(units)
def test_the_own_spelling_of_a_unit_is_its_own(name: str) -> None:
    assert canonical(name) == canonical(name.upper()) == name


def test_the_units_of_the_library_are_sorted_and_cover_what_decrees_count() -> None:
    assert list(all_units()) == sorted(set(all_units()))
    assert {"bilangan", "persen", "poin persen", "dokumen", "inovasi", "perangkat daerah", "per 100.000"} <= set(
        all_units()
    )


def test_an_unknown_unit_comes_with_the_nearest_and_the_way_to_declare_one() -> None:
    with pytest.raises(UnknownNameError) as caught:
        canonical("dokumn")
    assert str(caught.value) == (
        "there is no unit called 'dokumn'. Did you mean 'dokumen'? A set can declare a count of its own under [[unit]]."
    )
    assert (caught.value.name, caught.value.nearest) == ("dokumn", "dokumen")


@pytest.mark.parametrize(
    "name",
    [
        "", "/", "orang/", "/desa", "orang / desa / hari", "orang * desa", "orang**2", "10**10**10", "2 orang",
        "orang\x00", "__import__('os').system('true')", "(lambda: 0)()", "juta_rupiah", "meter", "kilo orang",
        "x" * 119,
    ],
)  # fmt: skip
def test_a_name_is_looked_up_and_never_evaluated(name: str) -> None:
    with pytest.raises(UnknownNameError):
        factor(name, "bilangan")


@pytest.mark.parametrize("name", [None, 1, b"orang", "x" * 100_000, " " * 100_000, "/" * 100_000])
def test_what_cannot_be_a_name_is_refused_at_once(name: Any) -> None:
    started = time.perf_counter()
    with pytest.raises(UnitError) as caught:
        canonical(name)
    assert time.perf_counter() - started < 0.1
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("juta rupiah", "rupiah", 1_000_000),
        ("triliun rupiah", "miliar rupiah", 1000),
        ("ribu rupiah", "juta rupiah", Fraction(1, 1000)),
        ("persen", "bilangan", Fraction(1, 100)),
        ("bilangan", "%", 100),
        ("permil", "persen", Fraction(1, 10)),
        ("per 100.000", "per 10.000", Fraction(1, 10)),
        ("minggu", "hari", 7),
        ("jam", "hari", Fraction(1, 24)),
        ("menit", "minggu", Fraction(1, 10_080)),
        ("tahun", "bulan", 12),
        ("dokumen", "dok", 1),
        ("juta rupiah / orang", "rupiah / orang", 1_000_000),
        ("orang / minggu", "orang / hari", Fraction(1, 7)),
        ("orang / orang", "persen", 100),
    ],
)
def test_a_factor_is_exact(source: str, target: str, expected: Fraction | int) -> None:
    assert factor(source, target) == expected
    assert type(factor(source, target)) is Fraction


@pytest.mark.parametrize(
    ("source", "target", "measures", "remedy"),
    [
        ("Dok", "orang", ("dokumen", "orang"), "Write both in units of the same kind."),
        ("orang / desa", "orang", ("orang / desa", "orang"), "Write both in units of the same kind."),
        ("poin persen", "%", ("poin persen", "bilangan"),
         "A share is in persen, the difference of two shares in poin persen."),
        ("tahun", "hari", ("bulan", "hari"),
         "Months and years have no fixed number of days: write both in one or the other."),
    ],
)  # fmt: skip
def test_units_of_different_things_do_not_convert(
    source: str, target: str, measures: tuple[str, str], remedy: str
) -> None:
    with pytest.raises(UnitError) as caught:
        factor(source, target)
    names = canonical(source), canonical(target)
    assert str(caught.value) == (
        f"{names[0]!r} does not convert to {names[1]!r}: the first measures {measures[0]}, the second {measures[1]}. "
        f"{remedy}"
    )
    assert (vars(caught.value)["source"], vars(caught.value)["target"]) == names


@pytest.mark.parametrize("score", ["poin persen", "poin", "indeks", "nilai", "predikat", "level"])
def test_a_score_is_neither_a_share_nor_another_score(score: str) -> None:
    same = {name for name in all_units() if dimension(name) == dimension(score)}
    assert same == {score}


@given(units, units)
def test_there_and_back_is_where_one_started(one: str, two: str) -> None:
    if dimension(one) == dimension(two):
        assert factor(one, two) * factor(two, one) == 1
    else:
        with pytest.raises(UnitError):
            factor(one, two)
    assert factor(one, one) == 1


@given(st.sampled_from(["bilangan", "rupiah", "hari", "bulan"]), st.data())
def test_factors_chain(base: str, data: st.DataObject) -> None:
    alike = st.sampled_from([name for name in all_units() if dimension(name) == dimension(base)])
    one, two, three = data.draw(alike), data.draw(alike), data.draw(alike)
    assert factor(one, two) * factor(two, three) == factor(one, three)


@given(names, names)
def test_a_derived_unit_measures_the_quotient(one: str, two: str) -> None:
    assert dimension(f"{one} / {two}") == dimension(one) / dimension(two)


@given(dimensions, dimensions, dimensions)
def test_dimensions_form_a_group(one: Dimension, two: Dimension, three: Dimension) -> None:
    assert (one * two) * three == one * (two * three)
    assert one * two == two * one
    assert hash(one * two) == hash(two * one)
    assert one / two * two == one
    assert (one / one).dimensionless
    assert one * Dimension() == one


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        (dimension("persen"), "bilangan"),
        (dimension("Dok"), "dokumen"),
        (dimension("perangkat daerah"), "perangkat daerah"),
        (dimension("orang / desa"), "orang / desa"),
        (dimension("bilangan / desa"), "bilangan / desa"),
        (dimension("orang") * dimension("orang"), "orang^2"),
        (dimension("orang") * dimension("desa"), "desa × orang"),
        (dimension("juta rupiah") / dimension("orang") / dimension("jam"), "rupiah / (hari × orang)"),
    ],
)
def test_a_dimension_is_described_in_words(measure: Dimension, words: str) -> None:
    assert str(measure) == measure.describe() == words
    assert pickle.loads(pickle.dumps(measure)) == measure  # noqa: S301  # our own pickle


def test_a_set_declares_counts_of_its_own() -> None:
    extra = ("Posyandu", "kader aktif")
    assert canonical(" POSYANDU ", extra) == "posyandu"
    assert dimension("kader aktif / posyandu", extra).describe() == "kader aktif / posyandu"
    assert factor("posyandu", "Posyandu", extra) == 1
    with pytest.raises(UnitError, match="the first measures posyandu, the second orang"):
        factor("posyandu", "orang", extra)
    with pytest.raises(UnknownNameError):
        canonical("posyandu")
    assert registry(extra) is registry(tuple(reversed(extra)))


def test_a_count_that_the_library_comes_to_know_may_stay_declared() -> None:
    assert factor("lap", "laporan", ("lap", "Orang")) == 1
    assert registry(("lap", "Orang")) is registry()


@pytest.mark.parametrize(
    "name",
    ["", "a=b", "a [b]", "pos1", "nan", "dimensionless", "posyandu\n@group x", "x" * 61, "kios/desa", "é", None, 3],
)
def test_a_count_is_called_by_words(name: Any) -> None:
    with pytest.raises(UnitError, match="cannot be the name of a count"):
        canonical("orang", (name,))


@pytest.mark.parametrize("name", ["persen", "%", "juta rupiah", "bilangan", "Jam"])
def test_a_unit_that_is_no_count_is_not_declared_as_one(name: str) -> None:
    with pytest.raises(UnitError):
        canonical("orang", (name,))


def test_a_name_that_pint_could_take_for_another_is_a_count_like_any_other() -> None:
    extra = ("inf", "in", "lambda", "kasu", "delta orang", "per desa", "square")
    for name in extra:
        assert dimension(name, extra).powers == ((name, 1),)
        assert factor(name, name, extra) == 1


def test_documents_and_people_are_not_added() -> None:
    import pint

    with pytest.raises(pint.DimensionalityError):
        _ = registry().Quantity(3, "dokumen") + registry().Quantity(2, "orang")


def test_eighty_eight_percent_is_a_share() -> None:
    assert registry().Quantity(88, "persen") == Fraction("0.88")
    assert registry().Quantity(88, "%").to("bilangan").magnitude == Fraction("0.88")
    assert registry().Quantity(88, "persen") == Decimal("0.88")


@pytest.mark.parametrize(
    ("magnitude", "unit", "name"),
    [
        (Decimal("12.5"), "juta_rupiah", "juta rupiah"),
        (Fraction(1, 3), "percent", "persen"),
        (3, "perangkat_daerah", "perangkat daerah"),
        (3, "per_10000", "per 10.000"),
        (3, "orang / desa", "orang / desa"),
        (3, "1 / desa", "bilangan / desa"),
        (3, "bilangan", "bilangan"),
        (3, "", "bilangan"),
    ],
)
def test_a_quantity_is_read_as_it_is(magnitude: Decimal | Fraction | int, unit: str, name: str) -> None:
    quantity = registry().Quantity(magnitude, unit)
    read = from_quantity(quantity)
    assert read == (magnitude, name)
    assert type(read[0]) is type(magnitude)


def test_a_quantity_of_a_declared_count_is_read_with_the_declaration() -> None:
    quantity = registry(("kader aktif",)).Quantity(3, "kader_aktif")
    assert from_quantity(quantity, ("kader aktif",)) == (3, "kader aktif")
    with pytest.raises(UnknownNameError):
        from_quantity(quantity)


@pytest.mark.parametrize(
    "unit", ["orang ** 2", "orang * desa", "orang / desa / hari", "1 / orang ** 2", "orang ** 0.5"]
)
def test_a_unit_that_no_indicator_has_is_refused(unit: str) -> None:
    with pytest.raises(UnitError, match="that no indicator can have"):
        from_quantity(registry().Quantity(3, unit))


@pytest.mark.parametrize("value", [3, Decimal(3), "3 orang", None])
def test_a_number_is_no_quantity(value: object) -> None:
    with pytest.raises(UnitError, match="is not a quantity"):
        from_quantity(value)


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        ("87,5", "persen", "87,5%"),
        ("1,5", "permil", "1,5‰"),
        ("12", "per 10.000", "12 per 10.000"),
        ("1,5", "poin persen", "1,5 poin persen"),
        ("1.500.000", "rupiah", "Rp1.500.000"),
        ("-1.500", "rupiah", "-Rp1.500"),
        ("−1.500", "rupiah", "−Rp1.500"),
        ("12,5", "juta rupiah", "Rp12,5 juta"),
        ("2", "triliun rupiah", "Rp2 triliun"),
        ("1", "inovasi", "1 inovasi"),
        ("3", "perangkat daerah", "3 perangkat daerah"),
        ("3", "posyandu", "3 posyandu"),
        ("87,4", "nilai", "87,4"),
        ("3,2", "indeks", "3,2"),
        ("87,4", "poin", "87,4"),
        ("BB", "predikat", "BB"),
        ("3", "level", "3"),
        ("0,88", "bilangan", "0,88"),
        ("12", "orang / desa", "12 orang per desa"),
        ("1,5", "juta rupiah / desa", "Rp1,5 juta per desa"),
    ],
)
def test_a_number_is_printed_with_its_unit(number: str, unit: str, text: str) -> None:
    assert written(number, unit) == text


def test_pint_is_imported_for_a_dimension_and_not_before() -> None:
    code = (
        "import sys; from sakip import units; units.all_units(); units.canonical('%'); units.written('1', 'persen'); "
        "assert 'pint' not in sys.modules; units.dimension('persen'); assert 'pint' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603  # our own code

"""Planted faults: scales with one fault each, which one check alone finds."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

import pytest
from attrs import evolve, fields

from sakip.bands import CategoryBand, CategoryScale, PrintedTable
from sakip.testing.kit import SCALE_CHECKS, ConformanceError, check_scale

SOURCE: Final = "Keputusan Camat Uji Nomor 1 Tahun 2025, lampiran III"
SCALE: Final = CategoryScale.of(
    "uji", [0, 60, 80, 100], [("K", "Kurang"), ("B", "Baik"), ("A", "Sangat Baik")], "upper", source=SOURCE
)
NEARBY: Final[Any] = "nearby"
LOW, MIDDLE, HIGH = SCALE.bands
TABLE: Final = PrintedTable.of(
    "uji", [("K", "Kurang", "0 - 60"), ("B", "Baik", "60 - 80"), ("A", "Baik Sekali", "80 - 100")]
)


def forged(**changes: Any) -> CategoryScale:
    """Make a scale past its constructor, as a class of its own or damaged memory may."""
    made = object.__new__(CategoryScale)
    for one in fields(CategoryScale):
        object.__setattr__(made, one.name, changes.get(one.name, getattr(SCALE, one.name)))
    return made


def banded(*bands: CategoryBand) -> CategoryScale:
    """Make a scale of other bands than its own."""
    return forged(bands=bands)


SCALES: Final[dict[str, tuple[CategoryScale, dict[str, Any], str]]] = {
    "a gap": (banded(LOW, evolve(MIDDLE, lower=Fraction(61)), HIGH), {}, "partition"),
    "an overlap": (banded(LOW, evolve(MIDDLE, lower=Fraction(55)), HIGH), {}, "partition"),
    "bands from the highest down": (banded(HIGH, MIDDLE, LOW), {}, "order"),
    "the other closure": (forged(closure="lower"), {}, "closure"),
    "an end that is left out": (banded(LOW, MIDDLE, evolve(HIGH, upper_included=False)), {}, "ends"),
    "a policy without a name": (forged(beyond=NEARBY), {}, "ends"),
    "a rounding without a name": (forged(rounding="nearest"), {}, "rounded-by-name"),
    "one code for two bands": (banded(LOW, evolve(MIDDLE, code="K"), HIGH), {}, "codes"),
    "an empty label": (banded(LOW, evolve(MIDDLE, label=" "), HIGH), {}, "labels"),
    "no source": (evolve(SCALE, source=""), {}, "sourced"),
    "a value in another band": (SCALE, {"examples": {"60": "B"}}, "classified"),
    "a reading without a basis": (TABLE.read_as("upper", source=SOURCE), {"table": TABLE}, "reading"),
    "thresholds other than printed": (
        CategoryScale.of(
            "uji",
            [0, 50, 80, 100],
            [(row.code, row.label) for row in TABLE.rows],
            "upper",
            source=SOURCE,
            note="Dibaca.",
        ),
        {"table": TABLE},
        "reading",
    ),
    "a table of other rows": (SCALE, {"table": TABLE}, "reading"),
}


@pytest.mark.parametrize("fault", SCALES)
def test_a_scale_with_one_fault_fails_the_check_named_for_it(fault: str) -> None:
    scale, facts, name = SCALES[fault]
    with pytest.raises(ConformanceError) as caught:
        check_scale(scale, **facts)
    assert [failure.check for failure in caught.value.failures] == [name]


def test_the_scale_without_a_fault_passes_every_check() -> None:
    check_scale(SCALE, examples={"0": "K", "60": "K", "60.01": "B", "60.004": "K", "100": "A"})
    check_scale(TABLE.read_as("lower", source=SOURCE, note="Batas bawah termasuk; lampiran II."), table=TABLE)
    check_scale(evolve(SCALE, beyond="nearest"))
    check_scale(CategoryScale.of("terbuka", [None, 50, None], [("K", "Kurang"), ("B", "Baik")], "lower", source=SOURCE))
    assert {name for _, _, name in SCALES.values()} == set(SCALE_CHECKS)

from __future__ import annotations

from fractions import Fraction

import pytest

from sakip.audit.rules import ACHIEVEMENT, BUDGET, caps, polarity_named, polarity_of
from sakip.errors import UnknownNameError


@pytest.mark.parametrize(
    ("text", "direction", "rules"),
    [
        ("higher", "higher", ("higher",)),
        ("Tinggi", "higher", ("higher",)),
        ("Semakin tinggi semakin baik", "higher", ("higher",)),
        ("naik", "higher", ("higher",)),
        ("Maksimal", "higher", ("higher",)),
        ("Positif", "higher", ("higher",)),
        ("higher (range target)", "higher", ("higher",)),
        ("lower", "lower", ("lower-mirror", "lower-inverse")),
        ("makin rendah makin baik", "lower", ("lower-mirror", "lower-inverse")),
        ("turun", "lower", ("lower-mirror", "lower-inverse")),
        ("minimize", "lower", ("lower-mirror", "lower-inverse")),
        ("negatif", "lower", ("lower-mirror", "lower-inverse")),
        ("lower-mirror", "lower", ("lower-mirror",)),
        ("Lower-Inverse", "lower", ("lower-inverse",)),
        ("stabil", "on-target", ("stabilise",)),
    ],
)
def test_the_words_of_a_column_tell_a_direction(text: str, direction: str, rules: tuple[str, ...]) -> None:
    """A direction restricts the rules; ``lower`` leaves two."""
    found = polarity_of(text)
    assert found is not None
    assert (found.direction, found.rules, found.declared) == (direction, rules, True)


@pytest.mark.parametrize("text", ["ya", "persen", "tinggi atau rendah", "x" * 5000])
def test_other_words_tell_none(text: str) -> None:
    """What is not known, or says both, is no polarity."""
    assert polarity_of(text) is None


def test_the_direction_of_a_band_leaves_every_rule() -> None:
    """A table of bands says which values are good, and nothing of the percentage printed."""
    found = polarity_of("lower (band)")
    assert found is not None
    assert (found.banded, found.rules, found.declared) == (True, tuple(ACHIEVEMENT), False)


def test_a_caller_names_a_polarity_there_is() -> None:
    """The error names the nearest."""
    with pytest.raises(UnknownNameError, match="higher"):
        polarity_named("highr")


@pytest.mark.parametrize(
    ("rule", "value"),
    [("higher", "120"), ("lower-mirror", "80"), ("lower-inverse", "250/3"), ("stabilise", "80")],
)
def test_achievement_rules_are_those_of_the_library(rule: str, value: str) -> None:
    """A target of 10 and a realisation of 12 by each."""
    assert ACHIEVEMENT[rule].value(Fraction(10), Fraction(12)) == Fraction(value)


@pytest.mark.parametrize(
    ("rule", "value"), [("absorption", "80"), ("remaining", "20"), ("shortfall-over-realisation", "25")]
)
def test_budgets_have_rules_of_their_own(rule: str, value: str) -> None:
    """80 of 100: what was realised, what is left, what is short of the realisation."""
    assert BUDGET[rule].value(Fraction(100), Fraction(80)) == Fraction(value)


def test_zero_has_no_percentage() -> None:
    """Neither a target of zero, nor, by the inverse rule, a realisation of zero."""
    assert ACHIEVEMENT["higher"].value(Fraction(0), Fraction(5)) is None
    assert ACHIEVEMENT["lower-inverse"].value(Fraction(5), Fraction(0)) is None


def test_caps_come_with_their_basis() -> None:
    """Those of the regulation data say where they come from; the others were seen in no text."""
    assert {str(value) for value, cap in caps().items() if cap.basis} == {"100", "120", "200"}
    assert {str(value) for value, cap in caps().items() if not cap.basis} == {"110", "150"}
    assert "[S]" in caps()[Fraction(100)].basis

from __future__ import annotations

import struct
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip import audit
from sakip.audit import Verdict

if TYPE_CHECKING:
    from sakip.audit import AuditedRow


def achieved(target: int, realised: int, figure: str, polarity: str) -> AuditedRow:
    row = {"target": str(target), "realisasi": str(realised), "capaian": figure, "polaritas": polarity}
    return audit.achievements([row]).rows[0]


def single(target: int, realised: int) -> float:
    return float(struct.unpack("f", struct.pack("f", realised / target * 100))[0])


HIGHER = [
    lambda t, r: r / t * 100,
    lambda t, r: 100 * r / t,
    lambda t, r: r / t,
    lambda t, r: r * (100 / t),
    lambda t, r: f"{r / t * 100:.15g}",
    single,
]
MIRROR = [
    lambda t, r: (2 * t - r) / t * 100,
    lambda t, r: (1 - (r - t) / t) * 100,
    lambda t, r: (2 - r / t) * 100,
    lambda t, r: f"{(1 + (t - r) / t) * 100:.15g}",
]


@given(
    st.integers(1, 10**6),
    st.integers(1, 10**6),
    st.sampled_from([("higher", make) for make in HIGHER] + [("lower-mirror", make) for make in MIRROR]),
)
def test_what_a_program_computed_is_reproduced_in_any_usual_order(
    target: int, realised: int, how: tuple[str, object]
) -> None:
    """The last digits of a binary number are noise, whichever way it was made."""
    rule, make = how
    figure = str(make(target, realised))  # type: ignore[operator]
    digits = len(figure.replace(".", "").lstrip("0"))
    if "e" not in figure and (digits >= 10 or make is not single):
        found = achieved(target, realised, figure, rule)
        assert found.verdict is Verdict.REPRODUCED, (target, realised, figure, found.slip)


@pytest.mark.parametrize(
    ("target", "realised", "figure", "polarity"),
    [
        (7, 3, "42.857142857142854", "higher"),
        (884, 443, "50.113122171945705", "higher"),
        (3, 1, "33.33333333333333", "higher"),
        (30, 31, "103.33333587646484", "higher"),
        (7, 3, "0.42857142857142855", "higher"),
        (7, 3, "157.14285714285714", "lower-mirror"),
    ],
)
def test_float_noise_is_no_typing_error(target: int, realised: int, figure: str, polarity: str) -> None:
    """It is called unrounded."""
    found = achieved(target, realised, figure, polarity)
    assert found.convention is not None
    assert (found.convention.rounding, found.slip) == ("unrounded", "")


@pytest.mark.parametrize("figure", ["42.857142857412854", "42.857152857142854", "48.257142857142854"])
def test_a_wrong_digit_is_no_noise(figure: str) -> None:
    """Wherever it stands before the last two."""
    found = achieved(7, 3, figure, "higher")
    assert found.verdict is Verdict.NOT_REPRODUCED
    assert abs(Fraction(figure) - Fraction(300, 7)) > 0

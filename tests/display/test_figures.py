from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
import strategies as own
from display.reading import Read
from hypothesis import given
from hypothesis import strategies as st

import sakip
from sakip import display
from sakip.display.figures import bar, tenths
from sakip.display.figures import pips as pips_of
from sakip.testing import assessments, scales


@given(own.anything)
def test_a_length_is_cut_to_what_can_be_drawn(number: Fraction) -> None:
    """A tenth at most less than it is, from nothing to the whole length, and never in another form than 12.3."""
    length = Fraction(tenths(number, 120))
    assert 0 <= length <= 120
    if 0 <= number <= 120:
        assert 0 <= number - length < Fraction(1, 10)
    assert tenths(number, 120).replace(".", "").isdigit()


@pytest.mark.parametrize(
    ("given", "drawn"), [("0", "0.0"), ("99.99", "99.9"), ("-5", "0.0"), ("1000000", "120.0"), ("120", "120.0")]
)
def test_a_bar_ends_where_it_can_be_drawn(given: str, drawn: str) -> None:
    assert tenths(Decimal(given), 120) == drawn


@own.examples(30)
@given(assessments())
def test_there_is_a_bar_where_there_is_a_number(assessment: sakip.Assessment) -> None:
    """It is for the eye only: the number stands beside it as text; where it goes on beyond its end it says so."""
    drawn = bar(assessment.achievement)
    assert (drawn is None) == (assessment.achievement.value is None)
    if drawn is not None:
        assert 'aria-hidden="true"' in str(drawn)
        assert ("<polyline" in str(drawn)) == ((assessment.achievement.value or 0) > 120)


@given(scales(), st.data())
def test_pips_tell_the_place_of_a_band(scale: sakip.CategoryScale, data: st.DataObject) -> None:
    """As many as there are bands, filled up to its own; none where they cannot be counted at a glance."""
    place = data.draw(st.integers(0, len(scale.bands) - 1))
    pips = pips_of(scale, scale.bands[place].code)
    if not 1 < len(scale.bands) <= 10:
        assert pips is None
        return
    said = "●" * (place + 1) + "○" * (len(scale.bands) - place - 1)
    assert str(pips) == f'<span class="sakip-pips" aria-hidden="true">{said}</span> '


def test_a_predicate_is_reached_in_a_word_and_has_no_percentage() -> None:
    """Opini BPK WTP against a target of WTP: tercapai, and no number is made of it."""
    opinion = sakip.Indicator(
        code="opini", name="Opini BPK", unit="predikat", polarity="higher",
        formula=sakip.external_score("opini", assessor="BPK", document="LHP"),
        predicates=("Disclaimer", "Tidak Wajar", "WDP", "WTP"),
    )  # fmt: skip
    target = sakip.Target("opini", 2024, sakip.indicators.Predicate("WTP"))
    made = sakip.assess_one(
        opinion, target, sakip.Realisation("opini", 2024, {"opini": sakip.indicators.Predicate("WTP")})
    )
    text = Read(display.html(made)).text
    assert "NilaiWTP" in text
    assert "● tercapai" in text
    assert "%" not in text.partition("Uraian")[0]

"""Values, statuses and reasons as they are read: marks that are reached, words, and what cannot be changed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve

from sakip.assessment import Achievement, Reason, Status, assess_one
from sakip.assessment.results import STATUS_OF, Context, Digits
from sakip.formulas import count
from sakip.indicators import Indicator, Realisation, Target
from sakip.periods import Year

YEAR = Year(2024)
PLAIN = Indicator(code="x", name="X", unit="poin", formula=count("nilai"), polarity="higher", cap=90)


def achievement(realised: str) -> Achievement:
    return assess_one(PLAIN, Target("x", YEAR, 100), Realisation("x", YEAR, {"nilai": realised})).achievement


@pytest.mark.parametrize(
    ("realised", "mark", "reached"),
    [
        ("100", "100", True), ("99.99", "100", False), ("100", "100.001", False), ("100", "99.999", True),
        ("80", "80", True), ("80", "79.5", True), ("80", "80.001", False), ("80", "79.999", True),
    ],
)  # fmt: skip
def test_a_mark_is_reached_from_itself_on(realised: str, mark: str, reached: bool) -> None:
    """Limited to 90 or not: 100 percent is reached by 100, and a mark may have any number of decimals."""
    assert achievement(realised).at_least(Fraction(mark)) is reached
    assert achievement(realised).reaches(Fraction(mark)) is reached


@pytest.mark.parametrize(
    ("status", "indonesian", "english"),
    [
        (Status.COMPUTED, "terhitung", "computed"),
        (Status.NOT_REPORTED, "belum diisi", "not reported"),
        (Status.NOT_APPLICABLE, "tidak berlaku", "not applicable"),
        (Status.NOT_COMPUTABLE, "tidak dapat dihitung", "not computable"),
    ],
)
def test_a_status_is_said_in_words(status: Status, indonesian: str, english: str) -> None:
    assert (status.label(), status.label("id"), status.label("en")) == (indonesian, indonesian, english)


def test_a_reason_is_said_in_indonesian_unless_asked_otherwise() -> None:
    facts = {"indicator": "IKM", "period": YEAR}
    said = "IKM tidak berlaku untuk 2024."
    assert (Reason.NOT_APPLICABLE.text(facts), Reason.NOT_APPLICABLE.text(facts, "id")) == (said, said)
    assert Reason.NOT_APPLICABLE.text(facts, "en") == "IKM does not apply to 2024."
    skipped = assess_one(PLAIN, None, Realisation("x", YEAR, {}, applicable=False))
    for one in (skipped, skipped.achievement):
        assert (one.why(), one.why("en")) == ("X tidak berlaku untuk 2024.", "X does not apply to 2024.")


def test_what_has_a_number_gives_no_reason() -> None:
    one = assess_one(PLAIN, Target("x", YEAR, 100), Realisation("x", YEAR, {"nilai": 120}))
    assert [(part.why(), part.why("en"), part.reason) for part in (one, one.achievement)] == [("", "", None)] * 2
    assert [one.exact, one.value, one.code] == [120, Decimal("120.00"), "x"]
    assert [one.achievement.raw, one.achievement.value, one.achievement.reached] == [120, Decimal("90.00"), True]


def test_a_reason_is_a_status_of_its_own_or_leaves_nothing_to_compute() -> None:
    for reason in Reason:
        expected = STATUS_OF.get(reason, Status.NOT_COMPUTABLE)
        doubtful = Achievement(expected, reason, None, None, 2, "")
        assert (doubtful.raw, doubtful.value, doubtful.reached, doubtful.limited) == (None, None, None, None)


def test_what_is_missing_for_want_of_a_target_may_be_so_because_there_are_two() -> None:
    one = assess_one(PLAIN, None, Realisation("x", YEAR, {"nilai": 1})).achievement
    assert one.in_doubt({"names": ("target",)}) == evolve(one, reason=Reason.CONFLICT, facts={"names": ("target",)})


def test_the_sources_of_a_context_cannot_be_changed() -> None:
    context = Context(sources={"x": assess_one(PLAIN, period=YEAR)})
    with pytest.raises(TypeError):
        context.sources["y"] = context.sources["x"]  # type: ignore[index]
    assert Context() == Context("", None, (), (), {})


def test_how_long_a_number_is_is_said_with_what_has_it_or_without() -> None:
    assert Digits(40_000) == Digits(40_000, ())
    assert Digits(40_000).label() == Digits(40_000).label("id") != Digits(40_000).label("en")
    assert "i11" in Digits(1_000, ("i11",)).label()


def test_a_context_does_not_repeat_what_it_was_computed_from() -> None:
    """Each source has sources of its own."""
    counted = Indicator(code="b", name="B", unit="desa", formula=count("n"))
    source = assess_one(counted, None, Realisation("b", Year(2024), {"n": 1}))
    assert "sources" not in repr(Context(sources={"b": source}))

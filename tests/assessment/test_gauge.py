"""The kernel at its edges: what is kept where there is no number, limits to the last digit, signs of a divisor."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from sakip import regulations
from sakip.assessment import Assessment, Reason, Status, assess, assess_one
from sakip.assessment.gauge import gauge_of
from sakip.assessment.results import Digits
from sakip.bands import CategoryScale
from sakip.errors import DefinitionError
from sakip.formulas import count, expression, ratio
from sakip.formulas.achievement import AchievementRule
from sakip.indicators import Indicator, Predicate, Range, Realisation, State, Target, Working
from sakip.interpreters.explain import Shown
from sakip.periods import Quarter, Year
from sakip.sets import IndicatorSet
from sakip.tree import PERCENT, Calculation, Component, Formula, Node, Operator, Taken, chain, formula
from sakip.wording import Word

YEAR = Year(2024)
SKM = regulations.scale("skm", on=YEAR.end)


def score(**facts: Any) -> Indicator:
    """Return an indicator whose value is the one component it is given."""
    given: dict[str, Any] = {"code": "x", "name": "X", "unit": "poin", "formula": count("nilai"), "polarity": "higher"}
    return Indicator(**given | facts)


def achieved(indicator: Indicator, target: Any, realised: Any) -> Assessment:
    aim = None if target is None else Target("x", YEAR, target)
    return assess_one(indicator, aim, Realisation("x", YEAR, {"nilai": realised}))


SHARE = score(name="Realisasi Anggaran", unit="persen", formula=ratio("realisasi", "pagu", unit="rupiah"))
OPINION = score(polarity=None, unit="predikat", predicates=("TW", "WDP", "WTP"))
TENFOLD = score(formula=expression("a * 10", units={"a": "poin"}))
X = {"indicator": "X", "period": YEAR}
BUDGET = {"indicator": "Realisasi Anggaran", "period": YEAR}
WIDE = {"value": "≥ 10^18", "range": "±10^18"}
NO_TARGET = "There is no target of X for 2024. Add it from the Perjanjian Kinerja."
ZERO = (
    "‘{divisor}’ is 0 for 2024, so ‘{formula}’ has no value. Check the number, or mark the indicator as not applicable "
    "for this period."
)

# --- what is kept where there is no number ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("indicator", "components", "reason", "facts", "said"),
    [
        (
            SHARE, {"realisasi": 1, "pagu": 0}, Reason.ZERO_DENOMINATOR,
            {"divisor": Shown(Component("pagu", "rupiah")), "formula": Shown(SHARE.formula.tree), "period": YEAR},
            ZERO.format(divisor="pagu", formula="realisasi ÷ pagu × 100%"),
        ),
        (
            score(scale=SKM), {"nilai": "100.01"}, Reason.OUT_OF_RANGE, {"value": Fraction("100.01"), "range": SKM},
            "100.01 lies outside Mutu pelayanan (SKM) (25–100). Check the number.",
        ),
        (TENFOLD, {"a": 10**17}, Reason.OUT_OF_RANGE, WIDE, "≥ 10^18 lies outside ±10^18. Check the number."),
        (
            evolve(TENFOLD, scale=SKM), {"a": -(10**17)}, Reason.OUT_OF_RANGE, WIDE,
            "≥ 10^18 lies outside ±10^18. Check the number.",
        ),
        (
            SHARE, {"realisasi": 1}, Reason.MISSING_COMPONENT, BUDGET | {"names": ("pagu",)},
            "Component pagu is not filled in for 2024. Fill it in; blank is not taken as zero.",
        ),
        (
            SHARE, {"pagu": 0}, Reason.MISSING_COMPONENT, BUDGET | {"names": ("realisasi",)},
            "Component realisasi is not filled in for 2024. Fill it in; blank is not taken as zero.",
        ),
        (
            SHARE, {"realisasi": "5 orang", "pagu": 1}, Reason.UNIT_MISMATCH,
            {"given": "orang", "unit": "rupiah", "name": "realisasi"},
            "orang cannot be converted to rupiah, the unit of realisasi.",
        ),
        (
            score(), {"nilai": Predicate("BB")}, Reason.UNIT_MISMATCH,
            {"given": Predicate("BB"), "unit": "poin", "name": "nilai"},
            "BB cannot be converted to poin, the unit of nilai.",
        ),
        (
            OPINION, {"nilai": Predicate("BB")}, Reason.UNKNOWN_PREDICATE,
            {"given": Predicate("BB"), "indicator": "X", "known": ("TW", "WDP", "WTP")},
            "BB is no predicate of X; there are: TW, WDP, WTP.",
        ),
    ],
)  # fmt: skip
def test_what_has_no_value_says_why_and_keeps_what_it_was_made_of(
    indicator: Indicator, components: dict[str, Any], reason: Reason, facts: dict[str, Any], said: str
) -> None:
    """Target, record and office stand beside the reason, and the achievement is missing for the same one."""
    target, record = Target("x", YEAR, 90), Realisation("x", YEAR, components)
    office = IndicatorSet("s", [indicator], year=2024, targets=[target], title="Kecamatan Contoh")
    card = assess(office, [record])
    for one, where in ((assess_one(indicator, target, record), ""), (card["x"], "Kecamatan Contoh")):
        assert (one.status, one.reason, dict(one.facts), one.why("en")) == (Status.NOT_COMPUTABLE, reason, facts, said)
        assert (one.indicator, one.period, one.context.office) == (indicator, YEAR, where)
        assert one.target is target
        assert one.realisation is record
        assert (one.exact, one.value, one.category, one.predicate, one.achievement_category) == (None,) * 5
        achievement = one.achievement
        assert (achievement.reason, dict(achievement.facts)) == (reason, facts)
        assert (achievement.status, achievement.rule) == (Status.NOT_COMPUTABLE, "higher" if indicator.rule else "")
        assert (achievement.raw, achievement.value, achievement.limited, achievement.met) == (None,) * 4


@pytest.mark.parametrize(
    ("indicator", "record", "status", "reason", "more"),
    [
        (score(), None, Status.NOT_REPORTED, Reason.NOT_REPORTED, {}),
        (OPINION, Realisation("x", YEAR, {}), Status.NOT_REPORTED, Reason.NOT_REPORTED, {}),
        (
            score(), Realisation("x", YEAR, {"nilai": None}), Status.NOT_REPORTED, Reason.NOT_REPORTED,
            {"names": ("nilai",)},
        ),
        (
            score(), Realisation("x", YEAR, {}, applicable=False), Status.NOT_APPLICABLE, Reason.NOT_APPLICABLE, {},
        ),
        (
            score(), Realisation("x", YEAR, {"nilai": 1}, state=State.REJECTED), Status.NOT_COMPUTABLE,
            Reason.UNVERIFIED, {"state": State.REJECTED},
        ),
    ],
)  # fmt: skip
def test_what_does_not_count_is_kept_beside_its_reason(
    indicator: Indicator, record: Realisation | None, status: Status, reason: Reason, more: dict[str, Any]
) -> None:
    """A blank, a mark that it does not apply, and a record that was rejected: each is found in the assessment."""
    target = Target("x", YEAR, 90)
    one = assess_one(indicator, target, record)
    assert (one.status, one.reason, dict(one.facts)) == (status, reason, X | more)
    assert (one.period, one.target, one.realisation) == (YEAR, target, record)
    assert (one.achievement.status, one.achievement.reason) == (status, reason)
    assert dict(one.achievement.facts) == X | more


def test_the_office_of_a_word_is_kept_whether_it_is_ranked_or_not() -> None:
    for components in ({}, {"nilai": Predicate("BB")}, {"nilai": Predicate("WTP")}):
        record = Realisation("x", YEAR, components)
        target = Target("x", YEAR, Predicate("WDP"))
        one = assess(IndicatorSet("s", [OPINION], year=2024, targets=[target], title="Kec. A"), [record])["x"]
        assert (one.context.office, one.target) == ("Kec. A", target)
        assert one.realisation is record


def test_a_blank_part_of_what_is_computed_from_others_is_named_with_what_it_is_for() -> None:
    """Also where its other component divides by zero: what is blank is said first."""
    each = score(name="Biaya", formula=formula(a=Taken("a"), b="poin")(lambda a, b: b / a), unit="bilangan")
    target = Target("x", YEAR, 1)
    office = IndicatorSet("s", [each, evolve(score(), code="a")], year=2024, targets=[target], title="Kec. A")
    records = Realisation("a", YEAR, {"nilai": 0}), Realisation("x", YEAR, {})
    for given in (records[:1], records):
        one = assess(office, given)["x"]
        assert one.reason is Reason.MISSING_COMPONENT
        assert dict(one.facts) == {"indicator": "Biaya", "names": ("b",), "period": YEAR}
        assert (one.target, one.context.office, one.inputs["a"]) == (target, "Kec. A", (0, 1))
        assert one.realisation == (given[1] if len(given) > 1 else None)
        assert one.context.sources["a"].value == 0


@pytest.mark.parametrize(
    ("indicator", "target", "realised", "reason", "facts", "said"),
    [
        (score(), None, 5, Reason.NO_TARGET, X, NO_TARGET),
        (
            score(polarity=None), 5, 5, Reason.NO_POLARITY, {"indicator": "X"},
            "The polarity of X is not declared. Write one: higher, lower-mirror, lower-inverse or stabilise.",
        ),
        (
            score(polarity="lower-inverse"), 5, 0, Reason.ZERO_DENOMINATOR,
            {
                "divisor": Shown(Component("realisasi", None)), "period": YEAR,
                "formula": Shown(score(polarity="lower-inverse").rule.formula.tree),  # type: ignore[union-attr]
            },
            ZERO.format(divisor="realisasi", formula="target ÷ realisasi × 100%"),
        ),
        (score(), 1, 10**16, Reason.OUT_OF_RANGE, WIDE, "≥ 10^18 lies outside ±10^18. Check the number."),
        (score(), 1, -(10**16), Reason.OUT_OF_RANGE, WIDE, "≥ 10^18 lies outside ±10^18. Check the number."),
        (
            score(), "1 orang", 1, Reason.UNIT_MISMATCH,
            {"given": "orang", "unit": "poin", "name": "target", "period": YEAR},
            "orang cannot be converted to poin, the unit of target.",
        ),
        (
            OPINION, Predicate("BB"), Predicate("WTP"), Reason.UNKNOWN_PREDICATE,
            {"given": Predicate("BB"), "indicator": "X", "known": ("TW", "WDP", "WTP")},
            "BB is no predicate of X; there are: TW, WDP, WTP.",
        ),
        (
            OPINION, None, Predicate("WTP"), Reason.NO_TARGET, X, NO_TARGET,
        ),
        (
            score(scale=SKM), Predicate("BB"), 80, Reason.UNKNOWN_PREDICATE,
            {"given": "BB", "indicator": "X", "known": ("D", "C", "B", "A")},
            "BB is no predicate of X; there are: D, C, B, A.",
        ),
    ],
)  # fmt: skip
def test_a_value_without_an_achievement_says_why(
    *, indicator: Indicator, target: Any, realised: Any, reason: Reason, facts: dict[str, Any], said: str
) -> None:
    one = achieved(indicator, target, realised)
    achievement = one.achievement
    assert (one.status, one.reason, one.why()) == (Status.COMPUTED, None, "")
    assert one.realisation == Realisation("x", YEAR, {"nilai": realised})
    assert (achievement.status, achievement.reason) == (Status.NOT_COMPUTABLE, reason)
    assert (dict(achievement.facts), achievement.why("en")) == (facts, said)


@pytest.mark.parametrize("role", ["target", "realisation"])
def test_what_is_neither_is_refused_with_what_to_write(role: str) -> None:
    """And what belongs to another indicator, too."""
    given: dict[str, Any] = {role: 80}
    with pytest.raises(DefinitionError) as caught:
        assess_one(score(), **given)
    assert str(caught.value) == (
        "80 is neither a Target nor a Realisation. Write Target('x', \"2024\", …) or Realisation('x', \"2024\", …)."
    )
    given = {role: Target("y", YEAR, 1) if role == "target" else Realisation("y", YEAR, {})}
    with pytest.raises(DefinitionError) as caught:
        assess_one(score(), **given)
    assert str(caught.value) == (f"a {role.title()} of 'y' cannot assess 'x'. Give those of the same indicator.")


def test_without_any_period_it_is_said_what_to_give() -> None:
    with pytest.raises(DefinitionError) as caught:
        assess_one(score())
    assert str(caught.value) == (
        "nothing says which period of 'x' is assessed. Give a target, a realisation or period=Year(2024)."
    )


def test_the_period_that_is_given_is_the_one_a_reason_names() -> None:
    record = Realisation("x", YEAR, {}, applicable=False)
    for given in (None, record, evolve(record, state=State.REJECTED, applicable=True)):
        one = assess_one(score(), None, given, period="2024-Q1")
        assert (one.period, one.facts["period"]) == (Quarter(2024, 1), Quarter(2024, 1))


def test_an_indicator_is_made_ready_once() -> None:
    one = score()
    assert gauge_of(one) is gauge_of(one)


# --- limits, to the last digit ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("realised", "published", "limited"),
    [("40", "49.50", "floor"), ("49.49", "49.50", "floor"), ("49.5", "49.50", None), ("60", "60.00", None),
     ("112.5", "112.50", None), ("112.51", "112.50", "cap"), ("130", "112.50", "cap")],
)  # fmt: skip
def test_a_limit_may_lie_between_two_whole_numbers(realised: str, published: str, limited: str | None) -> None:
    achievement = achieved(score(floor="49.5", cap="112.5"), 100, realised).achievement
    assert (str(achievement.value), achievement.limited) == (published, limited)


def test_a_limit_holds_for_numbers_without_decimals_too() -> None:
    achievement = achieved(score(places=0, cap=120, floor=50), 1, 2).achievement
    assert (str(achievement.value), achievement.limited) == ("120", "cap")
    achievement = achieved(score(places=0, cap=120, floor=50), 1, 1).achievement
    assert (str(achievement.value), achievement.limited) == ("100", None)


@pytest.mark.parametrize("sign", [1, -1])
def test_ten_to_the_eighteenth_is_the_first_number_that_is_too_wide(sign: int) -> None:
    """A value has at most 18 digits before its point, and so has an achievement."""
    widest = Fraction(10**18) - Fraction(1, 100)
    both = score(formula=expression("a + b", units={"a": "poin", "b": "poin"}))
    for one, number in ((Fraction(1, 100), sign * widest), (Fraction(0), None)):
        parts = {"a": sign * (widest - one), "b": sign * Fraction(1, 100)}
        value = assess_one(both, None, Realisation("x", YEAR, parts)).value
        assert (None if value is None else Fraction(value)) == number
    reached = achieved(score(places=4), 1, sign * widest / 100).achievement
    assert reached.value is not None
    assert Fraction(reached.value) == sign * widest
    assert achieved(score(places=4), 1, Fraction(sign * 10**16)).achievement.value is None


# --- the sign of a divisor --------------------------------------------------------------------------------------------


@formula(realisasi=None, target=None)
def _from_baseline(realisasi: Any, target: Any) -> Any:
    return (realisasi - 50 * (target / target)) / (target - 50 * (target / target)) * PERCENT


BASELINE = score(polarity=None, rule=AchievementRule("dari-awal", _from_baseline, "higher", "uji", "C"))


def test_a_rule_that_divides_by_something_negative_is_limited_like_any_other() -> None:
    """A target of 40 against a baseline of 50 divides by -10: half of the way is 50 percent, above a cap of 40."""
    capped = achieved(evolve(BASELINE, cap=40), 40, 45).achievement
    assert [capped.raw, str(capped.value), capped.limited] == [50, "40.00", "cap"]
    raised = achieved(evolve(BASELINE, floor=60), 40, 45).achievement
    assert [raised.raw, str(raised.value), raised.limited] == [50, "60.00", "floor"]


def test_a_realisation_of_zero_is_no_negative_one() -> None:
    """From a baseline of 50 to a target of 40, a realisation of 0 is five times the way."""
    assert achieved(BASELINE, 40, 0).achievement.raw == 500
    assert achieved(BASELINE, 40, "0.01").achievement.raw == Fraction("499.9")
    assert achieved(BASELINE, 40, "-0.01").achievement.reason is Reason.NEGATIVE_REALISATION


def test_a_target_of_zero_is_reached_or_missed_whole() -> None:
    declared = score(polarity="lower-mirror", zero_target="met-or-not")
    assert achieved(declared, 0, 0).achievement.pair == (100, 1)
    assert achieved(declared, 0, 3).achievement.pair == (0, 1)


# --- ranges and scales ------------------------------------------------------------------------------------------------


def test_both_ends_of_a_range_lie_inside_it() -> None:
    """An end of 0 is no divisor as long as the range is kept."""
    for low, high, realised in ((-5, 0, 0), (0, 5, 0), (-5, 0, -5)):
        assert achieved(score(), Range(low, high), realised).achievement.raw == 100
    for realised in (7, 8):
        text = achieved(score(), Range(7, 8), realised).explain().text("en")
        assert "inside the target range, taken as 100%" in text


def test_a_threshold_may_have_more_decimals_than_what_is_published() -> None:
    """Published with two decimals, nothing lies between 62.50 and 62.51; the threshold of 62.505 does."""
    fine = CategoryScale.of("f", [0, "62.505", 100], [("K", "Kurang"), ("B", "Baik")], "upper", places=None)
    for realised, code in (("62.5", "K"), ("62.504", "K"), ("62.505", "B"), ("62.51", "B"), ("62.4", "K")):
        category = achieved(score(scale=fine), 100, realised).category
        assert (category and category.code) == code


def test_what_is_published_is_classified_where_the_scale_looks_at_as_many_decimals() -> None:
    """79.999 cut off to 79.99 is no 80.00, which the scale would round it to."""
    round_up = CategoryScale.of("r", [0, 80, 100], [("B", "Baik"), ("A", "Amat Baik")], "lower", places=2)
    one = achieved(score(scale=round_up, rounding="truncate"), 100, "79.999")
    assert (str(one.value), one.category and one.category.code) == ("79.99", "B")
    assert evolve(one) == one


def test_the_scale_of_achievements_may_look_at_the_exact_one() -> None:
    """49.996 percent is published as 50.00, and is below 50 all the same."""
    exact = CategoryScale.of("e", [0, 50, 100], [("K", "Kurang"), ("B", "Baik")], "lower", classify_from="exact",
                             places=None)  # fmt: skip
    one = achieved(score(achievement_scale=exact, places=3, achievement_places=2), 100, "49.996")
    assert (str(one.achievement.value), one.achievement_category and one.achievement_category.code) == ("50.00", "K")


def test_a_unit_of_ones_own_converts_within_others() -> None:
    """A million rupiah a head is a thousand thousands a head, whatever a head is counted in."""
    heads = score(unit="rupiah / ekor sapi", own_units=["ekor sapi"])
    target = Target("x", YEAR, "2 ribu rupiah / ekor sapi")
    one = assess_one(heads, target, Realisation("x", YEAR, {"nilai": "1 juta rupiah / ekor sapi"}))
    assert (one.exact, one.achievement.raw) == (Fraction(10**6), Fraction(50_000))


# --- numbers with more digits than can be carried on ------------------------------------------------------------------

NEAR_ONE = "1.000000001"


def digits(limit: int, *names: str) -> dict[str, Any]:
    return {"value": Digits(limit, names), "range": Word("computed-with")}


def power(doublings: int, component: Component) -> Formula:
    """Return the formula of a component multiplied with itself, doubled so often."""
    tree: Node = component
    for _ in range(doublings):
        tree = Calculation(Operator.MULTIPLY, tree, tree)
    return Formula.of("pangkat", tree)


def powered(doublings: int) -> AchievementRule:
    """Return a rule that uses the realisation again and again."""
    tree = Calculation(Operator.DIVIDE, power(doublings, Component("realisasi")).tree, Component("target"))
    return AchievementRule("pangkat", Formula.of("pangkat", tree), "higher", "uji", "C")


def number(code: str, made: Formula, **facts: Any) -> Indicator:
    return score(code=code, unit="bilangan", formula=made, **facts)


def long(size: int) -> Working:
    """Return one over a number of so many digits, and how it was made."""
    pieces = {f"k{place}": Fraction(1, 10**999) for place in range(-(-(size - 1) // 999))}
    pieces["k0"] = Fraction(1, 10 ** ((size - 1) % 999 or 999))
    return Working("L", chain(Operator.MULTIPLY, map(Component, pieces)), pieces)


def test_an_achievement_is_computed_from_an_exact_value_however_long_it_is() -> None:
    """As long as the rule uses it once; one that uses it again and again is refused by the limit it passes."""
    report, target = Realisation("x", YEAR, {"x": long(39_000)}), Target("x", YEAR, 1)
    once = number("x", Formula.of("x", Component("x", "bilangan")), achievement_from="exact")
    assert assess_one(once, target, report).achievement.raw == Fraction(100, 10**38_999)
    own = powered(1)
    missing = assess_one(evolve(once, polarity=None, rule=own), target, report).achievement
    assert (missing.reason, dict(missing.facts)) == (Reason.OUT_OF_RANGE, digits(40_000) | {"period": YEAR})
    assert missing.why() == "Angka dengan lebih dari 40.000 digit berada di luar yang masih dihitung. Periksa angkanya."
    assert missing.why("en") == (
        "A number of more than 40,000 digits lies outside what is computed with. Check the number."
    )
    published = assess_one(evolve(once, polarity=None, rule=own, achievement_from="published"), target, report)
    assert published.achievement.raw == 0


def test_an_exact_value_is_compared_in_lowest_terms() -> None:
    """Its numerator and denominator grow with every step, the number need not."""
    half = Calculation(Operator.DIVIDE, Component("x"), Calculation(Operator.ADD, Component("x"), Component("x")))
    indicator = number("x", Formula.of("x", half), polarity=None, rule=powered(6), achievement_from="exact")
    report = Realisation("x", YEAR, {"x": long(1_100)})
    assert assess_one(indicator, Target("x", YEAR, 1), report).achievement.raw == Fraction(1, 2**64)


def test_a_value_of_more_digits_than_can_be_written_is_none() -> None:
    """Computed from another indicator whose number is long already; one that is too long is not taken at all."""
    report, aim = Realisation("a", YEAR, {"x": NEAR_ONE}), Target("b", YEAR, 1)
    last = number("b", power(8, Component("x", "bilangan", Taken("a"))))
    for doublings, reason in ((3, None), (6, Reason.OUT_OF_RANGE)):
        first = number("a", power(doublings, Component("x", "bilangan")))
        one = assess(IndicatorSet("s", [first, last], year=2024, targets=[aim], title="Kec. A"), [report])["b"]
        assert (one.reason, one.target, one.context.office) == (reason, aim, "Kec. A")
        if reason is Reason.OUT_OF_RANGE:
            assert (dict(one.facts), one.exact, [*one.inputs]) == (digits(40_000), None, ["x"])
            assert (one.achievement.reason, one.realisation) == (reason, None)


def test_what_an_instrument_measured_is_no_way_around_the_limits() -> None:
    """A number of 39,000 digits to the power of 256 would have ten million of them: it is refused unseen."""
    indicator = number("x", power(8, Component("x", "bilangan")), consolidation="sum")
    report = Realisation("x", YEAR, {"x": long(39_000)})
    one = assess_one(indicator, None, report)
    assert (one.reason, dict(one.facts), [*one.inputs]) == (Reason.OUT_OF_RANGE, digits(40_000), ["x"])
    assert (one.period, one.realisation) == (YEAR, report)
    parts = [evolve(report, period=half) for half in YEAR.parts("semester")]
    for records in (parts, [*parts, evolve(report, components={"x": 1})]):
        card = assess(IndicatorSet("s", [indicator], year=2024), records)
        assert (card["x"].reason is None) is (len(records) == 3)


def test_a_number_from_elsewhere_keeps_its_limit_beside_what_is_missing() -> None:
    """What is blank is said before what is too long."""
    tree = Calculation(Operator.MULTIPLY, *[Calculation(Operator.MULTIPLY, *[Component("x", "bilangan")] * 2)] * 2)
    product = Calculation(Operator.ADD, Component("y", "bilangan"), tree)
    one = assess_one(number("x", Formula.of("rumus", product)), None, Realisation("x", YEAR, {"x": long(39_000)}))
    assert (one.reason, one.facts["names"]) == (Reason.MISSING_COMPONENT, ("y",))

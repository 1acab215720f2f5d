from __future__ import annotations

import copy
import json
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from strategies import NAMES, anything, inputs, numbers, places, scales, small_quotients, trees

from sakip import __version__, regulations
from sakip.assessment import Assessment, assess, assess_one, replay
from sakip.bands import CategoryScale
from sakip.errors import SakipError, TraceError, quoted
from sakip.figures import ROUNDINGS
from sakip.formulas import count, expression, external_score, ratio, share_achieved
from sakip.formulas.achievement import ACHIEVEMENT_RULES, AchievementRule
from sakip.indicators import Amount, Indicator, Predicate, Range, Realisation, State, Target, Working
from sakip.interpreters.exact import ZeroDenominatorError, evaluate
from sakip.packs import Origin
from sakip.periods import Quarter, Year
from sakip.sets import IndicatorSet, load
from sakip.tree import PERCENT, Calculation, Component, Formula, Operator, Taken, components_of, formula

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

YEAR = Year(2024)
QUARTERS = YEAR.parts("quarter")
CAPAIAN = regulations.scale("capaian", on=date(2024, 1, 1))


def told(result: Assessment) -> dict[str, Any]:
    """Return everything a replay must bring back."""
    achievement = result.achievement
    return {
        "status": result.status,
        "reason": result.reason,
        "exact": result.exact,
        "value": str(result.value),
        "predicate": result.predicate,
        "category": result.category,
        "achievement": (achievement.status, achievement.reason, achievement.raw, str(achievement.value)),
        "limited": achievement.limited,
        "reached": achievement.reached,
        "rule": achievement.rule,
        "achievement_category": result.achievement_category,
        "period": result.period,
    }


def through_json(result: Assessment) -> dict[str, Any]:
    trace: dict[str, Any] = json.loads(json.dumps(result.explain().to_dict(), allow_nan=False))
    return trace


def lasting(result: Assessment) -> dict[str, Any]:
    """Return the trace without what only the first one knows: reports, and what other indicators came to."""
    trace = through_json(result)
    for name in ("reports", "sources", "formula_text"):
        del trace[name]
    return trace


def assert_replays(result: Assessment) -> None:
    again = replay(through_json(result))
    assert told(again) == told(result)
    assert lasting(again) == lasting(result)
    assert again.context.tree == result.context.tree
    for lang in ("id", "en"):
        assert again.why(lang) == result.why(lang)
        assert again.achievement.why(lang) == result.achievement.why(lang)
        assert again.explain().text(lang)
    # a replayed assessment can be traced and replayed again
    assert told(replay(through_json(again))) == told(result)


# --- the law ----------------------------------------------------------------------------------------------------------


def _formula(tree: Any) -> Formula:
    """A formula whose components are those of the tree, the tree itself made to have at least one."""
    whole = tree if components_of(tree) else Calculation(Operator.ADD, tree, count("a", unit="bilangan").tree)
    return Formula.of("acak", whole)


@st.composite
def indicators(draw: st.DrawFn) -> Indicator:
    low, high = sorted(draw(st.tuples(numbers(4, 2), numbers(4, 2))))
    polarity = draw(st.sampled_from([*ACHIEVEMENT_RULES, None]))
    zero_targets: list[Any] = (
        ["undefined", "met-or-not"] if polarity in {"lower-mirror", "lower-inverse"} else ["undefined"]
    )
    return Indicator(
        code="x",
        name=draw(st.text(min_size=1, max_size=9)),
        unit="bilangan",
        formula=_formula(draw(trees(small_quotients).filter(_is_plain))),
        polarity=polarity,
        places=draw(places),
        achievement_places=draw(places),
        rounding=draw(st.sampled_from(list(ROUNDINGS))),
        achievement_from=draw(st.sampled_from(["published", "exact"])),
        floor=draw(st.sampled_from([None, low])),
        cap=draw(st.sampled_from([None, high])),
        zero_target=draw(st.sampled_from(zero_targets)),
        scale=draw(st.one_of(st.none(), scales(beyond="nearest"), scales())),
        achievement_scale=draw(st.one_of(st.none(), st.just(CAPAIAN), scales())),
    )


def _is_plain(tree: Any) -> bool:
    """Whether its parts are all plain numbers, so that it needs no unit to be made up for it."""
    try:
        Indicator(code="x", name="x", unit="bilangan", formula=_formula(tree))
    except SakipError:
        return False
    return True


targets = st.one_of(
    st.none(),
    st.builds(
        Target, st.just("x"), st.just(YEAR),
        st.one_of(
            anything, numbers(), st.tuples(numbers(), numbers()).map(lambda ends: Range(min(ends), max(ends))),
            st.sampled_from(["K0", "K1", "?"]).map(Predicate),
        ),
        st.sampled_from([None, None, "persen", "orang"]), st.text(max_size=5),
        st.sampled_from([None, date(2024, 1, 1)]),
    ),
)  # fmt: skip
reported = st.one_of(st.none(), numbers(9, 3), st.just(Amount(5, "persen")), st.just(Amount(5, "orang")))
realisations = st.one_of(
    st.none(),
    st.builds(
        Realisation, st.just("x"), st.just(YEAR),
        st.one_of(
            st.fixed_dictionaries(dict.fromkeys(NAMES, numbers(9, 3))),
            st.dictionaries(st.sampled_from(NAMES), reported),
        ),
        state=st.sampled_from(State), applicable=st.booleans(),
    ),
)  # fmt: skip


@given(indicators(), targets, realisations)
def test_an_assessment_is_computed_again_from_its_trace_alone(
    indicator: Indicator, target: Target | None, realisation: Realisation | None
) -> None:
    assert_replays(assess_one(indicator, target, realisation, period=YEAR))


@given(trees(small_quotients).filter(_is_plain), inputs(numbers(6, 3)))
def test_the_value_of_a_trace_is_that_of_its_formula(tree: Any, values: dict[str, Fraction]) -> None:
    """The second oracle: the tree evaluated with fractions, beside the kernel that made the trace."""
    made = _formula(tree)
    indicator = Indicator(code="x", name="X", unit="bilangan", formula=made)
    result = replay(through_json(assess_one(indicator, None, Realisation("x", YEAR, values))))
    try:
        expected = evaluate(made.tree, values)
    except ZeroDenominatorError:
        expected = None
    if result.reason != "out-of-range":
        assert result.exact == expected


# --- kinds of assessment ----------------------------------------------------------------------------------------------

SIMPLE = Indicator(code="x", name="X", unit="poin", polarity="higher", formula=count("nilai"))


@pytest.mark.parametrize("name", ["mojosari-2024", "mumbulsari-2025", "muncar-2024"])
def test_the_packaged_sets_replay(name: str) -> None:
    for result in assess(load(name)):
        assert_replays(result)


@pytest.mark.parametrize("rule", ["sum", "average", "last", "maximum", "ratio-of-sums"])
def test_what_was_put_together_of_parts_replays(rule: Any) -> None:
    indicator = Indicator(
        code="x", name="X", unit="persen", polarity="higher", consolidation=rule, formula=ratio("a", "b", unit="orang")
    )
    quarters = YEAR.parts("quarter")
    aims = [Target("x", quarter, 60 + place) for place, quarter in enumerate(quarters)]
    office = IndicatorSet(code="s", indicators=(indicator,), year=2024, targets=aims, title="Kecamatan Contoh")
    records = [Realisation("x", quarter, {"a": 3 + place, "b": 7}) for place, quarter in enumerate(quarters[:3])]
    result = assess(office, records)["x"]
    assert result.value is not None
    assert_replays(result)
    assert replay(through_json(result)).context.office == "Kecamatan Contoh"


def test_what_was_computed_from_other_indicators_replays() -> None:
    spent = Indicator(code="a", name="A", unit="rupiah", polarity="higher", formula=count("nilai"), cap=120)
    each = Indicator(
        code="b", name="B", unit="rupiah / dokumen", polarity="lower-mirror",
        formula=formula(biaya=Taken("a"), dokumen="dokumen")(lambda biaya, dokumen: biaya / dokumen),
    )  # fmt: skip
    half = Indicator(code="c", name="C", unit="persen", formula=formula(x=Taken("a", "achievement"))(lambda x: x / 2))
    share = Indicator(code="d", name="D", unit="persen", formula=share_achieved(["a", "b"], reached_at=90))
    aims = [Target("a", YEAR, 500), Target("b", YEAR, 200), Target("d", YEAR, 100)]
    office = IndicatorSet(code="s", indicators=(share, half, each, spent), year=2024, targets=aims)
    records = [Realisation("a", YEAR, {"nilai": 1000}), Realisation("b", YEAR, {"dokumen": 4})]
    for card in (assess(office, records), assess(office, records[:1]), assess(office)):
        for result in card:
            assert_replays(result)
    assert assess(office, records)["c"].exact == 60


@pytest.mark.parametrize("word", ["TW", "WTP", "?"])
@pytest.mark.parametrize("target", [Predicate("WDP"), Predicate("?"), 4, None])
def test_predicates_replay(word: str, target: Any) -> None:
    opinion = Indicator(
        code="x", name="Opini", unit="predikat", formula=count("opini"), predicates=("TW", "WDP", "WTP")
    )
    aim = None if target is None else Target("x", YEAR, target)
    record = Realisation("x", YEAR, {"opini": Predicate(word)})
    result = assess_one(opinion, aim, record)
    assert_replays(result)
    assert replay(through_json(result)).realisation == (record if result.reason is None else None)


def test_conflicts_rejections_and_missing_rules_replay() -> None:
    office = IndicatorSet(code="s", indicators=(SIMPLE,), year=2024)
    conflict = assess(office, [Realisation("x", YEAR, {"nilai": value}) for value in (1, 2)])["x"]
    rejected = assess(office, [Realisation("x", YEAR, {"nilai": 1}, state=State.REJECTED)])["x"]
    no_rule = assess(office, [Realisation("x", Quarter(2024, 1), {"nilai": 1})])["x"]
    for result in (conflict, rejected, no_rule):
        assert result.reason is not None
        assert_replays(result)


def test_a_rule_of_ones_own_travels_with_the_trace() -> None:
    @formula(realisasi=None, target=None)
    def half(realisasi: Any, target: Any) -> Any:
        return realisasi / (target * 2) * PERCENT

    own = Indicator(
        code="x",
        name="X",
        unit="poin",
        formula=count("nilai"),
        rule=AchievementRule("separuh", half, "higher", "uji", "C"),
    )
    result = assess_one(own, Target("x", YEAR, 10), Realisation("x", YEAR, {"nilai": 10}))
    assert result.achievement.raw == 50
    assert_replays(result)


def test_a_count_of_ones_own_and_an_assessor_travel_with_the_trace() -> None:
    own = Indicator(
        code="x", name="X", unit="ekor sapi", own_units=["ekor sapi"],
        formula=external_score("nilai", assessor="Dinas", document="Laporan"),
    )  # fmt: skip
    result = assess_one(own, Target("x", YEAR, "10 ekor sapi"), Realisation("x", YEAR, {"nilai": "5 ekor sapi"}))
    assert_replays(result)
    assert "Dinas; Laporan" in replay(through_json(result)).explain().text()


def test_everything_an_indicator_says_of_itself_travels_with_the_trace() -> None:
    """What it is called, rests on and is limited by, and what its scales rest on; its target, too."""
    scale = CategoryScale.of(
        "s", [0, "87.5", 100], [("K", "Kurang"), ("B", "Baik")], "lower", title="Serapan", places=1,
        rounding="truncate", beyond="nearest", classify_from="exact", source="Perbup 1/2024", clause="Pasal 2",
        confidence="C", reading="atas",
    )  # fmt: skip
    own = Indicator(
        code="x", name="X", unit="persen", own_units=["paket"], polarity="lower-mirror", zero_target="met-or-not",
        formula=ratio("a", "b", unit="paket"), scale=scale, achievement_scale=CAPAIAN, floor="0.5", cap="110.5",
        limits_basis="Perbup 2/2024", places=3, achievement_places=1, rounding="half-even", achievement_from="exact",
        consolidation="ratio-of-sums", origin=Origin("contoh", distribution="sakip-contoh"), basis="IKU 2024",
        valid_from=date(2023, 1, 1), valid_until=date(2026, 12, 31),
    )  # fmt: skip
    aim = Target(
        "x", YEAR, "80 persen", document="PK", issued=date(2024, 1, 30), reason="refocusing", replaces="PK awal"
    )
    report = Realisation("x", YEAR, {"a": "7 paket", "b": 9})
    for target in (aim, evolve(aim, value=Range(70, 80), unit=None), evolve(aim, value=0), None):
        result = assess_one(own, target, report)
        assert_replays(result)
        again = replay(through_json(result))
        assert (again.target, again.indicator.scale) == (target, scale)
        assert evolve(again.indicator, rule=own.rule, achievement_scale=CAPAIAN) == own
        assert again.indicator.rule is not None
        assert again.indicator.rule.formula.kind == "lower-mirror"


def test_a_trace_of_an_earlier_version_lacks_what_was_not_told_yet() -> None:
    """Where a set came from, when a definition held, by which reading a scale is; and it replays all the same."""
    trace = copy.deepcopy(TRACE)
    for name in ("package", "basis", "valid_from", "valid_until"):
        del trace["indicator"][name]
    for name in ("scale", "achievement_scale"):
        del trace[name]["reading"]
    again = replay(trace)
    assert told(again) == told(replay(TRACE))
    indicator = again.indicator
    assert (indicator.origin.distribution, indicator.basis) == ("", "")
    assert (indicator.valid_from, indicator.valid_until) == (None, None)
    assert indicator.scale is not None
    assert indicator.scale.reading == ""


def test_what_an_instrument_measured_is_measured_again() -> None:
    """Down to what was counted; a trace from before there were instruments has none."""
    mean = formula(total="bilangan", count="bilangan")(lambda total, count: total / count)
    working = Working("IKM", mean.tree, {"total": 336, "count": 100})
    trace = through_json(assess_one(SIMPLE, None, Realisation("x", YEAR, {"nilai": working})))
    assert replay(trace).exact == Fraction("3.36")
    trace["reports"][0]["workings"]["nilai"]["inputs"]["total"] = "300"
    assert replay(trace).exact == 3
    del trace["reports"][0]["workings"]
    assert replay(trace).exact == Fraction("3.36")


def test_what_is_assessed_replays_however_long_its_numbers_are() -> None:
    """A number that comes alone, of a thousand digits at most; one that an instrument measured; one of each quarter."""
    mean = formula(total="bilangan", count="bilangan")(lambda total, count: total / count)
    alone = Fraction(1, 10**1_000 - 1)
    long = Working("L", mean.tree, {"total": Fraction(1, 10**999), "count": Fraction(10**999)})
    plain = evolve(SIMPLE, unit="bilangan", formula=count("nilai", unit="bilangan"))
    assert_replays(assess_one(plain, Target("x", YEAR, 4), Realisation("x", YEAR, {"nilai": long})))
    near = Working("N", Component("k", "bilangan"), {"k": alone})
    squared = evolve(plain, code="y", formula=expression("a * a").taking({"a": Taken("x")}))
    office = IndicatorSet(code="s", indicators=(plain, squared), year=2024)
    card = assess(office, [Realisation("x", YEAR, {"nilai": near})])
    assert card["y"].exact == alone**2
    for result in card:
        assert_replays(result)
    for rule in ("sum", "average", "last", "maximum", "ratio-of-sums"):
        parted = evolve(SIMPLE, consolidation=rule, formula=ratio("a", "b", unit="orang"), unit="persen")
        records = [Realisation("x", quarter, {"a": long, "b": 7 + place}) for place, quarter in enumerate(QUARTERS)]
        result = assess(IndicatorSet(code="s", indicators=(parted,), year=2024), records)["x"]
        assert result.value is not None
        assert_replays(result)
        assert replay(through_json(result)).inputs == result.inputs


def test_a_part_of_the_period_is_measured_again() -> None:
    parted = evolve(SIMPLE, consolidation="sum")
    made = Working("A", Component("k", "bilangan"), {"k": 3})
    records = [Realisation("x", quarter, {"nilai": made}) for quarter in QUARTERS[:2]]
    trace = through_json(assess(IndicatorSet(code="s", indicators=(parted,), year=2024), records)["x"])
    trace["reports"][1]["workings"]["nilai"]["inputs"]["k"] = "5"
    assert replay(trace).exact == 8
    assert {(part.indicator, part.period) for part in replay(trace).context.parts} == {("x", q) for q in QUARTERS[:2]}
    del trace["reports"][1]["workings"]  # as before there were instruments
    assert replay(trace).exact == 6


def test_what_was_measured_is_kept_though_nothing_was_computed() -> None:
    made = Working("A", Component("k", "bilangan"), {"k": 10**17})
    tenfold = evolve(SIMPLE, formula=formula(nilai="poin")(lambda nilai: nilai * 100))
    result = assess_one(tenfold, None, Realisation("x", YEAR, {"nilai": made}))
    assert result.reason == "out-of-range"
    again = replay(through_json(result))
    assert (again.reason, again.realisation and again.realisation.pairs) == (result.reason, {"nilai": (10**17, 1)})


def test_what_stood_beside_a_measured_number_is_kept_for_another_trace() -> None:
    """Also a number that has no end in decimals since it was converted."""
    rate = evolve(
        SIMPLE, unit="orang / tahun", formula=formula(a="orang", b="tahun")(lambda a, b: a / b),
    )  # fmt: skip
    made = Working("A", Component("k", "bilangan"), {"k": 3})
    result = assess_one(rate, None, Realisation("x", YEAR, {"a": made, "b": "5 bulan"}))
    assert_replays(result)
    again = replay(through_json(result))
    assert again.exact == result.exact == Fraction(36, 5)
    assert again.realisation is not None
    assert [*again.realisation.components] == ["a", "b"]
    assert again.realisation.pairs == {"a": (3, 1), "b": (5, 12)}
    assert "A" in again.explain().text()


def test_a_source_that_is_too_long_to_be_computed_with_stays_the_reason() -> None:
    """It is no input, so nothing can be computed again."""
    squared = expression("a * a / (a * a + 1)")
    plain = evolve(SIMPLE, code="i0", unit="bilangan", formula=count("nilai", unit="bilangan"))
    made = [plain]
    made += [evolve(plain, code=f"i{at}", formula=squared.taking({"a": Taken(f"i{at - 1}")})) for at in range(1, 13)]
    card = assess(IndicatorSet(code="s", indicators=made, year=2024), [Realisation("i0", YEAR, {"nilai": 3})])
    assert card["i12"].reason == "out-of-range"
    for result in card:
        assert_replays(result)
    assert "1,000 digits (i11)" in replay(through_json(card["i12"])).why("en")


def test_a_year_that_divides_by_zero_is_no_year_with_a_blank() -> None:
    """Of quarters put together the parts have names of their own, and none of them is missing."""
    rate = evolve(SIMPLE, unit="persen", formula=ratio("a", "b", unit="orang"), consolidation="ratio-of-sums")
    office = IndicatorSet(code="s", indicators=(rate,), year=2024)
    result = assess(office, [Realisation("x", quarter, {"a": 1, "b": 0}) for quarter in YEAR.parts("quarter")])["x"]
    assert result.reason == "zero-denominator"
    assert_replays(result)


def test_a_fact_is_repeated_in_the_language_it_was_written_in() -> None:
    rejected = Realisation("x", YEAR, {"nilai": 1}, state=State.REJECTED)
    again = replay(through_json(assess_one(SIMPLE, None, rejected)))
    said = again.facts["state"]
    assert (said.label(), said.label("id"), said.label("en")) == ("ditolak", "ditolak", "rejected")


# --- it is really computed --------------------------------------------------------------------------------------------

BUDGET = Indicator(
    code="x", name="X", unit="persen", polarity="higher", scale=CAPAIAN, achievement_scale=CAPAIAN, cap=120,
    formula=ratio("realisasi", "pagu", unit="rupiah"),
)  # fmt: skip
TRACE = through_json(
    assess_one(BUDGET, Target("x", YEAR, 90, document="PK"), Realisation("x", YEAR, {"realisasi": 883, "pagu": 1000}))
)


def changed(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    trace = copy.deepcopy(TRACE)
    change(trace)
    return trace


def test_a_changed_component_changes_the_value_that_is_replayed() -> None:
    result = replay(changed(lambda trace: trace["inputs"].update(realisasi="50")))
    assert result.exact == 5
    assert str(result.achievement.value) == "5.56"
    assert result.category is not None
    assert result.category.code == "SR"


def test_every_part_of_the_trace_the_result_depends_on_is_used() -> None:
    changes: dict[str, tuple[Callable[[dict[str, Any]], object], Callable[[Assessment], object], object]] = {
        "formula": (lambda t: t["formula"]["of"][1].update(constant="50"), lambda a: a.exact, Fraction("44.15")),
        "target": (lambda t: t["target"].update(number="883/10"), lambda a: a.achievement.raw, 100),
        "places": (lambda t: t["indicator"].update(places=0), lambda a: str(a.value), "88"),
        "rule": (
            lambda t: t["rule"].update(formula=through_json_of_rule("lower-inverse"), name="terbalik"),
            lambda a: a.achievement.raw,
            Fraction(90) / Fraction("88.3") * 100,
        ),
        "cap": (lambda t: t["indicator"].update(cap="50"), lambda a: str(a.achievement.value), "50.00"),
        "scale": (lambda t: t["scale"].update(edges=[None, "1", "2", "3", "4", None]), _code, "ST"),
        "zero": (lambda t: t["inputs"].update(pagu="0"), lambda a: a.reason, "zero-denominator"),
        "range": (
            lambda t: t["scale"].update(edges=["89", "90", "91", "92", "93", "94"]), lambda a: a.reason, "out-of-range",
        ),
    }  # fmt: skip
    for name, (change, read, expected) in changes.items():
        assert read(replay(changed(change))) == expected, name


def through_json_of_rule(name: str) -> Any:
    rule = Indicator(code="x", name="X", unit="poin", polarity=name, formula=count("nilai"))
    return through_json(assess_one(rule, period=YEAR))["rule"]["formula"]


def _code(result: Assessment) -> str:
    return result.category.code if result.category else ""


@pytest.mark.parametrize(("value", "reason"), [(0, "zero-denominator"), ("0.000000001", "out-of-range")])
def test_a_reason_that_lies_in_the_arithmetic_is_found_again_and_goes_when_the_numbers_do(
    value: Any, reason: str
) -> None:
    widest = Realisation("x", YEAR, {"realisasi": "999999999999999999", "pagu": value})
    trace = through_json(assess_one(BUDGET, None, widest))
    assert replay(trace).reason == reason
    trace["inputs"].update(realisasi="1", pagu="2")
    assert replay(trace).exact == 50


def test_what_the_trace_says_the_results_are_is_not_looked_at() -> None:
    lies = changed(lambda trace: trace["value"].update(published="99.99", exact="9999/100", category=None))
    assert told(replay(lies)) == told(replay(TRACE))


def _through_php(data: Any) -> Any:
    """Return JSON as PHP writes what it has read as arrays."""
    if isinstance(data, dict):
        return {name: _through_php(one) for name, one in data.items()} or []
    return [_through_php(one) for one in data] if isinstance(data, list) else data


@pytest.mark.parametrize("target", [Target("x", YEAR, 90), None])
@pytest.mark.parametrize("reported", [{"realisasi": 883, "pagu": 1000}, {"realisasi": 883, "pagu": 0}, {}])
def test_a_trace_that_php_has_kept_replays(reported: dict[str, Any], target: Any) -> None:
    """Its empty tables have become empty lists."""
    result = assess_one(BUDGET, target, Realisation("x", YEAR, reported))
    kept = _through_php(through_json(result))
    assert kept["indicator"]["details"] == []
    assert told(replay(kept)) == told(result)


def test_a_replayed_assessment_says_which_definition_held() -> None:
    """The days a definition is valid on, and what it rests on, are those of the trace."""
    kept = {**TRACE, "indicator": {**TRACE["indicator"], "basis": "SK 1/2023", "valid_from": "2023-01-01"}}
    again = replay(kept).indicator
    assert (again.basis, again.valid_from, again.valid_until) == ("SK 1/2023", date(2023, 1, 1), None)
    assert replay(kept).explain().to_dict()["indicator"] == kept["indicator"]


# --- broken traces ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "trace",
    [None, [], "", "sakip.trace/1", 5, {}, {"format": "sakip.trace/1"}, {"format": "sakip.trace/2"}, {"format": None},
     {**TRACE, "format": "sakip.trace/2"}, {**TRACE, "format": ["sakip.trace/1"]}, [TRACE]],
)  # fmt: skip
def test_what_is_no_trace_of_this_version_is_refused(trace: Any) -> None:
    with pytest.raises(TraceError) as caught:
        replay(trace)
    given = trace.get("format") if isinstance(trace, dict) else trace
    if given == "sakip.trace/1" and isinstance(trace, dict):
        assert str(caught.value) == "the trace is incomplete: KeyError('formula'). Give the trace as it was written."
    else:
        assert caught.value.what == f"{quoted(given)} is no trace this version can replay"
        assert caught.value.remedy.startswith(f"sakip {__version__} replays sakip.trace/1.")
    of_later = isinstance(trace, dict) and trace.get("format") == "sakip.trace/2"
    assert caught.value.later is of_later
    assert ("pip install --upgrade sakip" in caught.value.remedy) is of_later


AS_WRITTEN = "Give the trace as it was written."


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda t: t.pop("period"), f"the trace is incomplete: KeyError('period'). {AS_WRITTEN}"),
        (
            lambda t: t.update(inputs=5),
            f"the trace is incomplete: AttributeError(\"'int' object has no attribute 'items'\"). {AS_WRITTEN}",
        ),
        (lambda t: t["indicator"].update(name=5), f"5 stands where a text belongs. {AS_WRITTEN}"),
        (lambda t: t.update(office=None), f"None stands where a text belongs. {AS_WRITTEN}"),
        (
            lambda t: t["indicator"].update(rounding="half"),
            "the trace contradicts itself: there is no rounding rule called 'half'. Did you mean 'half-up'?",
        ),
        (
            lambda t: t["formula"]["of"][1].update(component="lain"),
            f"the formula has components that its indicator has not. {AS_WRITTEN}",
        ),
        (
            lambda t: t["inputs"].update(pagu="1" * 1_001),
            f"{quoted('1' * 1_001)} has more than 1000 digits. No number that is computed with has.",
        ),
    ],
)
def test_a_trace_that_is_refused_says_where_and_what_to_do(
    change: Callable[[dict[str, Any]], object], said: str
) -> None:
    with pytest.raises(TraceError) as caught:
        replay(changed(change))
    assert str(caught.value) == said


NEEDED = (
    "office", "period", "indicator", "formula", "inputs", "predicate", "value", "scale", "target", "rule",
    "achievement_scale", "indicator.code", "indicator.name", "indicator.unit", "indicator.own_units",
    "indicator.origin", "indicator.formula_kind", "indicator.details", "indicator.components", "indicator.places",
    "indicator.achievement_places", "indicator.rounding", "indicator.achievement_from", "indicator.floor",
    "indicator.cap", "indicator.limits_basis", "indicator.zero_target", "indicator.predicates",
    "indicator.consolidation", "value.reason", "scale.key", "scale.edges", "scale.bands", "scale.closure",
    "scale.places", "scale.rounding", "scale.beyond", "scale.classify_from", "scale.source", "scale.clause",
    "scale.confidence", "scale.title", "rule.name", "rule.formula", "rule.better", "rule.source", "rule.confidence",
    "target.number", "target.unit", "target.period", "target.document", "target.issued", "target.reason",
    "target.replaces",
)  # fmt: skip


@pytest.mark.parametrize("path", NEEDED)
def test_a_trace_that_lacks_something_is_incomplete(path: str) -> None:
    *way, last = path.split(".")
    trace = copy.deepcopy(TRACE)
    inner: Any = trace
    for step in way:
        inner = inner[step]
    del inner[last]
    with pytest.raises(TraceError):
        replay(trace)


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t["inputs"].update(pagu="88.3"),
        lambda t: t["inputs"].update(pagu="1/0"),
        lambda t: t["inputs"].update(pagu=1000),
        lambda t: t["inputs"].update(pagu="1" * 50_000),
        lambda t: t["formula"].update(calculation="**"),
        lambda t: t["formula"].update(of=[]),
        lambda t: t["indicator"].update(unit="orang"),
        lambda t: t["indicator"].update(rounding="keatas"),
        lambda t: t["indicator"].update(places=99),
        lambda t: t["indicator"].update(floor="500"),
        lambda t: t["scale"].update(edges=["1"]),
        lambda t: t["scale"].update(closure="both"),
        lambda t: t["rule"].update(formula=t["formula"]),
        lambda t: t["target"].update(period="2024-13"),
        lambda t: t["target"].update(issued="kemarin"),
        lambda t: t["value"].update(reason="bosan"),
        lambda t: t["value"].update(reason="conflict", why={}),
        lambda t: t["value"].update(reason="conflict", why={"names": 5, "period": ["a", "b"]}),
        lambda t: t.update(period="kapan-kapan"),
    ],
)
def test_a_trace_that_contradicts_itself_is_refused(change: Callable[[dict[str, Any]], object]) -> None:
    with pytest.raises(TraceError):
        replay(changed(change))


def _places(data: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to everything inside a trace."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield (*way, key)
        yield from _places(value, (*way, key))


PLACES = list(_places(TRACE))
junk = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=9),
        st.sampled_from(["1/3", "0", "-5", "2024", "persen", "higher", "half-even", "exact", "average"]),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=5,
)  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(PLACES), st.one_of(st.just("delete"), junk)), min_size=1, max_size=4))
def test_a_trace_broken_in_any_way_is_refused_by_one_error_or_replayed(
    changes: list[tuple[tuple[Any, ...], Any]],
) -> None:
    """Whatever is deleted or exchanged: a TraceError, or an assessment that can say what it is."""
    trace = copy.deepcopy(TRACE)
    for (*way, last), value in changes:
        inner: Any = trace
        try:
            for step in way:
                inner = inner[step]
            if value == "delete":
                del inner[last]
            else:
                inner[last] = value
        except (KeyError, IndexError, TypeError):
            continue
    try:
        result = replay(trace)
    except TraceError:
        return
    assert result.explain().text("id")
    assert result.explain().text("en")

"""Planted faults: strategies, rules, checks and sets with one fault each, which one check alone finds."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import reduce
from itertools import count as counting
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from attrs import evolve, frozen

from sakip.assessment import Reason, replay
from sakip.formulas import ratio
from sakip.formulas.achievement import AchievementRule
from sakip.indicators import Realisation
from sakip.review import Remark, Words, check
from sakip.sets import IndicatorSet, load, loads
from sakip.testing.kit import (
    FORMULA_CHECKS,
    RULE_CHECKS,
    SCALE_CHECKS,
    SET_CHECKS,
    ConformanceError,
    Example,
    Worked,
    cases_of,
    check_formula,
    check_rule,
    check_set,
)
from sakip.testing.kit.checks import CHECK_CHECKS
from sakip.tree import PERCENT, Calculation, Component, Constant, Formula, Operator, formula

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sakip.tree import Node

UJI: Final = Path(__file__).parent / "uji.toml"
SOURCE: Final = "Keputusan Camat Uji Nomor 1 Tahun 2025, lampiran III"
EXAMPLES: Final = (
    Example({"tercapai": 15, "total": 20}, 75, source=SOURCE),
    Example({"tercapai": 2, "total": 3}, "66.67", places=2, source=SOURCE),
    Example({"tercapai": 0, "total": 0}, reason="zero-denominator", source=SOURCE),
)
DESA: Final = {"tercapai": "desa", "total": "desa"}
SHARE: Final = ratio("tercapai", "total", unit="desa")


def failing(subject: Any, examples: Any = EXAMPLES) -> dict[str, ConformanceError]:
    """Return how each check fails that does."""
    failures = {case.check: case.conformance.failure(case.check) for case in cases_of(subject, examples=examples)}
    return {name: failure for name, failure in failures.items() if failure is not None}


# --- strategies -------------------------------------------------------------------------------------------------------


def desa_tercapai() -> Formula:
    """Desa yang mencapai target dibagi seluruh desa, persen."""
    return formula(**DESA)(lambda tercapai, total: tercapai / total * PERCENT)


def nothing_recorded() -> Any:
    """Desa yang mencapai target dibagi seluruh desa, persen."""
    return lambda tercapai, total: tercapai / total


_calls = counting(1)


def impure() -> Formula:
    """Desa yang mencapai target dibagi seluruh desa, persen."""
    return evolve(SHARE, call={}, details={"called": str(next(_calls))})


def changing(scale: list[str]) -> Formula:
    """Desa yang mencapai target dibagi seluruh desa, persen."""
    return ratio("tercapai", "total", unit="desa", scale=scale.pop() if len(scale) > 1 else scale[0])


def noting(options: dict[str, int]) -> Formula:
    """Desa yang mencapai target dibagi seluruh desa, persen."""
    options["called"] = options.get("called", 0) + 1
    return SHARE


def undocumented() -> Formula:
    return SHARE


class Approximate(Fraction):
    """A number that is a fraction to whoever asks, and a float to whoever computes."""

    def as_integer_ratio(self) -> tuple[int, int]:  # noqa: D102  # as of any number
        return float(self).as_integer_ratio()


@frozen
class Guessed(Component):
    """A component that is no plain one."""


def tree_of(left: Node, right: Node, operator: Operator = Operator.DIVIDE) -> Formula:
    return Formula.of("desa_tercapai", Calculation(operator, left, right))


def scaled(factor: Fraction) -> Formula:
    above, below = SHARE.components
    share = Calculation(Operator.DIVIDE, above, below)
    return tree_of(share, Constant(factor, "persen"), Operator.MULTIPLY)


def nested(depth: int) -> Formula:
    """A - (a - (a - … b)), in more brackets than an expression may have."""
    a, b = Component("tercapai", "desa"), Component("total", "desa")
    inner: Node = b
    for _ in range(depth):
        inner = Calculation(Operator.SUBTRACT, a, inner)
    return Formula.of("nested", inner)


def multiplied(doublings: int) -> Formula:
    """The product of so many factors that no integer column holds it."""
    share = Calculation(Operator.DIVIDE, *SHARE.components)
    power = reduce(lambda made, _: Calculation(Operator.MULTIPLY, made, made), range(doublings), share)
    return tree_of(power, PERCENT, Operator.MULTIPLY)


def told_by(value: Any) -> Formula:
    return evolve(SHARE, call={}, details={"basis": value})


def local_text() -> str:
    class Note(str):  # noqa: SLOT000  # what it is made of does not matter, only that pickle does not find it
        pass

    return Note("Perbup")


STRATEGIES: Final[dict[str, tuple[Any, Any, str]]] = {
    "a function that is no formula": (nothing_recorded, EXAMPLES, "recorded"),
    "a counter inside": (impure, EXAMPLES, "pure"),
    "arguments used up": (changing, Worked(EXAMPLES, {"scale": ["persen", "persen"]}), "pure"),
    "arguments written to": (noting, Worked(EXAMPLES, {"options": {}}), "pure"),
    "no docstring": (undocumented, EXAMPLES, "documented"),
    "a float in a fraction's clothes": (scaled(Approximate(100)), EXAMPLES, "exact-nodes"),
    "a component of one's own": (tree_of(Guessed("tercapai", "desa"), SHARE.components[1]), EXAMPLES, "exact-nodes"),
    "a component that is never read": (
        evolve(SHARE, components=(*SHARE.components, Component("camat"))),
        EXAMPLES,
        "components",
    ),
    "a component that is not declared": (evolve(SHARE, components=SHARE.components[:1]), EXAMPLES, "components"),
    "arguments for a formula that takes none": (SHARE, Worked(EXAMPLES, {"unit": "desa"}), "recorded"),
    "two examples": (SHARE, EXAMPLES[:2], "worked-examples"),
    "examples without a source": (SHARE, [evolve(one, source="") for one in EXAMPLES], "worked-examples"),
    "examples of other components": (
        SHARE,
        [*EXAMPLES, Example({"tercapai": 1, "seluruh": 2}, 50, source=SOURCE)],
        "worked-examples",
    ),
    "examples of one value": (SHARE, [EXAMPLES[0]] * 3, "worked-examples"),
    "the wrong unit": (SHARE, Worked(EXAMPLES, unit="rupiah"), "dimensions"),
    "desa and people added": (
        formula(tercapai="desa", total="orang")(lambda tercapai, total: tercapai + total),
        EXAMPLES,
        "dimensions",
    ),
    "an example with another reason": (
        SHARE,
        [*EXAMPLES, Example({"tercapai": 1, "total": 0}, reason="out-of-range", source=SOURCE)],
        "exactness",
    ),
    "a hidden factor": (scaled(Fraction(101)), EXAMPLES, "exactness"),
    "brackets nobody reads": (
        nested(120),
        [Example({"tercapai": 7, "total": number}, number, source=SOURCE) for number in (0, 1, 2)],
        "explanation",
    ),
    "integers beyond all columns": (
        multiplied(8),
        [Example({"tercapai": number, "total": 1}, 100 * number, source=SOURCE) for number in (0, 1)]
        + [Example({"tercapai": 1, "total": 0}, reason="zero-denominator", source=SOURCE)],
        "columns",
    ),
    "details that do not travel": (told_by(local_text()), EXAMPLES, "round-trip"),
    "called what it is not": (
        evolve(SHARE, call={"kind": "ratio", "numerator": "total", "denominator": "tercapai", "unit": "desa"}),
        EXAMPLES,
        "call",
    ),
    "called by a name there is not": (evolve(SHARE, call={"kind": "uji.tidak-ada"}), EXAMPLES, "call"),
    "details that are no text": (told_by(12), EXAMPLES, "replay"),
}


@pytest.mark.parametrize("fault", STRATEGIES)
def test_a_strategy_with_one_fault_fails_the_check_named_for_it(fault: str) -> None:
    strategy, examples, name = STRATEGIES[fault]
    assert set(failing(strategy, examples)) == {name}


def test_the_strategy_without_a_fault_passes_every_check() -> None:
    assert failing(desa_tercapai) == {}
    check_formula(
        desa_tercapai, examples=EXAMPLES, unit="persen", reference=lambda tercapai, total: tercapai / total * 100
    )


def test_each_check_of_a_strategy_finds_a_fault() -> None:
    """Of a tree of plain nodes that declares what it reads nobody has made one that raises on a blank."""
    assert {name for _, _, name in STRATEGIES.values()} == set(FORMULA_CHECKS) - {"blanks-and-zeros"}


@pytest.mark.parametrize(
    "reference",
    [
        lambda tercapai, total: tercapai / total,
        lambda tercapai, total: float(tercapai) / float(total) * 100,
        lambda tercapai, total: tercapai / total * 100 if tercapai != 1 else Fraction(5),
    ],
)
def test_a_reference_is_computed_beside_the_formula(reference: Callable[..., Any]) -> None:
    """Without the factor, by floats, or with an exception for one number: none of them is the formula."""
    with pytest.raises(ConformanceError, match="the reference gives") as caught:
        check_formula(desa_tercapai, examples=EXAMPLES, reference=reference)
    assert caught.value.check == "exactness"


# --- rules ------------------------------------------------------------------------------------------------------------


def rule(arithmetic: Callable[[Any, Any], Any], better: Any = "higher", source: str = SOURCE) -> AchievementRule:
    recorded = formula(realisasi=None, target=None)(arithmetic)
    return AchievementRule("uji.aturan", recorded, better, source, "T")


RULES: Final[dict[str, tuple[AchievementRule, str]]] = {
    "half for the target": (rule(lambda realisasi, target: realisasi / target * PERCENT / 2), "on-target"),
    "less called better": (rule(lambda realisasi, target: realisasi / target * PERCENT, "lower"), "direction"),
    "more called nearer": (rule(lambda realisasi, target: realisasi / target * PERCENT, "on-target"), "direction"),
    "a confidence without a meaning": (
        evolve(rule(lambda realisasi, target: realisasi / target * PERCENT), confidence="?"),
        "sourced",
    ),
    "no source": (rule(lambda realisasi, target: realisasi / target * PERCENT, source=" "), "sourced"),
}


def of_rule(given: AchievementRule) -> tuple[Example, ...]:
    """Examples that are right for whatever the rule gives."""
    factor = Fraction(1, 2) if given is RULES["half for the target"][0] else Fraction(1)
    inputs = [{"realisasi": realised, "target": 10} for realised in (0, 5, 10)]
    return tuple(Example(one, one["realisasi"] * 10 * factor, source=SOURCE) for one in inputs)


@pytest.mark.parametrize("fault", RULES)
def test_a_rule_with_one_fault_fails_the_check_named_for_it(fault: str) -> None:
    given, name = RULES[fault]
    assert set(failing(given, of_rule(given))) == {name}


def test_the_rule_without_a_fault_passes_every_check_and_needs_its_examples() -> None:
    plain = rule(lambda realisasi, target: realisasi / target * PERCENT)
    check_rule(plain, examples=of_rule(plain))
    with pytest.raises(ConformanceError, match="it has 0 worked examples, not 3") as caught:
        check_rule(plain, examples=())
    assert caught.value.check == "worked-examples"
    assert {name for _, name in RULES.values()} == set(RULE_CHECKS) - set(FORMULA_CHECKS)


# --- checks of the review ---------------------------------------------------------------------------------------------

WORDS: Final = Words("info", "{a}.", "{a}.", "Lihat.", "See.")


def finds(_: IndicatorSet) -> Iterator[Remark]:
    yield Remark({"a": 1})


def raises(_: IndicatorSet) -> Iterator[Remark]:
    raise LookupError


REVIEWS: Final[dict[str, tuple[Any, str]]] = {
    "half of its words": (check("uji.setengah", Words("info", "{a}.", "", "", ""))(finds), "worded"),
    "an error of its own": (check("uji.gagal", WORDS)(raises), "runs"),
}


@pytest.mark.parametrize("fault", REVIEWS)
def test_a_check_with_one_fault_fails_the_check_named_for_it(fault: str) -> None:
    given, name = REVIEWS[fault]
    assert set(failing(given)) == {name}
    assert failing(check("uji.baik", WORDS)(finds)) == {}
    assert set(CHECK_CHECKS) == {"made", "worded", "runs"}


# --- sets -------------------------------------------------------------------------------------------------------------


PUBLISHED: Final = 'published = "106,67"\n'


def written(*changes: tuple[str, str]) -> IndicatorSet:
    """Return the set with something in its file written otherwise."""
    text = UJI.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return loads(text)


def with_formula(made: Formula) -> IndicatorSet:
    office = load(UJI)
    (indicator,) = office.indicators
    return evolve(office, indicators=[evolve(indicator, formula=made)], realisations=())


_ODD: Final = Realisation("desa-tercapai", 2025, {"tercapai": 16, "total": 20}, published="banyak")

SETS: Final[dict[str, tuple[Callable[[], IndicatorSet], str]]] = {
    "no indicators": (lambda: IndicatorSet("uji-2025", ()), "filled"),
    "a slip in what was published": (
        lambda: written((PUBLISHED, 'published = "106,66"\n')),
        "published-desa-tercapai-2025",
    ),
    "something else than a number published": (
        lambda: evolve(load(UJI), realisations=[_ODD]),
        "published-desa-tercapai-2025",
    ),
    "no polarity": (lambda: written(('polarity = "higher"\n', ""), (PUBLISHED, "")), "review-no-polarity"),
    "a scale without a source": (
        lambda: written(('source = "Keputusan Camat Uji Nomor 1 Tahun 2025, lampiran II"', 'source = ""')),
        "scale-sourced",
    ),
    "integers beyond all columns": (lambda: with_formula(multiplied(8)), "formula-columns"),
}


@pytest.mark.parametrize("fault", SETS)
def test_a_set_with_one_fault_fails_the_check_named_for_it(fault: str) -> None:
    make, name = SETS[fault]
    assert set(failing(make())) == {name}


def test_the_set_without_a_fault_passes_every_check() -> None:
    check_set(UJI)
    assert len(SET_CHECKS) > len(FORMULA_CHECKS) + len(SCALE_CHECKS)


# --- the library itself -----------------------------------------------------------------------------------------------


def nowhere(*_: Any, **__: Any) -> Any:
    raise ZeroDivisionError


LIBRARY: Final[dict[str, tuple[str, Callable[..., Any], str]]] = {
    "an assessment that raises": ("sets.assess", nowhere, "assessed"),
    "an explanation without its formula": ("sets.symbolic", lambda *_: "tidak tertulis", "explained"),
    "a replay that comes to nothing": (
        "readings.replayed",
        lambda trace: evolve(replay(trace), reason=Reason.NOT_APPLICABLE),
        "replayed",
    ),
    "a writer that loses everything": ("sets.loads", lambda *_, **__: IndicatorSet("lain", ()), "read-back"),
    "units that nobody looks at": ("formulas.check_dimensions", lambda *_: None, "formula-dimensions"),
    "a tree that JSON changes": ("formulas.from_json", lambda _: PERCENT, "formula-round-trip"),
    "an interpreter that is off": ("readings.evaluate", lambda *_: Fraction(1, 7), "formula-exactness"),
    "an explanation that says otherwise": ("readings.parse", lambda *_, **__: PERCENT, "formula-explanation"),
    "columns that are off": ("readings.publish", lambda *_: Decimal("0.07"), "formula-columns"),
    "a blank taken for zero": (
        "trials.Realisation",
        lambda code, period, row: Realisation(code, period, {name: value or 0 for name, value in row.items()}),
        "formula-blanks-and-zeros",
    ),
    "a zero that raises": ("trials.assess_one", nowhere, "formula-blanks-and-zeros"),
}


@pytest.mark.parametrize("fault", LIBRARY)
def test_a_set_is_where_a_fault_of_the_library_shows(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What no pack can get wrong is checked all the same, on what the pack brings."""
    name, broken, check_of_it = LIBRARY[fault]
    monkeypatch.setattr(f"sakip.testing.kit.{name}", broken)
    assert check_of_it in failing(load(UJI))

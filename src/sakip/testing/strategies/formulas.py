"""Formula trees, formulas recorded by every built-in strategy, and units they come out in."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from sakip.errors import UnitError, UnknownNameError
from sakip.formulas import STRATEGIES, record
from sakip.formulas.achievement import ACHIEVEMENT_RULES, AchievementRule
from sakip.interpreters import dimensions
from sakip.testing.strategies.figures import any_code, any_component, any_text, numbers, some_text
from sakip.testing.strategies.narrowing import chosen
from sakip.tree import Calculation, Component, Constant, Formula, Operator, Taken, Tally, components_of
from sakip.units import all_units, dimension

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy

    from sakip.tree import Node, Source

NAMES: Final = ("a", "b", "c", "pagu", "realisasi_2024")
"""The components of the trees that are drawn."""

OWN: Final = "recorded"
"""The kind of the formulas that no built-in strategy made: trees as :func:`sakip.formula` records them."""

SHARES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "persen": "persen",
        "permil": "per 1.000",
        "per 10.000": "per 10.000",
        "per 100.000": "per 100.000",
        "bilangan": "bilangan",
    }
)
"""The units a share comes out in, with what the strategies call each."""

_OWN_UNITS = ("bank sampah", "posyandu", "embung air")
_FACTORS = MappingProxyType(
    {"persen": "100 * ", "permil": "1000 * ", "per 10.000": "10000 * ", "per 100.000": "100000 * "}
)
_WEIGHTS = ("1", "1/2 1/2", "1/3 2/3", "0.25 0.75", "1/9 3/9 5/9", "0 0.4 0.6", "0.1 0.2 0.3 0.4")


# --- units ------------------------------------------------------------------------------------------------------------


def own_units() -> SearchStrategy[tuple[str, ...]]:
    """Draw the counts that only a set knows: none, or a few of always the same ones.

    Every other choice of counts costs a registry of units of its own, so there are not many.
    """
    return st.sampled_from([(), (), _OWN_UNITS[:1], _OWN_UNITS])


def units(own_units: tuple[str, ...] = ()) -> SearchStrategy[str]:
    """Draw units of indicators: shares and scores, then all the library knows, ``own_units``, one per another."""
    usual = ["persen", "persen", "persen", "nilai", "rupiah", "dokumen", "juta rupiah", *own_units]
    ratios = ["orang / desa", "rupiah / orang", *(f"{name} / desa" for name in own_units)]
    return st.one_of(st.sampled_from(usual), st.sampled_from([*all_units(), *ratios]))


def convertible(unit: str, own_units: tuple[str, ...] = ()) -> list[str]:
    """Return the units a number in ``unit`` may be given in instead, itself first."""
    measured = dimension(unit, own_units)
    return [unit, *(other for other in all_units() if other != unit and dimension(other) == measured)]


def fitting(formula: Formula, own_units: tuple[str, ...] = ()) -> list[str]:
    """Return the units an indicator with this formula may have, among those known; ``bilangan`` if none is."""
    if any(isinstance(component.source, Taken) for component in formula.components):
        return list(SHARES)
    found = [unit for unit in (*all_units(), *own_units) if _comes_out(formula, unit, own_units)]
    return found or ["bilangan"]


def _comes_out(formula: Formula, unit: str, own_units: tuple[str, ...]) -> bool:
    try:
        dimensions.check(formula.tree, unit, own_units)
    except (UnitError, UnknownNameError):
        return False
    return True


# --- trees ------------------------------------------------------------------------------------------------------------


def sources() -> SearchStrategy[Source]:
    """Draw where a component may be taken from: another indicator, or a count over several."""
    return st.one_of(takens(), tallies())


def takens() -> SearchStrategy[Taken]:
    """Draw other indicators that a component is taken from, its value or its achievement."""
    return st.builds(Taken, any_code, st.sampled_from(["value", "achievement"]))


def tallies() -> SearchStrategy[Tally]:
    """Draw counts over other indicators: of all or of those achieved, over some or over every other one."""
    over = st.lists(any_code, max_size=3, unique=True).map(tuple)
    return st.builds(Tally, st.sampled_from(["achieved", "all"]), over, numbers(3, 2, min_value=0))


def components(unit: str | None = "bilangan") -> SearchStrategy[Component]:
    """Draw reported components in one unit; None is the unit of their indicator."""
    return st.builds(Component, any_component, st.just(unit))


def constants() -> SearchStrategy[Constant]:
    """Draw constants, with and without an end in decimals, some of them percentages."""
    ninths = st.builds(Fraction, st.integers(-20, 20), st.integers(1, 9))
    return st.builds(Constant, st.one_of(ninths, numbers(6, 3)), st.sampled_from(["bilangan", "bilangan", "persen"]))


def trees(
    values: SearchStrategy[Fraction] | None = None, *, names: Sequence[str] = NAMES, max_leaves: int = 8
) -> SearchStrategy[Node]:
    """Draw trees over components called ``names``, plain numbers, with every operator and constants of ``values``.

    Any division may be by zero. Such a tree fits an indicator whose unit is ``bilangan``.
    """
    known = st.sampled_from([Component(name, "bilangan") for name in names])
    exact = st.builds(Fraction, st.integers(-20, 20), st.integers(1, 7)) if values is None else values
    return st.recursive(st.one_of(known, st.builds(Constant, exact)), _joined, max_leaves=max_leaves)


def _joined(parts: SearchStrategy[Node]) -> SearchStrategy[Node]:
    return st.builds(Calculation, st.sampled_from(list(Operator)), parts, parts)


def calculations() -> SearchStrategy[Calculation]:
    """Draw trees that calculate something."""
    return st.builds(Calculation, st.sampled_from(list(Operator)), trees(max_leaves=4), trees(max_leaves=4))


# --- formulas ---------------------------------------------------------------------------------------------------------


@st.composite
def formulas(  # noqa: PLR0913  # each narrows in a way of its own
    draw: DrawFn,
    *,
    kinds: Collection[str] = (*STRATEGIES, OWN),
    unit: str | SearchStrategy[str] | None = None,
    own_units: tuple[str, ...] = (),
    names: Sequence[str] | None = None,
    over: Sequence[str] | str | SearchStrategy[Any] | None = None,
) -> Formula:
    """Draw formulas recorded by the strategies called ``kinds``: those built in, and ``"recorded"`` for a free tree.

    ``unit`` is what they come out in, one that an indicator with these ``own_units`` has. Of the kinds only those are
    drawn that can; where none can, the formulas come out in percent. ``names`` are what components may be called, and
    ``over`` is what :func:`sakip.share_achieved` counts over.
    """
    wanted = draw(units(own_units) if unit is None else chosen(unit))
    able = [kind for kind in _kinds_of(wanted) if kind in kinds]
    if not able:
        able, wanted = list(kinds), "bilangan" if OWN in kinds else "persen"
    kind = draw(st.sampled_from(able))
    named = draw(st.lists(any_component if names is None else st.sampled_from(names), **_MANY))
    if kind == OWN:
        return Formula.of(OWN, draw(trees(names=named)))
    several = st.lists(any_code, min_size=1, max_size=3, unique=True)
    counted = st.one_of(st.just("others"), several) if over is None else chosen(over)
    return record(kind, draw(_arguments(kind, wanted, named, counted)))


_MANY: Final[Mapping[str, Any]] = MappingProxyType({"min_size": 2, "max_size": 4, "unique": True})


def _kinds_of(unit: str) -> tuple[str, ...]:
    plain = ("count", "external_score", "average", "index", "expression")
    shares = ("ratio", "ratio", "growth", "share_achieved", "share_achieved") if unit in SHARES else ()
    return (*plain, *shares, *((OWN,) if unit == "bilangan" else ()))


@st.composite
def _arguments(draw: DrawFn, kind: str, unit: str, names: list[str], over: SearchStrategy[Any]) -> dict[str, Any]:
    """Draw what a strategy is called with, for a formula that comes out in ``unit``."""
    own: dict[str, Any] = draw(st.sampled_from([{}, {"unit": unit}]))
    match kind:
        case "count":
            return {"component": names[0], **own}
        case "external_score":
            said = {"assessor": draw(some_text), "document": draw(some_text)}
            return {"component": names[0], **said, **own}
        case "average":
            return {"components": names, **own}
        case "index":
            weights = draw(st.sampled_from([text.split() for text in _WEIGHTS if len(text.split()) <= len(names)]))
            return {"weights": dict(zip(names, weights, strict=False)), **own}
        case "expression":
            return draw(_expressions(unit, names))
        case "share_achieved":
            mark: dict[str, Any] = draw(st.sampled_from([{}, {"reached_at": 90}, {"reached_at": "99.5"}]))
            return {"over": draw(over), "scale": SHARES[unit], **mark}
    sides = dict(zip(("numerator", "denominator") if kind == "ratio" else ("now", "before"), names, strict=False))
    measured = draw(st.sampled_from(["bilangan", "orang", "rupiah", "dokumen"]))
    return {**sides, "unit": measured, "scale": SHARES[unit]}


@st.composite
def _expressions(draw: DrawFn, unit: str, names: list[str]) -> dict[str, Any]:
    a, b = names[:2]
    if unit in SHARES and draw(st.booleans()):
        factor = _FACTORS.get(unit, "")
        return {"text": draw(st.sampled_from([f"{factor}{a} / {b}", f"{factor}({a} - {b}) / {b}"]))}
    above, _, below = unit.partition(" / ")
    if below:
        return {"text": f"{a} / {b}", "units": {a: above, b: below}}
    shapes = [
        f"{a} + {b}",
        f"smaller_of({a}, {b})",
        f"({a} + 2 * {b}) / 3",
        f"larger_of({a}; {b}) × 0.5",
        f"-{a} - {b}",
    ]
    return {"text": draw(st.sampled_from(shapes)), "units": {a: unit, b: unit}}


def achievement_rules() -> SearchStrategy[AchievementRule]:
    """Draw the rules that have a name, and rules of others."""
    named = st.sampled_from(list(ACHIEVEMENT_RULES.values()))
    gained = Formula.of("gained", Calculation(Operator.SUBTRACT, Component("realisasi"), Component("target")))
    better: SearchStrategy[Any] = st.sampled_from(["higher", "lower", "on-target"])
    others = st.builds(AchievementRule, any_code, st.just(gained), better, any_text, st.sampled_from(["T", "S", "M"]))
    return st.one_of(named, others)


@st.composite
def taking(draw: DrawFn, formula: Formula, unit: str, known: Mapping[str, str]) -> Formula:
    """Draw the formula of an indicator in ``unit`` with some components taken from indicators ``known`` by their units.

    A component is only taken where the other indicator is measured in what the component is.
    """
    taken: dict[str, Source] = {}
    for component in formula.components:
        measured = component.unit or unit
        choices: list[Source] = [Taken(code) for code, other in known.items() if other == measured]
        choices += [Taken(code, "achievement") for code in known if measured == "persen"]
        if component.source is None and choices and draw(st.booleans()):
            taken[component.name] = draw(st.sampled_from(choices))
    return formula.taking(taken)


def inputs(tree: Node, values: SearchStrategy[Any]) -> SearchStrategy[dict[str, Any]]:
    """Draw a value for every component of a tree."""
    return st.fixed_dictionaries({component.name: values for component in components_of(tree)})

"""Drawn indicators and rows: the same ones in every run, so that every engine computes them in one batch."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING, Any, Final

from sakip import CategoryScale, Indicator
from sakip.figures import ROUNDINGS
from sakip.formulas.achievement import ACHIEVEMENT_RULES
from sakip.tree import Calculation, Component, Constant, Formula, Operator

if TYPE_CHECKING:
    from sakip.tree import Node

COMPONENTS: Final = ("a", "b", "c")


def tree(chance: Random, deep: int = 3) -> Node:
    """Return a formula of any shape; any division may be by zero."""
    if not deep or chance.random() < 0.2:
        if chance.random() < 0.75:
            return Component(chance.choice(COMPONENTS), "bilangan")
        return Constant(Fraction(chance.randint(-20, 20), chance.randint(1, 7)))
    return Calculation(chance.choice(list(Operator)), tree(chance, deep - 1), tree(chance, deep - 1))


def indicator(chance: Random, code: str) -> Indicator:
    """Return an indicator of any shape and policy."""
    polarity = chance.choice([None, *ACHIEVEMENT_RULES, *ACHIEVEMENT_RULES])
    less = polarity is not None and ACHIEVEMENT_RULES[polarity].better == "lower"
    floor, cap = chance.choice([(None, None), (0, None), (None, 120), (0, 100), (-50, Fraction("110.005"))])
    return Indicator(
        code=code,
        name=code,
        unit="bilangan",
        formula=Formula.of("rumus", Calculation(Operator.ADD, Component("a", "bilangan"), tree(chance))),
        polarity=polarity,
        places=chance.randint(0, 4),
        achievement_places=chance.randint(0, 4),
        rounding=chance.choice(list(ROUNDINGS)),
        achievement_from=chance.choice(["published", "exact"]),
        zero_target=chance.choice(["undefined", "met-or-not"]) if less else "undefined",
        floor=floor,
        cap=cap,
        scale=scale(chance),
        achievement_scale=scale(chance),
    )


def scale(chance: Random) -> CategoryScale | None:
    """Return a scale of any policy, or none."""
    if chance.random() < 0.2:
        return None
    edges: list[Any] = sorted(Fraction(cents, 100) for cents in chance.sample(range(-5_000, 20_001), 5))
    edges[0], edges[-1] = chance.choice([edges[0], None]), chance.choice([edges[-1], None])
    return CategoryScale.of(
        "acak",
        edges,
        [(f"K{place}", "") for place in range(4)],
        chance.choice(["upper", "lower"]),
        places=chance.choice([None, 0, 1, 2, 3]),
        rounding=chance.choice(list(ROUNDINGS)),
        beyond=chance.choice(["error", "nearest", "nearest"]),
        classify_from=chance.choice(["published", "published", "exact"]),
    )


def number(chance: Random) -> float | None:
    """Return a number of at most two decimals, small ones more often than others; now and then none."""
    size = chance.choice([0, 3, 200, 10_000, 10**6, 10**9])
    places = chance.choice([0, 1, 2])
    return None if chance.random() < 0.03 else chance.randint(-size // 2, size) / 10**places


def table(seed: int, many: int = 12, rows: int = 25) -> tuple[list[Indicator], dict[str, list[Any]], dict[str, str]]:
    """Return so many indicators, and so many rows of each as columns of floats."""
    chance = Random(seed)  # noqa: S311  # a sample, no secret
    drawn = [indicator(chance, f"acak-{place}") for place in range(many)]
    codes = [one.code for one in drawn for _ in range(rows)]
    columns: dict[str, list[Any]] = {
        "nomor": list(range(len(codes))),
        "indicator": codes,
        "period": ["2024"] * len(codes),
    }
    for name in (*COMPONENTS, "target"):
        columns[name] = [number(chance) for _ in codes]
    kinds = dict.fromkeys(columns, "float") | {"nomor": "integer", "indicator": "text", "period": "text"}
    return drawn, columns, kinds

"""The library passes its own kit: the packaged sets, every strategy, every rule, every scale of a regulation."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest

import sakip
from sakip import regulations
from sakip.formulas import STRATEGIES
from sakip.formulas.achievement import ACHIEVEMENT_RULES
from sakip.review import review
from sakip.testing.kit import (
    Example,
    Worked,
    check_formula,
    check_rule,
    check_scale,
    check_set,
    parametrize_with_checks,
)

if TYPE_CHECKING:
    from collections.abc import Callable

HERE: Final = "Worked out by hand for the tests."
ZERO: Final = "zero-denominator"
CUT: Final = "is cut off at two decimals, where the Renstra rounds the others"


def found_in(name: str) -> dict[str, str]:
    """What the review finds in a decree that stands as it was signed; which findings those are is tested there."""
    found = review(sakip.load(name)).findings
    return {f"review-{one.code}": one.message("en") for one in found if one.severity != "info"}


@pytest.mark.parametrize("name", ["mojosari-2024", "mumbulsari-2025"])
def test_the_sets_of_decrees_conform(name: str) -> None:
    check_set(name, expected_failures=found_in(name))


@parametrize_with_checks(
    "muncar-2024",
    expected_failures={
        "published-ikm-2021": f"100.386… {CUT}",
        "published-kinerja-pemerintah-2020": f"108.988… {CUT}",
        **found_in("muncar-2024"),
    },
)
def test_the_set_of_muncar_conforms(check: Callable[[], None]) -> None:
    """Of its 25 published achievements the library comes to 23."""
    check()


# --- strategies -------------------------------------------------------------------------------------------------------


def worked(*rows: tuple[dict[str, Any], Any], unit: str | None = None, **arguments: Any) -> Worked:
    """Return examples; an answer that no number is, is a reason."""
    reasons = {ZERO, "missing-component", "not-reported"}
    made = (
        Example(given, **({"reason": answer} if answer in reasons else {"value": answer}), source=HERE)
        for given, answer in rows
    )
    return Worked(tuple(made), arguments, unit)


BUILT_IN: Final = {
    "average": worked(
        ({"a": 80, "b": 90}, 85), ({"a": 0, "b": 1}, "1/2"), ({"a": None, "b": 90}, "missing-component"),
        components=["a", "b"], unit="nilai",
    ),
    "count": worked(({"jumlah": 12}, 12), ({"jumlah": 0}, 0), ({"jumlah": None}, "not-reported")),
    "expression": worked(
        ({"realisasi": 2, "pagu": 3}, "200/3"), ({"realisasi": 0, "pagu": 3}, 0), ({"realisasi": 1, "pagu": 0}, ZERO),
        text="100 * realisasi / pagu", units={"realisasi": "rupiah", "pagu": "rupiah"}, unit="persen",
    ),
    "external_score": worked(
        ({"nilai": "78.5"}, "78.5"), ({"nilai": 0}, 0), ({"nilai": 100}, 100), assessor="Inspektorat", document="LHE",
    ),
    "growth": worked(
        ({"kini": 120, "lalu": 100}, 20), ({"kini": 75, "lalu": 100}, -25), ({"kini": 1, "lalu": 0}, ZERO),
        now="kini", before="lalu", unit="persen",
    ),
    "index": worked(
        ({"a": 9, "b": 3}, 5), ({"a": 0, "b": 0}, 0), ({"a": 1, "b": 1}, 1), weights={"a": "1/3", "b": "2/3"},
    ),
    "ratio": worked(
        ({"lahir": 4, "warga": 1000}, 4), ({"lahir": 1, "warga": 3}, "1000/3"), ({"lahir": 1, "warga": 0}, ZERO),
        numerator="lahir", denominator="warga", unit="permil", scale="per 1.000",
    ),
    "recorded": worked(
        ({"kader": 12, "desa": 8}, "1.5"), ({"kader": 0, "desa": 8}, 0), ({"kader": 1, "desa": 0}, ZERO),
        name="kader_per_desa", unit="orang / desa", steps=["kader", "desa", "/"],
        components=[{"name": "kader", "unit": "orang"}, {"name": "desa", "unit": "desa"}],
    ),
    "share_achieved": worked(
        ({"tercapai": 5, "seluruh": 8}, "62.5"), ({"tercapai": 0, "seluruh": 8}, 0),
        ({"tercapai": 0, "seluruh": 0}, ZERO),
        unit="persen",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(STRATEGIES))
def test_every_strategy_of_the_library_conforms(kind: str) -> None:
    given = BUILT_IN[kind]
    check_formula(kind, examples=given.examples, arguments=given.arguments, unit=given.unit)


def achieved(*rows: tuple[int, int, Any]) -> tuple[Example, ...]:
    return worked(*(({"realisasi": realised, "target": target}, answer) for realised, target, answer in rows)).examples


RULES: Final = {
    "higher": achieved((90, 80, "112.5"), (0, 80, 0), (5, 0, ZERO)),
    "lower-mirror": achieved((5, 10, 150), (25, 10, -50), (5, 0, ZERO)),
    "lower-inverse": achieved((5, 10, 200), (20, 10, 50), (0, 10, ZERO)),
    "stabilise": achieved((12, 10, 80), (8, 10, 80), (10, 10, 100)),
}


@pytest.mark.parametrize("rule", sorted(ACHIEVEMENT_RULES))
def test_every_rule_of_the_library_conforms(rule: str) -> None:
    check_rule(rule, examples=RULES[rule])


@pytest.mark.parametrize("key", sorted(regulations.keys()))
def test_every_scale_of_a_regulation_conforms(key: str) -> None:
    check_scale(regulations.scale(key, on=date(2024, 12, 31)))

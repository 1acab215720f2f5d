"""The checks of a strategy: that its formula is exact, explained, measured in something, and computed in columns.

A strategy needs nothing but to return a :class:`sakip.Formula`; everything else the library does with the tree. These
checks prove that it can, for the tree at hand::

    check_formula(desa_tercapai, unit="persen", examples=[
        Example({"tercapai": 15, "total": 20}, 75, source="LKjIP 2024 hlm. 12"),
        Example({"tercapai": 0, "total": 20}, 0, source="LKjIP 2023 hlm. 11"),
        Example({"tercapai": 0, "total": 0}, reason="zero-denominator", source="Perbup 12/2024 lampiran"),
    ])
"""

from __future__ import annotations

import copy
import json
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from sakip.errors import FormulaError, UnitError, quoted
from sakip.formulas import record
from sakip.formulas import strategy as found
from sakip.interpreters.dimensions import check as check_dimensions
from sakip.interpreters.dimensions import dimension_of
from sakip.interpreters.portable import from_json, to_json
from sakip.testing.kit.conformance import LEAST_EXAMPLES, Check, Conformance, Example, Fault, catalogue
from sakip.testing.kit.examples import docstring
from sakip.testing.kit.readings import blanks_and_zeros, columns, exactness, explanation, replay
from sakip.testing.kit.trials import Trial
from sakip.toml.text import Literal
from sakip.tree import Calculation, Component, Constant, Formula, components_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from sakip.packs import Registry
    from sakip.tree import Node

_FOREIGN = ("orang", "rupiah", "dokumen", "hari")


def check_formula(  # noqa: PLR0913  # each says one thing of the strategy
    strategy: Callable[..., Any] | Formula | str,
    *,
    examples: Iterable[Example],
    arguments: Mapping[str, Any] | None = None,
    unit: str | None = None,
    own_units: tuple[str, ...] = (),
    reference: Callable[..., Any] | None = None,
    registry: Registry | None = None,
    only: Collection[str] = (),
) -> None:
    """Check a strategy: a function called with ``arguments``, a Formula, or the name of one.

    ``unit`` is what it must come out in, ``reference`` the same arithmetic as a plain function of fractions, if there
    is one. ``only`` names some of :data:`FORMULA_CHECKS`.

    Raises:
        ConformanceError: when a check fails; every one that does is named.
        UnknownNameError: when ``only`` names no check.
    """
    trial = Trial(strategy, tuple(examples), arguments or {}, unit, own_units, reference, registry)
    conformance_of(trial).demand(only)


def conformance_of(trial: Trial, checks: Mapping[str, Check] | None = None, title: str = "") -> Conformance:
    """Return the checks of a strategy on trial."""
    return Conformance(title or trial.title, trial, checks or FORMULA_CHECKS, GATES)


# --- what it is -------------------------------------------------------------------------------------------------------


def recorded(trial: Trial) -> Iterator[Fault]:
    """A strategy gives a formula for its arguments."""
    trial.formula  # noqa: B018  # making it raises what is wrong with it
    yield from ()


def pure(trial: Trial) -> Iterator[Fault]:
    """It gives the same formula every time, and leaves its arguments alone."""
    arguments = copy.deepcopy(dict(trial.arguments))
    for _ in range(2):
        again = trial.make(arguments)
        if again != trial.formula:
            yield Fault(
                f"called again with the same arguments it makes another formula: {again.kind} of "
                f"{again.components}, not {trial.formula.components}",
                "Let the formula depend on the arguments alone: no counter, clock, file or global.",
            )
            return
    if arguments != dict(trial.arguments):
        yield Fault("it changes the arguments it is given", "Copy a list or a mapping before changing it.")


def documented(trial: Trial) -> Iterator[Fault]:
    """A function, or what was recorded of one, has a docstring: what its value means, and by which document."""
    named = isinstance(trial.strategy, str)
    strategy: Any = found(trial.title, trial.registry) if named else trial.strategy
    if isinstance(strategy, Formula) and not named:
        return  # made of a tree, perhaps, and not of a function
    if not docstring(strategy).strip():
        yield Fault("it has no docstring", "Say what its value means, in which unit, and by which document.")


def exact_nodes(trial: Trial) -> Iterator[Fault]:
    """The tree is made of the three kinds of node, and its constants are fractions: there is no float in it."""
    waiting: list[Node] = [trial.formula.tree]
    while waiting:
        node = waiting.pop()
        if type(node) not in {Component, Constant, Calculation}:
            yield Fault(
                f"its tree has a {type(node).__name__}, which no interpreter knows",
                "Use Component, Constant and Calculation as they are.",
            )
        elif isinstance(node, Calculation):
            waiting += (node.left, node.right)
        elif isinstance(node, Constant) and type(node.value) is not Fraction:
            yield Fault(
                f"its constant {node.value} is a {type(node.value).__name__}, not an exact number",
                "Write sakip.constant('0.25') or sakip.constant('1/9').",
            )


def components(trial: Trial) -> Iterator[Fault]:
    """It declares the components its tree reads: each once, and no other."""
    declared = trial.formula.components
    read = components_of(trial.formula.tree)
    for component in read:
        if component not in declared:
            yield Fault(
                f"its tree reads {component.name!r}, which it does not declare", "Make it with Formula.of(kind, tree)."
            )
    for component in declared:
        if component not in read or declared.count(component) > 1:
            yield Fault(
                f"it declares {component.name!r}, which its tree does not read just so",
                "Leave it out, or make the formula with Formula.of(kind, tree).",
            )


def worked_examples(trial: Trial) -> Iterator[Fault]:
    """There are at least three, each with its source, with different values, for the components it has."""
    if len(trial.examples) < LEAST_EXAMPLES:
        yield Fault(
            f"it has {len(trial.examples)} worked examples, not {LEAST_EXAMPLES}",
            "Add lines like 'tercapai = 15, total = 20 -> 75 (LKjIP 2024 hlm. 12)' to its docstring, or examples=[…].",
        )
    for example in trial.examples:
        if set(example.inputs) != set(trial.names):
            yield Fault(
                f"an example is over {', '.join(example.inputs)}, the formula over {', '.join(trial.names)}",
                "Give every component of the formula a number, or None where it is blank.",
            )
        if not example.source.strip():
            yield Fault(
                f"the example {_shown(example)} has no source", "Say in which document, and where, it is worked out."
            )
    values = {example.value for example in trial.examples if example.value is not None}
    if len(trial.examples) >= LEAST_EXAMPLES and len(values) < 2:
        yield Fault("its examples all come to one value", "Give two at least that come to different ones.")


def _shown(example: Example) -> str:
    return ", ".join(f"{name} = {'blank' if value is None else value}" for name, value in example.inputs.items())


def dimensions(trial: Trial) -> Iterator[Fault]:
    """It comes out in the unit it is declared in, and in nothing that measures something else."""
    check_dimensions(trial.formula.tree, trial.measured_in, trial.own_units)
    found = dimension_of(trial.formula.tree, trial.measured_in, trial.own_units)
    if any(component.unit is None for component in trial.formula.components):
        return  # it is in whatever the indicator is in
    for unit in _FOREIGN:
        try:
            check_dimensions(trial.formula.tree, unit, trial.own_units)
        except UnitError:
            continue
        if dimension_of(Component("x", unit), unit) != found:
            yield Fault(f"an indicator in {unit} may have it too", "Say what each component is measured in.")


# --- what becomes of it elsewhere -------------------------------------------------------------------------------------


def round_trip(trial: Trial) -> Iterator[Fault]:
    """Its tree goes through JSON and comes back the same, and so does a copy; what it carries beside are plain values.

    Plain values are what every way to another process keeps: pickle, a database, a set file.
    """
    formula = trial.formula
    if from_json(json.loads(json.dumps(to_json(formula.tree)))) != formula.tree:
        yield Fault("its tree comes back from JSON as another", "Use Component, Constant and Calculation as they are.")
    if copy.deepcopy(formula) != formula:
        yield Fault("a copy of it is another formula", "Keep nothing but texts in its details.")
    for carried in (formula.details, formula.call):
        for name, value in carried.items():
            if not _is_plain(value):
                yield Fault(
                    f"it carries {name!r}, {quoted(value)}, which is no plain value", "Carry texts and numbers."
                )


def _is_plain(value: Any) -> bool:
    if type(value) in _CONTAINERS:
        inner = [*value, *value.values()] if isinstance(value, dict) else value
        return all(map(_is_plain, inner))
    return type(value) in _PLAIN


_CONTAINERS: Final = frozenset({dict, list, tuple})
_PLAIN: Final = frozenset({str, int, float, bool, Decimal, Fraction, Literal})


def call(trial: Trial) -> Iterator[Fault]:
    """What it says a set file would ask for it by gives this formula again."""
    asked = dict(trial.formula.call)
    kind = asked.pop("kind", None)
    if kind is None:
        return
    try:
        again = record(kind, asked, registry=trial.registry)
    except (FormulaError, LookupError) as error:
        yield Fault(f"a set file that asks for it as {dict(trial.formula.call)} fails: {error}", _ASKING)
        return
    sources = {one.name: one.source for one in trial.formula.components if one.source is not None}
    if again.taking(sources) != trial.formula:
        yield Fault(f"a set file that asks for it as {dict(trial.formula.call)} gets another formula", _ASKING)


_ASKING = "Leave call alone: it is filled in where a formula is asked for by its name."


FORMULA_CHECKS: Final[Mapping[str, Check]] = MappingProxyType(
    catalogue(
        recorded, pure, documented, exact_nodes, components, worked_examples, dimensions,
        exactness, explanation, columns, blanks_and_zeros, round_trip, call, replay,
    )
)  # fmt: skip
"""The checks of a strategy by name."""

GATES: Final = ("recorded", "exact-nodes", "components", "dimensions")

"""Recording: a function is called once with parameters that note what is done to them, and a formula comes out."""

from __future__ import annotations

import inspect
import os
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, overload

from sakip.errors import FormulaError, quoted
from sakip.figures import number
from sakip.tree.nodes import (
    Calculation,
    Component,
    Constant,
    Formula,
    Node,
    Operator,
    Source,
    Taken,
    Tally,
    components_of,
    is_name,
)

if TYPE_CHECKING:
    from collections.abc import Callable


@overload
def formula(function: Callable[..., Any], /) -> Formula: ...
@overload
def formula(**units: str | Source | None) -> Callable[[Callable[..., Any]], Formula]: ...
def formula(
    function: Callable[..., Any] | None = None, /, **units: str | Source | None
) -> Formula | Callable[[Callable[..., Any]], Formula]:
    """Record the decorated function as a formula.

    Each keyword names a parameter of the function and says its unit, or where it is taken from (:class:`Taken`,
    :class:`Tally`); None is the unit of the indicator. Parameters not named are plain numbers.

    Raises:
        FormulaError: at once, with the author's line and the remedy, when the function does what a tree cannot say.
    """

    def record(function: Callable[..., Any]) -> Formula:
        parameters = inspect.signature(function).parameters
        for name in units:
            if name not in parameters:
                raise _unrecordable(f"{function.__name__} has no parameter {name!r}", "Name its parameters.")
        for name, parameter in parameters.items():
            if parameter.kind not in (parameter.POSITIONAL_ONLY, parameter.POSITIONAL_OR_KEYWORD):
                raise _unrecordable(f"parameter {name!r} of {function.__name__} is not a plain name", "Name each one.")
            if not is_name(name):
                raise _unrecordable(f"{name!r} cannot name a component", "Use letters, digits and underscores.")
        components = tuple(_declared(name, units.get(name, "bilangan")) for name in parameters)
        result = function(*(Recorded(component) for component in components))
        tree = _node(result)
        used = components_of(tree)
        for component in components:
            if component not in used:
                raise _unrecordable(
                    f"{function.__name__} never uses its parameter {component.name!r}", "Use it or leave it out"
                )
        return Formula(function.__name__, tree, components, doc=inspect.getdoc(function) or "")

    return record if function is None else record(function)


def _declared(name: str, unit: str | Source | None) -> Component:
    if isinstance(unit, Taken | Tally):
        return Component(name, source=unit)
    return Component(name, unit)


def smaller_of(first: Any, second: Any) -> Any:
    """Record the smaller of two, inside a formula."""
    return Recorded(Calculation(Operator.SMALLER, _node(first), _node(second)))


def larger_of(first: Any, second: Any) -> Any:
    """Record the larger of two, inside a formula."""
    return Recorded(Calculation(Operator.LARGER, _node(first), _node(second)))


class Recorded:
    """Stands for a node while a formula is being recorded, and notes what is done to it."""

    __slots__ = ("node",)
    __hash__ = None  # type: ignore[assignment]  # a recorded value is compared by nothing

    def __init__(self, node: Node) -> None:
        self.node = node

    def __add__(self, other: object) -> Recorded:
        return _recorded(Operator.ADD, self, other)

    def __radd__(self, other: object) -> Recorded:
        # where sum([a, b]) starts from; a plain 0 cannot be added to rupiah
        if type(other) is int and other == 0:
            return self
        return _recorded(Operator.ADD, other, self)

    def __sub__(self, other: object) -> Recorded:
        return _recorded(Operator.SUBTRACT, self, other)

    def __rsub__(self, other: object) -> Recorded:
        return _recorded(Operator.SUBTRACT, other, self)

    def __mul__(self, other: object) -> Recorded:
        return _recorded(Operator.MULTIPLY, self, other)

    def __rmul__(self, other: object) -> Recorded:
        return _recorded(Operator.MULTIPLY, other, self)

    def __truediv__(self, other: object) -> Recorded:
        return _recorded(Operator.DIVIDE, self, other)

    def __rtruediv__(self, other: object) -> Recorded:
        return _recorded(Operator.DIVIDE, other, self)

    def __neg__(self) -> Recorded:
        return _recorded(Operator.MULTIPLY, Constant(Fraction(-1)), self)

    def __pos__(self) -> Recorded:
        return self

    def _compared(self, *_: object) -> NoReturn:
        raise _unrecordable(
            "a formula cannot compare or branch",
            "Use sakip.smaller_of() or sakip.larger_of(), or compute the choice upstream and report it as a component.",
        )

    __bool__ = __lt__ = __le__ = __gt__ = __ge__ = __eq__ = __ne__ = _compared

    def _numeric(self, *_: object) -> NoReturn:
        raise _unrecordable(
            "a formula can only add, subtract, multiply and divide",
            "Compute anything else upstream and report it as a component; rounding belongs to the indicator (places).",
        )

    __float__ = __int__ = __index__ = __round__ = __abs__ = __pow__ = __rpow__ = _numeric
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __iter__ = __len__ = __getitem__ = __call__ = _numeric
    __divmod__ = __rdivmod__ = __matmul__ = __rmatmul__ = __invert__ = __trunc__ = _numeric
    __and__ = __rand__ = __or__ = __ror__ = __xor__ = __rxor__ = _numeric


def _recorded(operator: Operator, left: object, right: object) -> Recorded:
    return Recorded(Calculation(operator, _node(left), _node(right)))


def _node(value: object) -> Node:
    if isinstance(value, Recorded):
        return value.node
    if isinstance(value, Component | Constant | Calculation):
        return value
    if isinstance(value, float):
        raise _unrecordable(
            f"{value!r} is a float, which is not exact", f"Write sakip.constant({repr(value)!r}) instead"
        )
    if isinstance(value, int | Decimal | Fraction) and not isinstance(value, bool):
        return Constant(value if isinstance(value, Fraction) else number(value))
    raise _unrecordable(
        f"{quoted(value)} cannot be part of a formula",
        "Use the parameters, whole numbers, sakip.constant('0.25') and sakip.PERCENT",
    )


def _unrecordable(what: str, remedy: str) -> FormulaError:
    line = _line_of_the_author()
    return FormulaError(f"{line}: {what}" if line else what, remedy.rstrip(".") + ".", line=line)


def _line_of_the_author() -> str | None:
    here = str(Path(__file__).parents[1]) + os.sep  # with the separator, or sakip_jember beside it were ours too
    frame = sys._getframe(1)  # noqa: SLF001  # inspect.stack() reads source files; only the line number is wanted
    while frame is not None:
        if not frame.f_code.co_filename.startswith(here):
            return f"{frame.f_code.co_filename}:{frame.f_lineno}"
        frame = frame.f_back  # type: ignore[assignment]  # None ends the loop
    return None

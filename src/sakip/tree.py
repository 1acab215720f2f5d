"""A formula, recorded once as an immutable tree that every reading shares.

A strategy is a function over named parameters. :func:`formula` calls it once, when it is defined, with parameters that
record what is done to them. What comes out is a tree of three kinds of node and nothing else: :class:`Component` (a
named input), :class:`Constant` (an exact number) and :class:`Calculation` (``+ - * /``, the smaller or the larger of
two). The same tree is computed exactly, explained, checked for dimensions and compiled to columns.

>>> @formula(tercapai="desa", total="desa")
... def desa_tercapai(tercapai, total):
...     return tercapai / total * PERCENT
>>> [component.name for component in desa_tercapai.components]
['tercapai', 'total']

What a tree cannot say fails where it is written, with the remedy: ``if``, a comparison, ``min``, a float literal.
"""

from __future__ import annotations

import enum
import inspect
import os
import re
import sys
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, NoReturn, TypeAlias, overload

from attrs import evolve, field, frozen

from sakip.errors import FormulaError, quoted
from sakip.figures import number, share

if TYPE_CHECKING:
    from collections.abc import Callable

    from sakip.figures import NumberLike

LARGEST_TREE: Final = 2_000
"""How many nodes a formula may have."""
DEEPEST_TREE: Final = 200
"""How deeply a formula may be nested."""

LONGEST_NAME: Final = 60
"""How many characters the name of a component may have."""

_NAME = re.compile(rf"[A-Za-z][A-Za-z0-9_]{{0,{LONGEST_NAME - 1}}}")


# --- nodes ------------------------------------------------------------------------------------------------------------


class Operator(enum.StrEnum):
    """What a :class:`Calculation` does with its two sides."""

    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "*"
    DIVIDE = "/"
    SMALLER = "smaller_of"
    LARGER = "larger_of"


@frozen
class Taken:
    """Where a component comes from when it is not reported: another indicator of the same set."""

    indicator: str
    take: Literal["value", "achievement"] = "value"


@frozen
class Tally:
    """A component counted over other indicators of the set.

    ``count`` is ``"achieved"`` (those whose achievement is at least ``reached_at`` percent) or ``"all"``; ``over``
    names the indicators, and when it is empty it is every other one of the set.
    """

    count: Literal["achieved", "all"]
    over: tuple[str, ...] = ()
    reached_at: Fraction = Fraction(100)


Source: TypeAlias = Taken | Tally


def _check_name(_: object, __: object, name: Any) -> None:
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise FormulaError(
            f"{quoted(name)} cannot name a component",
            "Use letters, digits and underscores, starting with a letter, at most 60.",
        )


@frozen
class Component:
    """A named input of a formula.

    ``unit`` is what it is measured in; None means the unit of the indicator itself. ``source`` is None when the
    component is reported.
    """

    name: str = field(validator=_check_name)
    unit: str | None = None
    source: Source | None = None
    size: int = field(init=False, default=1, eq=False, repr=False)
    depth: int = field(init=False, default=1, eq=False, repr=False)


def _check_exact(_: object, __: object, value: Any) -> None:
    if not isinstance(value, Fraction):
        raise FormulaError(f"{quoted(value)} is not an exact constant", "Write constant('0.25') or constant('1/9').")


@frozen
class Constant:
    """An exact number that belongs to the formula; ``unit`` makes 100 percent of 100."""

    value: Fraction = field(validator=_check_exact)
    unit: str = "bilangan"
    size: int = field(init=False, default=1, eq=False, repr=False)
    depth: int = field(init=False, default=1, eq=False, repr=False)


@frozen
class Calculation:
    """Two nodes and what is done with them."""

    operator: Operator
    left: Node
    right: Node
    size: int = field(init=False, eq=False, repr=False)
    depth: int = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        size = 1 + self.left.size + self.right.size
        depth = 1 + max(self.left.depth, self.right.depth)
        if size > LARGEST_TREE or depth > DEEPEST_TREE:
            raise FormulaError(
                f"the formula has more than {LARGEST_TREE} nodes or is nested deeper than {DEEPEST_TREE}",
                "Compute part of it upstream and report the result as a component.",
            )
        object.__setattr__(self, "size", size)
        object.__setattr__(self, "depth", depth)


Node: TypeAlias = Component | Constant | Calculation

PERCENT: Final = Constant(Fraction(100), "persen")
"""The factor that turns a share into a percentage."""


def constant(value: NumberLike, unit: str = "bilangan") -> Constant:
    """Return an exact constant for use in a formula: ``constant("0.25")``, ``constant("1/9")``.

    Raises:
        NumberError: when ``value`` is no number or ratio of numbers.
    """
    return Constant(share(value), unit)


def components_of(tree: Node) -> tuple[Component, ...]:
    """Return the components of ``tree``, each once, in the order in which they are read."""
    found: dict[str, Component] = {}
    _collect(tree, found)
    return tuple(found.values())


def _collect(tree: Node, found: dict[str, Component]) -> None:
    match tree:
        case Component(name=name):
            if found.setdefault(name, tree) != tree:
                raise FormulaError(f"component {name!r} stands for two things", "Give each its own name.")
        case Calculation(left=left, right=right):
            _collect(left, found)
            _collect(right, found)
        case Constant():
            pass


def replace_components(tree: Node, replacement: Callable[[Component], Node]) -> Node:
    """Return ``tree`` with every component replaced by ``replacement(component)``."""
    match tree:
        case Component():
            return replacement(tree)
        case Calculation(operator=operator, left=left, right=right):
            return Calculation(operator, replace_components(left, replacement), replace_components(right, replacement))
        case Constant():
            return tree


# --- formulas ---------------------------------------------------------------------------------------------------------


def _kept(given: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(dict(given))


@frozen
class Formula:
    """A recorded formula: what strategy made it, its tree, its components in their author's order.

    ``details`` is what a strategy must say beside the arithmetic, such as the assessor of an external score. ``call``
    is how a set file asks for it, where that is known: ``{"kind": "ratio", "numerator": "realisasi", …}``.
    """

    kind: str
    tree: Node
    components: tuple[Component, ...]
    details: Mapping[str, str] = field(factory=dict, converter=_kept, hash=False)
    call: Mapping[str, Any] = field(factory=dict, converter=_kept, eq=False, repr=False)

    @classmethod
    def of(cls, kind: str, tree: Node, details: Mapping[str, str] | None = None) -> Formula:
        """Make a formula of a tree, its components in the order in which they are read."""
        return cls(kind, tree, components_of(tree), details or {})

    def taking(self, sources: Mapping[str, Source]) -> Formula:
        """Return this formula with the components named in ``sources`` taken from there instead of reported.

        Raises:
            FormulaError: when ``sources`` names a component the formula has not.
        """
        names = [component.name for component in self.components]
        for name in sources:
            if name not in names:
                raise FormulaError(f"{self.kind} has no component {name!r}", f"It has {', '.join(names)}.")

        def sourced(component: Component) -> Component:
            return evolve(component, source=sources.get(component.name, component.source))

        return evolve(
            self,
            tree=replace_components(self.tree, sourced),
            components=tuple(sourced(component) for component in self.components),
        )

    def __reduce__(self) -> tuple[Any, ...]:
        return _formula, (self.kind, self.tree, self.components, dict(self.details), dict(self.call))


def _formula(*facts: Any) -> Formula:
    return Formula(*facts)


# --- recording --------------------------------------------------------------------------------------------------------


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
            if not _NAME.fullmatch(name):
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
        return Formula(function.__name__, tree, components)

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
    here = str(Path(__file__).parent) + os.sep  # with the separator, or sakip_jember beside it were ours too
    frame = sys._getframe(1)  # noqa: SLF001  # inspect.stack() reads source files; only the line number is wanted
    while frame is not None:
        if not frame.f_code.co_filename.startswith(here):
            return f"{frame.f_code.co_filename}:{frame.f_lineno}"
        frame = frame.f_back  # type: ignore[assignment]  # None ends the loop
    return None

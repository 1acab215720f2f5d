"""A formula and its nodes: components, constants, and calculations of two of them."""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping
from fractions import Fraction
from functools import reduce
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from attrs import evolve, field, frozen

from sakip import hooks
from sakip.errors import FormulaError, UnknownNameError, quoted
from sakip.figures import share

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sakip.figures import NumberLike

LARGEST_TREE: Final = 2_000
"""How many nodes a formula may have."""
DEEPEST_TREE: Final = 200
"""How deeply a formula may be nested."""

LONGEST_NAME: Final = 60
"""How many characters the name of a component may have."""

_NAME = re.compile(rf"[A-Za-z][A-Za-z0-9_]{{0,{LONGEST_NAME - 1}}}")
_FOREIGN = re.compile(r"[^A-Za-z0-9]+")


def is_name(name: object) -> bool:
    """Whether something can name a component: letters, digits and underscores, a letter first."""
    return isinstance(name, str) and _NAME.fullmatch(name) is not None


class Operator(enum.StrEnum):
    """What a :class:`Calculation` does with its two sides."""

    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "*"
    DIVIDE = "/"
    SMALLER = "smaller_of"
    LARGER = "larger_of"


def _check_name_among(kind: str, known: tuple[str, ...]) -> Callable[[object, object, object], None]:
    def check(_: object, __: object, name: object) -> None:
        if name not in known:
            raise UnknownNameError.among(kind, name, known)

    return check


@frozen
class Taken:
    """Where a component comes from when it is not reported: another ``indicator`` of the same set, by its code.

    ``take`` says what of it: its ``"value"`` or its ``"achievement"``.

    Raises:
        UnknownNameError: for another ``take``.
    """

    indicator: str
    take: Literal["value", "achievement"] = field(
        default="value", validator=_check_name_among("part of an indicator", ("value", "achievement"))
    )

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt


@frozen
class Tally:
    """A component counted over other indicators of the set.

    ``count`` is ``"achieved"`` (those whose achievement is at least ``reached_at`` percent) or ``"all"``; ``over``
    names the indicators, and when it is empty it is every other one of the set.

    Raises:
        UnknownNameError: for another ``count``.
    """

    count: Literal["achieved", "all"] = field(validator=_check_name_among("way to count", ("achieved", "all")))
    over: tuple[str, ...] = ()
    reached_at: Fraction = Fraction(100)

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt


Source: TypeAlias = Taken | Tally
"""Where a component comes from when it is not reported: :class:`Taken` or :class:`Tally`."""


def _check_name(_: object, __: object, name: Any) -> None:
    if not is_name(name):
        raise FormulaError(
            f"{quoted(name)} cannot name a component",
            "Use letters, digits and underscores, starting with a letter, at most 60.",
            fault="component-name",
            value=name,
        )


def _check_unit(_: object, __: object, unit: Any) -> None:
    if unit is not None and not isinstance(unit, str):
        raise FormulaError(f"{quoted(unit)} is no unit of a component", "Write its name, such as 'orang'.", value=unit)


@frozen
class Component:
    """A named input of a formula: its ``name``.

    ``unit`` is what it is measured in; None means the unit of the indicator itself. ``source`` is None when the
    component is reported.

    Raises:
        FormulaError: when it is no name: a letter, then letters, digits and underscores; or the unit is no text.
    """

    name: str = field(validator=_check_name)
    unit: str | None = field(default=None, validator=_check_unit)
    source: Source | None = None
    size: int = field(init=False, default=1, eq=False, repr=False)
    depth: int = field(init=False, default=1, eq=False, repr=False)

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt


def _check_exact(_: object, __: object, value: Any) -> None:
    if not isinstance(value, Fraction):
        raise FormulaError(f"{quoted(value)} is not an exact constant", "Write constant('0.25') or constant('1/9').")
    share(value)


@frozen
class Constant:
    """An exact number that belongs to the formula, its ``value``; ``unit`` makes 100 percent of 100.

    Raises:
        FormulaError: when the value is no Fraction; :func:`sakip.constant` takes any number.
        NumberError: when it has more digits than a weight may have.
    """

    value: Fraction = field(validator=_check_exact)
    unit: str = "bilangan"
    size: int = field(init=False, default=1, eq=False, repr=False)
    depth: int = field(init=False, default=1, eq=False, repr=False)

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt


@frozen
class Calculation:
    """Two nodes, ``left`` and ``right``, and the ``operator``: what is done with them.

    Raises:
        FormulaError: when the tree comes out too deep or too large.
    """

    operator: Operator
    left: Node
    right: Node
    size: int = field(init=False, eq=False, repr=False)
    depth: int = field(init=False, eq=False, repr=False)

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def __attrs_post_init__(self) -> None:
        size = 1 + self.left.size + self.right.size
        depth = 1 + max(self.left.depth, self.right.depth)
        if size > LARGEST_TREE or depth > DEEPEST_TREE:
            raise FormulaError(
                f"the formula has more than {LARGEST_TREE} nodes or is nested deeper than {DEEPEST_TREE}",
                "Compute part of it upstream and report the result as a component.",
                fault="formula-too-large",
                limit=LARGEST_TREE,
                deepest=DEEPEST_TREE,
            )
        object.__setattr__(self, "size", size)
        object.__setattr__(self, "depth", depth)


Node: TypeAlias = Component | Constant | Calculation
"""A node of a tree: :class:`Component`, :class:`Constant` or :class:`Calculation`."""

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
                raise FormulaError(
                    f"component {name!r} stands for two things",
                    "Give each its own name.",
                    fault="component-twice",
                    name=name,
                )
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


def chain(operator: Operator, nodes: Iterable[Node]) -> Node:
    """Return at least one node, each joined to those before it: ``a + b + c``."""
    return reduce(lambda left, right: Calculation(operator, left, right), nodes)


def component_names(labels: Iterable[str], kind: str) -> list[str]:
    """Return for each label a name of its own that a component can have: ``Kec_Mojosari`` for Kec. Mojosari.

    What begins with no letter is called by its ``kind``: ``sub_1_a`` for 1.a.
    """
    names: dict[str, None] = {}
    for label in labels:
        plain = _FOREIGN.sub("_", label).strip("_")
        stem = plain if plain[:1].isalpha() else f"{kind}_{plain}".rstrip("_")
        stem = name = stem[: LONGEST_NAME - len("_100000")]
        copy = 2
        while name in names:
            name = f"{stem}_{copy}"
            copy += 1
        names[name] = None
    return list(names)


def _kept(given: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(dict(given))


@frozen
class Formula:
    """A recorded formula: the ``kind`` of strategy that made it, its ``tree``, and its ``components``.

    They are in their author's order. ``details`` is what a strategy must say beside the arithmetic, such as the
    assessor of an external score. ``call`` is how a set file asks for it, where that is known: ``{"kind": "ratio",
    "numerator": "realisasi", …}``, and ``doc`` the docstring of the function it was recorded from.
    """

    kind: str
    tree: Node
    components: tuple[Component, ...]
    details: Mapping[str, str] = field(factory=dict, converter=_kept, hash=False)
    call: Mapping[str, Any] = field(factory=dict, converter=_kept, eq=False, repr=False)
    doc: str = field(default="", eq=False, repr=False)

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

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
                raise FormulaError(f"{self.kind} has no component {name!r}", f"It has {', '.join(names)}.",
                                   fault="formula-no-component", name=name, known=names)  # fmt: skip

        def sourced(component: Component) -> Component:
            return evolve(component, source=sources.get(component.name, component.source))

        return evolve(
            self,
            tree=replace_components(self.tree, sourced),
            components=tuple(sourced(component) for component in self.components),
        )
